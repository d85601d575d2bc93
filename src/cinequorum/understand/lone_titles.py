"""Single words in italics on pages that set their titles so.

Outside English one capitalised word in italics is often a name or a noun that is stressed. Where a page sets several
titles of several words in italics and hardly anything else, its single words in italics are titles as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cinequorum.model.page import Mark, MarkKind, Page
from cinequorum.understand.mention import Mention, mention_at, other_work
from cinequorum.understand.phrases import is_person
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import looks_like_title, no_film

_FEWEST: Final = 5
_LEAST: Final = 0.6


def sets_titles_in_italics(page: Page) -> bool:
    """Tell whether most of what a page sets in italics, several of them of several words, may be titles.

    Stressed words have small letters; names of persons and of houses are capitalised throughout.
    """
    slanted = {page.slice(m.span).strip(" ,.:;") for m in page.marks if m.kind is MarkKind.EMPHASIS}
    words = {run for run in slanted if run and not run.isdigit()}
    titled = {run for run in words if looks_like_title(run, "") and not is_person(run)}
    several = {run for run in titled if " " in run}
    return len(several) >= _FEWEST and len(titled) >= _LEAST * len(words)


def lone_titles(prose: Prose, index: int, known: frozenset[str], marks: Sequence[Mark]) -> Iterator[Mention]:
    """Yield the single words in italics of one sentence; `marks` are those that begin in it."""
    for mark in marks:
        words = prose.page.slice(mark.span).strip(" ,.:;")
        if mark.kind is not MarkKind.EMPHASIS or " " in words or len(words) < _SHORTEST:
            continue
        if not looks_like_title(words, "") or no_film(words, known):
            continue
        if not other_work(prose, mark.span.start, mark.span.end, prose.sentences[index]):
            yield mention_at(prose, index, (mark.span.start, mark.span.end), "emphasis")


_SHORTEST: Final = 2
