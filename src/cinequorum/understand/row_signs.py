"""What the lines under a name tell of it: the words of each, its links, and whether it is nothing but a mark."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

from cinequorum.model.page import Mark, MarkKind, Page, Role, Span
from cinequorum.understand.detail_signs import signs_of
from cinequorum.understand.row_names import LONGEST
from cinequorum.understand.set_off import is_database

TOLD: Final = frozenset({Role.HEADING, Role.BODY, Role.BYLINE, Role.METADATA, Role.NAVIGATION, Role.RELATED})
"""Roles of the lines that may tell of a name above them."""

_FEWEST: Final = 3  # lines with the same label that make it the page's own
_MARK: Final = re.compile(
    r"(?:(?P<label>[^\W\d_][^:：\n]{1,40}?)\s?[:：–—-]\s?)?"
    r"(?:\d{1,2}(?:[.,]\d{1,2})?\s?(?:/|out of|von|sur|de|su|из)\s?(?:4|5|6|10|100)|[★⭐✭½☆]{2,10}|[A-F][+-])[\W_]{0,4}"
)
_LONGEST_MARK: Final = 70  # characters of a line that is a mark


class Signs(dict[int, frozenset[str]]):
    """What each line tells, by its number, worked out when somebody asks: most lines of a page are under no name."""

    def __init__(self, page: Page, lines: Sequence[str]) -> None:
        super().__init__()
        self._page, self._lines = page, lines
        marked = lines if page.kind.name == "list" else ()  # elsewhere visitors and papers stand over their marks
        labels = Counter(label for line in marked if (label := _mark_label(line)))
        self._marks = frozenset(label for label, count in labels.items() if count >= _FEWEST)

    def __missing__(self, index: int) -> frozenset[str]:
        line, block = self._lines[index], self._page.blocks[index]
        signs = signs_of(line, self._page.language) if block.role in TOLD else frozenset()
        linked = len(line) <= LONGEST and any(is_database(mark.target) for mark in self._links_in(block.span))
        marked = bool(self._marks) and block.role in TOLD and _mark_label(line) in self._marks
        signs = self[index] = signs | ({"linked"} if linked else set()) | ({"marked"} if marked else set())
        return signs

    def _links_in(self, span: Span) -> Sequence[Mark]:
        marks = self._page.marks  # in the order in which they begin
        first = bisect_left(marks, span.start, key=_start)
        return [m for m in marks[first : bisect_left(marks, span.end, first, key=_start)] if m.kind is MarkKind.LINK]


def _start(mark: Mark) -> int:
    return mark.span.start


def _mark_label(line: str) -> str | None:
    """Return the label of a line that is nothing but a mark, "" where it has none; None for any other line.

    A label that marks several works is the page's own: "Our score: 7/10" under one name after the other.

    >>> _mark_label("Our score: 7/10"), _mark_label("★★★☆☆"), _mark_label("7/10 of us liked it")
    ('our score', '', None)
    """
    match = _MARK.fullmatch(line.strip()) if len(line) <= _LONGEST_MARK else None
    return (match["label"] or "").casefold() if match else None
