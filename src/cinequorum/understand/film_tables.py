"""Tables of several films, told by their heads: `Film | Director | Year`, then a row for each film.

A page's text keeps the cells of a table in one line a row, parted by `|`, ` : ` or `: `. The head says how many cells a
row has; where a row holds more parts, the title has a colon of its own, and where it holds fewer, a cell was empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from cinequorum.model.page import Block, Page, Role
from cinequorum.text.sheet_labels import labels_of
from cinequorum.understand.about_film import talks_of_films
from cinequorum.understand.data import programmes

TITLE: Final = "title"
_SECOND: Final = "second title"
"""A second column of titles: the original ones, or those under which the films are shown. It may be empty."""
_FIELDS: Final = (
    *("director", "cast", "writer", "producer", "composer", "cinematographer", "editor", "year", "runtime", "country"),
    *("genre", "language", "production_company", "distributor", "original_title", "release"),
)
_READ: Final = frozenset({Role.BODY, Role.BYLINE, Role.HEADING, Role.USER_REVIEW, Role.METADATA})
_CELL: Final = re.compile(r"\s?[|｜]\s?|\s?[:：]\s")
_APART: Final = re.compile(r"\s?[|｜]\s?|\s[:：]\s")
_PARTING: Final = ("|", ": ", "｜", "：", ":\n", ":\t")  # of which every match of both patterns has one
_LONGEST_HEAD: Final = 240  # characters
_LONGEST_ROW: Final = 1200
_LONGEST_TITLE: Final = 90
_LONGEST_COLUMN: Final = 34
_FEWEST_CELLS, _FEWEST_ROWS = 3, 2
_MOST_EMPTY: Final = 2
_SHORTEST_LABEL: Final = 3  # letters: shorter ones, as "de", begin all sorts of words
_FIT: Final = {
    "year": re.compile(r"\D{0,3}(?:18[89]|19\d|20[0-4])\d\D{0,3}"),
    "runtime": re.compile(r".{0,6}\d{1,3}.{0,16}"),
    "director": re.compile(r"[^\d|]{2,120}"),
    "cast": re.compile(r"[^|]{2,400}"),
    TITLE: re.compile(r"(?=.*\w)[^|]{1,90}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a film's row: its column's field, and where in the page's text its words stand."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmRow:
    """One film of a table: the block of its row, the cell of its title, the other cells whose columns are known."""

    block: int
    title: Cell
    cells: tuple[Cell, ...]


def film_rows(page: Page) -> tuple[FilmRow, ...]:
    """Return the rows of the page's tables of films, in text order; a table has at least two."""
    return tuple(row for table in _tables(page) for row in table)


def _tables(page: Page) -> Iterator[list[FilmRow]]:
    lines = [(at, block) for at, block in enumerate(page.blocks) if block.role in _READ]
    parting = [sign for sign in _PARTING if sign in page.text]
    for number, (_, block) in enumerate(lines):
        line = page.slice(block.span) if block.span.end - block.span.start <= _LONGEST_HEAD else ""
        if sum(map(line.count, parting)) >= _FEWEST_CELLS - 1:  # in few lines: to part each took five times as long
            columns, apart = _head(line, of_films=talks_of_films(page.headline or ""))
            rows = list(_rows(page, lines[number + 1 :], columns, apart)) if columns else []
            if len(rows) >= _FEWEST_ROWS:
                yield rows


