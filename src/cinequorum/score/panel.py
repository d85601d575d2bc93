"""The mean rating of a film from some of its voices, with an honest interval. docs/scores.md works an example.

An additive model, as is usual for ratings (film + critic + outlet + noise), with empirical-Bayes priors: what films and
voices are usually like is measured once, on `Panel`'s constants, and moved by what is known of each voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

WORDS_SPREAD = 18.0  # points by which a rating read from words misses the stated one (standard deviation)
FREEDOM = 10.0  # how many voices the usual noise is worth beside the noise of this film's own voices
CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What ratings of one kind are usually like, in points of 0..100: the mean, and three standard deviations.

    `films`: of films' true means; `voices`: of what single voices add throughout; `noise`: of what is left.
    """

    mean: float
    films: float
    voices: float
    noise: float

    @property
    def unit(self) -> float:
        """The standard deviation of a rating by a voice that nothing is known of: such a rating has weight 1."""
        return sqrt(self.voices**2 + self.noise**2)

    @property
    def prior(self) -> float:
        """How many such ratings the usual mean is worth."""
        return self.unit**2 / self.films**2


CRITICS = Panel(mean=65.0, films=15.0, voices=4.0, noise=15.0)
"""Measured on 50,000 ratings that 5,000 critics gave to 1,100 films."""
AUDIENCE = Panel(mean=70.0, films=10.0, voices=8.0, noise=17.0)
"""Measured on 100,000 ratings that 671 users gave to 9,000 films."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One voice's rating: its value on 0..100, what the voice adds throughout, its weight beside an unknown voice's."""

    value: float
    leaning: float = 0.0
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean on 0..100 and the bounds of its 90% interval."""

    value: float
    low: float
    high: float


def vote(value: float, panel: Panel, *, inferred: bool = False, known: tuple[float, float] | None = None) -> Vote:
    """Return a vote of this panel; `known`: what its voice adds, and the standard deviation of its ratings.

    >>> vote(80.0, CRITICS).weight, vote(80.0, CRITICS, inferred=True).weight, vote(80.0, CRITICS, known=(4.0, 11.0))
    (1.0, 0.43, Vote(value=80.0, leaning=4.0, weight=1.99))
    """
    leaning, noise = known or (0.0, panel.unit)
    variance = noise**2 + (WORDS_SPREAD**2 if inferred else 0.0)
    return Vote(value=value, leaning=round(leaning, 1), weight=round(panel.unit**2 / variance, 2))


def estimate(votes: Sequence[Vote], panel: Panel = CRITICS, everybody: int | None = None) -> Estimate:
    """Return the film's mean rating after these votes: the posterior mean, with a 90% interval cut to 0..100.

    What voices at large make of the film, unless `everybody` says how many voices of this sort there are, 1 or more:
    then the mean of just these, of which some have been heard already (sampling's correction for finite populations).

    >>> estimate([Vote(value=80.0)] * 3).value
    76.05
    >>> estimate([Vote(value=80.0)] * 3, everybody=3)
    Estimate(value=80.0, low=80.0, high=80.0)
    """
    total = panel.prior + sum(vote.weight for vote in votes)
    mean = (panel.prior * panel.mean + sum(v.weight * (v.value - v.leaning) for v in votes)) / total
    spread = sum(v.weight * (v.value - v.leaning - mean) ** 2 for v in votes) / panel.unit**2
    surprise = (FREEDOM + spread) / (FREEDOM + len(votes))
    variance = 1.0 / total
    if everybody is not None:
        mean, variance = _of_all(votes, mean, variance, everybody)
    half = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * panel.unit * sqrt(surprise * variance)
    value, low, high = (round(min(100.0, max(0.0, mark)), 2) for mark in (mean, mean - half, mean + half))
    return Estimate(value=value, low=low, high=high)


def _of_all(votes: Sequence[Vote], mean: float, variance: float, everybody: int) -> tuple[float, float]:
    """Return mean and variance of all of `everybody`: those heard gave what they gave, the rest scatters around `mean`.

    A voice that weighs less than one that nothing is known of has been heard by that share only.
    """
    shares = [min(1.0, vote.weight) for vote in votes]
    heard, given = sum(shares), sum(share * vote.value for share, vote in zip(shares, votes, strict=True))
    if heard >= everybody:
        return given / heard, 0.0
    rest = everybody - heard
    return (given + rest * mean) / everybody, (rest / everybody) ** 2 * (variance + 1.0 / rest)


def wilson(positive: int, judged: int) -> tuple[float, float]:
    """Return the 95% Wilson interval of a share; (0, 1) where nobody judged (Wilson 1927).

    >>> wilson(2, 2), wilson(5, 6)
    ((0.342, 1.0), (0.436, 0.97))
    """
    if judged == 0:
        return 0.0, 1.0
    z = NormalDist().inv_cdf(0.975)
    share = positive / judged
    centre = share + z * z / (2 * judged)
    half = z * sqrt(share * (1 - share) / judged + z * z / (4 * judged**2))
    scale = 1 + z * z / judged
    return round(max(0.0, (centre - half) / scale), 3), round(min(1.0, (centre + half) / scale), 3)
