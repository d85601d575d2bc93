"""Any table: which column is which is guessed from the names in its head, and decided by its owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cinequorum.diary.data.own_records import COLUMNS
from cinequorum.diary.marks import given_of, scale_of
from cinequorum.diary.moments import moment, order_of
from cinequorum.diary.readers.common import (
    LIKED,
    LIST,
    NO_FILM,
    SEEN,
    WANTED,
    Choices,
    each,
    ids_in,
    imdb_id,
    is_other,
    is_yes,
    number,
    tags_of,
    year_of,
)
from cinequorum.diary.record import FilmNamed, InList, Outcome, Record, Source, ids_of
from cinequorum.diary.sheets import Row, Sheet, column_key

FIELDS: Final = tuple(field for field in COLUMNS if field != "date")
"""The fields that a column can be, in the order in which they are asked for."""

DATES: Final = ("watched", "rated", "added")
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    field: tuple(map(column_key, names)) for field, names in COLUMNS.items()
}


def guess(sheet: Sheet) -> dict[str, str]:
    """Return the field of each column as its name tells it: field to column, for the columns whose name is known.

    A bare "Date" is when the film was seen where there is neither a rating nor another such column; else it stays open,
    as it can be either.
    """
    found: dict[str, str] = {}
    for field in FIELDS:
        name = next((name for name in _NAMES[field] if name in sheet.columns and name not in found.values()), None)
        if name is not None:
            found[field] = name
    date = next((name for name in _NAMES["date"] if name in sheet.columns), None)
    if date and "rating" not in found and not {*DATES} & found.keys():
        found["watched"] = date
    return found


def table(sheet: Sheet, choices: Choices) -> Iterator[Outcome]:
    """Yield the rows by the columns, the scale, the order of dates and the role that `choices` name."""
    at = dict(choices.columns)
    scale = choices.scale or scale_of(sheet.column(at.get("rating", "")))
    dated = [text for name in DATES if name in at for text in sheet.column(at[name])]
    order = choices.order or order_of(dated)

    def make(row: Row, source: Source) -> Record | str:
        cell = {field: row[name] for field, name in at.items()}
        if is_other(cell.get("type", "")):
            return NO_FILM
        return _record(cell, source, (choices, scale, order))

    return each(sheet, "table", make)


def _record(cell: Mapping[str, str], source: Source, how: tuple[Choices, str, str]) -> Record:
    choices, scale, order = how
    given = given_of(cell.get("rating", ""), scale)
    watched = moment(cell.get("watched", ""), order)
    entry = (InList(name=choices.list_name or source.file),) if choices.role == LIST else ()
    return Record(
        film=_film(cell),
        rating=given,
        watched=watched,
        rated=moment(cell.get("rated", ""), order) if given else None,
        added=moment(cell.get("added", ""), order),
        seen=watched is not None or choices.role == SEEN,
        again=is_yes(cell.get("again", "")),
        wanted=choices.role == WANTED,
        liked=is_yes(cell.get("liked", "")) or choices.role == LIKED,
        review=cell.get("review", ""),
        tags=tags_of(cell.get("tags", "")),
        lists=entry,
        note=cell.get("note", ""),
        source=source,
    )


def _film(cell: Mapping[str, str]) -> FilmNamed:
    title, original = cell.get("title", ""), cell.get("original_title", "")
    found = ids_in(f"{cell.get('url', '')} {cell.get('letterboxd', '')}")
    found |= {"imdb": imdb_id(cell.get("imdb", "")) or found.get("imdb", "")}
    found |= {"tmdb": number(cell.get("tmdb", "")) or found.get("tmdb", "")}
    found |= {"trakt": cell.get("trakt", "") or found.get("trakt", "")}
    return FilmNamed(
        title=title,
        original_title=original if original != title else "",
        year=year_of(cell.get("year", "")),
        ids=ids_of(**found),
    )
