"""What one file is, told by its content: of which program, and what has to be asked before it can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final

import msgspec
from msgspec import Struct

from cinequorum.diary.files import Part
from cinequorum.diary.marks import scale_of
from cinequorum.diary.readers import imdb, letterboxd, mapped, movary, neodb, nfo, own, ryot, tmdb, trakt, yamtrack
from cinequorum.diary.readers.common import LIKED, SEEN, WANTED, Choices
from cinequorum.diary.readers.trees import tree_of
from cinequorum.diary.record import Outcome
from cinequorum.diary.sheets import Sheet, sheet_of
from cinequorum.errors import DiaryFileError
from cinequorum.text.charset import charset_of

ROLE, COLUMNS = "role", "columns"
Lists = Mapping[str, tuple[str, str]]
Job = Callable[[Choices], Iterable[Outcome]]
Read = Callable[[Sheet, Choices], Iterator[Outcome]]


class Ask(Struct, frozen=True, kw_only=True):
    """What has to be said of a file before it can be read: the `role` of a bare list, or the `columns` of a table.

    `guess` is what is proposed: the role, or which column is which field; `columns` are those of the table, with an
    example each.
    """

    what: str
    role: str = ""
    guess: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


class Told(Struct, frozen=True):
    """One part: its kind, what reads it, what has to be asked first."""

    kind: str
    read: Job
    ask: Ask | None = None
    scale: str = ""


def told(part: Part, lists: Lists) -> Told:
    """Return what a file is. `lists` are the names of lists that another file of its archive gives.

    Raises `DiaryFileError` (`unknown`, `empty`, `corrupt`) where it is nothing.
    """
    body = part.body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if own.is_lines(body):
        return Told("own", partial(_read_own, part))
    if body[:1] in (b"{", b"["):
        return _of_json(part, lists)
    if body[:1] == b"<":
        if not nfo.is_xml(body):
            raise DiaryFileError(part.path, "unknown", "this is a page or a document, and no export of films")
        return Told("nfo", partial(_read_nfo, part))
    if charset_of(part.body) is None:
        raise DiaryFileError(part.path, "unknown", "this is no text")
    return of_sheet(sheet_of(part.path, part.body))


def _read_own(part: Part, _choices: Choices) -> Iterator[Outcome]:
    return own.lines(part.path, part.body)


def _read_nfo(part: Part, choices: Choices) -> Iterator[Outcome]:
    return nfo.films(part.path, part.body, choices)


def of_sheet(sheet: Sheet) -> Told:
    """Return what a table is, by its columns."""
    if sheet.head and sheet.head[0].casefold().startswith(letterboxd.LIST_HEAD):
        sheet = sheet.starting(*letterboxd.LIST_ROWS)
        return Told("letterboxd", partial(letterboxd.listed, sheet))
    for kind, fits, read in _TABLES:
        if fits(sheet):
            return Told(kind, partial(read, sheet), _role_of(sheet) if read in _BARE else None)
    return _unknown(sheet)


_TABLES: Final[tuple[tuple[str, Callable[[Sheet], bool], Read], ...]] = (
    ("letterboxd", lambda sheet: sheet.has(*letterboxd.ENTRY), letterboxd.diary),
    ("letterboxd", lambda sheet: sheet.has(*letterboxd.RATINGS), letterboxd.ratings),
    ("letterboxd", lambda sheet: sheet.has(*letterboxd.FILMS), letterboxd.films),
    ("imdb", lambda sheet: sheet.has(*imdb.KEY) and imdb.is_ratings(sheet), imdb.ratings),
    ("imdb", lambda sheet: sheet.has(*imdb.KEY), imdb.listed),
    ("tmdb", lambda sheet: sheet.has(*tmdb.KEY) and tmdb.is_ratings(sheet), tmdb.ratings),
    ("tmdb", lambda sheet: sheet.has(*tmdb.KEY), tmdb.listed),
    ("movary", movary.is_table, movary.table),
    ("letterboxd-import", letterboxd.is_import_table, letterboxd.import_table),
    ("yamtrack", lambda sheet: sheet.has(*yamtrack.KEY), yamtrack.table),
    ("neodb", lambda sheet: sheet.has(*neodb.MARKS), neodb.marks),
    ("neodb", lambda sheet: sheet.has(*neodb.TEXTS), neodb.texts),
)
_BARE: Final = frozenset({letterboxd.films, imdb.listed, tmdb.listed})
"""Tables that are a list of films, of which only their owner knows what it is."""


def _unknown(sheet: Sheet) -> Told:
    if len(sheet.columns) < 2 and not sheet.has("imdb"):
        raise DiaryFileError(sheet.path, "unknown", "this is no table: there is one column only")
    if not len(sheet):
        raise DiaryFileError(sheet.path, "empty", "there are no rows in the table")
    guess = mapped.guess(sheet)
    examples = tuple((name, next((cell for cell in sheet.column(name) if cell), "")[:80]) for name in sheet.columns)
    ask = Ask(what=COLUMNS, guess=tuple(guess.items()), columns=examples)
    scale = scale_of(sheet.column(guess["rating"])) if "rating" in guess else ""
    return Told("table", partial(mapped.table, sheet), ask, scale)


def _role_of(sheet: Sheet) -> Ask:
    return Ask(what=ROLE, role=_role_by_name(sheet.path))


def _role_by_name(path: str) -> str:
    low = path.casefold()
    words = (
        ("watchlist", WANTED),
        ("like", LIKED),
        ("favo", LIKED),
        ("watched", SEEN),
        ("checkin", SEEN),
        ("check-in", SEEN),
    )
    return next((role for word, role in words if word in low), "")


def _of_json(part: Part, lists: Lists) -> Told:
    rows = json_lines(part)
    if rows is not None:
        return Told("neodb", lambda _: neodb.lines(part.path, rows, neodb.items_of(rows)))
    found = tree_of(part.path, part.body)
    if ryot.is_export(found):
        return Told("ryot", lambda choices: ryot.export(part.path, found, choices), None, ryot.scale_in(found))
    if trakt.is_entries(found):
        return _of_trakt(part, found, lists)
    if tmdb.is_results(found):
        rated = all(
            "rating" in row or "account_rating" in row
            for row in (found["results"] if isinstance(found, dict) else found)
        )
        ask = None if rated else Ask(what=ROLE, role=_role_by_name(part.path))
        return Told("tmdb", lambda choices: tmdb.results(part.path, found, choices), ask)
    raise DiaryFileError(part.path, "unknown", "this is JSON of no program known here")


def _of_trakt(part: Part, found: Any, lists: Lists) -> Told:
    role, about = trakt.role_in(part.path, lists)
    ask = Ask(what=ROLE) if trakt.is_list(found) and not role.role else None
    return Told("trakt", lambda choices: trakt.entries(part.path, found, choices if ask else role, about), ask)


def json_lines(part: Part) -> list[Mapping[str, Any]] | None:
    """Return the lines of a file of lines of JSON; None where it is one document."""
    try:
        rows = [msgspec.json.decode(line) for line in part.body.lstrip(b"\xef\xbb\xbf").split(b"\n") if line.strip()]
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    return rows if rows and all(map(neodb.is_line, rows)) else None
