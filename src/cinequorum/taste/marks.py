"""All marks as arrays, in one order whatever order they came in."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

import numpy as np

from cinequorum.errors import TasteError
from cinequorum.taste.rows import Cells, Floats, Ints, Rows, to_rows
from cinequorum.taste.types import Rated, TasteOptions

TOP = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Marks of `people` for `films`, both sorted; `given` has a row a person: films and their marks (0..100).

    `n` of `given` tells how many marks went into each; `merged` counts those beyond the first.
    """

    people: tuple[str, ...]
    films: tuple[str, ...]
    given: Rows
    merged: int


def gather(rated: Iterable[Rated], more: Iterable[str] = ()) -> Marks:
    """Return the marks, with `more` films that nobody marked.

    Goes through `rated` once, so a generator over millions of rows will do. Several marks of one person for one film
    become their mean. Raises `TasteError` on a mark that is no number on 0..100, or an empty name.
    """
    people: dict[str, int] = {}
    films: dict[str, int] = {}
    who, what, scores = array("i"), array("i"), array("f")
    for one in rated:
        if not (isfinite(one.score) and 0 <= one.score <= TOP):
            raise TasteError(f"the mark of {one.who!r} for {one.film!r} is {one.score}, which is not on 0..100")
        if not one.who or not one.film:
            raise TasteError(f"a mark of {one.who!r} for {one.film!r}: neither may be empty")
        who.append(people.setdefault(one.who, len(people)))
        what.append(films.setdefault(one.film, len(films)))
        scores.append(one.score)
    for film in more:
        films.setdefault(film, len(films))
    rows = _renamed(np.frombuffer(who, np.int32), people)
    columns = _renamed(np.frombuffer(what, np.int32), films)
    cells, merged = _merged(rows, columns, np.frombuffer(scores, np.float32), len(films))
    return Marks(tuple(sorted(people)), tuple(sorted(films)), to_rows(cells, len(people)), merged)


def liked(marks: Marks, options: TasteOptions) -> Rows:
    """Return who liked what: a row a person, the value 1 where liked, `nearly_weight` where nearly so."""
    given = marks.given.values
    weights = np.where(given >= options.liked_from, 1.0, options.nearly_weight).astype(np.float32)
    keep = (given >= options.liked_from - options.nearly) & (weights > 0)
    starts = np.concatenate(([0], np.cumsum(keep)))[marks.given.starts].astype(np.int64)
    return Rows(starts, marks.given.columns[keep], weights[keep], np.ones(int(keep.sum()), np.int32))


def _renamed(places: Ints, names: dict[str, int]) -> Ints:
    """Turn numbers in order of appearance into numbers in the order of the names."""
    rank = np.empty(len(names), np.int32)
    rank[[names[name] for name in sorted(names)]] = np.arange(len(names), dtype=np.int32)
    return rank[places] if len(places) else np.zeros(0, np.int32)


def _merged(rows: Ints, columns: Ints, scores: Floats, width: int) -> tuple[Cells, int]:
    """Take the mean where a person marked a film more than once; sums go by rising mark, so no order shows in them."""
    key = rows.astype(np.int64) * max(width, 1) + columns
    order = np.lexsort((scores, key))
    key, scores = key[order], scores[order]
    first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else np.zeros(0, np.int64)
    n = np.diff(np.append(first, len(key)))
    total = np.add.reduceat(scores.astype(np.float64), first) if len(key) else np.zeros(0)
    kept = order[first]
    cells = Cells(rows[kept], columns[kept], (total / np.maximum(n, 1)).astype(np.float32), n.astype(np.int32))
    return cells, int(len(key) - len(first))
