"""What joining pages needs of one page, so little that a thousand of them are read in a few milliseconds."""

from __future__ import annotations

from msgspec import Struct


class Subject(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What of a page tells which film it is about. `page` is its id; two pages of one id are the same bytes.

    `titles`: the film's titles as the page has them, `title_keys` the keys in which spellings of these are equal.
    `numbers`: databases and the film's numbers in them. The people are those named firmly. `keys`: what the page is
    filed under; pages about no film have no titles.
    """

    page: str
    source: str
    language: str
    year: int | None = None
    titles: tuple[str, ...] = ()
    title_keys: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    cinematographers: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


class Speaker(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """Who speaks on a page, where and when, as it says itself. `page` is its id.

    `credit` is whom it names as the first to print its text, folded. `author_key`: the author's name folded, empty
    where nobody is named; `sounds`: how the surname sounds. `duplicates`: for each user review the index of the earlier
    one on the page that it repeats, or -1.
    """

    page: str
    source: str
    kind: str
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    credit: str | None = None
    author_key: str = ""
    sounds: tuple[str, ...] = ()
    duplicates: tuple[int, ...] = ()
