"""A file of somebody's own records: what it is, told by its content, and what is in it.

    read_diary(name, body, choices) -> Found

A file's name is asked only where content can't tell: within an archive, whose names its program gives, and to propose
what a bare list of films may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from cinequorum.diary.archives import together
from cinequorum.diary.files import parts_of
from cinequorum.diary.readers.common import Choices
from cinequorum.diary.record import Failed, Outcome, Record
from cinequorum.diary.telling import COLUMNS, ROLE, Ask, told
from cinequorum.errors import DiaryFileError

__all__ = ["COLUMNS", "LABELS", "ROLE", "Ask", "Choices", "Found", "counted", "read_diary"]

LABELS: Final[Mapping[str, str]] = {
    "letterboxd": "Letterboxd", "letterboxd-import": "a table for Letterboxd’s import", "imdb": "IMDb", "tmdb": "TMDB",
    "trakt": "Trakt", "movary": "Movary", "yamtrack": "Yamtrack", "neodb": "NeoDB", "ryot": "Ryot",
    "nfo": "Kodi or Jellyfin (NFO)", "own": "Cinequorum", "table": "a table of no known program",
}  # fmt: skip


NO_CHOICES: Final = Choices()


class Found(Struct, frozen=True, kw_only=True):
    """What a file holds: the programs it is from (`kind` is the first), its rows, and what is still to be said of it.

    `scale`: the scale that plain figures were taken for, where the file doesn't say it; '' where it does.
    """

    kind: str
    rows: tuple[Outcome, ...]
    ask: Ask | None = None
    scale: str = ""


def read_diary(name: str, body: bytes, choices: Choices = NO_CHOICES) -> Found:
    """Return what a file holds. Rows keep their order; those that can't be taken are among them, with the reason.

    Raises `DiaryFileError` where the file as a whole can't be taken (see there for the codes).

    >>> table = b"Const,Your Rating,Date Rated,Title,Year\\ntt0012345,8,2020-05-01,The Lock,1931\\n"
    >>> found = read_diary("x.csv", table)
    >>> found.kind, found.rows[0].film.title, found.rows[0].rating.value, found.rows[0].rated, found.rows[0].watched
    ('imdb', 'The Lock', '8', '2020-05-01', None)
    """
    parts = parts_of(name, body)
    files = together(parts) if len(parts) > 1 else [told(parts[0], {})]
    asked = [one.ask for one in files if one.ask is not None]
    ask = next((one for one in asked if not _answered(one, choices)), None)
    rows = tuple(row for one in files if one.ask is None or ask is None for row in one.read(choices))
    kinds = [one.kind for one in files if one.kind]
    if not kinds:
        raise DiaryFileError(name, "unknown", "this is no export of a program known here, and no table")
    return Found(kind=kinds[0], rows=rows, ask=ask, scale=next((one.scale for one in files if one.scale), ""))


def _answered(ask: Ask, choices: Choices) -> bool:
    return bool(choices.role) if ask.what == ROLE else bool(choices.columns)


def counted(rows: Iterable[Outcome]) -> dict[str, int]:
    """Return how many rows are records, failed, and left out."""
    found = {"records": 0, "failed": 0, "left": 0}
    for row in rows:
        name = "records" if isinstance(row, Record) else "failed" if isinstance(row, Failed) else "left"
        found[name] += 1
    return found
