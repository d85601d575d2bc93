"""IMDb: ratings, watchlist and lists.

With the columns of before 2017 ("You rated", "created"), of that year ("Date Added") and since.
"""

from __future__ import annotations

from collections.abc import Iterator

from cinequorum.diary.marks import given_of
from cinequorum.diary.readers.common import (
    LIST,
    NO_FILM,
    SEEN,
    WANTED,
    Choices,
    each,
    imdb_id,
    is_other,
    number,
    year_of,
)
from cinequorum.diary.record import FilmNamed, InList, Outcome, Record, Source, ids_of
from cinequorum.diary.sheets import Row, Sheet

KEY = ("const",)


def is_ratings(sheet: Sheet) -> bool:
    """Return whether the table is one of ratings: new ones have no positions, in old ones every row is rated."""
    if not sheet.has("position"):
        return sheet.has("your rating")
    return sheet.has("you rated") and len(sheet) > 0 and all(sheet.column("you rated"))


def ratings(sheet: Sheet, _choices: Choices) -> Iterator[Outcome]:
    """Yield ratings. In old exports, `created` is when the rating was given."""

    def make(row: Row, source: Source) -> Record | str:
        if is_other(row["title type"]):
            return NO_FILM
        given = given_of(row.first("your rating", "you rated"), "ten")
        return Record(
            film=_film(row), rating=given, rated=row.when("date rated", "date added", "created"), source=source
        )

    return each(sheet, "imdb", make)


def listed(sheet: Sheet, choices: Choices) -> Iterator[Outcome]:
    """Yield the rows of a watchlist or a list, as `choices` say; ratings that stand in it are taken too."""

    def make(row: Row, source: Source) -> Record | str:
        if is_other(row["title type"]):
            return NO_FILM
        place = number(row["position"])
        entry = InList(
            name=choices.list_name or sheet.path, position=int(place) if place else None, note=row["description"]
        )
        given = given_of(row.first("your rating", "you rated"), "ten")
        return Record(
            film=_film(row),
            rating=given,
            rated=row.when("date rated") if given else None,
            added=row.when("created"),
            wanted=choices.role == WANTED,
            seen=choices.role == SEEN,
            lists=(entry,) if choices.role == LIST else (),
            note=row["description"] if choices.role != LIST else "",
            source=source,
        )

    return each(sheet, "imdb", make)


def _film(row: Row) -> FilmNamed:
    title, original = row["title"], row["original title"]
    year = year_of(row["year"]) or year_of(row.first("release date", "release date month day year"))
    ids = ids_of(imdb=imdb_id(row.first("const", "url")))
    return FilmNamed(title=title, original_title=original if original != title else "", year=year, ids=ids)
