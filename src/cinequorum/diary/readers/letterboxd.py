"""Letterboxd: the tables of its export, and the table that it imports.

The address in `diary.csv` and `reviews.csv` is the entry's and not the film's. `Date` is when a row was made there:
only `Watched Date` is when the film was seen. (Columns as in exports of 2014 to 2026.)
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cinequorum.diary.marks import given_of
from cinequorum.diary.readers.common import (
    LIKED,
    LIST,
    SEEN,
    WANTED,
    Choices,
    each,
    ids_in,
    imdb_id,
    is_yes,
    number,
    tags_of,
    year_of,
)
from cinequorum.diary.record import FilmNamed, InList, Outcome, Record, Source, ids_of
from cinequorum.diary.sheets import Row, Sheet

FILMS = ("date", "name", "year", "letterboxd uri")
ENTRY = (*FILMS, "watched date")
RATINGS = (*FILMS, "rating")
LIST_ROWS = ("position", "name", "year", "url")
OURS = ("title", "watcheddate")
LIST_HEAD = "letterboxd list export"
ROLES = {"watched.csv": SEEN, "watchlist.csv": WANTED, "likes/films.csv": LIKED}
SKIPPED = {
    "profile.csv": "the profile", "comments.csv": "comments on others’ reviews", "likes/lists.csv": "others’ lists",
    "likes/reviews.csv": "others’ reviews",
}  # fmt: skip


def is_import_table(sheet: Sheet) -> bool:
    """Return whether this is a table for Letterboxd's own import."""
    names = {"watcheddate", "rating10", "letterboxduri", "tmdbid", "imdbid"}
    return sheet.has("title") and len(names & set(sheet.columns)) >= 2 and not sheet.has("watchedat")


def diary(sheet: Sheet, _choices: Choices) -> Iterator[Outcome]:
    """Yield the days of `diary.csv`, or those with a text of `reviews.csv`."""

    def make(row: Row, source: Source) -> Record:
        added, text = row.when("date"), row["review"]
        return Record(
            film=_film(row, named=False),
            rating=given_of(row["rating"], "stars"),
            watched=row.when("watched date"),
            written=added if text else None,
            added=added,
            seen=True,
            again=is_yes(row["rewatch"]),
            review=text,
            tags=tags_of(row["tags"]),
            source=source,
        )

    return each(sheet, "letterboxd", make)


def ratings(sheet: Sheet, _choices: Choices) -> Iterator[Outcome]:
    """Yield the ratings as they are now, of `ratings.csv`."""

    def make(row: Row, source: Source) -> Record:
        given = given_of(row["rating"], "stars")
        rated = row.when("date")
        return Record(film=_film(row), rating=given, rated=rated if given else None, source=source)

    return each(sheet, "letterboxd", make)


def films(sheet: Sheet, choices: Choices) -> Iterator[Outcome]:
    """Yield bare films: seen, wanted or liked, as `choices` say."""

    def make(row: Row, source: Source) -> Record:
        role = choices.role
        lists = (InList(name=choices.list_name or sheet.path),) if role == LIST else ()
        return Record(
            film=_film(row), added=row.when("date"), seen=role == SEEN, wanted=role == WANTED,
            liked=role == LIKED, lists=lists, source=source,
        )  # fmt: skip

    return each(sheet, "letterboxd", make)


def listed(sheet: Sheet, choices: Choices) -> Iterator[Outcome]:
    """Yield the films of a list; its name and what it is said to be stand above."""
    told = (
        dict(zip((cell.casefold() for cell in sheet.before[1]), sheet.before[2], strict=False))
        if sheet.before[2:]
        else {}
    )
    name = told.get("name", "").strip() or choices.list_name or sheet.path.rsplit("/", 1)[-1].removesuffix(".csv")

    def make(row: Row, source: Source) -> Record:
        place = number(row["position"])
        entry = InList(
            name=name,
            position=int(place) if place else None,
            about=told.get("description", ""),
            note=row["description"],
        )
        film = FilmNamed(title=row["name"], year=year_of(row["year"]), ids=ids_of(**ids_in(row["url"])))
        return Record(film=film, lists=(entry,), tags=(), source=source)

    return each(sheet, "letterboxd", make)


def import_table(sheet: Sheet, choices: Choices) -> Iterator[Outcome]:
    """Yield the rows of a table in the form that Letterboxd imports: an entry of the diary where a day is given."""

    def make(row: Row, source: Source) -> Record:
        given = given_of(row["rating10"], "ten") or given_of(row["rating"], "stars")
        watched = row.when("watcheddate", order=choices.order or "auto")
        found = {**ids_in(row["letterboxduri"]), "tmdb": number(row["tmdbid"]), "imdb": imdb_id(row["imdbid"])}
        film = FilmNamed(title=row["title"], year=year_of(row["year"]), ids=ids_of(**found))
        return Record(
            film=film, rating=given, watched=watched, seen=True, again=is_yes(row["rewatch"]), review=row["review"],
            tags=tags_of(row["tags"]), source=source,
        )  # fmt: skip

    return each(sheet, "letterboxd-import", make)


def joined(diary_rows: list[Outcome], review_rows: list[Outcome]) -> list[Outcome]:
    """Return the days of a diary, each with its text: rows of both tables that have one address are one entry."""
    texts = {_address(one): one for one in review_rows if isinstance(one, Record) and _address(one)}
    taken: set[str] = set()
    found: list[Outcome] = []
    for one in diary_rows:
        text = texts.get(_address(one)) if isinstance(one, Record) else None
        if isinstance(one, Record) and text is not None:
            taken.add(_address(one))
            found.append(msgspec.structs.replace(one, review=text.review, written=text.written))
        else:
            found.append(one)
    return found + [one for one in review_rows if not isinstance(one, Record) or _address(one) not in taken]


def _film(row: Row, *, named: bool = True) -> FilmNamed:
    ids = ids_of(**ids_in(row["letterboxd uri"])) if named else ()
    return FilmNamed(title=row["name"], year=year_of(row["year"]), ids=ids)


def _address(one: Outcome) -> str:
    return dict(one.source.raw).get("Letterboxd URI", "") if one.source is not None else ""
