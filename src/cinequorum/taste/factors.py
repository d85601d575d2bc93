"""What is left of the marks when leanings are taken off, as a few hidden directions of taste.

A matrix factorisation in which every film and person is a normal distribution rather than a point, fitted in turn
(variational Bayes: Y. J. Lim, Y. W. Teh, "Variational Bayesian Approach to Movie Rating Prediction", KDD Cup 2007). A
film's prior is what films with its traits are like, so that one with few marks is not left at zero. The points left
over are divided by their spread, so that all constants here are free of units.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cinequorum.taste.rows import Floats, Ints, Offsets, Rows, turned
from cinequorum.taste.types import TasteOptions

Doubles = NDArray[np.float64]

NOISE = 0.9  # share of the spread that no direction explains
SPREAD = 0.014  # of the films' loadings about what their traits say
_PENALTY = 0.5  # on what traits say
_CELLS = 200_000  # marks looked at together
_FIRST = 2  # turns before traits are asked


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """Films or people: the middle of each (n by factors) and its doubt (n by factors by factors, covariances)."""

    middle: Doubles
    doubt: Doubles

    @property
    def second(self) -> Doubles:
        """The second moments, n by factors by factors."""
        moments: Doubles = self.doubt + self.middle[:, :, None] * self.middle[:, None, :]
        return moments


def fitted(rest: Rows, traits: Floats, options: TasteOptions) -> Side:
    """Return the films' side for what is left of the marks: rows of people, values divided by their spread.

    `traits`: films by traits. The start is drawn from a fixed seed.
    """
    width, factors = len(traits), options.factors
    by_film = turned(rest, width)
    draw = np.random.default_rng(0)
    films = Side(draw.normal(0.0, 0.1, (width, factors)), np.tile(np.eye(factors) * SPREAD, (width, 1, 1)))
    prior = np.zeros((width, factors))
    for turn in range(options.turns):
        people = posterior(rest, films, (np.zeros((rest.height, factors)), 1.0))
        if turn >= _FIRST:
            prior = _by_traits(films, traits)
        films = posterior(by_film, people, (prior, SPREAD))
    return films


def posterior(rows: Rows, other: Side, prior: tuple[Doubles, float]) -> Side:
    """Return one side given the other: each row's distribution after its marks, starting from `prior`."""
    middle, spread = prior[0].copy(), prior[1]
    factors = middle.shape[1]
    doubt = np.tile(np.eye(factors) * spread, (len(middle), 1, 1))
    second = other.second
    for begin, end in _blocks(rows.starts):
        has = begin + np.flatnonzero(np.diff(rows.starts[begin : end + 1]))
        if not len(has):
            continue
        cut = slice(int(rows.starts[begin]), int(rows.starts[end]))
        first = rows.starts[has] - cut.start
        columns, values = rows.columns[cut], rows.values[cut].astype(np.float64)
        precision = np.add.reduceat(second[columns], first) / NOISE + np.eye(factors) / spread
        pull = np.add.reduceat(other.middle[columns] * values[:, None], first) / NOISE + middle[has] / spread
        doubt[has] = np.linalg.inv(precision)
        middle[has] = np.einsum("nij,nj->ni", doubt[has], pull)
    return Side(middle, doubt)


def _by_traits(films: Side, traits: Floats) -> Doubles:
    """Return what the films' traits say of their loadings: ridge regression, films weighted by what is known."""
    known = 1.0 - np.trace(films.doubt, axis1=1, axis2=2) / (films.doubt.shape[1] * SPREAD)
    weighed = (traits * np.maximum(known, 0.0)[:, None]).astype(np.float64)
    square = weighed.T @ traits + _PENALTY * np.eye(traits.shape[1])
    said: Doubles = traits.astype(np.float64) @ np.linalg.solve(square, weighed.T @ films.middle)
    return said


def _blocks(starts: Offsets) -> Iterator[tuple[int, int]]:
    """Yield stretches of rows that have some `_CELLS` cells together."""
    begin = 0
    while begin < len(starts) - 1:
        end = int(np.searchsorted(starts, starts[begin] + _CELLS, side="right")) - 1
        end = min(max(end, begin + 1), len(starts) - 1)
        yield begin, end
        begin = end


def person(marks: tuple[Ints, Doubles], middle: Floats, doubt: Floats) -> tuple[Doubles, Doubles]:
    """Return the middle and covariance of one person from what is left of their marks (places of films, values)."""
    films, values = marks
    factors = middle.shape[1]
    loadings = middle[films].astype(np.float64)
    precision = (loadings.T @ loadings + np.diag(doubt[films].sum(axis=0, dtype=np.float64))) / NOISE + np.eye(factors)
    covariance: Doubles = np.linalg.inv(precision).astype(np.float64)
    return covariance @ (loadings.T @ values) / NOISE, covariance
