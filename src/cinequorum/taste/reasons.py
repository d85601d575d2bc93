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


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """What speaks for a film: of which of the member's films it comes, how strongly, of which kind, with what count."""

    films: NDArray[np.int32]
    own: NDArray[np.int64]
    weights: NDArray[np.float64]
    kinds: NDArray[np.int64]
    n: NDArray[np.int32]


def among(votes: Votes, films: NDArray[np.int64]) -> Votes:
    """Return the votes for or against these films only."""
    mine = np.isin(votes.films, films)
    return Votes(*(getattr(votes, name)[mine] for name in Votes.__slots__))


def reasons_of(taste: Taste, votes: Votes, about: tuple[int, float, int]) -> tuple[tuple[Because, ...], Basis]:
    """Return what spoke most for the film at a place, the strongest first, and what carried it most.

    `about`: the place, its bonus for being widely liked, and how many reasons are asked for. Shares are of all that
    spoke for it; what spoke against it is left out of them.
    """
    index, bonus, most = about
    mine = np.flatnonzero((votes.films == index) & (votes.weights > 0))
    whole = float(votes.weights[mine].sum()) + bonus
    films, at = np.unique(votes.own[mine], return_inverse=True)
    total = np.bincount(at, votes.weights[mine], minlength=len(films)) if len(films) else np.zeros(0)
    strands: dict[int | None, list[Strand]] = defaultdict(list)
    for best in np.lexsort((films, -total))[:most]:
        for vote in mine[at == best]:
            part = float(votes.weights[vote]) / whole
            pair = (int(films[best]), index)
            strands[pair[0]] += _strands(taste, pair, (int(votes.kinds[vote]), part, int(votes.n[vote])))
    if bonus > 0:
        strands[None].append(Strand(tie=Tie.POPULAR, share=bonus / whole, n=int(taste.liked[index])))
    found = [_because(taste, own, some) for own, some in strands.items()]
    found.sort(key=lambda one: (-one.share, one.film or ""))
    by_kind = np.bincount(votes.kinds[mine], votes.weights[mine], minlength=FORESEEN + 1).astype(np.float64)
    return tuple(found[:most]), _basis(by_kind, bonus)


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


def _basis(by_kind: NDArray[np.float64], bonus: float) -> Basis:
    total = {
        Basis.RATINGS: float(by_kind[RATED]),
        Basis.TRAITS: float(by_kind[ALIKE] + by_kind[FORESEEN]),
        Basis.COMPARISONS: float(by_kind[COMPARED]),
        Basis.POPULAR: bonus,
    }
    return max(total, key=lambda basis: total[basis])
