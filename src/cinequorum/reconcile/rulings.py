"""Which judgements hold, which contradict each other, and what they mean for one film."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cinequorum.model.judgement import Answer, Contradiction, Judgement, PairKind, Withdrawal
from cinequorum.names.ties import NO_TIES, Ties, spelling_key, ties_of

_APART = frozenset({Answer.DIFFERENT, Answer.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What was judged, as grouping and naming need it.

    `standing` are the judgements not taken back. `pages` ties pages by what was judged of films and pages; `lone` are
    pages judged to be about another film than the one they were found with, `filmless` those about no single film.
    `of_pages` are the judgements behind these three, `contradictions` those put aside.
    """

    standing: tuple[Judgement, ...] = ()
    pages: Ties = NO_TIES
    lone: frozenset[str] = frozenset()
    filmless: frozenset[str] = frozenset()
    of_pages: tuple[Judgement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    def on(self, page_ids: Iterable[str]) -> FilmRulings:
        """Return what bears on the film made of these pages."""
        ids = frozenset(page_ids)
        names = [j for j in self.standing if j.kind is PairKind.PERSON and (j.within is None or j.within.key in ids)]
        holding, clashes = _settled(names)
        bearing = tuple(j for j in self.of_pages if _bears(j, ids))
        own = tuple(c for c in self.contradictions if {c.apart.left.key, c.apart.right.key} & ids)
        return FilmRulings(names=_name_ties(holding), of_names=holding, of_pages=bearing, contradictions=own + clashes)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmRulings:
    """What was judged of one film's pages and, as `names`, of the spellings of its people."""

    names: Ties = NO_TIES
    of_names: tuple[Judgement, ...] = ()
    of_pages: tuple[Judgement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    def bearing(self, spellings: Iterable[str]) -> tuple[Judgement, ...]:
        """Return the judgements that this film, with these spellings in it, rests on, in order of time."""
        named = {spelling_key(name) for name in spellings}
        used = [j for j in self.of_names if {spelling_key(key) for key in j.keys} <= named]
        return tuple(sorted((*self.of_pages, *used), key=lambda j: (j.time, j.id)))

    def clashing(self, spellings: Iterable[str]) -> tuple[Contradiction, ...]:
        """Return the contradictions that concern this film."""
        named = {spelling_key(name) for name in spellings}
        return tuple(
            c
            for c in self.contradictions
            if c.apart.kind is not PairKind.PERSON or {spelling_key(key) for key in c.apart.keys} & named
        )


NO_RULINGS = Rulings()


def rulings_of(judgements: Sequence[Judgement], withdrawals: Sequence[Withdrawal] = ()) -> Rulings:
    """Return what these judgements amount to. The order in which they were made does not matter.

    Judgements that contradict each other (a is b, b is c, a is not c) are put aside, all of them, until somebody takes
    one back: to prefer the newest or the majority would be a decision that nobody made.
    """
    standing = in_force(judgements, withdrawals)
    holding, clashes = _settled([j for j in standing if j.kind is not PairKind.PERSON])
    everywhere = [j for j in standing if j.kind is PairKind.PERSON and j.within is None]
    pages = [j for j in holding if j.kind is PairKind.PAGE]
    return Rulings(
        standing=standing,
        pages=ties_of(*_pairs(holding)),
        lone=frozenset(j.left.key for j in pages if j.answer is Answer.DIFFERENT),
        filmless=frozenset(j.left.key for j in pages if j.answer is Answer.NOT_APPLICABLE),
        of_pages=tuple(j for j in holding if j.answer is not Answer.UNSURE),
        contradictions=clashes + _settled(everywhere)[1],
    )


def in_force(judgements: Sequence[Judgement], withdrawals: Sequence[Withdrawal]) -> tuple[Judgement, ...]:
    """Return the judgements that are not taken back, in order of time. Who takes back a withdrawal restores."""
    against: dict[str, list[Withdrawal]] = defaultdict(list)
    for row in withdrawals:
        against[row.of].append(row)

    def stands(row: str) -> bool:
        return not any(stands(other.id) for other in against.get(row, ()))

    unique = {j.id: j for j in judgements if stands(j.id)}
    return tuple(sorted(unique.values(), key=lambda j: (j.time, j.id)))


def _settled(judgements: Sequence[Judgement]) -> tuple[tuple[Judgement, ...], tuple[Contradiction, ...]]:
    """Part the judgements that hold from those that contradict each other."""
    same = [j for j in judgements if j.answer is Answer.SAME]
    ties = ties_of([_keys(j) for j in same], [_keys(j) for j in judgements if j.answer in _APART])
    clashes = tuple(
        Contradiction(apart=j, same=chain)
        for j in judgements
        if j.answer in _APART and (chain := _against(j, same, ties))
    )
    aside = {j.id for clash in clashes for j in (clash.apart, *clash.same)}
    return tuple(j for j in judgements if j.id not in aside), clashes


def _against(apart: Judgement, same: Sequence[Judgement], ties: Ties) -> tuple[Judgement, ...]:
    """The judgements that join what `apart` parts; those that put a page with a film, if it is about none."""
    left, right = _keys(apart)
    if ties.core(left) == ties.core(right):
        core = ties.core(left)
        return _between(left, right, [j for j in same if ties.core(_keys(j)[0]) == core])
    if apart.kind is PairKind.PAGE and apart.answer is Answer.NOT_APPLICABLE:
        return tuple(j for j in same if apart.left.key in j.keys)
    return ()


def _between(left: str, right: str, same: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements on the ways from `left` to `right`: what is left when all dead ends are cut off."""
    kept = list(same)
    while True:
        ends: dict[str, int] = defaultdict(int)
        for j in kept:
            for key in set(_keys(j)):
                ends[key] += 1
        inner = [j for j in kept if all(key in (left, right) or ends[key] > 1 for key in _keys(j))]
        if len(inner) == len(kept):
            return tuple(kept)
        kept = inner


def _pairs(judgements: Sequence[Judgement]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    same = [_keys(j) for j in judgements if j.answer is Answer.SAME]
    return same, [_keys(j) for j in judgements if j.answer in _APART]


def _keys(judgement: Judgement) -> tuple[str, str]:
    """The keys by which pairs are compared: of a name its spelling, case put aside."""
    left, right = judgement.keys
    return (spelling_key(left), spelling_key(right)) if judgement.kind is PairKind.PERSON else (left, right)


def _name_ties(judgements: Sequence[Judgement]) -> Ties:
    told: dict[str, list[str]] = defaultdict(list)
    for j in judgements:
        if j.answer is Answer.SAME:
            told[spelling_key(j.left.key)].append(f"with {j.right.name} {j.told()}")
            told[spelling_key(j.right.key)].append(f"with {j.left.name} {j.told()}")
    return ties_of(*_pairs(judgements), {key: tuple(lines) for key, lines in told.items()})


def _bears(judgement: Judgement, ids: frozenset[str]) -> bool:
    """Tell whether a film of these pages rests on the judgement: both sides are in it, or it is kept from the other."""
    sides = {judgement.left.key, judgement.right.key}
    return sides <= ids if judgement.answer is Answer.SAME else bool(sides & ids)
