"""From a member's films to suggestions, by the stored neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cinequorum.taste.diversity import varied
from cinequorum.taste.own import Seeds, seeds
from cinequorum.taste.reasons import ALIKE, Votes, among, reasons_of
from cinequorum.taste.rows import Rows
from cinequorum.taste.types import Basis, OwnFilm, Suggestion, Wish

if TYPE_CHECKING:
    from cinequorum.taste.taste import Taste

_SHARE = (1.0, 0.01, 0.05, 1.0)  # what a weight of each kind counts: by marks, by traits, compared, foreseen
_FEW = 2.0  # likes of a film at which what its traits say counts half
_POPULAR = 0.05  # the most widely liked film's bonus for a member of whom nothing is known
_KNOWN = 5.0  # own films at which that bonus is halved
_FAINT = 0.1  # of what the nearest film has, below which a film is not near another
_POOL = 5  # candidates looked through for variety, for each film asked for


def suggestions(taste: Taste, own: Sequence[OwnFilm], wish: Wish) -> tuple[Suggestion, ...]:
    """Return what `Taste.suggest` promises."""
    mine = seeds(own, taste.place)
    votes = votes_of(taste, mine)
    popular = _popular(taste, mine)
    scores = np.bincount(votes.films, votes.weights, minlength=len(taste.films)) + popular
    chosen = _chosen(taste, scores, _open(taste, mine, wish), wish)
    votes = among(votes, np.array(chosen, np.int64))
    return tuple(_suggestion(taste, votes, popular, (index, float(scores[index]), wish.why)) for index in chosen)


def near(taste: Taste, film: str, n: int) -> tuple[Suggestion, ...]:
    """Return what `Taste.like` promises."""
    place = taste.place.get(film)
    if place is None or n <= 0:
        return ()
    only = Seeds(np.array([place], np.int64), np.ones(1, np.float32), frozenset({film}), frozenset())
    votes = votes_of(taste, only)
    found, at = np.unique(votes.films, return_inverse=True)
    scores = np.bincount(at, votes.weights, minlength=len(found)) if len(found) else np.zeros(0)
    best = np.lexsort((found, -scores))[:n]
    nothing, faint = np.zeros(len(taste.films)), _FAINT * float(scores.max(initial=0.0))
    return tuple(
        _suggestion(taste, votes, nothing, (int(found[i]), float(scores[i]), 1)) for i in best if scores[i] > faint
    )


def votes_of(taste: Taste, mine: Seeds) -> Votes:
    """Return every neighbour of the member's films as a vote for (or against) it."""
    kinds = (taste.rated, taste.alike, taste.compared, taste.foreseen)
    parts = [_votes(taste, rows, mine, kind) for kind, rows in enumerate(kinds)]
    return Votes(*(np.concatenate([getattr(part, name) for part in parts]) for name in Votes.__slots__))


def _votes(taste: Taste, rows: Rows, mine: Seeds, kind: int) -> Votes:
    cells, of = rows.many(mine.places)
    films = rows.columns[cells]
    weights = rows.values[cells].astype(np.float64) * mine.weights[of] * _SHARE[kind]
    if kind == ALIKE:
        weights *= _FEW / (_FEW + taste.liked[films])
    return Votes(films, mine.places[of], weights, np.full(len(cells), kind), rows.n[cells])


def _popular(taste: Taste, mine: Seeds) -> NDArray[np.float64]:
    """Return each film's bonus for being widely liked: large while little is known of the member, then fading."""
    most = float(taste.liked.max(initial=0))
    if not most:
        return np.zeros(len(taste.films))
    known = float(np.abs(mine.weights).sum())
    bonus = _POPULAR * _KNOWN / (_KNOWN + known)
    liked: NDArray[np.float64] = np.log1p(taste.liked.astype(np.float64)) / np.log1p(most)
    return bonus * liked


def _open(taste: Taste, mine: Seeds, wish: Wish) -> NDArray[np.bool_]:
    """Tell which films may be suggested."""
    allowed = np.ones(len(taste.films), bool)
    if wish.only is not None:
        allowed[:] = False
        allowed[[taste.place[film] for film in wish.only if film in taste.place]] = True
    shut = mine.barred | wish.leave_out | (frozenset() if wish.wanted_too else mine.wanted)
    allowed[[taste.place[film] for film in shut if film in taste.place]] = False
    return allowed


def _chosen(taste: Taste, scores: NDArray[np.float64], allowed: NDArray[np.bool_], wish: Wish) -> list[int]:
    """Return the places of the films to suggest: those on the member's services first, each part varied."""
    first = np.zeros(len(taste.films), bool)
    first[[taste.place[film] for film in wish.first if film in taste.place]] = True
    found: list[int] = []
    for part in (allowed & first, allowed & ~first):
        pool = np.flatnonzero(part & (scores > 0))
        pool = pool[np.lexsort((pool, -scores[pool]))][: _POOL * wish.n]
        found += varied(taste, scores, pool, (wish.n - len(found), wish.diversity))
    return found


def _suggestion(taste: Taste, votes: Votes, popular: NDArray[np.float64], asked: tuple[int, float, int]) -> Suggestion:
    index, score, why = asked
    reasons, basis = reasons_of(taste, votes, (index, float(popular[index]), why))
    return Suggestion(film=taste.films[index], score=score, basis=Basis(basis), reasons=reasons)
