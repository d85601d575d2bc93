"""The lines of a page as rows of a sheet: short ones whole, long ones only where they begin as a player's row does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from cinequorum.model.page import Page, Role
from cinequorum.understand.facts.name_runs import names_in_run

_HIDDEN: Final = (Role.METADATA, Role.USER_REVIEW, Role.COMMENTS)
_LONGEST_BLOCK: Final = 4000  # characters
_LONGEST: Final = 90  # characters of a row
_DOT: Final = (".", "…")
_DOTS: Final = re.compile(r"\.{2,}|…+")
_BULLETS: Final = "•·▪●*–—-"
_BULLET: Final = re.compile(rf"^[{_BULLETS}]\s+")
# `Jane Doe: Anna – a nurse who ...`: the row is what stands before the description.
_PLAYER: Final = re.compile(r"[^\W\d_][^:.!?\n]{3,40}?\s?:\s[^\W\d_][^:.,;()!?\n–—]{1,40}?(?=\s[–—-]\s|,\s|\s\()")
_LONGEST_LIST: Final = 2500  # characters of a row that is nothing but names
# `Jane Doe, Bo Day, Carl Orr, ...`: pieces that begin with a capital, and no sentence among them.
_LISTED: Final = re.compile(r"(?:[^\W\d_a-z][^,;:!?\n]{1,40},\s?){3,90}[^,;:!?\n]{2,40}(?:,\s?\.{3})?")


class Row(Struct, frozen=True, kw_only=True, gc=False):  # a page has hundreds
    """A line of the page: its text, empty where it is too long for a row, and where it starts."""

    text: str
    start: int
    role: Role


def rows_of(page: Page) -> tuple[Row, ...]:
    """Return the lines of a page's blocks in text order; a name, a line of dots and a part become one row."""
    rows = list(_lines(page))
    return tuple(_joined(page, rows) if any(row.text.startswith(_DOT) for row in rows) else rows)


def _lines(page: Page) -> Iterator[Row]:
    for block in page.blocks:
        if block.role in _HIDDEN or block.span.end - block.span.start > _LONGEST_BLOCK:
            continue
        at = block.span.start
        for line in page.slice(block.span).split("\n"):
            if line:
                text = line.strip()
                text = _BULLET.sub("", text) if text[:1] in _BULLETS else text
                yield Row(text=_short(text), start=at + line.find(text), role=block.role)
            at += len(line) + 1


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
