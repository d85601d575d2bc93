"""Judgements hold together or not at all, however many there are."""

from __future__ import annotations

import time

import pytest

from cinequorum.model.judgement import Answer, Judgement, Pair, PairKind, Side, Signed, judge, withdraw
from cinequorum.reconcile.rulings import in_force, rulings_of

SIGNED = Signed(author="Ada Editor", time="2026-05-01T10:00:00Z")


def said(text: str, kind: PairKind = PairKind.FILM) -> Judgement:
    """A judgement from three words: `a = b`, `a / b` (different), `a ? b` (unsure), `a x b` (not applicable)."""
    answers = {"=": Answer.SAME, "/": Answer.DIFFERENT, "?": Answer.UNSURE, "x": Answer.NOT_APPLICABLE}
    left, sign, right = text.split()
    pair = Pair(kind=kind, left=Side(key=left, name=left), right=Side(key=right, name=right))
    return judge(pair, answers[sign], SIGNED)


@pytest.mark.parametrize(
    ("log", "void"),
    [
        ("a = b, b = c, d / c", ""),
        ("a = b, b = c, a / c", "a = b, b = c, a / c"),
        ("a = b, b / a", "a = b, b / a"),
        ("a = b, b = c, a ? c", ""),
        ("a = b, b = c, a x c", "a = b, b = c, a x c"),
        ("a = b, b = c, a / c, c = d, e = a", "a = b, b = c, a / c"),
        ("a = b, b = d, a = c, c = d, a / d", "a = b, b = d, a = c, c = d, a / d"),
        ("a = b, a / b, c = d, d / e", "a = b, a / b"),
    ],
)
def test_what_contradicts_itself_is_void_and_nothing_else(log: str, void: str) -> None:
    """The parting judgement and every way between its ends are void; what hangs on them by one end holds."""
    rows = [said(text) for text in log.split(", ")]
    rulings = rulings_of(rows)
    holding = {row.id for held in rulings.by_page.values() for row in held}
    assert {row.id for row in rows} - holding == {said(text).id for text in void.split(", ") if text}
    assert bool(rulings.contradictions) is bool(void)
    assert rulings_of(rows[::-1]) == rulings


def test_a_contradiction_is_told_by_a_shortest_way() -> None:
    """Of several ways the shortest is told, the parting judgement with it."""
    (clash,) = rulings_of([said(t) for t in ("a = b", "b = c", "c = d", "a = d", "d / a")]).contradictions
    assert (clash.apart, clash.same) == (said("d / a"), (said("a = d"),))


def test_a_page_about_no_film_is_on_no_films_page() -> None:
    """Not about any film, and about this one, contradict each other."""
    rows = [said("p x f", PairKind.PAGE), said("p = g", PairKind.PAGE)]
    assert len(rulings_of(rows).contradictions) == 1
    assert rulings_of(rows).filmless == frozenset()
    assert rulings_of(rows[:1]).filmless == {"p"}


def test_a_withdrawal_can_be_withdrawn() -> None:
    """What is taken back an even number of times stands."""
    row = said("a = b")
    first = withdraw(row.id, SIGNED)
    second = withdraw(first.id, SIGNED)
    assert in_force([row], [first]) == ()
    assert in_force([row], [second, first]) == (row,)
    assert in_force([row], [withdraw(second.id, SIGNED), first, second]) == ()


def test_ten_thousand_judgements_in_one_chain() -> None:
    """A chain as long as that, and a few that contradict it, take seconds."""
    rows = [said(f"{i} = {i + 1}") for i in range(10_000)] + [said(f"{i} / {i + 5000}") for i in range(3)]
    start = time.process_time()
    rulings = rulings_of(rows)
    assert time.process_time() - start < 10
    assert len(rulings.contradictions) == 3
    assert {row.id for held in rulings.by_page.values() for row in held} == {row.id for row in rows[5002:10_000]}
