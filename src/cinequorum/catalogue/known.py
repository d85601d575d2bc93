"""The known films: a table of titles and names that is shipped, so that a page is read by somebody who has seen films.

A page says "what he did in Salt Road" and leaves it to its reader to know whether that is a film, a series or a street.
The table holds films as lists of many countries name them, with their years, directors and cast, and what a crowd of
people has seen: no words of anybody's.
What it knows is a sign among others for the learned weights; it states nothing, and nothing of it becomes a fact. Where
it is from, what it leaves out and how to do without: docs/design/known-films.md.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from msgspec import Struct

from cinequorum.model.typed import from_json

FORMAT: Final = 2
"""The number of the table's form."""
_LONG: Final = 8  # characters of a title whose words are found joined
_SEVERAL: Final = 3  # films of somebody who is called by the surname alone
_FILE: Final = "known_films.json.gz"
_Row = tuple[int, tuple[int, ...], tuple[int, ...], int]


class KnownFilm(NamedTuple):
    """A film of the table: its year, the folded names of its directors and of its cast, how many diaries have it."""

    year: int
    directors: frozenset[str]
    cast: frozenset[str]
    seen: int


class Trades(NamedTuple):
    """In how many films of the table somebody plays, and how many they directed."""

    acted: int
    directed: int


NOBODY: Final = Trades(0, 0)
"""Whom the table does not know."""


class FilmTable(Struct, frozen=True, gc=False):
    """The table as it is stored.

    `people` are folded names, `acted` and `directed` in how many films each did so; `films` has for each title key the
    films of that title: the year, directors and cast as indices of `people`, in how many diaries of a crowd it stands.
    `series` are the keys of titles of series.
    """

    format: int
    people: tuple[str, ...]
    acted: tuple[int, ...]
    directed: tuple[int, ...]
    films: dict[str, tuple[_Row, ...]]
    series: frozenset[str]


class KnownFilms:
    """Films by the key of their title (`names.titles.title_key`), persons by their folded name (`text.fold`)."""

    __slots__ = ("_at", "_joined", "_surnames", "_table")

    def __init__(self, table: FilmTable) -> None:
        self._table = table
        self._at: Mapping[str, int] = {name: index for index, name in enumerate(table.people)}
        self._joined: Mapping[str, str] = {
            key.replace(" ", ""): key for key in table.films if " " in key and len(key) > _LONG
        }
        self._surnames = frozenset(
            name.partition(" ")[2]
            for name, films in zip(table.people, table.directed, strict=True)
            if films >= _SEVERAL
        )

    def __contains__(self, key: str) -> bool:
        """Tell whether a film has the title with this key, or one long word is two of a title ("Saltroads")."""
        return key in self._table.films or key in self._joined

    def __len__(self) -> int:
        return sum(map(len, self._table.films.values()))

    def films(self, key: str) -> tuple[KnownFilm, ...]:
        """Return the films whose title has this key, the oldest first."""
        key = key if key in self._table.films else self._joined.get(key, key)
        return tuple(
            KnownFilm(year, self._names(directors), self._names(cast), seen)
            for year, directors, cast, seen in self._table.films.get(key, ())
        )

    def is_series(self, key: str) -> bool:
        """Tell whether a series has the title with this key; a film may have it, too."""
        return key in self._table.series

    def trades(self, name: str) -> Trades:
        """Return what somebody of this folded name did in the films of the table."""
        index = self._at.get(name)
        return NOBODY if index is None else Trades(self._table.acted[index], self._table.directed[index])

    def is_surname(self, name: str) -> bool:
        """Tell whether somebody who directed several films of the table has this surname, folded."""
        return bool(name) and name in self._surnames

    def _names(self, persons: tuple[int, ...]) -> frozenset[str]:
        return frozenset(self._table.people[person] for person in persons)


@cache
def shipped() -> KnownFilms:
    """Read the table that is shipped, once in a process: a tenth of a second at most."""
    packed = (files("cinequorum.catalogue") / _FILE).read_bytes()
    return KnownFilms(from_json(gzip.decompress(packed), FilmTable))
