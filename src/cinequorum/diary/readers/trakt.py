"""Trakt: the documents of its export, each known by what its entries hold, and lists by the name in the archive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cinequorum.diary.marks import given_of
from cinequorum.diary.moments import moment
from cinequorum.diary.readers.common import LIKED, LIST, NO_FILM, WANTED, Choices, imdb_id, number, taken, year_of
from cinequorum.diary.readers.trees import raw_of, text_at
from cinequorum.diary.record import FilmNamed, InList, Outcome, Record, Source, ids_of

_WORKS = ("movie", "show", "season", "episode", "person")
_LIST_FILE = re.compile(r"(?:^|[/-])list-(?:\d{1,12}-)?([\w-]{1,80})\.json$")
_PART = re.compile(r"-\d{1,4}\.json$")


def is_entries(found: Any) -> bool:
    """Return whether a document is a list of entries, each about a film, a series or a part of one."""
    return (
        isinstance(found, list)
        and bool(found)
        and all(isinstance(one, dict) and any(isinstance(one.get(work), dict) for work in _WORKS) for one in found)
    )


def is_names(found: Any) -> bool:
    """Return whether a document says how the lists of an export are called."""
    return (
        isinstance(found, list)
        and bool(found)
        and all(isinstance(one, dict) and "name" in one and "item_count" in one for one in found)
    )


def names_of(found: list[Mapping[str, Any]]) -> dict[str, tuple[str, str]]:
    """Return the names of lists and what they are said to be, by the word in their address."""
    return {text_at(one, "ids", "slug"): (text_at(one, "name"), text_at(one, "description")) for one in found}


def role_in(path: str, lists: Mapping[str, tuple[str, str]]) -> tuple[Choices, str]:
    """Return what the list at this path of an export is, and what it is said to be; no role where nothing tells."""
    bare = _PART.sub(".json", path.casefold())
    if bare.endswith("watchlist.json"):
        return Choices(role=WANTED), ""
    if bare.endswith("favorites.json"):
        return Choices(role=LIKED), ""
    match = _LIST_FILE.search(path)
    if match is None:
        return Choices(), ""
    name, about = lists.get(match[1], (match[1].replace("-", " "), ""))
    return Choices(role=LIST, list_name=name), about


def is_list(found: list[Mapping[str, Any]]) -> bool:
    """Return whether the entries are those of a list, which doesn't say itself which."""
    return "listed_at" in found[0]


def entries(path: str, found: list[Mapping[str, Any]], choices: Choices, about: str = "") -> Iterator[Outcome]:
    """Yield ratings, the days of the history, films of a list, comments; what is no film is left out."""
    for at, row in enumerate(found, 1):
        source = Source(kind="trakt", file=path, row=at, raw=raw_of(row))
        yield taken(source, lambda source, row=row: _record(row, source, choices, about))  # type: ignore[misc]


def _record(row: Mapping[str, Any], source: Source, choices: Choices, about: str) -> Record | str:
    movie = row.get("movie")
    if not isinstance(movie, Mapping):
        return NO_FILM
    if "collected_at" in row:
        return "a copy that is owned: such collections are not kept here"
    film = _film(movie)
    comment = row.get("comment")
    if comment:
        return _comment(film, comment, source)
    given = given_of(text_at(row, "rating"), "ten")
    when = text_at(row, "watched_at") or text_at(row, "last_watched_at")
    watched = moment(when)
    note = text_at(row, "notes")
    place = number(row.get("rank"))
    entry = InList(
        name=choices.list_name or source.file, position=int(place) if place else None, about=about, note=note
    )
    in_list = "listed_at" in row and choices.role == LIST
    return Record(
        film=film,
        rating=given,
        rated=moment(text_at(row, "rated_at")) if given else None,
        watched=watched,
        seen=bool(when) or bool(number(row.get("plays"))),
        added=moment(text_at(row, "listed_at")),
        wanted="listed_at" in row and choices.role == WANTED,
        liked="listed_at" in row and choices.role == LIKED,
        lists=(entry,) if in_list else (),
        note="" if in_list else note,
        source=source,
    )


def _comment(film: FilmNamed, comment: Any, source: Source) -> Record:
    if isinstance(comment, str):
        return Record(film=film, review=comment.strip(), source=source)
    return Record(
        film=film,
        review=text_at(comment, "comment"),
        spoilers=comment.get("spoiler") is True,
        written=moment(text_at(comment, "created_at")),
        source=source,
    )


def _film(movie: Mapping[str, Any]) -> FilmNamed:
    ids = ids_of(
        imdb=imdb_id(text_at(movie, "ids", "imdb")),
        tmdb=number(text_at(movie, "ids", "tmdb")),
        trakt=text_at(movie, "ids", "slug") or number(text_at(movie, "ids", "trakt")),
    )
    return FilmNamed(title=text_at(movie, "title"), year=year_of(text_at(movie, "year")), ids=ids)
