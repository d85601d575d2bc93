"""Films that few people marked: what speaks for them is learned from what speaks for films with their traits.

The fewer like a film, the more its traits say and the less its marks; from none at all to a film that many like, there
is no step.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cinequorum.taste.rows import Cells, Floats, Offsets, Rows, strongest, to_rows, together_cells
from cinequorum.taste.types import TasteOptions

_PENALTY = 2.0  # on what one trait says
_WARM = 8.0  # likes at which a film counts half in what is learned of its traits
_BLOCK = 1000  # films looked at together
_LEAST = 0.1  # share of the traits below which they are not asked
_MOST = 100  # seeds kept for each film


def blended(rated: Rows, liked: NDArray[np.int64], traits: Floats, options: TasteOptions) -> tuple[Rows, Rows]:
    """Return what speaks for films by their marks, and what by their traits: the shares of both add up to one.

    Ridge regression from traits (`traits`: films by traits) to the co-rating weights of the most liked films; rows
    are of seeds, as in `rated`. A film without a trait has its marks alone.
    """
    share = np.where(liked < options.fewest, 1.0, options.steady / (options.steady + np.maximum(liked, 1)))
    share[(share < _LEAST) | ~traits[:, :-1].any(axis=1)] = 0.0
    warm = np.flatnonzero(liked >= options.fewest)
    warm = np.sort(warm[np.argsort(-liked[warm], kind="stable")][: options.head])
    some = np.flatnonzero(share)
    if not len(warm) or not len(some):
        return rated, to_rows(_none(), rated.height)
    said = _learned(_columns(rated, warm), traits[warm], liked[warm] / (liked[warm] + _WARM))
    parts = [_cells(said, (traits, share), (warm, some[i : i + _BLOCK]), _MOST) for i in range(0, len(some), _BLOCK)]
    left = replace(rated, values=(rated.values * (1.0 - share[rated.columns])).astype(np.float32))
    return left, to_rows(together_cells(parts), rated.height)


def _columns(rated: Rows, warm: Offsets) -> Floats:
    """Return what speaks for each warm film (rows), by warm films (columns)."""
    place = np.full(rated.height, -1, np.int64)
    place[warm] = np.arange(len(warm))
    seeds = place[np.repeat(np.arange(rated.height), np.diff(rated.starts))]
    targets = place[rated.columns]
    both = (seeds >= 0) & (targets >= 0)
    found = np.zeros((len(warm), len(warm)), np.float32)
    found[targets[both], seeds[both]] = rated.values[both]
    return found


def _learned(columns: Floats, traits: Floats, weights: NDArray[np.float64]) -> Floats:
    """Return what each trait says: traits by seeds."""
    weighed = (traits * weights[:, None]).astype(np.float32)
    square = (weighed.T @ traits).astype(np.float64) + _PENALTY * np.eye(traits.shape[1])
    said: Floats = np.linalg.solve(square, (weighed.T @ columns).astype(np.float64)).astype(np.float32)
    return said


def _cells(said: Floats, about: tuple[Floats, NDArray[np.float64]], films: tuple[Offsets, Offsets], most: int) -> Cells:
    (traits, share), (warm, some) = about, films
    weights = (traits[some] @ said) * share[some, None].astype(np.float32)
    weights[some[:, None] == warm] = 0.0  # no film speaks for itself
    rows, columns = strongest(weights, most)
    names = (warm[columns].astype(np.int32), some[rows].astype(np.int32))
    return Cells(*names, weights[rows, columns], np.zeros(len(rows), np.int32))


def _none() -> Cells:
    return Cells(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.int32))
