"""Kodi and Jellyfin: one small XML file a film, or all of a library in one (`videodb.xml`).

XML is read without entities: a file that declares some is refused, as they can be made to grow or to name other files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from xml.parsers import expat

from cinequorum.diary.marks import given_of
from cinequorum.diary.moments import moment
from cinequorum.diary.readers.common import NO_FILM, Choices, ids_in, imdb_id, is_yes, number, taken, year_of
from cinequorum.diary.record import FilmNamed, LeftOut, Outcome, Raw, Record, Source, ids_of
from cinequorum.errors import DiaryFileError

_OTHERS: Final = frozenset({"tvshow", "episodedetails", "musicvideo", "artist", "album", "season"})
_KEPT: Final = frozenset(
    {"title", "originaltitle", "year", "premiered", "releasedate", "userrating", "playcount", "lastplayed", "dateadded",
     "watched", "id", "imdbid", "tmdbid", "uniqueid", "isuserfavorite", "tag", "imdb_id"}
)  # fmt: skip
_DEEPEST: Final = 40
_LONGEST: Final = 4_000  # characters of one value
_ADDRESS_AFTER = re.compile(rb"</movie>\s*(https?://\S{1,300})\s*$")  # Kodi allows an address below the film
_BARE = re.compile(
    rb"&(?!#?\w{1,32};)"
)  # an ampersand that was not written as XML wants it: common in files made by hand


def is_xml(body: bytes) -> bool:
    """Return whether a file begins as an XML of Kodi or Jellyfin."""
    head = body[:4096].lower()
    return b"<movie" in head or b"<videodb" in head or any(b"<" + name.encode() in head for name in _OTHERS)


def films(path: str, body: bytes, _choices: Choices) -> Iterator[Outcome]:
    """Yield the films of a file: seen (with the last day), rated of ten, favourite.

    Raises `DiaryFileError`: `entities`, or `corrupt`.
    """
    for at, (kind, values) in enumerate(_elements(path, body), 1):
        raw: Raw = tuple((name, value) for name, value in values if value)
        source = Source(kind="nfo", file=path, row=at, raw=raw)
        if kind in _OTHERS:
            yield LeftOut(source=source, message=NO_FILM)
            continue
        yield taken(source, lambda source, values=values: _record(values, source))  # type: ignore[misc]


def _record(values: list[tuple[str, str]], source: Source) -> Record:
    one = dict(reversed(values))
    title, original = one.get("title", ""), one.get("originaltitle", "")
    watched = moment(one.get("lastplayed", ""))
    film = FilmNamed(
        title=title,
        original_title=original if original != title else "",
        year=year_of(one.get("year", "")) or year_of(one.get("premiered", "") or one.get("releasedate", "")),
        ids=_ids(one),
    )
    played = bool(number(one.get("playcount", ""))) or is_yes(one.get("watched", ""))
    return Record(
        film=film,
        rating=given_of(one.get("userrating", ""), "ten"),
        watched=watched if played else None,
        seen=played,
        added=moment(one.get("dateadded", "")),
        liked=is_yes(one.get("isuserfavorite", "")),
        source=source,
    )


def _ids(one: dict[str, str]) -> tuple[tuple[str, str], ...]:
    imdb = one.get("uniqueid imdb") or one.get("imdbid") or one.get("imdb_id") or one.get("id", "")
    imdb = imdb_id(imdb) if imdb.startswith("tt") else ""
    stated = {"imdb": imdb, "tmdb": number(one.get("uniqueid tmdb") or one.get("tmdbid", ""))}
    return ids_of(**stated) if any(stated.values()) else ids_of(**ids_in(one.get("url", "")))


class _Films:
    """Gathers the elements of films as the parser meets them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[tuple[str, list[tuple[str, str]]]] = []
        self._path: list[str] = []
        self._text: list[str] = []
        self._key = ""

    def refuse(self, *_args: Any) -> int:
        """Refuse a declared entity, and a document type with parts of its own."""
        raise DiaryFileError(self.name, "entities", "the file declares entities, which exports don't; it is not read")

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Begin an element."""
        low = tag.casefold()
        self._path.append(low)
        if len(self._path) > _DEEPEST:
            raise DiaryFileError(self.name, "corrupt", "the file is nested too deep")
        if low == "movie" or low in _OTHERS:
            self.found.append((low, []))
        self._key = f"uniqueid {given.get('type', '').casefold()}" if low == "uniqueid" else low
        self._text = []

    def end(self, tag: str) -> None:
        """End an element: a value that is kept goes to the film that it stands directly in."""
        parent = self._path[-2] if len(self._path) > 1 else ""
        if self.found and parent in {"movie", *_OTHERS} and tag.casefold() in _KEPT:
            self.found[-1][1].append((self._key, "".join(self._text).strip()[:_LONGEST]))
        self._path.pop()
        self._text = []

    def say(self, text: str) -> None:
        """Take text."""
        if sum(map(len, self._text)) < _LONGEST:
            self._text.append(text)


def _elements(name: str, body: bytes) -> list[tuple[str, list[tuple[str, str]]]]:
    films, parser = _Films(name), expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = films.start, films.end
    parser.CharacterDataHandler = films.say
    parser.EntityDeclHandler = parser.ExternalEntityRefHandler = films.refuse
    parser.UnparsedEntityDeclHandler = films.refuse
    parser.buffer_text = True
    end = _ADDRESS_AFTER.search(body)
    try:
        whole = body[: end.start() + len(b"</movie>")] if end else body
        parser.Parse(_BARE.sub(b"&amp;", whole), True)  # noqa: FBT003 # expat's own call
    except expat.ExpatError as error:
        raise DiaryFileError(name, "corrupt", f"the XML is broken: {error}") from error
    if end and films.found:
        films.found[-1][1].append(("url", end[1].decode(errors="replace")))
    return films.found
