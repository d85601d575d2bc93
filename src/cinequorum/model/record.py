"""How good sources have been so far."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class SourceRecord:
    """How an outlet has done in one field, over all films.

    `answered` counts the questions that it and another source answered; `right` is how often it states the true value,
    0..1, as far as these tell: drawn to what is assumed of every source, the more the fewer they are.
    """

    source: str
    field: str
    answered: int
    right: float


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Leaning:
    """How a critic, or an outlet, rates beside the others, over all films, in points of 0..100.

    `by`: `critic` or `outlet`. `leaning`: how far above the film's mean (below, where negative); `noise`: the standard
    deviation of its ratings around that; both drawn to what is usual, the more the fewer the `n` ratings are.
    """

    by: str
    name: str
    n: int
    leaning: float
    noise: float
