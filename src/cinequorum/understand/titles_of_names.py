"""Titles that are names of persons ("Anna Holm"), on pages that set their titles in italics and persons upright."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import Final

from cinequorum.model.page import Mark, MarkKind
from cinequorum.understand.mention import Mention, mention_at
from cinequorum.understand.phrases import is_person
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import looks_like_title

_FEWEST: Final = 4  # other titles in italics that say what italics are for
_LEAST: Final = 3  # times as many titles as names
_EDGES: Final = " ,.:;"


def titles_of_names(prose: Prose) -> dict[int, list[Mention]]:
    """Return the names that are titles by their italics, by index of sentence.

    A person is named upright somewhere; a name that stands in italics wherever it stands is what the film is called.
    Only English is read so: there every title of several words has capitals, and so do names.
    """
    page = prose.page
    if not page.language.startswith("en"):
        return {}
    slanted = [m for m in page.marks if m.kind is MarkKind.EMPHASIS]
    runs = Counter(page.slice(m.span).strip(_EDGES) for m in slanted)
    titles = [run for run in runs if " " in run and looks_like_title(run, "en")]
    if len(titles) <= _FEWEST:
        return {}
    names = {run for run in titles if is_person(run) and page.text.count(run) == runs[run]}
    if not names or len(titles) - len(names) < max(_FEWEST, _LEAST * len(names)):
        return {}
    found: dict[int, list[Mention]] = {}
    starts = [sentence.span.start for sentence in prose.sentences]
    for mark in slanted:
        index = bisect_right(starts, mark.span.start) - 1
        if index >= 0 and page.slice(mark.span).strip(_EDGES) in names and _inside(prose, index, mark):
            found.setdefault(index, []).append(mention_at(prose, index, (mark.span.start, mark.span.end), "emphasis"))
    return found


def _inside(prose: Prose, index: int, mark: Mark) -> bool:
    return mark.span.end <= prose.sentences[index].span.end
