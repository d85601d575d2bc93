"""Conflicting statements: truth and sources are found together."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.reconcile.fusion.errors import errors_alike, popularity, wrong_chances
from cinequorum.reconcile.fusion.fusing import FusionOptions, fuse_statements, settle
from cinequorum.reconcile.fusion.mirrors import groups_named, mirrors_of
from cinequorum.reconcile.fusion.odds import posterior_of
from cinequorum.reconcile.fusion.table import Statement, table_of
from cinequorum.reconcile.fusion.truth import Prior, Rates, believe, posterior


def said(rows: dict[str, dict[str, str]], field: str = "fact") -> list[Statement]:
    """Statements from `{question: {source: value}}`."""
    return [
        Statement(field=field, item=item, source=source, value=value)
        for item, held in rows.items()
        for source, value in held.items()
    ]


def months(day: str) -> tuple[str, ...]:
    """The month and the year that a day makes true."""
    return tuple(day[:length] for length in (4, 7) if len(day) > length)


def world(seed: int, accuracy: dict[str, float], questions: int = 60) -> tuple[list[Statement], dict[str, str]]:
    """Sources of known accuracy answer questions with one true and five false values."""
    draw = random.Random(seed)
    truth = {str(n): draw.choice("abcdef") for n in range(questions)}
    rows = {
        item: {
            source: value if draw.random() < good else draw.choice([v for v in "abcdef" if v != value])
            for source, good in accuracy.items()
        }
        for item, value in truth.items()
    }
    return said(rows), truth


def test_good_sources_outweigh_many_poor_ones() -> None:
    """Two sources that are nearly always right win against three that seldom are, where a majority vote fails."""
    accuracy = {"good": 0.97, "fine": 0.95} | dict.fromkeys("tuvwxyz", 0.3)
    statements, truth = world(1, accuracy, 150)
    fused = fuse_statements(statements)
    wrong = sum(fused.answers["fact", item][0][0] != value for item, value in truth.items())
    votes = {item: Counter(s.value for s in statements if s.item == item).most_common(1)[0][0] for item in truth}
    assert wrong * 2 < sum(votes[item] != value for item, value in truth.items())
    assert fused.rates["good", "fact"][0] > 0.85
    assert fused.rates["x", "fact"][0] < 0.6


def test_a_tie_stays_open() -> None:
    """Two unknown sources that contradict each other are believed alike, neither by half."""
    fused = fuse_statements(said({"q": {"a": "1", "b": "2"}}))
    (first, p), (second, other) = fused.answers["fact", "q"]
    assert (first, second) == ("1", "2")
    assert p == pytest.approx(other)
    assert p < 0.5


def test_a_less_precise_value_supports_the_precise_one() -> None:
    """A year does not contradict a day in it: day and year together beat another day."""
    rows = {"q": {"a": "1980-03-02", "b": "1980", "c": "1981-05-01"}}
    fused = fuse_statements(said(rows), months)
    ranked = [value for value, _ in fused.answers["fact", "q"]]
    assert ranked[0] == "1980-03-02"
    alone = fuse_statements(said(rows))
    assert alone.answers["fact", "q"][0][1] < fused.answers["fact", "q"][0][1]


def test_a_vague_source_is_not_a_poor_one() -> None:
    """A source that only ever names the year is seen to be right, if not exact."""
    draw = random.Random(3)
    days = {str(n): f"{draw.randint(1950, 2000)}-{draw.randint(10, 12)}-{draw.randint(10, 28)}" for n in range(40)}
    rows = {item: {"a": day, "b": day, "vague": day[:4]} for item, day in days.items()}
    exact, wide, wrong = fuse_statements(said(rows), months).rates["vague", "fact"]
    assert wide > 0.7
    assert exact < 0.2
    assert wrong < 0.1


def test_what_is_left_is_none_of_these() -> None:
    """Even a value that nobody contradicts is not certain."""
    fused = fuse_statements(said({"q": {"a": "1"}}))
    assert 0.5 < fused.answers["fact", "q"][0][1] < 1


def test_mirrors_have_one_voice() -> None:
    """Four sources that always say the same count once, so two others outvote them."""
    draw = random.Random(5)
    rows = {}
    for n in range(60):
        truth, other = draw.sample("abcdef", 2)
        rows[str(n)] = {f"copy{i}": other if n % 3 == 0 else truth for i in range(4)} | {"x": truth, "y": truth}
        if n % 5 == 0:
            rows[str(n)]["x"] = "g"
    table = table_of(said(rows))
    assert groups_named(table, mirrors_of(table)) == (("copy0", "copy1", "copy2", "copy3"),)
    fused = fuse_statements(said(rows))
    assert sum(fused.answers["fact", item][0][0] == held["y"] for item, held in rows.items()) >= 56


def test_agreeing_on_what_nobody_disputes_makes_no_mirrors() -> None:
    """Sources with the same right answers, and errors of their own, stay apart."""
    accuracy = dict.fromkeys("abcde", 0.9)
    table = table_of(world(2, accuracy)[0])
    assert not groups_named(table, mirrors_of(table))


def test_a_copier_is_found_by_shared_errors_and_counts_less() -> None:
    """A source that takes most answers from another is told from one that is as often right by itself."""
    statements, _ = world(7, {"a": 0.6, "b": 0.85, "c": 0.85, "d": 0.8, "e": 0.6}, 80)
    draw = random.Random(8)
    of_a = [s for s in statements if s.source == "a"]
    copied = [Statement(field="fact", item=s.item, source="thief", value=s.value) for s in of_a if draw.random() < 0.9]
    found = fuse_statements([*statements, *copied], options=FusionOptions(mirrors=FusionOptions().mirrors))
    named = {pair.sources for pair in found.copying} | {tuple(group) for group in found.mirrors}
    assert named == {("a", "thief")}


def test_stale_sources_do_not_copy() -> None:
    """Many sources that often give the same old value share errors, but nobody's in particular."""
    statements, truth = world(11, dict.fromkeys("abcdefghijkl", 0.9), 90)
    old, draw = set(list(truth)[::5]), random.Random(12)
    stale = [
        Statement(field=s.field, item=s.item, source=s.source, value="old")
        if s.item in old and s.source in "abcd" and draw.random() < 0.6
        else s
        for s in statements
    ]
    assert not fuse_statements(stale).copying


