"""What a member would give a film they have not seen: damped leanings of films and people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cinequorum.taste.marks import Marks
from cinequorum.taste.own import check
from cinequorum.taste.rows import Floats, Ints
from cinequorum.taste.types import Expected, OwnFilm

if TYPE_CHECKING:
    from cinequorum.taste.taste import Taste

_FILMS = 5.0  # marks that the usual film is worth beside a film's own
_PEOPLE = 10.0  # marks that the usual person is worth beside a person's own
_TURNS = 3
_HALF = 1.645  # standard deviations to either side that hold 90 % of a normal distribution


@dataclass(frozen=True, slots=True, eq=False)
class Leanings:
    """The mean of all marks, points that each film gets above it, marks of each film, and the usual error."""

    mean: float
    films: Floats
    n: Ints
    error: float


def leanings_of(marks: Marks) -> Leanings:
    """Return the films' leanings, fitted in turn with the people's, both damped."""
    given = marks.given
    width = len(marks.films)
    who = np.repeat(np.arange(given.height), np.diff(given.starts))
    n = np.bincount(given.columns, minlength=width)
    if not len(who):
        return Leanings(0.0, np.zeros(width, np.float32), n.astype(np.int32), 0.0)
    scores = given.values.astype(np.float64)
    mean = float(scores.mean())
    film, person = np.zeros(width), np.zeros(given.height)
    each = np.diff(given.starts)
    for _ in range(_TURNS):
        film = np.bincount(given.columns, scores - mean - person[who], minlength=width) / (n + _FILMS)
        person = np.bincount(who, scores - mean - film[given.columns], minlength=given.height) / (each + _PEOPLE)
    rest = scores - mean - film[given.columns] - person[who]
    return Leanings(mean, film.astype(np.float32), n.astype(np.int32), float(rest.std()))


def expected(taste: Taste, own: Sequence[OwnFilm], film: str) -> Expected | None:
    """Return the mark expected of a member for a film, within 0..100; None where nothing was learned of marks."""
    check(own)
    about = taste.leanings
    if not about.n.sum():
        return None
    marks = {one.film: one.score for one in own if one.score is not None and one.film != film}
    above = [mark - about.mean - _leaning(taste, name) for name, mark in sorted(marks.items())]
    leaning = sum(above) / (len(above) + _PEOPLE)
    middle = about.mean + _leaning(taste, film) + leaning
    place = taste.place.get(film)
    return Expected(
        score=_within(middle),
        low=_within(middle - _HALF * about.error),
        high=_within(middle + _HALF * about.error),
        own=len(above),
        others=0 if place is None else int(about.n[place]),
    )


def _leaning(taste: Taste, film: str) -> float:
    place = taste.place.get(film)
    return 0.0 if place is None else float(taste.leanings.films[place])


def _within(score: float) -> float:
    return round(min(max(score, 0.0), 100.0), 2)
