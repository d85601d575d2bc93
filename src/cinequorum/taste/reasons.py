"""Why a film was suggested: the member's own films that spoke for it, and what ties them to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cinequorum.taste.types import Basis, Because, Strand, Tie

if TYPE_CHECKING:
    from cinequorum.taste.taste import Taste

RATED, ALIKE, COMPARED, FORESEEN = range(4)
_TIES = MappingProxyType({RATED: Tie.RATINGS, COMPARED: Tie.COMPARISON})
_BASES = MappingProxyType({Tie.RATINGS: Basis.RATINGS, Tie.COMPARISON: Basis.COMPARISONS, Tie.POPULAR: Basis.POPULAR})


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """What speaks for a film: of which of the member's films it comes, how strongly, of which kind, with what count."""

    films: NDArray[np.int32]
    own: NDArray[np.int64]
    weights: NDArray[np.float64]
    kinds: NDArray[np.int64]
    n: NDArray[np.int32]


def reasons_of(taste: Taste, votes: Votes, about: tuple[int, float]) -> tuple[tuple[Because, ...], Basis]:
    """Return all that spoke for the film at a place, the strongest first, and what carried it most.

    `about`: the place and its bonus for being widely liked. Shares are of what spoke for it; what spoke against it
    is left out of them.
    """
    index, bonus = about
    mine = np.flatnonzero((votes.films == index) & (votes.weights > 0))
    whole = float(votes.weights[mine].sum()) + bonus
    strands: dict[int | None, list[Strand]] = defaultdict(list)
    for vote in mine:
        part = float(votes.weights[vote]) / whole
        own = int(votes.own[vote])
        strands[own] += _strands(taste, (own, index), (int(votes.kinds[vote]), part, int(votes.n[vote])))
    if bonus > 0:
        strands[None].append(Strand(tie=Tie.POPULAR, share=bonus / whole, n=int(taste.liked[index])))
    found = [_because(taste, own, some) for own, some in strands.items()]
    found.sort(key=lambda one: (-one.share, one.film or ""))
    return tuple(found), _basis(found)


def _because(taste: Taste, own: int | None, strands: list[Strand]) -> Because:
    ordered = tuple(sorted(strands, key=lambda one: (-one.share, one.tie, one.value)))
    film = None if own is None else taste.films[own]
    return Because(film=film, share=sum(one.share for one in ordered), strands=ordered)


def _strands(taste: Taste, pair: tuple[int, int], vote: tuple[int, float, int]) -> Iterator[Strand]:
    """Yield the strands of one vote; that of traits is split among the traits both films have."""
    kind, part, n = vote
    if kind in _TIES:
        yield Strand(tie=_TIES[kind], share=part, n=n)
        return
    one, other = (taste.traits.of.row(index) for index in pair)
    of = taste.traits.of
    both, left, right = np.intersect1d(of.columns[one], of.columns[other], assume_unique=True, return_indices=True)
    products = of.values[one][left].astype(np.float64) * of.values[other][right]
    if not len(both):
        yield Strand(tie=Tie.TRAITS, share=part)
        return
    for name, product in zip(both, products / products.sum(), strict=True):
        tie, value = taste.traits.names[int(name)]
        yield Strand(tie=tie, value=value, share=part * float(product))


def _basis(reasons: list[Because]) -> Basis:
    total: dict[Basis, float] = defaultdict(float)
    for reason in reasons:
        for strand in reason.strands:
            total[_BASES.get(strand.tie, Basis.TRAITS)] += strand.share
    return max(sorted(total), key=lambda basis: total[basis])
