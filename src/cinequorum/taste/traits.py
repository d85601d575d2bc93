"""What films have in common apart from their ratings: people, genres, themes, place, time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from cinequorum.taste.rows import Cells, Rows, no_rows, strongest, to_rows, turned
from cinequorum.taste.types import FilmTraits, Tie

_WEIGHTS: Mapping[Tie, float] = MappingProxyType(
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


@dataclass(frozen=True, slots=True, eq=False)
class TraitTable:
    """`names` of traits, sorted; row `i` of `of` has film `i`'s traits, weighted so that each row has the length 1."""

    names: tuple[tuple[Tie, str], ...]
    of: Rows


def table_of(traits: Sequence[FilmTraits], films: Sequence[str]) -> TraitTable:
    """Return the films' traits as a table. A trait counts the more, the fewer films have it (inverse frequency)."""
    place = {film: index for index, film in enumerate(films)}
    having = {place[one.film]: sorted(set(named(one))) for one in sorted(traits, key=lambda one: one.film)}
    names = tuple(sorted({name for some in having.values() for name in some}))
    number = {name: index for index, name in enumerate(names)}
    pairs = [(film, number[name]) for film, some in sorted(having.items()) for name in some]
    if not pairs:
        return TraitTable((), no_rows(len(films)))
    rows, columns = (np.array(part, np.int32) for part in zip(*pairs, strict=True))
    spread = np.bincount(columns, minlength=len(names))
    weights = np.log(1.0 + len(having) / spread) * np.array([_WEIGHTS[tie] for tie, _ in names])
    length = np.sqrt(np.bincount(rows, weights[columns] ** 2, minlength=len(films)))
    values = (weights[columns] / np.maximum(length[rows], 1e-9)).astype(np.float32)
    return TraitTable(names, to_rows(Cells(rows, columns, values, np.ones(len(rows), np.int32)), len(films)))


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
    found = [_alike(table.of, holders, begin, most) for begin in range(0, height, _BLOCK)]
    rows, columns, values = (np.concatenate([part[i] for part in found]) for i in range(3))
    cells = Cells(rows.astype(np.int32), columns.astype(np.int32), values, np.zeros(len(rows), np.int32))
    return to_rows(cells, height)


def _alike(of: Rows, holders: Rows, begin: int, most: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return rows, columns and cosines for one block of films."""
    end = min(begin + _BLOCK, of.height)
    cut = slice(int(of.starts[begin]), int(of.starts[end]))
    who = np.repeat(np.arange(end - begin), np.diff(of.starts[begin : end + 1]))
    places, at = holders.many(of.columns[cut])
    key = who[at] * of.height + holders.columns[places]
    weight = of.values[cut][at] * holders.values[places]
    cosine = np.bincount(key, weight, minlength=(end - begin) * of.height).reshape(end - begin, of.height)
    cosine[np.arange(end - begin), np.arange(begin, end)] = 0.0
    rows, columns = strongest(cosine.astype(np.float32), most)
    return rows + begin, columns, cosine[rows, columns].astype(np.float32)
