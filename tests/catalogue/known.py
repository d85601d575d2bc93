"""Tables of known films for tests: all films and persons in them are invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from cinequorum.catalogue.known import FORMAT, FilmTable, KnownFilms
from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold

NOBODY: Mapping[str, int] = MappingProxyType({})
SERIES = ("Harbour Lights", "Lantern")
Film = tuple[str, int, tuple[str, ...], tuple[str, ...]]
FILMS: tuple[Film, ...] = (
    ("Salt Road", 1971, ("Ann Lee",), ("Bob Roe", "Carl Holm")),
    ("Salt Road", 2009, ("Diana Fox",), ("Eve Marsh",)),
    ("Night Ferry", 1994, ("Diana Fox",), ("Bob Roe", "Ann Marlowe")),
    ("Foghorns II", 1950, (), ()),
    ("Lantern", 1988, (), ("Carl Holm",)),
    ("Tom Quell", 1966, (), ()),
    ("Sailor's Eleven", 1958, (), ()),
)


def known(*films: Film, seen: Mapping[str, int] = NOBODY) -> KnownFilms:
    """Return the table of these films, of all of the above unless any are given; `seen` tells by how many."""
    listed = films or FILMS
    names = sorted({fold(name) for _, _, made, cast in listed for name in (*made, *cast)})
    at = {name: index for index, name in enumerate(names)}
    rows: dict[str, tuple[tuple[int, tuple[int, ...], tuple[int, ...], int], ...]] = {}
    acted, directed = Counter[str](), Counter[str]()
    for title, year, made, cast in listed:
        directors, players = tuple(map(fold, made)), tuple(map(fold, cast))
        row = (year, tuple(at[name] for name in directors), tuple(at[name] for name in players), seen.get(title, 0))
        rows[title_key(title)] = (*rows.get(title_key(title), ()), row)
        directed.update(directors)
        acted.update(players)
    return KnownFilms(
        FilmTable(
            format=FORMAT,
            people=tuple(names),
            acted=tuple(acted[name] for name in names),
            directed=tuple(directed[name] for name in names),
            films=rows,
            series=frozenset(map(title_key, SERIES)),
        )
    )
