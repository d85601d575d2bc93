"""The order in which a film reaches its audience: festival, cinemas, digital, disc, television."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cinequorum.model.film import Check, Fact
from cinequorum.reconcile.checks.ledger import Ledger, checked
from cinequorum.reconcile.data.plausible import STEPS
from cinequorum.text.edtf import bounds, in_words

REVIVAL = 500  # days: a festival or cinema date so long after a later step is a revival, not a slip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    rank: int
    first: date
    last: date
    fact: Fact

    @property
    def words(self) -> str:
        return f"{(self.fact.qualifier('window') or '').replace('_', ' ')} {in_words(self.fact.value)}"


def window_checks(ledger: Ledger) -> Iterator[Check]:
    """Yield, for each territory, whether its dates are in the usual order, with each pair that is not.

    Dates without a stated territory are one group. Vague dates count by what they leave possible.
    """
    for territory, steps in sorted(_steps(ledger.facts).items()):
        found = list(_out_of_order(steps, territory))
        yield from found
        first = _first_of_each(steps)
        if not found and len(first) > 1:
            chain = ", then ".join(step.words for step in first)
            text = f"In the usual order{_place(territory)}: {chain}."
            yield checked(("windows", "release"), "fits", text, [s for step in first for s in step.fact.support])


def _steps(facts: Sequence[Fact]) -> dict[str, list[_Step]]:
    found: dict[str, list[_Step]] = defaultdict(list)
    for fact in facts:
        rank = STEPS.get(fact.qualifier("window") or "") if fact.field == "release" else None
        ends = bounds(fact.value) if rank is not None else None
        if rank is not None and ends is not None:
            territory = "" if rank == 0 else fact.qualifier("territory") or ""
            found[territory].append(_Step(rank=rank, first=ends[0], last=ends[1], fact=fact))
    return found


def _first_of_each(steps: Sequence[_Step]) -> list[_Step]:
    """The earliest date of each step of the way, in the order of the way."""
    best: dict[int, _Step] = {}
    for step in sorted(steps, key=lambda s: (s.rank, s.first, s.last)):
        best.setdefault(step.rank, step)
    return [best[rank] for rank in sorted(best)]


def _out_of_order(steps: Sequence[_Step], territory: str) -> Iterator[Check]:
    first = _first_of_each(steps)
    for number, early in enumerate(first):
        for late in first[number + 1 :]:
            gap = (early.first - late.last).days
            if 0 < gap <= REVIVAL:
                text = (
                    f"{late.words} comes before {early.words}{_place(territory)}: the other way round than usual. "
                    "Some films are sold on first; else one of the dates, or its window, is a slip."
                )
                both = [*early.fact.support, *late.fact.support]
                yield checked(("windows", "release"), "odd", text[:1].upper() + text[1:], both)


def _place(territory: str) -> str:
    return f" in {territory}" if territory else ""
