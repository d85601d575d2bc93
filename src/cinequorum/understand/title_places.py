"""Every place of a page where words are set off that may name another film, those of one title together.

What the rules take for a film's title is among them, and what they see and leave: words in italics, in bold, linked or
between quotation marks. Most of them are none. Runs of capitals in sentences are left to the rules, for nearly all name
persons and places and to weigh each would take a tenth of the time of reading a page; but for those that are a known
film's title.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from cinequorum.model.page import MarkKind
from cinequorum.names.titles import title_key
from cinequorum.understand.known_titles import RUN, known_runs
from cinequorum.understand.mention import Mention, tight
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.phrases import is_person
from cinequorum.understand.prose import Prose
from cinequorum.understand.set_off import QUOTED
from cinequorum.understand.title_shape import LONGEST_SENTENCE, no_film

MOST_PLACES: Final = 4
"""So many places of one title are kept, those that the rules take first."""
_MOST: Final = 200  # titles of a page
_LONGEST: Final = 80  # code points
_MOST_WORDS: Final = 12
_SORTS: Final = {MarkKind.EMPHASIS: "emphasis", MarkKind.STRONG: "strong", MarkKind.LINK: "link"}
_NOBODY: Final = frozenset[str]()
_Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a title stands: offsets into the page's text, the sentence's index, how it is set, what rules make of it.

    `sorts`: `emphasis`, `strong`, `link`, `quoted`, `run` (capitals that are a known film's title), and the form
    of a mention, of which `bare` is not set off.
    """

    start: int
    end: int
    sentence: int
    sorts: frozenset[str]
    mention: Mention | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A title, as it is first written, with its key and its places; `times` counts them all."""

    key: str
    title: str
    places: tuple[Place, ...]
    times: int


def titles_seen(prose: Prose, named: NamedTitles, is_own: Callable[[str], bool]) -> tuple[Seen, ...]:
    """Return what may be a title, in the order of the first places, but for the page's own film (`is_own`)."""
    groups: dict[str, list[Place]] = {}
    text = prose.page.text
    for place in _places(prose, named):
        if key := title_key(text[place.start : place.end]):
            groups.setdefault(key, []).append(place)
    found = []
    for key, places in groups.items():
        ranked = sorted(places, key=lambda place: place.mention is None)
        title = text[ranked[0].start : ranked[0].end]
        if is_own(title) or (ranked[0].mention is None and (is_person(title) or no_film(title, _NOBODY))):
            continue
        found.append(Seen(key=key, title=title, places=tuple(ranked[:MOST_PLACES]), times=len(places)))
        if len(found) == _MOST:
            break
    return tuple(found)


def _places(prose: Prose, named: NamedTitles) -> Iterator[Place]:
    """Yield the places in text order."""
    text = prose.page.text
    mentions = {(m.start, m.end): m for m in named.mentions}
    sorts: dict[_Stretch, set[str]] = {stretch: {m.form} for stretch, m in mentions.items()}
    at: dict[_Stretch, int] = {stretch: m.sentence for stretch, m in mentions.items()}
    for stretch, index, sort in (*_marked(prose), *_quoted(prose)):
        sorts.setdefault(stretch, set()).add(sort)
        at.setdefault(stretch, index)
    for stretch, index in _apart(known_runs(prose, named), sorts):
        sorts[stretch], at[stretch] = {RUN}, index
    ends = {end for _, end in mentions}
    for start, end in sorted(sorts):
        if "(" in text[max(0, start - 3) : start] and _is_second(text, (start, end), ends):
            continue
        yield Place(
            start=start,
            end=end,
            sentence=at[start, end],
            sorts=frozenset(sorts[start, end]),
            mention=mentions.get((start, end)),
        )


def _apart(runs: Iterator[tuple[_Stretch, int]], others: Iterable[_Stretch]) -> list[tuple[_Stretch, int]]:
    """Return the runs that nothing else on the page overlaps."""
    taken = sorted(others)
    ends = list(accumulate((end for _, end in taken), max))

    def is_free(start: int, end: int) -> bool:
        before = bisect_left(taken, (end, 0))  # those that begin before the run's end
        return before == 0 or ends[before - 1] <= start

    return [(run, index) for run, index in runs if is_free(*run)]


def _is_second(text: str, stretch: _Stretch, ends: Set[int]) -> bool:
    """Tell a second title in brackets: right behind one that the rules see, or with its year in a row's head."""
    gap = _SECOND.search(text, max(0, stretch[0] - _GAP), stretch[0])
    if gap is not None and gap.start() in ends:
        return True
    return bool(_YEAR_ENDS.match(text, stretch[1]) and _ROW_HEAD.search(text[max(0, stretch[0] - _HEAD) : stretch[0]]))


_GAP: Final = 8
_HEAD: Final = 90  # code points
_SECOND: Final = re.compile(r"[”\"’'»*_)\]]{0,2}\s?\([“\"‘'«*_]{0,2}$")
"""What stands between a title and its second one, which is no other film: `Salt (Rope, 2008)`."""
_ROW_HEAD: Final = re.compile(r"(?:^|\n)[^\n.!?]{1,80}\([“\"‘'«*_]{0,2}$")
_YEAR_ENDS: Final = re.compile(r"[”\"’'»*_]{0,2},\s(?:18|19|20)\d\d\)")


def _marked(prose: Prose) -> Iterator[tuple[_Stretch, int, str]]:
    """Yield the stretches in italics, in bold or linked, with their sentence and sort."""
    text, sentences = prose.page.text, prose.sentences
    starts = [sentence.span.start for sentence in sentences]
    for mark in prose.page.marks:
        sort, start, end = _SORTS.get(mark.kind), mark.span.start, mark.span.end
        if sort is None or not 1 < end - start <= _LONGEST or not _may_be(text[start:end]):
            continue
        index = bisect_right(starts, start) - 1
        if index >= 0 and end <= sentences[index].span.end + 1:
            yield tight(text, (start, end)), index, sort


def _quoted(prose: Prose) -> Iterator[tuple[_Stretch, int, str]]:
    """Yield the stretches between quotation marks."""
    text = prose.page.text
    signs = [(opening, pattern) for opening, pattern in QUOTED if opening in text]
    for index, sentence in enumerate(prose.sentences) if signs else ():
        words, begin = sentence.text, sentence.span.start
        for opening, pattern in signs:
            if opening in words and len(words) <= LONGEST_SENTENCE:
                for match in pattern.finditer(words):
                    if _may_be(match[1]):
                        yield tight(text, (begin + match.start(1), begin + match.end(1))), index, "quoted"


def _may_be(words: str) -> bool:
    """Tell by the first letter and the length whether words may be a title."""
    first = _FIRST.search(words)
    return first is not None and not first[0].islower() and words.count(" ") < _MOST_WORDS and "\n" not in words.strip()


_FIRST: Final = re.compile(r"[^\W_]")