def _head(line: str, *, of_films: bool = False) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return the fields of a head's columns, "" for one that is not known, and what parts its cells; none for no head.

    Without a column that only films have, the page has to list them (`of_films`).

    >>> _head("Film | Director | My mark")[0], _head("Film: Salt")[0]
    (('title', 'director', ''), ())
    >>> _head("Day | Film | Cinema", of_films=True)[0], _head("Day | Film | Cinema")[0]
    (('', 'title', ''), ())
    """
    for apart in (_APART, _CELL):
        cells = [cell.strip(" :：") for cell in apart.split(line.strip(" |"))]
        if len(cells) < _FEWEST_CELLS or any(len(cell) > _LONGEST_COLUMN for cell in cells):
            continue
        columns = _one_title(tuple(map(_column, cells)))
        if TITLE in columns and (of_films or {"director", "cast", "year", "runtime"} & set(columns)):
            return columns, apart
    return (), _CELL


def _one_title(columns: tuple[str, ...]) -> tuple[str, ...]:
    """Take the first of two columns of titles for the films'; with three a table is no list of films."""
    if columns.count(TITLE) > _MOST_TITLES:
        return ()
    first = columns.index(TITLE) if TITLE in columns else -1
    return tuple(_SECOND if name == TITLE and at != first else name for at, name in enumerate(columns))


_MOST_TITLES: Final = 2


def _column(name: str) -> str:
    """Return the field that a column's name stands for, whole or by its first words ("Rok vydání"); else ""."""
    words = name.casefold().split()
    for count in range(len(words), 0, -1):
        found = _columns().get(" ".join(words[:count]), "")
        if found and (count == len(words) or len(words[0]) > _SHORTEST_LABEL):
            return found
    return ""


@cache
def _columns() -> dict[str, str]:
    found = {label: field for field in reversed(_FIELDS) for label in labels_of(field)}
    return found | {label.casefold(): TITLE for label in programmes.TITLE_COLUMNS}


def _rows(
    page: Page, lines: Sequence[tuple[int, Block]], columns: tuple[str, ...], apart: re.Pattern[str]
) -> Iterator[FilmRow]:
    for at, block in lines:
        cells = _cells(page, block, apart)
        if len(cells) < _FEWEST_CELLS - 1 or _head(page.slice(block.span)[:_LONGEST_HEAD])[0]:
            return
        row = _aligned(page, cells, columns)
        if row is not None:
            title = next(cell for cell in row if cell.field == TITLE)
            rest = tuple(cell for cell in row if cell.field not in {"", TITLE, _SECOND})
            yield FilmRow(block=at, title=title, cells=rest)


def _cells(page: Page, block: Block, apart: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where the cells of a row stand; none for a line that is too long."""
    start, end = block.span.start, block.span.end
    if end - start > _LONGEST_ROW:
        return []
    places = []
    for match in (*apart.finditer(page.text, start, end), None):
        stop = match.start() if match else end
        words = page.text[start:stop]
        if words.strip(" |"):
            left = len(words) - len(words.lstrip(" |"))
            places.append((start + left, start + len(words.rstrip(" |"))))
        start = match.end() if match else end
    return places


def _aligned(page: Page, cells: Sequence[tuple[int, int]], columns: tuple[str, ...]) -> list[Cell] | None:
    """Give each cell its column: the title takes what is too much, an unknown column what is missing."""
    over = len(cells) - len(columns)
    if over > 0:
        at = columns.index(TITLE)
        cells = [*cells[:at], (cells[at][0], cells[at + over][1]), *cells[at + over + 1 :]]
    unknown = [at for at, column in enumerate(columns) if column == _SECOND]
    unknown += [at for at, column in enumerate(columns) if not column]
    for empty in combinations(unknown, -over) if -_MOST_EMPTY <= over < 0 else ((),) if over >= 0 else ():
        kept = [column for at, column in enumerate(columns) if at not in empty]
        row = [Cell(field=column, start=s, end=e) for column, (s, e) in zip(kept, cells, strict=True)]
        if all(_fits(page.text[cell.start : cell.end], cell.field) for cell in row):
            return row
    return None


def _fits(words: str, field: str) -> bool:
    form = _FIT.get(field)
    return form is None or form.fullmatch(words) is not None or words in _NOTHING


_NOTHING: Final = frozenset({"-", "–", "—", "?", "n/a", "N/A"})
