"""Which releases answer one question: the same answer as comparing every pair, in time that grows with their number."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from cinequorum.model.claim import Claim
from cinequorum.model.film import Support
from cinequorum.model.page import Span
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.slots import slots_of
from tests.examples import examples

PARTS = ("window", "territory", "platform")


def told(number: int, parts: Sequence[str | None]) -> Evidence:
    span = Span(page="p", start=number, end=number + 1)
    said = tuple(sorted((name, part) for name, part in zip(PARTS, parts, strict=True) if part))
    claim = Claim(predicate="release", value="2021", raw="x", span=span, rule="t/1", p=0.9, qualifiers=said)
    return Evidence(claim=claim, support=Support(source="s", span=span, witness=number, raw="x"), weight=0.8)


def fit(a: Sequence[str | None], b: Sequence[str | None]) -> bool:
    """The rule itself: one window, and nothing that both state differs."""
    return a[0] == b[0] and all(x == y or x is None or y is None for x, y in zip(a[1:], b[1:], strict=True))


some = st.sampled_from([None, "France", "Spain", "Chile"])


@examples(60)
@given(st.lists(st.tuples(st.sampled_from(["cinema", "disc"]), some, some), max_size=12))
def test_the_only_question_that_fits(many: list[tuple[str, str | None, str | None]]) -> None:
    """A statement joins the question that is stated in as much detail or more and fits, if there is only one."""
    found = slots_of("release", [told(number, parts) for number, parts in enumerate(many)])
    homes: dict[tuple[str | None, ...], tuple[str | None, ...]] = {}
    slots: list[tuple[str | None, ...]] = []
    order = sorted({tuple((p or "").lower() or None for p in parts) for parts in many}, key=_detailed_first)
    for parts in order:
        fitting = [slot for slot in slots if fit(parts, slot)]
        homes[parts] = fitting[0] if len(fitting) == 1 else parts
        if homes[parts] not in slots:
            slots.append(homes[parts])
    wanted: dict[tuple[str | None, ...], int] = {}
    for parts in many:
        home = homes[tuple((p or "").lower() or None for p in parts)]
        wanted[home] = wanted.get(home, 0) + 1
    assert {slot[:3]: len(held) for slot, held in found.items()} == wanted


def _detailed_first(parts: tuple[str | None, ...]) -> tuple[int, tuple[str, ...]]:
    return -sum(map(bool, parts)), tuple(part or "" for part in parts)


def test_many_places() -> None:
    """Eight times the territories take about eight times as many steps, not sixty-four times."""

    def steps(count: int) -> int:
        many = [told(n, ("cinema", f"place {n}", None)) for n in range(count)]
        calls = 0

        def one_more(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(one_more)
        try:
            found = slots_of("release", many)
        finally:
            sys.setprofile(None)
        assert len(found) == count
        return calls

    steps(50)
    assert steps(4000) < 12 * steps(500)
