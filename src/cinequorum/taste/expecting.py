"""What a member would give a film they have not seen: leanings of films and people, then hidden directions of taste."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cinequorum.taste.factors import NOISE, Side, fitted, person
from cinequorum.taste.marks import Marks
from cinequorum.taste.own import check
from cinequorum.taste.rows import Floats, Ints
from cinequorum.taste.types import Expected, OwnFilm, TasteOptions

if TYPE_CHECKING:
    from cinequorum.taste.taste import Taste

_FILMS = 5.0  # marks that what a film's traits say is worth beside its own
_PEOPLE = 6.0  # marks that the usual person is worth beside a person's own
_TURNS = 8
_PENALTY = 1.0  # on what traits say of a film's leaning
_HALF = 1.645  # standard deviations to either side that hold 90 % of a normal distribution

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Leanings:
    """What `expect` needs: the mean of all marks, points that each film gets above it, marks of each film.

    `error`: the spread of what leanings leave over, in points; `loadings` and `doubts` (variances) of the films in
    the hidden directions, for values divided by `error`.
    """

    mean: float
    films: Floats
    n: Ints
    error: float
    loadings: Floats
    doubts: Floats


def leanings_of(marks: Marks, traits: Floats, options: TasteOptions) -> Leanings:
    """Return what is to be expected of the films. `traits`: films by traits, for those with few marks."""
    given, width = marks.given, len(marks.films)
    n = np.bincount(given.columns, minlength=width)
    if not len(given.columns):
        none = np.zeros((width, options.factors), np.float32)
        return Leanings(0.0, np.zeros(width, np.float32), n.astype(np.int32), 0.0, none, none)
    who = np.repeat(np.arange(given.height), np.diff(given.starts))
    mean = float(given.values.mean(dtype=np.float64))
    above = given.values.astype(np.float64) - mean
    film, people = np.zeros(width), np.zeros(given.height)
    for _ in range(_TURNS):
        total = np.bincount(given.columns, above - people[who], minlength=width).astype(np.float64)
        film = (total + _FILMS * _said(total, n, traits)) / (n + _FILMS)
        people = np.bincount(who, above - film[given.columns], minlength=given.height) / (
            np.diff(given.starts) + _PEOPLE
        )
    left = above - film[given.columns] - people[who]
    error = float(left.std()) or 1.0
    side = fitted(replace(given, values=(left / error).astype(np.float32)), traits, options)
    return Leanings(mean, film.astype(np.float32), n.astype(np.int32), error, *_short(side))


def expected(taste: Taste, own: Sequence[OwnFilm], films: Sequence[str]) -> tuple[Expected | None, ...]:
    """Return the marks expected of a member for these films, within 0..100; None where nothing was learned of marks.

    A mark that the member gave one of the films has no part in what is expected for it.
    """
    check(own)
    about = taste.leanings
    if not about.error:
        return (None,) * len(films)
    marks = {one.film: one.score for one in own if one.score is not None}
    whole = _believed(taste, marks)
    return tuple(
        _expected(taste, whole if film not in marks else _believed(taste, _without(marks, film)), film)
        for film in films
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Believed:
    """What is believed of a member after `n` marks: the leaning in points, the directions' middle and covariance."""

    n: int
    leaning: float
    middle: Doubles
    covariance: Doubles


def _believed(taste: Taste, marks: Mapping[str, float]) -> _Believed:
    about = taste.leanings
    known = sorted((taste.place[name], mark) for name, mark in marks.items() if name in taste.place)
    films = np.array([place for place, _ in known], np.int32)
    above = np.array([mark for _, mark in known], np.float64) - about.mean - about.films[films]
    leaning = float(above.sum()) / (len(known) + _PEOPLE)
    return _Believed(
        len(known), leaning, *person((films, (above - leaning) / about.error), about.loadings, about.doubts)
    )


def _expected(taste: Taste, member: _Believed, film: str) -> Expected:
    about, place = taste.leanings, taste.place.get(film)
    score, others, doubt = about.mean + member.leaning, 0, 1.0 / (1.0 + _FILMS) + 1.0 / (member.n + _PEOPLE)
    if place is not None:
        loading, variance = about.loadings[place].astype(np.float64), about.doubts[place].astype(np.float64)
        others = int(about.n[place])
        score += float(about.films[place]) + about.error * float(loading @ member.middle)
        doubt = 1.0 / (others + _FILMS) + 1.0 / (member.n + _PEOPLE)
        doubt += float(loading @ member.covariance @ loading)
        doubt += float(variance @ (member.middle**2 + np.diag(member.covariance)))
    half = _HALF * about.error * sqrt(NOISE + doubt)
    return Expected(
        score=_within(score), low=_within(score - half), high=_within(score + half), own=member.n, others=others
    )


def _without(marks: Mapping[str, float], film: str) -> Mapping[str, float]:
    return {name: mark for name, mark in marks.items() if name != film}


def _said(total: Doubles, n: NDArray[np.int64], traits: Floats) -> Doubles:
    """Return what traits say of each film's leaning (points): ridge regression over the films with marks."""
    weights = n / (n + _FILMS)
    weighed = (traits * weights[:, None]).astype(np.float64)
    square = weighed.T @ traits + _PENALTY * np.eye(traits.shape[1])
    said: Doubles = traits.astype(np.float64) @ np.linalg.solve(square, weighed.T @ (total / np.maximum(n, 1)))
    return said


def _short(side: Side) -> tuple[Floats, Floats]:
    return side.middle.astype(np.float32), np.einsum("nii->ni", side.doubt).astype(np.float32)


def _within(score: float) -> float:
    return round(min(max(score, 0.0), 100.0), 2)
