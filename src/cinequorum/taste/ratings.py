"""Co-rating weights: how much liking one film speaks for another, learned by EASE.

EASE (H. Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW 2019) predicts each film's likes from all
others by ridge regression without the film itself; the solution is one inverse of the co-like counts.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cinequorum.taste.rows import Cells, Floats, Rows, no_rows, strongest, to_rows
from cinequorum.taste.types import TasteOptions


def co_rated(likes: Rows, films: int, options: TasteOptions) -> Rows:
    """Return for each film the films that liking it speaks for (or against), the strongest `options.neighbours`.

    `n` of a cell: people who liked both. Cost: one inverse of as many rows as films have `options.fewest` likes.
    """
    counts = np.bincount(likes.columns, minlength=films)
    kept = np.flatnonzero(counts >= options.fewest)
    if not len(kept):
        return no_rows(films)
    kept = np.sort(kept[np.argsort(-counts[kept], kind="stable")][: options.head])
    together = _together(likes, kept, films)
    weights = ease(together, options.ridge)
    rows, columns = strongest(weights, options.neighbours)
    n = together[rows, columns].astype(np.int32)
    values = weights[rows, columns].astype(np.float32)
    return to_rows(Cells(kept[rows].astype(np.int32), kept[columns].astype(np.int32), values, n), films)


def ease(together: NDArray[np.floating], ridge: float) -> NDArray[np.float64]:
    """Return EASE's weights for co-like counts (square, likes on the diagonal): row speaks for column, 0 for itself.

    >>> ease(np.array([[2.0, 2.0], [2.0, 2.0]]), 1.0).round(3).tolist()
    [[0.0, 0.667], [0.667, 0.0]]
    """
    inverse = np.linalg.inv(together.astype(np.float64) + ridge * np.eye(len(together)))
    weights: NDArray[np.float64] = inverse / -np.diag(inverse)
    np.fill_diagonal(weights, 0.0)
    return weights


def _together(likes: Rows, kept: NDArray[np.int64], films: int) -> Floats:
    """Count for the films `kept` how many people liked each two of them."""
    place = np.full(films, -1, np.int64)
    place[kept] = np.arange(len(kept))
    total = np.zeros((len(kept), len(kept)), np.float32)
    batch = max(1, 40_000_000 // max(len(kept), 1))
    for begin in range(0, likes.height, batch):
        end = min(begin + batch, likes.height)
        cut = slice(int(likes.starts[begin]), int(likes.starts[end]))
        where = place[likes.columns[cut]]
        who = np.repeat(np.arange(end - begin), np.diff(likes.starts[begin : end + 1]))
        some = np.zeros((end - begin, len(kept)), np.float32)
        some[who[where >= 0], where[where >= 0]] = 1.0
        total += some.T @ some
    return total
