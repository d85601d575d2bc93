"""Movary: its tables of the history, ratings and watchlist."""

from __future__ import annotations

from collections.abc import Iterator

from cinequorum.diary.marks import given_of
from cinequorum.diary.readers.common import Choices, each, imdb_id, number, year_of
from cinequorum.diary.record import FilmNamed, Outcome, Record, Source, ids_of
from cinequorum.diary.sheets import Row, Sheet

FILM = ("title", "year", "tmdbid", "imdbid")
ONE_OF = ("watchedat", "userrating", "addedat")


def is_table(sheet: Sheet) -> bool:
    """Return whether the table is one of Movary's."""
    return sheet.has(*FILM) and any(sheet.has(name) for name in ONE_OF)


def table(sheet: Sheet, _choices: Choices) -> Iterator[Outcome]:
    """Yield days of the history (a row each time; the day may be missing), ratings of ten, or wishes."""
    history, wishes = sheet.has("watchedat"), sheet.has("addedat")

    def make(row: Row, source: Source) -> Record:
        ids = ids_of(tmdb=number(row["tmdbid"]), imdb=imdb_id(row["imdbid"]))
        place = row["location"]
        return Record(
            film=FilmNamed(title=row["title"], year=year_of(row["year"]), ids=ids),
            rating=given_of(row["userrating"], "ten"),
            watched=row.when("watchedat"),
            seen=history,
            added=row.when("addedat"),
            wanted=wishes,
            note=" · ".join(part for part in (row["comment"], place) if part),
            source=source,
        )

    return each(sheet, "movary", make)
