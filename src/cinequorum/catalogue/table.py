"""A table of films: comma, semicolon, tab or bar between the columns, a line of headers in any common spelling."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Final

from cinequorum.catalogue.data import catalogue as table
from cinequorum.catalogue.entries import LONGEST_TITLE, MOST_PEOPLE, Listing, Work
from cinequorum.catalogue.joining import one_line
from cinequorum.catalogue.sources import Source
from cinequorum.text.charset import charset_of
from cinequorum.text.fold import fold

DELIMITERS: Final = (",", ";", "\t", "|")
_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|20\d\d)(?!\d)")
_DATED = re.compile(r"^(?P<title>.+?)\s*\((?P<year>(?:1[89]|20)\d\d)\)$")
_IMDB = re.compile(r"\btt\d{5,18}\b")
_NONE: Final = frozenset({"", "\\n", "n/a", "na", "nan", "none", "null", "-", "unknown"})
_BETWEEN_NAMES = re.compile(r"\s*[;|/\n]\s*")
_EMPTY: Final = "\ufeff \t\r\n,;|"
_COMMA = re.compile(r"\s*,\s*")


def listings(source: Source) -> Iterator[Listing]:
    """Yield the films of a table. A row without a title is passed over. Raises `CatalogueError`.

    A year may also stand in parentheses behind the title, or be part of a date.
    """
    for line, cells in rows_of(source):
        yield from _listed(source, line, cells)


def rows_of(source: Source) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table that are not empty, with their lines: the known columns that say anything.

    The encoding is found as for a page. Raises `CatalogueError` where there is no column of titles.
    """
    encoding = charset_of(source.head()) or "utf-8"
    lines = source.text(encoding)
    before, first = next(((n, line) for n, line in enumerate(lines, 1) if line.strip(_EMPTY)), (1, ""))
    first = first.removeprefix("\ufeff")
    delimiter, columns = _columns(first)
    if "title" not in columns:
        names = ", ".join(next(csv.reader([first[:200]], delimiter=delimiter), []))
        raise source.wrong(before, f"no column is called title or the like; the columns are: {one_line(names)}")
    rows = csv.reader(lines, delimiter=delimiter)
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                source.tally.rows += 1
                yield rows.line_num + before, _cells(row, columns)
    except csv.Error as error:
        raise source.wrong(
            rows.line_num + before, f"the row cannot be read: {error}; is a quotation mark open?"
        ) from error


def _columns(header: str) -> tuple[str, dict[str, int]]:
    """Return the delimiter that makes the most of the header known names, and where each known column stands."""
    read = [(delimiter, _known(next(csv.reader([header], delimiter=delimiter), []))) for delimiter in DELIMITERS]
    return max(read, key=lambda pair: len(pair[1]))


def _known(names: Sequence[str]) -> dict[str, int]:
    folded = [fold(name) for name in names]
    found: dict[str, int] = {}
    for column, spellings in table.COLUMNS.items():
        place = next((folded.index(spelling) for spelling in spellings if spelling in folded), None)
        if place is not None and place not in found.values():
            found[column] = place
    return found


def _cells(row: Sequence[str], columns: dict[str, int]) -> dict[str, str]:
    cells = {name: row[place].strip() for name, place in columns.items() if place < len(row)}
    return {name: cell for name, cell in cells.items() if cell.casefold() not in _NONE}


def _listed(source: Source, line: int, cells: dict[str, str]) -> Iterator[Listing]:
    title = one_line(cells.get("title", ""))
    if not title or len(title) > LONGEST_TITLE:
        source.passed_over(line, "there is no title")
        return
    kind = table.KIND_WORDS.get(fold(cells["kind"])) if "kind" in cells else "film"
    if kind is None:
        source.tally.left_out[fold(cells["kind"])[:40]] += 1
        return
    source.tally.taken += 1
    yield Listing(work=_work(title, kind, cells))


def _work(title: str, kind: str, cells: dict[str, str]) -> Work:
    dated = _DATED.match(title)
    stated = _YEAR.search(cells.get("year", ""))
    year = int(stated[0]) if stated else int(dated["year"]) if dated else None
    original = one_line(cells.get("original_title", ""))
    imdb = _IMDB.search(cells.get("imdb_id", ""))
    return Work(
        title=dated["title"] if dated else title,
        original_title=original if original not in ("", title) else None,
        year=year,
        kind=kind,
        people=tuple(dict.fromkeys((*names_in(cells.get("director", "")), *names_in(cells.get("cast", "")))))[
            :MOST_PEOPLE
        ],
        ids=(imdb[0],) if imdb else (),
    )


def names_in(cell: str) -> list[str]:
    """Cut a cell into names: at semicolons, bars and slashes if it has any, else at commas.

    >>> names_in("Ada Example; Hugo Sample"), names_in("['Ada Example', 'Hugo Sample']")
    (['Ada Example', 'Hugo Sample'], ['Ada Example', 'Hugo Sample'])
    """
    between = _BETWEEN_NAMES if _BETWEEN_NAMES.search(cell) else _COMMA
    names = (one_line(name).strip("[]'\" ") for name in between.split(cell.strip("[]")))
    return [name for name in names if name]
