"""Which judgements hold, which contradict each other, and what they mean for one film."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TypeVar

from cinequorum.model.judgement import Answer, Contradiction, Judgement, PairKind, Withdrawal, namesake
from cinequorum.names.ties import NO_TIES, Ties, spelling_key, ties_of

T = TypeVar("T")

_APART = frozenset({Answer.DIFFERENT, Answer.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What was judged, as grouping and naming need it.

    `pages` ties pages by what was judged of films and pages; `lone` are pages judged to be about another film than the
    one they were found with, `filmless` those about no single film. `by_page` and `clashes` have the judgements that
    hold, and those put aside, by each page they speak of; `by_name` all judgements on names that hang together with a
    spelling. `standing` are all that are not taken back.
    """

    standing: tuple[Judgement, ...] = ()
    pages: Ties = NO_TIES
    lone: frozenset[str] = frozenset()
    filmless: frozenset[str] = frozenset()
    by_page: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    clashes: Mapping[str, tuple[Contradiction, ...]] = field(default_factory=dict)
    by_name: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()

    def on(self, page_ids: Iterable[str], spellings: Iterable[str]) -> FilmRulings:
        """Return what bears on the film made of these pages, whose people are spelt so."""
        ids, named = frozenset(page_ids), frozenset(map(spelling_key, spellings))
        near = {j.id: j for key in sorted(named & self.by_name.keys()) for j in self.by_name[key]}
        holding, aside = _settled([j for j in _timed(near.values()) if j.within is None or j.within.key in ids])
        pages = {j.id: j for key in sorted(ids & self.by_page.keys()) for j in self.by_page[key] if _bears(j, ids)}
        on_pages = {c.apart.id: c for key in sorted(ids & self.clashes.keys()) for c in self.clashes[key]}
        marked = _namesakes(holding)
        named_here = [j for j in holding if set(_keys(j)) <= named or any(marked.get(k) is j for k in named)]
        return FilmRulings(
            names=_name_ties(holding),
            namesakes={key: j for key, j in marked.items() if key in named},
            unsure=tuple(j for j in named_here if j.answer is Answer.UNSURE),
            bearing=_timed((*pages.values(), *(j for j in named_here if j.answer is not Answer.UNSURE))),
            contradictions=(*on_pages.values(), *(c for c in aside if set(_keys(c.apart)) & named)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmRulings:
    """What was judged of one film: `names` ties the spellings of its people; the film rests on those `bearing`.

    `namesakes` are judgements by which a spelling means another person here than elsewhere; `unsure` are the pairs of
    spellings of which somebody could not tell; `contradictions` concern this film.
    """

    names: Ties = NO_TIES
    namesakes: Mapping[str, Judgement] = field(default_factory=dict)
    unsure: tuple[Judgement, ...] = ()
    bearing: tuple[Judgement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


NO_RULINGS = Rulings()


def rulings_of(judgements: Sequence[Judgement], withdrawals: Sequence[Withdrawal] = ()) -> Rulings:
    """Return what these judgements amount to. The order in which they were made does not matter.

    Judgements that contradict each other (a is b, b is c, a is not c) are put aside, all of them, until somebody takes
    one back: to prefer the newest or the majority would be a decision that nobody made.
    """
    standing = in_force(judgements, withdrawals)
    names = [j for j in standing if j.kind is PairKind.PERSON]
    holding, clashes = _settled([j for j in standing if j.kind is not PairKind.PERSON])
    pages = [j for j in holding if j.kind is PairKind.PAGE]
    return Rulings(
        standing=standing,
        pages=ties_of(*_pairs(holding)),
        lone=frozenset(j.left.key for j in pages if j.answer is Answer.DIFFERENT),
        filmless=frozenset(j.left.key for j in pages if j.answer is Answer.NOT_APPLICABLE),
        by_page=_under([(key, j) for j in holding for key in j.keys]),
        clashes=_under([(key, clash) for clash in clashes for key in clash.apart.keys]),
        by_name=_hanging_together(names),
        contradictions=clashes + _settled([j for j in names if j.within is None])[1],
    )


def _under(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _hanging_together(names: Sequence[Judgement]) -> dict[str, tuple[Judgement, ...]]:
    """For each spelling the judgements that reach it from judgement to judgement, whatever the answers."""
    whole = ties_of([_keys(j) for j in names], ())
    parts = _under([(whole.core(_keys(j)[0]), j) for j in names])
    return {key: parts[core] for key, core in whole.cores.items()}


def _timed(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    return tuple(sorted(judgements, key=lambda j: (j.time, j.id)))


def in_force(judgements: Sequence[Judgement], withdrawals: Sequence[Withdrawal]) -> tuple[Judgement, ...]:
    """Return the judgements that are not taken back, in order of time. Who takes back a withdrawal restores."""
    against: dict[str, list[Withdrawal]] = defaultdict(list)
    for row in withdrawals:
        against[row.of].append(row)

    def stands(row: str) -> bool:
        return not any(stands(other.id) for other in against.get(row, ()))

    unique = {j.id: j for j in judgements if stands(j.id)}
    return _timed(unique.values())


def _settled(judgements: Sequence[Judgement]) -> tuple[tuple[Judgement, ...], tuple[Contradiction, ...]]:
    """Part the judgements that hold from those that contradict each other."""
    same = [j for j in judgements if j.answer is Answer.SAME]
    parting = [j for j in judgements if j.answer in _APART]
    ties = ties_of([_keys(j) for j in same], [_keys(j) for j in parting])
    joined = [j for j in parting if len({ties.core(key) for key in _keys(j)}) == 1]
    homeless = {j.left.key: j for j in parting if j.kind is PairKind.PAGE and j.answer is Answer.NOT_APPLICABLE}
    housed = [j for j in same if any(key in homeless for key in _keys(j))] if homeless else []
    if not joined and not housed:
        return tuple(judgements), ()
    ways = _Ways(same)
    clashes = [Contradiction(apart=j, same=ways.shortest(*_keys(j))) for j in joined]
    clashes += [Contradiction(apart=homeless[key], same=(j,)) for j in housed for key in _keys(j) if key in homeless]
    held = {key for j in joined for key in _keys(j)}
    closed = {ties.core(key) for key in held}
    aside = {j.id for clash in clashes for j in (clash.apart, *clash.same)}
    aside |= {j.id for j in ways.without_dead_ends(held) if ties.core(_keys(j)[0]) in closed}
    unique = {clash.apart.id: clash for clash in reversed(clashes)}
    return tuple(j for j in judgements if j.id not in aside), tuple(unique[key] for key in sorted(unique))


class _Ways:
    """Ways from key to key along judgements of "the same"."""

    def __init__(self, same: Sequence[Judgement]) -> None:
        self._same = same
        self._at: dict[str, dict[str, Judgement]] = defaultdict(dict)
        for j in same:
            for key in _keys(j):
                self._at[key][j.id] = j

    def shortest(self, left: str, right: str) -> tuple[Judgement, ...]:
        """Return the judgements on a shortest way between two keys, or nothing where there is none."""
        come: dict[str, tuple[str, Judgement] | None] = {left: None}
        reached = [left]
        for key in reached:
            if key == right:
                break
            for number in sorted(self._at[key]):
                j = self._at[key][number]
                other = _other(j, key)
                if other not in come:
                    come[other] = (key, j)
                    reached.append(other)
        way: list[Judgement] = []
        step = come.get(right)
        while step is not None:
            way.append(step[1])
            step = come[step[0]]
        return tuple(reversed(way))

    def without_dead_ends(self, held: AbstractSet[str]) -> list[Judgement]:
        """Return the judgements that are left when those at a dead end are cut off; at the keys `held` nothing is."""
        left = {key: len(judgements) for key, judgements in self._at.items()}
        cut: set[str] = set()
        ends = [key for key, count in left.items() if count == 1 and key not in held]
        while ends:
            key = ends.pop()
            j = next((j for number, j in self._at[key].items() if number not in cut), None)
            if j is not None:
                cut.add(j.id)
                other = _other(j, key)
                left[other] -= 1
                ends += [other] * (left[other] == 1 and other not in held)
        return [j for j in self._same if j.id not in cut]


def _other(judgement: Judgement, key: str) -> str:
    low, high = _keys(judgement)
    return high if key == low else low


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


def _namesakes(judgements: Sequence[Judgement]) -> dict[str, Judgement]:
    """By spelling who is another person here; of two marks on one film neither holds."""
    told: dict[str, dict[str, Judgement]] = defaultdict(dict)
    for j in judgements:
        if parted := namesake(j):
            told[spelling_key(parted[0])][spelling_key(parted[1])] = j
    return {key: next(iter(marks.values())) for key, marks in told.items() if len(marks) == 1}


def _bears(judgement: Judgement, ids: frozenset[str]) -> bool:
    """Tell whether a film of these pages rests on the judgement: both sides are in it, or it is kept from the other."""
    sides = {judgement.left.key, judgement.right.key}
    if judgement.answer is Answer.UNSURE:
        return False
    return sides <= ids if judgement.answer is Answer.SAME else bool(sides & ids)
