"""How far others agree with a member, and what those who do make of a film."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import atanh, sqrt, tanh

from cinequorum.taste.marks import gather
from cinequorum.taste.own import check
from cinequorum.taste.types import Agreement, OwnFilm, Rated, WeightedScore

_FEW = 8.0  # films in common at which an agreement counts half
_HALF = 1.645  # standard deviations to either side that hold 90 % of a normal distribution


def agreement(own: Sequence[OwnFilm], others: Iterable[Rated]) -> tuple[Agreement, ...]:
    """Return how far each of `others` agrees with the member, those who agree most first.

    The measure is the correlation of their marks over the films in common, about each one's own mean there, shrunken
    by `n / (n + 8)`; the interval is Fisher's at 90 %. Who shares fewer than two films with the member is left out.
    """
    check(own)
    mine = {one.film: one.score for one in own if one.score is not None}
    pairs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    marks = gather(one for one in others if one.film in mine)
    for person, name in enumerate(marks.people):
        row = marks.given.row(person)
        for film, mark in zip(marks.given.columns[row], marks.given.values[row], strict=True):
            pairs[name].append((mine[marks.films[film]], float(mark)))
    found = [_agreement(who, some) for who, some in sorted(pairs.items()) if len(some) > 1]
    return tuple(sorted(found, key=lambda one: (-one.value, one.who)))


def weighted_score(marks: Iterable[Rated], agreements: Iterable[Agreement]) -> WeightedScore | None:
    """Return what those who agree with a member make of one film, beside the plain mean; None without any mark.

    `marks`: that film's marks, one a voice. A voice's weight is its agreement where that is above 0; its mark is
    moved by its `difference` from the member, shrunken likewise. Where nobody agrees, `value` is the plain mean.
    """
    known = {one.who: one for one in agreements}
    voices = [(one.score, known.get(one.who)) for one in sorted(marks, key=lambda one: (one.who, one.score))]
    if not voices:
        return None
    plain = sum(score for score, _ in voices) / len(voices)
    heard = [
        (score - one.difference * one.n / (one.n + _FEW), one.value) for score, one in voices if one and one.value > 0
    ]
    total = sum(weight for _, weight in heard)
    if not total:
        return WeightedScore(value=plain, low=plain, high=plain, plain=plain, n=len(voices), agreeing=0, effective=0.0)
    value = sum(score * weight for score, weight in heard) / total
    effective = total**2 / sum(weight**2 for _, weight in heard)
    spread = sum(weight * (score - value) ** 2 for score, weight in heard) / total
    half = _HALF * sqrt((spread * effective + 15.0**2) / (effective + 1) / effective)
    return WeightedScore(
        value=_within(value),
        low=_within(value - half),
        high=_within(value + half),
        plain=plain,
        n=len(voices),
        agreeing=len(heard),
        effective=effective,
    )


def _agreement(who: str, pairs: Sequence[tuple[float, float]]) -> Agreement:
    n = len(pairs)
    mean = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    both = sum((a - mean[0]) * (b - mean[1]) for a, b in pairs)
    own = sum((a - mean[0]) ** 2 for a, _ in pairs)
    other = sum((b - mean[1]) ** 2 for _, b in pairs)
    plain = both / sqrt(own * other) if own > 0 and other > 0 else 0.0
    value = plain * n / (n + _FEW)
    half = _HALF / sqrt(n + _FEW - 3)
    middle = atanh(min(max(value, -0.999), 0.999))
    return Agreement(
        who=who, n=n, value=value, low=tanh(middle - half), high=tanh(middle + half), difference=mean[1] - mean[0]
    )


def _within(score: float) -> float:
    return min(max(score, 0.0), 100.0)
