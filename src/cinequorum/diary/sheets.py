"""Tables of exports: any character set and separator, any ends of lines, with the rows that are out of order named.

A row's number is the one that a spreadsheet shows: the head is row 1.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Final

from cinequorum.diary.moments import moment, order_of
from cinequorum.diary.record import Failed, Raw, Source
from cinequorum.text.cells import untamed
from cinequorum.text.charset import decode
from cinequorum.text.fold import fold

SEPARATORS: Final = (",", ";", "\t", "|")
LONGEST: Final = 131_072  # characters of one cell
MOST_COLUMNS: Final = 200
_BARE_ID = re.compile(r"tt\d{7,9}")
_SAYS_SEPARATOR = re.compile(r"sep=(.)\s*")
_SHOWN = 2_000  # characters of a row that failed, as it is shown


class Row:
    """One row: its number, and its cells by folded name of column; a cell that is not there is empty."""

    __slots__ = ("_order", "cells", "number", "raw")

    def __init__(self, number: int, cells: Mapping[str, str], raw: Raw, order: Callable[[str], str]) -> None:
        """Make a row; `order` tells for a column in which order its numeric dates are written."""
        self.number = number
        self.cells = cells
        self.raw = raw
        self._order = order

    def __getitem__(self, column: str) -> str:
        """Return a cell, its ends bare."""
        return self.cells.get(column, "")

    def first(self, *columns: str) -> str:
        """Return the first of these cells that is not empty."""
        return next((found for column in columns if (found := self.cells.get(column, ""))), "")

    def when(self, *columns: str, order: str = "auto") -> str | None:
        """Return the date in the first of these cells that is not empty, as `moment` does.

        Numeric dates, which spreadsheets make of others, are read as the whole column tells, else by `order`.
        """
        column = next((column for column in columns if self.cells.get(column)), "")
        if not column:
            return None
        told = self._order(column)
        return moment(self.cells[column], order if told == "auto" else told)


class Sheet:
    """A table as text. `before`: rows that stand above the head, which some exports put there."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._text, self.separator = _without_hint(text.replace("\x00", ""))
        self.before: list[list[str]] = []
        self.head: tuple[str, ...] = ()
        self._rows: list[tuple[int, list[str]]] = []
        self.failed: list[Failed] = []
        self._orders: dict[str, str] = {}
        self._split()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, folded; the second of a name has its number."""
        found: list[str] = []
        for name in self.head:
            key = column_key(name)
            found.append(key if key not in found else f"{key} {1 + sum(one.split(' ')[0] == key for one in found)}")
        return tuple(found)

    def has(self, *columns: str) -> bool:
        """Return whether the table has all of these columns."""
        return set(columns) <= set(self.columns)

    def column(self, name: str) -> Iterator[str]:
        """Yield the cells of one column."""
        at = self.columns.index(name) if name in self.columns else -1
        yield from (cells[at].strip() for _, cells in self._rows if 0 <= at < len(cells))

    def order(self, name: str) -> str:
        """Return in which order the numeric dates of one column are written: `dmy`, `mdy`, or `auto`."""
        if name not in self._orders:
            self._orders[name] = order_of(self.column(name))
        return self._orders[name]

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self, kind: str) -> Iterator[Row | Failed]:
        """Yield the rows in order; one with more cells than the head is `Failed`, one with fewer has empty ones."""
        width, names = len(self.head), self.columns
        for number, cells in self._rows:
            while len(cells) > width and not cells[-1].strip():
                cells.pop()
            raw = tuple((name, cell) for name, cell in zip(self.head, cells, strict=False) if cell)
            if len(cells) > width:
                source = Source(kind=kind, file=self.path, row=number, raw=(*raw, ("+", " | ".join(cells[width:]))))
                yield Failed(source=source, code="cells", message=f"{len(cells)} cells in a table of {width} columns")
                continue
            bare = (untamed(cell.strip()) for cell in cells)
            yield Row(number, dict(zip(names, bare, strict=False)), raw, self.order)
        yield from self.failed

    def source(self, kind: str, row: Row) -> Source:
        """Return where a row stands."""
        return Source(kind=kind, file=self.path, row=row.number, raw=row.raw)

    def starting(self, *columns: str) -> Sheet:
        """Return the table that begins at the row that has these columns; what stands above it is in `before`."""
        every = [list(self.head), *(cells for _, cells in self._rows)]
        for at, cells in enumerate(every):
            if set(columns) <= {column_key(cell) for cell in cells}:
                self.before, self.head = every[:at], tuple(cells)
                self._rows = [one for one in self._rows[at:] if any(cell.strip() for cell in one[1])]
                self.__dict__.pop("columns", None)
                break
        return self

    def _split(self) -> None:
        reader = csv.reader(io.StringIO(self._text, newline=""), delimiter=self.separator)
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                break
            except csv.Error as error:
                self._fail(number, "cells", f"the row can't be read: {error}", "")
                continue
            if not any(cell.strip() for cell in cells):
                continue
            if not self.head:
                self._take_head(cells)
            else:
                self._rows.append((number, cells))
        self._refuse_unclosed()

    def _take_head(self, cells: list[str]) -> None:
        if _BARE_ID.fullmatch(cells[0].strip()):  # numbers only, one a line, under no head
            self.head = ("imdb", *(f"column {n}" for n in range(2, len(cells) + 1)))
            self._rows.append((1, cells))
        else:
            self.head = tuple(cell.strip() for cell in cells[:MOST_COLUMNS])

    def _refuse_unclosed(self) -> None:
        """A quotation mark that is never closed swallows all rows after it: name the row where it was opened."""
        if self._text.count('"') % 2 and self._rows:
            number, cells = self._rows[-1]
            if any("\n" in cell or "\r" in cell for cell in cells):
                self._rows.pop()
                self._fail(number, "quote", "a quotation mark is opened here and never closed", "\n".join(cells))

    def _fail(self, number: int, code: str, message: str, text: str) -> None:
        source = Source(kind="table", file=self.path, row=number, raw=(("row", text[:_SHOWN]),) if text else ())
        self.failed.append(Failed(source=source, code=code, message=message))


def sheet_of(path: str, body: bytes) -> Sheet:
    """Return the table in a file's bytes."""
    return Sheet(path, decode(body, None).lstrip("\ufeff"))


def column_key(name: str) -> str:
    """Return the form in which two spellings of a column's name are equal.

    >>> column_key(" Título "), column_key("IMDb_ID"), column_key("Runtime (mins)")
    ('titulo', 'imdb id', 'runtime mins')
    """
    return fold(name.replace("_", " ")) or name.strip().casefold()


def _without_hint(text: str) -> tuple[str, str]:
    """Return the text without the first line in which a spreadsheet is told the separator, and the separator."""
    first, _, rest = text.partition("\n")
    if hint := _SAYS_SEPARATOR.fullmatch(first.strip()):
        return rest, hint[1]
    lines = [line for line in text[:8_192].splitlines() if line.strip()][:6]
    head = re.sub(r'"[^"]*"', "", lines[0]) if lines else ""
    best = max(SEPARATORS, key=lambda sign: (head.count(sign), -SEPARATORS.index(sign)))
    return text, best if best in head else _of_some_line(lines)


def _of_some_line(lines: list[str]) -> str:
    found = (sign for line in lines for sign in SEPARATORS if sign in line)
    return next(found, ",")
