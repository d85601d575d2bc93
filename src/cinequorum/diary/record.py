"""What one row of somebody's own records says. Each date stays what it is: a missing one is missing, and never today.

Dates are text: `2014`, `2014-05`, `2014-05-31` (EDTF), or with a time `2014-05-31T20:15:00`, with its offset from UTC
where the file has one. Nothing is moved to another time zone: a film seen late on the 2nd was seen on the 2nd.
"""

from __future__ import annotations

import hashlib

import msgspec
from msgspec import Struct

Ids = tuple[tuple[str, str], ...]
Raw = tuple[tuple[str, str], ...]


class FilmNamed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A film as a file names it. `ids`: pairs of database and number, sorted, as `("imdb", "tt0012345")`."""

    title: str = ""
    original_title: str = ""
    year: int | None = None
    ids: Ids = ()


class Given(Struct, frozen=True, kw_only=True):
    """A rating as it was given, word for word, and its scale.

    `stars` is of five, `hearts` of five, `ten` of ten, `hundred` of a hundred; `letters` and `thumbs` are words.
    """

    value: str
    scale: str


class InList(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place in a list: the list's name, the film's position (from 1), what the list and the entry are said to be."""

    name: str
    position: int | None = None
    about: str = ""
    note: str = ""


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a record stands: kind of file, its name, the row (1 is the first of the file), the row as it is."""

    kind: str
    file: str = ""
    row: int = 0
    raw: Raw = ()


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row: about one film, one or several of the things that somebody says of it.

    `seen`: it was seen, whether or not it is known when; `watched`: when; `again`: not for the first time. `joy`
    is how much it was enjoyed, where somebody gives two marks, and `quality` says that `rating` is the other. `rated`,
    `written` (the review), `added` (to the diary, watchlist or list) and `imported` are other moments. `note` is for
    nobody else; nor is anything where `private` is set.
    """

    film: FilmNamed
    rating: Given | None = None
    quality: bool = False
    joy: Given | None = None
    watched: str | None = None
    rated: str | None = None
    written: str | None = None
    added: str | None = None
    imported: str | None = None
    seen: bool = False
    again: bool = False
    wanted: bool = False
    liked: bool = False
    private: bool = False
    review: str = ""
    spoilers: bool = False
    tags: tuple[str, ...] = ()
    lists: tuple[InList, ...] = ()
    note: str = ""
    source: Source | None = None


class Failed(Struct, frozen=True, kw_only=True):
    """A row that could not be taken: `code` is for machines (`date`, `rating`, `cells`, …), `message` for people."""

    source: Source
    code: str
    message: str


class LeftOut(Struct, frozen=True, kw_only=True):
    """A row that is not about a film, or says nothing that is kept here: left out, and said so."""

    source: Source
    message: str


Outcome = Record | Failed | LeftOut


def says_something(record: Record) -> bool:
    """Return whether a record has anything to keep beside the film's name."""
    marks = record.seen or record.wanted or record.liked or record.watched or record.rating or record.joy
    return bool(marks or record.review or record.tags or record.lists or record.note)


def fingerprint(record: Record) -> str:
    """Return the same word for records that say the same, wherever they stand and whenever they were imported."""
    bare = msgspec.structs.replace(record, source=None, imported=None)
    return hashlib.sha256(msgspec.json.encode(bare, order="deterministic")).hexdigest()


def ids_of(**found: str) -> Ids:
    """Return the numbers that are there, sorted by database.

    >>> ids_of(tmdb="155", imdb="tt0468569", trakt="")
    (('imdb', 'tt0468569'), ('tmdb', '155'))
    """
    return tuple(sorted((name, value) for name, value in found.items() if value))
