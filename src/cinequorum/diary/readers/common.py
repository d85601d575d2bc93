"""What all readers share: cells as values, and rows as records, left out, or failed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from cinequorum.diary.data.own_records import NOT_FILMS, YES_WORDS
from cinequorum.diary.record import Failed, LeftOut, Outcome, Record, Source, says_something
from cinequorum.diary.sheets import Row, Sheet, column_key
from cinequorum.errors import DiaryRowError

NO_FILM: Final = "a series, an episode or something else that is no film"
SAYS_NOTHING: Final = "it says nothing of the film that is kept here"
SEEN, WANTED, LIKED, LIST = "seen", "wanted", "liked", "list"

_NOT_FILMS: Final = frozenset(map(column_key, NOT_FILMS))
_YES: Final = frozenset(word.casefold() for word in YES_WORDS)
_IMDB = re.compile(r"tt\d{7,9}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(18[7-9]\d|19\d\d|20\d\d)(?!\d)")
_LINKS: Final[Mapping[str, re.Pattern[str]]] = {
    "imdb": re.compile(r"imdb\.com/(?:\w\w/)?title/(tt\d{7,9})"),
    "tmdb": re.compile(r"themoviedb\.org/movie/(\d{1,9})"),
    "letterboxd": re.compile(r"letterboxd\.com/film/([\w-]{1,120})|(boxd\.it/\w{1,12})(?!\w)"),
    "trakt": re.compile(r"trakt\.tv/movies/([\w-]{1,120})"),
    "wikidata": re.compile(r"wikidata\.org/(?:wiki|entity)/(Q\d{1,12})"),
    "douban": re.compile(r"movie\.douban\.com/subject/(\d{1,12})"),
}


class Choices(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody says of a file that the file doesn't.

    `role`: what a bare list of films is (`seen`, `wanted`, `liked`, `list`, which is then called `list_name`).
    `columns`: for a table of no known program, which column (folded) is which field. `scale`: of plain figures;
    `order`: of numeric dates, `dmy` or `mdy`.
    """

    role: str = ""
    list_name: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    scale: str = ""
    order: str = ""


Make = Callable[[Row, Source], Record | str]


def each(sheet: Sheet, kind: str, make: Make) -> Iterator[Outcome]:
    """Yield what `make` says of each row: a record, or why the row is left out; what it raises is a failure."""
    for row in sheet.rows(kind):
        if isinstance(row, Failed):
            yield row
            continue
        yield taken(sheet.source(kind, row), lambda source, row=row: make(row, source))  # type: ignore[misc]


def taken(source: Source, make: Callable[[Source], Record | str]) -> Outcome:
    """Return the outcome of one row: what `make` returns, checked, or its failure."""
    try:
        found = make(source)
    except DiaryRowError as error:
        return Failed(source=source, code=error.code, message=error.message)
    if isinstance(found, str):
        return LeftOut(source=source, message=found)
    if not found.film.title and not found.film.ids:
        return Failed(source=source, code="film", message="the row names no film, by title or number")
    return found if says_something(found) else LeftOut(source=source, message=SAYS_NOTHING)


def year_of(text: str) -> int | None:
    """Return the first year in a cell: of a release date, "(1999)", "1999.0".

    >>> year_of("1999-03-31"), year_of("(1999)"), year_of("2190"), year_of("")
    (1999, 1999, None, None)
    """
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def is_yes(text: str) -> bool:
    """Return whether a cell says yes."""
    return text.strip().casefold() in _YES


def is_other(kind: str) -> bool:
    """Return whether the name of a kind of work says that it is no film.

    >>> is_other("tvSeries"), is_other("TV Mini Series"), is_other("Feature Film"), is_other("")
    (True, True, False, False)
    """
    return column_key(kind) in _NOT_FILMS


def imdb_id(text: str) -> str:
    """Return the number that IMDb gives a film, as it stands in a cell or an address; '' where there is none.

    >>> imdb_id("https://www.imdb.com/title/tt0012345/"), imdb_id("12345"), imdb_id("nm0000001")
    ('tt0012345', 'tt0012345', '')
    """
    found = _IMDB.search(text)
    if found:
        return found[0]
    bare = text.strip()
    return f"tt{bare:0>7}" if bare.isascii() and bare.isdigit() and 0 < len(bare) <= 9 and int(bare) else ""


def number(text: object) -> str:
    """Return a positive whole number as digits; '' for anything else.

    >>> number("155"), number(155), number("155.0"), number("0"), number(None)
    ('155', '155', '155', '', '')
    """
    bare = str(text).strip().removesuffix(".0")
    return bare.lstrip("0") if bare.isascii() and bare.isdigit() and len(bare) <= 12 else ""


def ids_in(text: str) -> dict[str, str]:
    """Return the numbers of films in addresses, by database."""
    found = ((name, form.search(text)) for name, form in _LINKS.items())
    return {name: next(part for part in match.groups() if part) for name, match in found if match}


def tags_of(text: str, separator: str = ",") -> tuple[str, ...]:
    """Return the tags of a cell, each once, in order."""
    return tuple(dict.fromkeys(tag for part in text.split(separator) if (tag := part.strip())))
