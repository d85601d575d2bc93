"""Co-rating weights: how much liking one film speaks for another, learned by EASE.

EASE (H. Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW 2019) predicts each film's likes from all
others by ridge regression without the film itself; the solution is one inverse of the co-like counts. That inverse
grows with the cube of the films, so only the most liked ones (the head) go through it together. Every other film is
joined to the head by itself, with the inverse of a matrix that has one row and column more (Schur's complement):
exact for it and the head, blind to other films of the tail.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cinequorum.taste.rows import (
    Cells,
    Floats,
    Ints,
    Offsets,
    Rows,
    no_rows,
    strongest,
    to_rows,
    together_cells,
    turned,
)
from cinequorum.taste.traits import cosines
from cinequorum.taste.types import TasteOptions

_BLOCK = 1000  # films of the tail at a time

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What the weights are learned from: `marks`, a row a person, films with 1 where liked and less where nearly so.

    `traits`: the films' traits, rows of length 1; two films count as liked together by `options.kinship` times their
    cosine more people than they were (collective EASE: O. Jeunen, J. Van Balen, B. Goethals, "Closed-Form Models for
    Collaborative Filtering with Side-Information", RecSys 2020), which steadies films with few marks.
    """

    marks: Rows
    traits: Rows
    options: TasteOptions


@dataclass(frozen=True, slots=True, eq=False)
class _Shared:
    """For some films (rows) and those of the head (columns): the weights of those who liked both, and their number."""

    weights: Floats
    n: Ints


def co_rated(ground: Ground, films: int) -> Rows:
    """Return for each film the films that liking it speaks for, or against; `n` of a cell: people who liked both.

    Of what speaks for a film, the `options.neighbours` weights furthest from 0 are kept.
    """
    options = ground.options
    counts = np.bincount(ground.marks.columns, ground.marks.values >= 1, minlength=films)
    kept = np.flatnonzero(counts >= options.fewest)
    if not len(kept):
        return no_rows(films)
    kept = kept[np.argsort(-counts[kept], kind="stable")]
    head, tail = np.sort(kept[: options.head]), np.sort(kept[options.head :])
    holders = turned(ground.marks, films)
    together = _counted(ground, holders, (head, head))
    inverse = _inverse(together.weights, options.ridge)
    scale = (np.maximum(counts, 1.0) / counts[head].mean()) ** -options.levelling
    cells = [_placed(_from_inverse(inverse) * scale[head], together.n, (head, head), options.neighbours)]
    small = inverse.astype(np.float32)
    for begin in range(0, len(tail), _BLOCK):
        some = tail[begin : begin + _BLOCK]
        shared = _counted(ground, holders, (some, head))
        own = _squares(ground, holders, some) + options.ridge
        for_tail, for_head = _joined(small, shared.weights, own)
        cells.append(_placed(for_tail * scale[some], shared.n.T, (head, some), options.neighbours))
        cells.append(_placed(for_head * scale[head], shared.n, (some, head), options.neighbours))
    return to_rows(together_cells(cells), films)


def ease(together: NDArray[np.floating], ridge: float) -> Doubles:
    """Return EASE's weights for co-like counts (square, likes on the diagonal): row speaks for column, 0 for itself.

    >>> ease(np.array([[2.0, 2.0], [2.0, 2.0]]), 1.0).round(3).tolist()
    [[0.0, 0.667], [0.667, 0.0]]
    """
    return _from_inverse(_inverse(together, ridge))


def _inverse(together: NDArray[np.floating], ridge: float) -> Doubles:
    inverse: Doubles = np.linalg.inv(together.astype(np.float64) + ridge * np.eye(len(together))).astype(np.float64)
    return inverse


def _from_inverse(inverse: Doubles) -> Doubles:
    weights: Doubles = inverse / -np.diag(inverse)
    np.fill_diagonal(weights, 0.0)
    return weights


def _joined(inverse: Floats, shared: Floats, own: Doubles) -> tuple[Floats, Floats]:
    """Return the weights head by tail and tail by head, each film of the tail joined to the head by itself.

    `shared`: tail by head, people who liked both; `own`: likes of each film of the tail, with the ridge.
    """
    for_tail = inverse @ shared.T
    rest = np.maximum(own - np.einsum("ij,ji->i", shared, for_tail), 1e-6).astype(np.float32)
    for_head = (for_tail / rest).T / (np.diag(inverse) + (for_tail**2 / rest).T)
    return for_tail, for_head.astype(np.float32)


def _counted(ground: Ground, holders: Rows, films: tuple[Offsets, Offsets]) -> _Shared:
    """Count for each film of the first (rows) and each of the second (columns) those who liked both."""
    some, head = films
    place = np.full(holders.height, len(head), np.int64)
    place[head] = np.arange(len(head))
    weights, n = np.empty((len(some), len(head)), np.float32), np.empty((len(some), len(head)), np.int32)
    for row, film in enumerate(some):
        cut = holders.row(int(film))
        cells, of = ground.marks.many(holders.columns[cut])
        where, theirs = place[ground.marks.columns[cells]], ground.marks.values[cells]
        weight = np.bincount(where, theirs * holders.values[cut][of], minlength=len(head) + 1)
        both = (theirs >= 1) & (holders.values[cut][of] >= 1)
        weights[row], n[row] = weight[:-1], np.bincount(where[both], minlength=len(head) + 1)[:-1]
    if ground.options.kinship and len(ground.traits.columns):
        kin = cosines(ground.traits, turned(ground.traits, int(ground.traits.columns.max()) + 1), some)
        weights += np.float32(ground.options.kinship) * kin[:, head]
    return _Shared(weights, n)


def _squares(ground: Ground, holders: Rows, some: Offsets) -> Doubles:
    """Return what each film has in common with itself: its weights' squares, and its own traits."""
    total = np.bincount(ground.marks.columns, ground.marks.values.astype(np.float64) ** 2, minlength=holders.height)
    traited = np.diff(ground.traits.starts) > 0
    squares: Doubles = total[some] + ground.options.kinship * traited[some]
    return squares


def _placed(weights: NDArray[np.floating], shared: Ints, names: tuple[Offsets, Offsets], most: int) -> Cells:
    """Return the cells that are kept: the strongest of each column (what speaks for a film)."""
    columns, rows = strongest(weights.T, most)
    return Cells(
        names[0][rows].astype(np.int32),
        names[1][columns].astype(np.int32),
        weights[rows, columns].astype(np.float32),
        shared[rows, columns].astype(np.int32),
    )
