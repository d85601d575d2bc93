"""TMDB: the tables of its export (ratings, watchlist, favourites), and lists as its interface gives them (JSON)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cinequorum.diary.marks import given_of
from cinequorum.diary.moments import moment
from cinequorum.diary.readers.common import (
    LIKED,
    LIST,
    NO_FILM,
    SEEN,
    WANTED,
    Choices,
    each,
    imdb_id,
    is_other,
    number,
    taken,
    year_of,
)
from cinequorum.diary.readers.trees import raw_of, text_at
from cinequorum.diary.record import FilmNamed, InList, Outcome, Record, Source, ids_of
from cinequorum.diary.sheets import Row, Sheet

KEY = ("tmdb id", "imdb id", "type", "name")


def is_ratings(sheet: Sheet) -> bool:
    """Return whether every row is rated; the tables of all three lists have the same columns."""
    return len(sheet) > 0 and all(sheet.column("your rating"))


def ratings(sheet: Sheet, _choices: Choices) -> Iterator[Outcome]:
    """Yield ratings."""
    return listed(sheet, Choices())


def listed(sheet: Sheet, choices: Choices) -> Iterator[Outcome]:
    """Yield the films of a list that is what `choices` say: there, `Date Rated` is when it was put in."""

    def make(row: Row, source: Source) -> Record | str:
        if is_other(row["type"]) or row["season number"] or row["episode number"]:
            return NO_FILM
        given, when = given_of(row["your rating"], "ten"), row.when("date rated")
        ids = ids_of(tmdb=number(row["tmdb id"]), imdb=imdb_id(row["imdb id"]))
        film = FilmNamed(title=row["name"], year=year_of(row["release date"]), ids=ids)
        return as_role(Record(film=film, rating=given, rated=when, source=source), choices, sheet.path)

    return each(sheet, "tmdb", make)


def is_results(found: Any) -> bool:
    """Return whether a document is a list of the interface."""
    rows = found.get("results") if isinstance(found, dict) else found
    return (
        isinstance(rows, list)
        and bool(rows)
        and all(isinstance(row, dict) and "id" in row and ("title" in row or "name" in row) for row in rows)
    )


def results(path: str, found: Any, choices: Choices) -> Iterator[Outcome]:
    """Yield the films of a list of the interface: `rating`, or `account_rating` with its date."""
    rows: list[Mapping[str, Any]] = found["results"] if isinstance(found, dict) else found
    for at, row in enumerate(rows, 1):
        source = Source(kind="tmdb", file=path, row=at, raw=raw_of(row))
        yield taken(source, lambda source, row=row: _of_result(row, source, choices))  # type: ignore[misc]


def as_role(record: Record, choices: Choices, path: str) -> Record | str:
    """Return a record of ratings as one of the list that `choices` name; its date is then when it was put in."""
    if not choices.role:
        return record
    from msgspec.structs import replace

    entry = (InList(name=choices.list_name or path),) if choices.role == LIST else ()
    kept = replace(record, rated=record.rated if record.rating else None, added=None if record.rating else record.rated)
    return replace(
        kept, seen=choices.role == SEEN, wanted=choices.role == WANTED, liked=choices.role == LIKED, lists=entry
    )


def _of_result(row: Mapping[str, Any], source: Source, choices: Choices) -> Record | str:
    if "title" not in row or is_other(text_at(row, "media_type")):
        return NO_FILM
    rating = row.get("account_rating") if isinstance(row.get("account_rating"), dict) else {}
    given = given_of(text_at(rating, "value") or text_at(row, "rating"), "ten")
    title, original = text_at(row, "title"), text_at(row, "original_title")
    film = FilmNamed(
        title=title,
        original_title=original if original != title else "",
        year=year_of(text_at(row, "release_date")),
        ids=ids_of(tmdb=number(row["id"]), imdb=imdb_id(text_at(row, "imdb_id"))),
    )
    return as_role(
        Record(film=film, rating=given, rated=moment(text_at(rating, "created_at")), source=source),
        choices,
        source.file,
    )
