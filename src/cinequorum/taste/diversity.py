"""Variety: of the best films, not only those that are all alike.

Maximal marginal relevance (J. Carbonell, J. Goldstein, "The Use of MMR", SIGIR 1998): each next film is the one with
the best balance of its score and its distance from those already taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cinequorum.taste.rows import Floats

if TYPE_CHECKING:
    from cinequorum.taste.taste import Taste


def varied(taste: Taste, scores: NDArray[np.float64], pool: NDArray[np.int64], asked: tuple[int, float]) -> list[int]:
    """Return up to `asked[0]` places of `pool` (best first) with `asked[1]` (0..1) of variety."""
    n, weight = asked
    if n <= 0 or not len(pool):
        return []
    if weight <= 0:
        return [int(place) for place in pool[:n]]
    worth = scores[pool] / scores[pool].max()
    between = _between(taste, pool)
    nearest = np.zeros(len(pool))
    left = np.ones(len(pool), bool)
    found: list[int] = []
    while len(found) < min(n, len(pool)):
        balance = np.where(left, (1 - weight) * worth - weight * nearest, -np.inf)
        best = int(balance.argmax())
        left[best] = False
        nearest = np.maximum(nearest, between[best])
        found.append(int(pool[best]))
    return found


def _between(taste: Taste, pool: NDArray[np.int64]) -> Floats:
    """Return how alike each two films of the pool are (cosine of their traits, 0..1)."""
    of = taste.traits.of
    cells, at = of.many(pool)
    names, column = np.unique(of.columns[cells], return_inverse=True)
    some = np.zeros((len(pool), max(len(names), 1)), np.float32)
    some[at, column] = of.values[cells]
    return some @ some.T
