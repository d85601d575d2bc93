"""What films have in common apart from their ratings: people, genres, themes, place, time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

import numpy as np

from cinequorum.taste.rows import Cells, Floats, Offsets, Rows, no_rows, strongest, to_rows, together_cells, turned
from cinequorum.taste.types import FilmTraits, Tie

WEIGHTS: Mapping[Tie, float] = MappingProxyType(
    {
        Tie.DIRECTOR: 1.5,
        Tie.PERSON: 0.7,
        Tie.GENRE: 1.0,
        Tie.THEME: 1.0,
        Tie.ASPECT: 0.5,
        Tie.COUNTRY: 0.5,
        Tie.LANGUAGE: 0.5,
        Tie.PERIOD: 0.5,
    }
)
_BLOCK = 512  # films compared with all others at a time
K = TypeVar("K", bound=str)


@dataclass(frozen=True, slots=True, eq=False)
class TraitTable:
    """`names` of traits, sorted; row `i` of `of` has film `i`'s traits, weighted so that each row has the length 1."""

    names: tuple[tuple[Tie, str], ...]
    of: Rows


def table_of(traits: Sequence[FilmTraits], films: Sequence[str]) -> TraitTable:
    """Return the films' traits as a table. A trait counts the more, the fewer films have it (inverse frequency)."""
    place = {film: index for index, film in enumerate(films)}
    having = {place[one.film]: set(named(one)) for one in sorted(traits, key=lambda one: one.film)}
    names, of = weighed(having, WEIGHTS, len(films))
    return TraitTable(names, of)


def weighed(
    having: Mapping[int, Set[tuple[K, str]]], weights: Mapping[K, float], height: int
) -> tuple[tuple[tuple[K, str], ...], Rows]:
    """Return the names that films have, sorted, and rows of length 1: by the weight of their kind and their rarity."""
    names = tuple(sorted({name for some in having.values() for name in some}))
    number = {name: index for index, name in enumerate(names)}
    pairs = [(film, number[name]) for film, some in sorted(having.items()) for name in sorted(some)]
    if not pairs:
        return (), no_rows(height)
    rows, columns = (np.array(part, np.int32) for part in zip(*pairs, strict=True))
    spread = np.bincount(columns, minlength=len(names))
    sizes = np.log(1.0 + len(having) / spread) * np.array([weights[kind] for kind, _ in names])
    length = np.sqrt(np.bincount(rows, sizes[columns] ** 2, minlength=height))
    values = (sizes[columns] / np.maximum(length[rows], 1e-9)).astype(np.float32)
    return names, to_rows(Cells(rows, columns, values, np.ones(len(rows), np.int32)), height)


def named(one: FilmTraits) -> Iterator[tuple[Tie, str]]:
    """Yield the traits of a film, each with its kind; the year as its decade."""
    groups = (
        (Tie.DIRECTOR, one.directors),
        (Tie.PERSON, one.people),
        (Tie.GENRE, one.genres),
        (Tie.THEME, one.themes),
        (Tie.ASPECT, one.aspects),
        (Tie.COUNTRY, one.countries),
        (Tie.LANGUAGE, (one.language,) if one.language else ()),
        (Tie.PERIOD, (f"{one.year // 10 * 10}",) if one.year else ()),
    )
    for tie, values in groups:
        yield from ((tie, value) for value in values if value)


def alike(table: TraitTable, most: int) -> Rows:
    """Return for each film the `most` films with the most in common with it (cosine of their traits)."""
    height, width = table.of.height, len(table.names)
    if not width:
        return no_rows(height)
    holders = turned(table.of, width)
    found = [
        _alike(table.of, holders, np.arange(begin, min(begin + _BLOCK, height)), most)
        for begin in range(0, height, _BLOCK)
    ]
    return to_rows(together_cells(found), height)


def cosines(of: Rows, holders: Rows, some: Offsets) -> Floats:
    """Return how alike the traits of each of `some` films (rows) and every film (columns) are, on 0..1."""
    found = np.zeros((len(some), of.height), np.float32)
    for row, film in enumerate(some):
        mine = of.row(int(film))
        cells, at = holders.many(of.columns[mine])
        weights = holders.values[cells] * of.values[mine][at]
        found[row] = np.bincount(holders.columns[cells], weights, minlength=of.height)
    return found


def _alike(of: Rows, holders: Rows, some: Offsets, most: int) -> Cells:
    """Return the nearest films of one block of films."""
    cosine = cosines(of, holders, some)
    cosine[np.arange(len(some)), some] = 0.0
    rows, columns = strongest(cosine, most)
    names = (some[rows].astype(np.int32), columns.astype(np.int32))
    return Cells(*names, cosine[rows, columns], np.zeros(len(rows), np.int32))


def design(of: Rows, most: int, least: int = 3) -> Floats:
    """Return films by the `most` traits that most films (`least` or more) have, by weight; then a column of ones."""
    width = int(of.columns.max(initial=-1)) + 1
    spread = np.bincount(of.columns, minlength=width)
    common = np.sort(np.argsort(-spread, kind="stable")[:most])
    common = common[spread[common] >= least]
    column = np.full(width, len(common), np.int64)
    column[common] = np.arange(len(common))
    found = np.zeros((of.height, len(common) + 1), np.float32)
    found[np.repeat(np.arange(of.height), np.diff(of.starts)), column[of.columns]] = of.values
    found[:, -1] = 1.0
    return found
