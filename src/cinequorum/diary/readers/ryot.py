"""Ryot: its whole export (JSON). It doesn't say on which scale its owner rates: the largest figure of the file does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cinequorum.diary.marks import given_of, scale_of
from cinequorum.diary.moments import moment
from cinequorum.diary.readers.common import LIKED, LIST, NO_FILM, SEEN, WANTED, Choices, imdb_id, number, taken
from cinequorum.diary.readers.trees import raw_of, text_at, under
from cinequorum.diary.record import FilmNamed, InList, Outcome, Record, Source, ids_of
from cinequorum.diary.sheets import column_key

_OWN_LISTS = {"watchlist": WANTED, "favorites": LIKED, "favourites": LIKED, "completed": SEEN}
_OF_THE_PROGRAM = frozenset({"in progress", "monitoring", "owned", "reminders", "custom"})


def is_export(found: Any) -> bool:
    """Return whether a document is an export of Ryot."""
    return any("lot" in one and "seen_history" in one for one in _items(found)[:3])


def scale_in(found: Any) -> str:
    """Return the scale on which the ratings of an export most likely are."""
    return scale_of(text_at(review, "rating") for one in _items(found) for review in under(one, "reviews"))


def export(path: str, found: Any, choices: Choices) -> Iterator[Outcome]:
    """Yield each time that a film was seen, each rating and review, each list that it is in."""
    scale = choices.scale or scale_in(found)
    for at, item in enumerate(_items(found), 1):
        title, _, _ = text_at(item, "source_id").partition(" (")
        for part, make in _said(item, scale):
            raw = (("lot", text_at(item, "lot")), ("title", title), *raw_of(part))
            source = Source(kind="ryot", file=path, row=at, raw=raw)
            yield taken(source, lambda source, make=make: make(source))  # type: ignore[misc]


def _said(item: Mapping[str, Any], scale: str) -> Iterator[tuple[Mapping[str, Any], Any]]:
    if text_at(item, "lot") != "movie":
        yield item, lambda _: NO_FILM
        return
    film = _film(item)
    for seen in under(item, "seen_history"):
        yield seen, lambda source, seen=seen: _seen(film, seen, source)
    for review in under(item, "reviews"):
        yield review, lambda source, review=review: _review(film, (review, scale), source)
    for one in _collections(item):
        yield one, lambda source, one=one: _listed(film, one, source)


def _collections(item: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """The lists that an item is in; older exports give bare names."""
    found = item.get("collections")
    bare = [{"collection_name": one} for one in found if isinstance(one, str)] if isinstance(found, list) else []
    return (*under(item, "collections"), *bare)


def _seen(film: FilmNamed, seen: Mapping[str, Any], source: Source) -> Record | str:
    if text_at(seen, "state") not in ("", "completed"):
        return "it was not seen to its end"
    return Record(film=film, watched=moment(text_at(seen, "ended_on")), seen=True, source=source)


def _review(film: FilmNamed, said: tuple[Mapping[str, Any], str], source: Source) -> Record:
    review, scale = said
    inner = review.get("review")
    text: Mapping[str, Any] = inner if isinstance(inner, Mapping) else {}
    given, when, words = (
        given_of(text_at(review, "rating"), scale),
        moment(text_at(text, "date")),
        text_at(text, "text"),
    )
    private = text_at(text, "visibility") == "private"
    return Record(
        film=film,
        rating=given,
        rated=when if given else None,
        written=when if words else None,
        review=words,
        spoilers=text.get("spoiler") is True,
        private=private,
        source=source,
    )


def _listed(film: FilmNamed, one: Mapping[str, Any], source: Source) -> Record | str:
    name = text_at(one, "collection_name")
    if column_key(name) in _OF_THE_PROGRAM:
        return f"a list that Ryot keeps itself ({name})"
    role = _OWN_LISTS.get(column_key(name), LIST)
    return Record(
        film=film,
        added=moment(text_at(one, "created_on")),
        wanted=role == WANTED,
        liked=role == LIKED,
        seen=role == SEEN,
        lists=(InList(name=name),) if role == LIST else (),
        source=source,
    )


def _film(item: Mapping[str, Any]) -> FilmNamed:
    name, value = text_at(item, "source"), text_at(item, "identifier")
    ids = ids_of(
        tmdb=number(value) if name == "tmdb" else "",
        tvdb=number(value) if name == "tvdb" else "",
        imdb=imdb_id(value) if value.startswith("tt") else "",
    )
    from cinequorum.diary.readers.common import year_of

    title, _, rest = text_at(item, "source_id").partition(" (")
    return FilmNamed(title=title, year=year_of(rest), ids=ids)


def _items(found: Any) -> tuple[Mapping[str, Any], ...]:
    return under(found, "metadata") or under(found, "media") or under({"all": found}, "all")