def test_how_often_errors_agree_is_counted() -> None:
    """Where everybody who errs says the same, two errors agree; with one false value each, they never do."""
    shared = table_of(said({str(n): {"a": "t", "b": "t", "c": "t", "x": "f", "y": "f"} for n in range(30)}))
    apart = table_of(said({str(n): {"a": "t", "b": "t", "c": "t", "x": "f", "y": "g"} for n in range(30)}))
    assert errors_alike(shared, believe(shared).p)[0] > 0.6
    assert errors_alike(apart, believe(apart).p)[0] < 0.15


ROWS = st.lists(
    st.tuples(st.sampled_from("pq"), st.sampled_from("123"), st.sampled_from("abcd"), st.sampled_from("xyz")),
    min_size=1,
    max_size=24,
)


@given(ROWS, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_probabilities_do_not_depend_on_order(rows: list[tuple[str, str, str, str]], draw: random.Random) -> None:
    """Any order gives the same answers; each question's values have at most one between them; none is negative."""
    statements = [Statement(field=f, item=i, source=s, value=v) for f, i, s, v in rows]
    fused = fuse_statements(statements)
    draw.shuffle(statements)
    assert fuse_statements(statements) == fused
    for held in fused.answers.values():
        assert sum(p for _, p in held) <= 1 + 1e-9
        assert all(p >= 0 for _, p in held)


def test_nothing_said_is_nothing_fused() -> None:
    """An empty set of statements gives empty results."""
    fused = fuse_statements([])
    assert (fused.answers, fused.mirrors, fused.copying) == ({}, (), ())


def test_fifty_thousand_contradictions_of_one_question() -> None:
    """The table of one question with as many values as sources has no more cells than claims."""
    statements = [Statement(field="f", item="q", source=str(n), value=str(n)) for n in range(50_000)]
    table = table_of(statements)
    assert (len(table.values), len(table.wide)) == (50_000, 0)
    assert believe(table, prior=Prior(rounds=3)).p.max() < 0.1


def test_sources_with_little_in_common_are_not_weighed_in_pairs() -> None:
    """No pair is looked at below the least number of common answers."""
    table = table_of(said({str(n): {f"s{n}": "a", f"s{n + 1}": "b"} for n in range(200)}))
    assert settle(table)[2] == ()


def test_given_reliabilities_are_one_step_of_the_same_model() -> None:
    """The vote that films use gives what the tables give for the same rates."""
    held = {"a": "x", "b": "x", "c": "y"}
    good = {"a": 0.8, "b": 0.6, "c": 0.9}
    table = table_of(said({"q": held}))
    exact = np.array([good[table.sources[source]] for source in table.claim_source])
    rates = Rates(exact=exact, wide=np.zeros(3), wrong=1 - exact)
    p = posterior(table, (np.ones(3), np.full(2, 0.25)), rates, unseen=3)
    votes = [(value, good[source]) for source, value in held.items()]
    assert posterior_of(("x", "y"), votes, 4) == pytest.approx(dict(zip(table.values, p.tolist(), strict=True)))


def test_where_nobody_errs_an_error_is_as_usual_as_its_value() -> None:
    """A field on which all agree says nothing of errors: a value's chance as one is the root of its popularity."""
    table = table_of(said({item: {"a": item, "b": item} for item in "12345"}))
    popular = popularity(table)
    assert wrong_chances(table, np.ones(5), popular).tolist() == pytest.approx(np.sqrt(popular).tolist())
