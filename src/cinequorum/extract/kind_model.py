"""What a page's wording and shape add to the rules on its kind: a small table of learned weights.

The logits of the kinds are the rules' scores, scaled, plus a weighted sum of some forty figures (`kind_features`): a
multinomial logistic regression that starts from the rules. On a page of few words the figures count less. The table is
text: `weights/kinds.json`. How it was trained
and how far to trust it: docs/models/kinds.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, expm1

KINDS = ("critic_review", "user_reviews", "trailer_news", "news", "listing", "interview", "feature", "list", "other")
_ENOUGH = 120  # words from which the figures of a page count in full
_BELIEVED = 0.75  # of what was learned, mostly on beginners' pages: all of it mistook two of thirty articles of papers
_TOLD = 3  # figures that are told as reasons
_LEAST = 0.2  # what a figure must add for being told


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """`scale` of the rules' scores, `bias` by kind, `weights` by figure and kind, `mean` of each figure."""

    scale: float
    bias: Mapping[str, float]
    mean: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """How likely each kind is, and which figures of the page speak for the likeliest, the strongest first."""

    chances: Mapping[str, float]
    why: tuple[str, ...]

    @property
    def best(self) -> str:
        """The likeliest kind; of two alike the first in the order of `KINDS`."""
        return max(KINDS, key=lambda kind: self.chances[kind])


def likelihood(rules: Mapping[str, float], features: Mapping[str, float], weights: Weights | None = None) -> Likelihood:
    """Weigh the rules' scores by kind together with the figures of a page; the chances sum to 1.

    `weights` are the shipped ones unless others are given.
    """
    table = weights or shipped()
    share = trust(features["words"])
    offsets = {name: share * (features[name] - mean) for name, mean in table.mean.items()}
    logits = {
        kind: table.scale * rules[kind]
        + _BELIEVED * (table.bias[kind] + sum(table.weights[name][kind] * offset for name, offset in offsets.items()))
        for kind in KINDS
    }
    top = max(logits.values())
    powers = {kind: exp(logit - top) for kind, logit in logits.items()}
    total = sum(powers.values())
    chances = {kind: power / total for kind, power in powers.items()}
    best = max(KINDS, key=lambda kind: chances[kind])
    return Likelihood(chances=chances, why=_why(best, offsets, table))


def trust(words: float) -> float:
    """Return how much the figures of a page count, 0 to 1, by the logarithm of its words and one: little tells little.

    >>> trust(0.0), trust(20.0)
    (0.0, 1.0)
    """
    return min(1.0, expm1(words) / _ENOUGH)


def _why(best: str, offsets: Mapping[str, float], table: Weights) -> tuple[str, ...]:
    """Name the figures that add most to the likeliest kind, beyond what they add to the others on average."""
    added = {
        name: offset * (table.weights[name][best] - sum(table.weights[name].values()) / len(KINDS))
        for name, offset in offsets.items()
    }
    strongest = sorted(added, key=lambda name: (-added[name], name))[:_TOLD]
    return tuple(
        f"{name.replace('_', ' ')}: {'above' if offsets[name] > 0 else 'below'} the usual"
        for name in strongest
        if added[name] >= _LEAST
    )


@cache
def shipped() -> Weights:
    """Read the table that is shipped."""
    stored = json.loads((files("cinequorum.extract") / "weights" / "kinds.json").read_text(encoding="utf-8"))
    return Weights(**{name: stored[name] for name in ("scale", "bias", "mean", "weights")})
