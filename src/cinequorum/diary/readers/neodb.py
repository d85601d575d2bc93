"""NeoDB: its tables (`movie_mark.csv`, `movie_review.csv`, `movie_note.csv`) and its lines of JSON.

A mark's moment is when it was made or, where its owner said so, when the film was seen: as nothing tells which, it is
`added`, and no day of the diary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cinequorum.diary.marks import given_of
from cinequorum.diary.moments import moment
from cinequorum.diary.readers.common import NO_FILM, Choices, each, ids_in, imdb_id, tags_of, taken, year_of
from cinequorum.diary.readers.trees import raw_of, text_at, under
from cinequorum.diary.record import FilmNamed, InList, LeftOut, Outcome, Record, Source, ids_of
from cinequorum.diary.sheets import Row, Sheet

MARKS = ("title", "info", "links", "timestamp", "status", "rating")
TEXTS = ("title", "info", "links", "timestamp", "title 2", "content")
DONE, WISHED = "complete", "wishlist"

_OTHERS = re.compile(r"/(?:tv|book|album|game|podcast|performance|people)/")
_INFO = re.compile(r"(?:^|\s)(imdb|year|pub_year|isbn|season_number|episode_number):(\S+)")


def marks(sheet: Sheet, _choices: Choices) -> Iterator[Outcome]:
    """Yield marks: seen or wished for, with rating of ten, comment, tags."""

    def make(row: Row, source: Source) -> Record | str:
        film = _film_of(row)
        if film is None:
            return NO_FILM
        given, when = given_of(row["rating"], "ten"), row.when("timestamp")
        status = row["status"].casefold()
        return Record(
            film=film, rating=given, added=when, seen=status == DONE, wanted=status == WISHED, review=row["comment"],
            written=when if row["comment"] else None, tags=tags_of(row["tags"], "|"), source=source,
        )  # fmt: skip

    return each(sheet, "neodb", make)


def texts(sheet: Sheet, _choices: Choices) -> Iterator[Outcome]:
    """Yield reviews (with a headline), or notes, which are for their owner."""
    notes = sheet.has("progress")

    def make(row: Row, source: Source) -> Record | str:
        film = _film_of(row)
        if film is None:
            return NO_FILM
        text = "\n\n".join(part for part in (row["title 2"], row["content"]) if part)
        when = row.when("timestamp")
        if notes:
            return Record(film=film, note=text, added=when, source=source)
        return Record(film=film, review=text, written=when if text else None, source=source)

    return each(sheet, "neodb", make)


def is_line(found: Any) -> bool:
    """Return whether an object is a line of NeoDB's: its header, an item, or something said of one."""
    return isinstance(found, Mapping) and ("neodb_version" in found or ("type" in found and _is_known(found)))


def lines(path: str, found: list[Mapping[str, Any]], items: Mapping[str, Mapping[str, Any]]) -> Iterator[Outcome]:
    """Yield what the lines of a journal say; `items` are those of the catalogue, by address."""
    for at, line in enumerate(found, 1):
        if "external_resources" in line or line.get("type") in ("Tag", "Article", None):
            continue  # an item, or what is said of none
        if line["type"] == "Collection":
            yield from _collection(path, at, line, items)
            continue
        source = Source(kind="neodb", file=path, row=at, raw=raw_of(line))
        address = text_at(line, "content", "withRegardTo") or text_at(line, "item")
        yield taken(source, lambda source, line=line, address=address: _line(line, source, items.get(address)))  # type: ignore[misc]


def items_of(found: list[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Return the items of a catalogue's lines, by address."""
    named = ((text_at(one, "url") or text_at(one, "id"), one) for one in found)
    return {address: one for address, one in named if address}


def _line(line: Mapping[str, Any], source: Source, item: Mapping[str, Any] | None) -> Record | str:
    if item is None:
        return "it says of which item nothing that the file explains"
    if text_at(item, "type").casefold() != "movie":
        return NO_FILM
    film, content = _film_in(item), line.get("content") or {}
    when = moment(text_at(content, "published"))
    base = Record(film=film, private=line.get("visibility") == 2, source=source)
    return _said(str(line["type"]), base, (content, when), line)


def _said(kind: str, base: Record, what: tuple[Any, str | None], line: Mapping[str, Any]) -> Record | str:
    from msgspec.structs import replace

    content, when = what
    if kind == "Rating":
        given = given_of(text_at(content, "value"), "ten")
        return replace(base, rating=given, rated=when if given else None)
    if kind in ("ShelfMember", "Mark"):
        status = text_at(content, "status")
        return replace(base, seen=status == DONE, wanted=status == WISHED, added=when)
    if kind in ("Comment", "Review"):
        text = "\n\n".join(part for part in (text_at(content, "name"), text_at(content, "content")) if part)
        return replace(base, review=text, written=when, spoilers=bool(content.get("sensitive")))
    if kind == "Note":
        return replace(base, note=text_at(content, "content"), added=when)
    if kind == "TagMember":
        return replace(base, tags=tags_of(text_at(content, "tag") or text_at(content, "name")))
    if kind == "ShelfLog":
        return replace(base, seen=text_at(line, "status") == DONE, added=moment(text_at(line, "timestamp")))
    return f"nothing that is kept here ({kind})"


def _collection(
    path: str, at: int, line: Mapping[str, Any], items: Mapping[str, Mapping[str, Any]]
) -> Iterator[Outcome]:
    name, about = text_at(line, "content", "name"), text_at(line, "content", "content")
    for place, one in enumerate(under(line, "items"), 1):
        item = items.get(text_at(one, "item"))
        source = Source(kind="neodb", file=path, row=at, raw=(("collection", name), *raw_of(one)))
        if item is None or text_at(item, "type").casefold() != "movie":
            yield LeftOut(source=source, message=NO_FILM)
            continue
        entry = InList(name=name or path, position=place, about=about, note=text_at(one, "metadata", "note"))
        yield Record(film=_film_in(item), lists=(entry,), private=line.get("visibility") == 2, source=source)


def _film_in(item: Mapping[str, Any]) -> FilmNamed:
    links = " ".join(text_at(one, "url") for one in under(item, "external_resources"))
    title, original = text_at(item, "title") or text_at(item, "display_title"), text_at(item, "orig_title")
    found = {**ids_in(links), "imdb": imdb_id(text_at(item, "imdb")) or ids_in(links).get("imdb", "")}
    return FilmNamed(
        title=title,
        original_title=original if original != title else "",
        year=year_of(text_at(item, "year")),
        ids=ids_of(**found),
    )


def _film_of(row: Row) -> FilmNamed | None:
    told, links = dict(_INFO.findall(row["info"])), row["links"]
    if _OTHERS.search(links.split(" ")[0]) or {"isbn", "season_number", "episode_number"} & told.keys():
        return None
    found = {**ids_in(links), **({"imdb": imdb_id(told["imdb"])} if "imdb" in told else {})}
    return FilmNamed(title=row["title"], year=year_of(told.get("year", "")), ids=ids_of(**found))


def _is_known(found: Mapping[str, Any]) -> bool:
    return (
        ("content" in found and "visibility" in found) or "external_resources" in found or found["type"] == "ShelfLog"
    )
