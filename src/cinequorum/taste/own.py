"""A member's own films as weights: how much each speaks for what is like it, or against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from types import MappingProxyType

import numpy as np

from cinequorum.errors import TasteError
from cinequorum.taste.rows import Floats, Offsets
from cinequorum.taste.types import OwnFilm, Stance

_WEIGHTS: Mapping[Stance, float] = MappingProxyType(
    {
        Stance.LIKED: 1.0,
        Stance.WANTED: 0.5,
        Stance.SEEN: 0.3,
        Stance.DISLIKED: -0.3,
        Stance.NOT_INTERESTED: -0.3,
    }
)
_MIDDLE = 65.0  # the mark above which a film counts as liked where the member has too few marks to tell their middle
_DAMPING = 5  # marks at which the member's own middle counts as much as that one
_OPEN = frozenset({Stance.WANTED})  # may be suggested


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """The member's known films (`places`, rising) with their weights; `barred`: films never to be suggested."""

    places: Offsets
    weights: Floats
    barred: frozenset[str]
    wanted: frozenset[str]


def seeds(own: Sequence[OwnFilm], place: Mapping[str, int]) -> Seeds:
    """Return the member's films as weights; of several entries for one film the last counts."""
    latest = {one.film: one for one in own}
    check(own)
    middle = middle_of([one.score for one in latest.values() if one.score is not None])
    known = sorted((place[film], _weight(one, middle)) for film, one in latest.items() if film in place)
    wanted = frozenset(film for film, one in latest.items() if one.stance in _OPEN and one.score is None)
    return Seeds(
        np.array([index for index, _ in known], np.int64),
        np.array([weight for _, weight in known], np.float32),
        frozenset(latest) - wanted,
        wanted,
    )


def check(own: Sequence[OwnFilm]) -> None:
    """Raise `TasteError` on a mark that is no number on 0..100."""
    for one in own:
        if one.score is not None and not (isfinite(one.score) and 0 <= one.score <= 100):
            raise TasteError(f"the member's mark for {one.film!r} is {one.score}, which is not on 0..100")


def middle_of(scores: Sequence[float]) -> float:
    """Return the mark that parts a member's likes from the rest, drawn to the usual one while there are few marks."""
    return (sum(scores) + _DAMPING * _MIDDLE) / (len(scores) + _DAMPING)


def _weight(one: OwnFilm, middle: float) -> float:
    if one.score is None or one.stance is not Stance.SEEN:
        return _WEIGHTS[one.stance]
    return _WEIGHTS[Stance.LIKED] if one.score >= middle else _WEIGHTS[Stance.DISLIKED]
