"""The probability that a pair is one thing, from reasons that each have a weight."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

OPEN = (0.05, 0.95)
"""Between these somebody is asked; beyond them the answer is clear enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a pair may be one thing (`weight` above 0, in log odds) or two (below 0).

    `text` is empty where there is nothing to show; `contra`: it speaks against, though its weight is in another reason.
    """

    weight: float = 0.0
    text: str = ""
    contra: bool = False


def weighed(reasons: Iterable[Reason]) -> tuple[float, tuple[str, ...], tuple[str, ...]]:
    """Return the probability that the reasons add up to, and the texts of those for and those against.

    >>> weighed([Reason(weight=1.5, text="same title"), Reason(weight=-1.5, text="other years")])
    (0.5, ('same title',), ('other years',))
    """
    found = tuple(reasons)
    p = 1 / (1 + math.exp(-max(-30.0, min(30.0, math.fsum(reason.weight for reason in found)))))
    against = tuple(reason for reason in found if reason.contra or reason.weight < 0)
    pro = tuple(reason.text for reason in found if reason.text and reason not in against)
    return round(p, 4), pro, tuple(reason.text for reason in against if reason.text)


def log_odds(p: float) -> float:
    """Return log(p / (1 - p)), kept within what a comparison can mean."""
    bounded = min(0.99, max(0.01, p))
    return math.log(bounded / (1 - bounded))


def is_open(p: float) -> bool:
    """Tell whether a question of this probability is worth asking."""
    return OPEN[0] <= p <= OPEN[1]
