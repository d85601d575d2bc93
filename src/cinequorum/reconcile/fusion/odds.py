"""The probability of each stated value of one question where the sources' reliabilities are given, not learned.

This is one step of `truth` for values of one precision, without arrays: most films have a handful of voices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp, log

_LEAST = 1e-9


def posterior_of(values: Sequence[str], votes: Iterable[tuple[str, float]], wrong_values: int) -> dict[str, float]:
    """Return the probability of each of `values`; what is left is "none of these".

    `votes` are pairs of a value and the probability r that its voice is right. A voice that errs states each of
    `wrong_values` values with probability (1 - r) / wrong_values, and before any voice is heard as many values and one
    more are equally likely, stated or not. In logarithms, so that any number of voices can be counted; linear in votes.

    >>> {value: round(p, 3) for value, p in posterior_of(("a", "b"), [("a", 0.8), ("a", 0.8)], 4).items()}
    {'a': 0.985, 'b': 0.004}
    """
    odds = dict.fromkeys(values, 0.0)
    for (value, right), times in sorted(Counter(votes).items()):
        likely = min(max(right, _LEAST), 1 - _LEAST)
        odds[value] += times * log(likely * wrong_values / (1 - likely))
    top = max((0.0, *odds.values()))
    mass = {value: exp(one - top) for value, one in odds.items()}
    unseen = max(1, wrong_values + 1 - len(odds)) * exp(-top)
    total = sum(mass.values()) + unseen
    return {value: one / total for value, one in mass.items()}
