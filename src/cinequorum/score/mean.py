"""A mean of few ratings with an honest interval. The formula and a worked example are in docs/scores.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

PRIOR_MEAN = 65.0  # of 0..100: about where published ratings of released films lie
PRIOR_VOICES = 1.0  # the prior counts as one stated rating
PRIOR_SD = 20.0  # how far ratings of one film lie from one another
PRIOR_SD_VOICES = 4.0  # how many ratings that knowledge is worth
INFERRED_WEIGHT = 0.6  # a rating read from words, against a stated one
CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean on 0..100 and the bounds of its 90% interval."""

    value: float
    low: float
    high: float


def estimate(stated: Sequence[float], inferred: Sequence[float]) -> Estimate:
    """Return the film's mean rating after these voices.

    The marginal posterior of the mean under a normal-inverse-gamma prior (Gelman et al., Bayesian Data Analysis,
    section 3.3) with the constants of this module; inferred ratings weigh less. The interval is clipped to 0..100.

    >>> estimate((80.0, 80.0, 80.0), ()).value
    76.25
    """
    pairs = [(value, 1.0) for value in stated] + [(value, INFERRED_WEIGHT) for value in inferred]
    weight = sum(w for _, w in pairs)
    centre = sum(v * w for v, w in pairs) / weight if weight else PRIOR_MEAN
    total = PRIOR_VOICES + weight
    mean = (PRIOR_VOICES * PRIOR_MEAN + weight * centre) / total
    spread = sum(w * (v - centre) ** 2 for v, w in pairs)
    surprise = PRIOR_VOICES * weight / total * (centre - PRIOR_MEAN) ** 2
    freedom = PRIOR_SD_VOICES + len(pairs)
    variance = (PRIOR_SD_VOICES * PRIOR_SD**2 + spread + surprise) / freedom
    half = t_quantile((1 + CONFIDENCE) / 2, freedom) * sqrt(variance / total)
    return Estimate(value=round(mean, 2), low=round(max(0.0, mean - half), 2), high=round(min(100.0, mean + half), 2))


def t_quantile(p: float, freedom: float) -> float:
    """Return Student's t quantile by the Cornish-Fisher expansion; within .002 for four or more degrees of freedom.

    >>> round(t_quantile(0.95, 7), 2), round(t_quantile(0.95, 30), 2)
    (1.89, 1.7)
    """
    z = NormalDist().inv_cdf(p)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3


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
