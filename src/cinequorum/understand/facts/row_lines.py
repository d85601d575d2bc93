"""The lines of a page as rows of a sheet: short ones whole, long ones only where they begin as a player's row does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cinequorum.model.page import Page, Role
from cinequorum.understand.facts.name_runs import names_in_run

_HIDDEN: Final = (Role.METADATA, Role.USER_REVIEW, Role.COMMENTS)
_LONGEST_BLOCK: Final = 4000  # characters
_LONGEST: Final = 90  # characters of a row
_DOTS: Final = re.compile(r"\.{2,}|…+")
_BULLET: Final = re.compile(r"^[•·▪●*–—-]\s+")
# `Jane Doe: Anna – a nurse who ...`: the row is what stands before the description.
_PLAYER: Final = re.compile(r"[^\W\d_][^:.!?\n]{3,40}?\s?:\s[^\W\d_][^:.,;()!?\n–—]{1,40}?(?=\s[–—-]\s|,\s|\s\()")
_LONGEST_LIST: Final = 2500  # characters of a row that is nothing but names
# `Jane Doe, Bo Day, Carl Orr, ...`: pieces that begin with a capital, and no sentence among them.
_LISTED: Final = re.compile(r"(?:[^\W\d_a-z][^,;:!?\n]{1,40},\s?){3,90}[^,;:!?\n]{2,40}(?:,\s?\.{3})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the page: its text, empty where it is too long for a row, and where it starts."""

    text: str
    start: int
    role: Role


def rows_of(page: Page) -> tuple[Row, ...]:
    """Return the lines of a page's blocks in text order; a name, a line of dots and a part become one row."""
    return tuple(_joined(page, list(_lines(page))))


def _lines(page: Page) -> Iterator[Row]:
    for block in page.blocks:
        if block.role in _HIDDEN or block.span.end - block.span.start > _LONGEST_BLOCK:
            continue
        for match in re.finditer(r"[^\n]+", page.slice(block.span)):
            whole = match[0].strip()
            text = _BULLET.sub("", whole)
            at = block.span.start + match.start() + match[0].find(text)
            yield Row(text=_short(text), start=at, role=block.role)


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    player = _PLAYER.match(text)
    if player:
        return player[0]
    return text if len(text) <= _LONGEST_LIST and (_LISTED.fullmatch(text) or names_in_run(text)) else ""


def _joined(page: Page, rows: Sequence[Row]) -> Iterator[Row]:
    """Join `Jane Doe`, `...`, `Anna` on three lines: as long as in the text, with spaces for the line ends."""
    at = 0
    while at < len(rows):
        row = rows[at]
        if at + 2 < len(rows) and row.text and rows[at + 2].text and _DOTS.fullmatch(rows[at + 1].text):
            last = rows[at + 2]
            text = page.text[row.start : last.start + len(last.text)].replace("\n", " ")
            if len(text) <= _LONGEST:
                yield Row(text=text, start=row.start, role=row.role)
                at += 3
                continue
        yield row
        at += 1
