"""Sentences cut where they turn: "well acted, but the plot drags" is two judgements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from cinequorum.understand.data.polarity import TURNS
from cinequorum.understand.polarity import Leaning

_NEAR = 8.0  # words; a judging word this far away counts half as much as the next word
MODEL_SHARE = 0.5  # of the model's log odds of a clause, beside its judging words
_LIMIT = 4.0


@cache
def _turns() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in TURNS)
    return re.compile(rf"[;:—–]|\s-\s|(?:[,(]\s*|\s+)(?=(?:{words})\b)", re.IGNORECASE)


def clauses(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of each clause of `sentence`.

    >>> s = "Well acted, but the plot drags; a pity."
    >>> [s[a:b] for a, b in clauses(s)]
    ['Well acted', 'but the plot drags', ' a pity.']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _turns().finditer(sentence):
        if match.start() > start:
            found.append((start, match.start()))
        start = match.end()
    found.append((start, len(sentence)))
    return tuple((a, b) for a, b in found if sentence[a:b].strip())


def strength_at(place: int, signs: Iterable[tuple[int, float]], seen: Leaning) -> float:
    """Return how a clause judges what it names at `place` (the index of a word): above 0 praise, below 0 scorn.

    Judging words count by their distance; the model's log odds of the whole clause are added. 0.0 where nothing is
    judged. About 1 is a hint, 2 and more is clear.
    """
    near = sum(1.5 * sign / (1.0 + max(0, abs(i - place) - 1) / _NEAR) for i, sign in signs)
    return near + MODEL_SHARE * model_strength(seen)


def model_strength(seen: Leaning) -> float:
    """Return the model's log odds of a text, cut at `_LIMIT`, as far as it judges."""
    return max(-_LIMIT, min(_LIMIT, seen.liking)) * seen.judging
