"""Votes become facts with probabilities, and ties stay open."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.model.claim import Manner, Scope
from cinequorum.model.film import Fact, Film, Support
from cinequorum.model.reading import Reading
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.film import reconcile_film
from cinequorum.reconcile.fuse import fuse
from cinequorum.reconcile.values import alternatives, dates_fit, number
from tests.reconcile.build import Draft


def page(source: str, field: str, value: str, **more: str) -> Reading:
    draft = Draft(source=source, text=f"Here {value} and nothing else in {source}.")
    manner = Manner(more.pop("manner", "fact"))
    return draft.says(field, value, value, manner=manner, **more).reading()  # type: ignore[arg-type]


def one(film: Film, field: str) -> Fact:
    (fact,) = film.having(field)
    return fact


def test_a_tie_is_contested() -> None:
    """Two given names of one surname, one witness each: both are kept, neither is sure."""
    film = reconcile_film((page("a", "cinematographer", "Pavel Orlov"), page("b", "cinematographer", "Ivan Orlov")))
    fact = one(film, "cinematographer")
    assert fact.status == "contested"
    assert len(fact.dissent) == 1
    assert fact.p == pytest.approx(fact.dissent[0].p)
    assert fact.p < 0.5


def test_two_spellings_are_one_person() -> None:
    """Transliterations agree: one fact, two witnesses, the other spelling a variant."""
    film = reconcile_film((page("a", "director", "Andrey Orlovskiy"), page("b", "director", "Andrei Orlovsky")))
    fact = one(film, "director")
    assert (fact.status, fact.witnesses, len(fact.variants)) == ("agreed", 2, 1)
    assert film.people[0].spellings == ("Andrei Orlovsky", "Andrey Orlovskiy")
    assert film.people[0].evidence


def test_writers_are_a_union() -> None:
    """A page that names one of two writers does not contradict the one that names both."""
    both = Draft(source="a", text="By Ana Ruiz and Leo Klein.").says("writer", "Ana Ruiz", "Ana Ruiz")
    both.says("writer", "Leo Klein", "Leo Klein")
    film = reconcile_film((both.reading(), page("b", "writer", "Ana Ruiz")))
    assert [(f.value, f.witnesses, f.status) for f in film.having("writer")] == [
        ("Ana Ruiz", 2, "agreed"),
        ("Leo Klein", 1, "single"),
    ]


def test_a_majority_is_ahead_and_dissent_kept() -> None:
    """Two against one is disputed, with the probability of each side."""
    film = reconcile_film((page("a", "runtime", "121"), page("b", "runtime", "121"), page("c", "runtime", "95")))
    fact = one(film, "runtime")
    assert (fact.value, fact.status, fact.dissent[0].value) == ("121", "disputed", "95")
    assert fact.p + fact.dissent[0].p <= 1


@pytest.mark.parametrize(("minutes", "alike"), [("119", True), ("121", True), ("118", False), ("122", False)])
def test_a_minute_is_a_rounding(minutes: str, *, alike: bool) -> None:
    """A film of 119 minutes and some seconds is printed as 119 and as 120; two minutes are no rounding."""
    film = reconcile_film((page("a", "runtime", "120"), page("b", "runtime", "120"), page("c", "runtime", minutes)))
    fact = one(film, "runtime")
    assert (fact.value, not fact.dissent) == ("120", alike)


def test_rounding_does_not_go_on_from_a_rounding() -> None:
    """118 and 120 are both a minute from 119, and two from one another."""
    around = (page("a", "runtime", "118"), page("b", "runtime", "119"), page("c", "runtime", "119"))
    assert not one(reconcile_film((*around, page("d", "runtime", "120"))), "runtime").dissent
    more = [page(source, "runtime", "120") for source in "defg"]
    assert [d.value for d in one(reconcile_film((*around, *more)), "runtime").dissent] == ["118"]


def test_a_frame_has_one_shape_in_many_writings() -> None:
    """4:3 and 1.33 are one value, 1.37 another."""
    film = reconcile_film((page("a", "aspect_ratio", "4:3"), page("b", "aspect_ratio", "1.33")))
    assert (one(film, "aspect_ratio").value, one(film, "aspect_ratio").witnesses) == ("1.33", 2)


def test_a_bound_supports_what_it_leaves_possible() -> None:
    """At least 26, 26 and dozens do not contradict one another."""
    film = reconcile_film(
        (
            page("a", "event_deaths", "26"),
            page("b", "event_deaths", "26", manner="lower_bound"),
            page("c", "event_deaths", "dozens", manner="estimate"),
        )
    )
    assert (one(film, "event_deaths").value, one(film, "event_deaths").witnesses) == ("26", 3)


def test_how_a_figure_was_counted_is_said_of_that_figure_only() -> None:
    """Dozens killed and injured support 26 dead, who are not 26 killed and injured."""
    mixed = Draft(source="c", text="Dozens fell.")
    mixed.says("event_deaths", "dozens", "Dozens", counted="killed and injured")
    film = reconcile_film((page("a", "event_deaths", "26"), mixed.reading()))
    assert (one(film, "event_deaths").value, one(film, "event_deaths").qualifiers) == ("26", ())
    alone = one(reconcile_film((mixed.reading(),)), "event_deaths")
    assert alone.qualifiers == (("counted", "killed and injured"),)


def test_releases_are_told_apart_by_window_and_platform() -> None:
    """Two windows are two facts; two days in one window contradict; a month holds its days."""
    film = reconcile_film(
        (
            page("a", "release", "2021-01-29", window="cinema", distributor="Kino"),
            page("b", "release", "2021-01-20", window="cinema"),
            page("c", "release", "2021-02-05", window="streaming", platform="Mubi"),
            page("d", "release", "2021-02", window="streaming"),
        )
    )
    cinema, streaming = sorted(film.having("release"), key=lambda f: f.qualifier("window") or "")
    assert (cinema.status, len(cinema.dissent)) == ("contested", 1)
    assert (streaming.value, streaming.witnesses, streaming.dissent) == ("2021-02-05", 2, ())


def test_hearsay_is_no_fact() -> None:
    """What is passed on or asked stands among the statements, without a vote."""
    film = reconcile_film((page("a", "award", "Golden Reel", manner="hearsay"),))
    assert not film.having("award")
    assert [(s.field, s.p) for s in film.statements] == [("award", 0.0)]


def test_the_story_is_not_the_film() -> None:
    """What holds inside the story is kept apart from the facts of the film."""
    draft = Draft(source="a", text="He is a writer.").says("genre", "War", "writer", scope=Scope.STORY)
    film = reconcile_film((draft.reading(),))
    assert not film.facts
    assert film.statements[0].qualifier("scope") == "story"


@given(st.permutations([page(s, "runtime", v) for s, v in (("a", "90"), ("b", "91"), ("c", "90"), ("d", "120"))]))
@settings(max_examples=15, deadline=None)
def test_the_film_does_not_depend_on_the_order(readings: list[Reading]) -> None:
    """The same readings in any order give the same film."""
    assert reconcile_film(tuple(readings)) == reconcile_film(tuple(sorted(readings, key=lambda r: r.page.source)))


@pytest.mark.parametrize(("a", "b", "fit"), [("2021", "2021-02", True), ("XXXX-02-05", "2021-02-06", False)])
def test_dates_are_a_lattice(a: str, b: str, *, fit: bool) -> None:
    """A less precise date holds the more precise one."""
    assert dates_fit(a, b) is fit
    assert dates_fit(b, a) is fit


def test_vague_counts_have_a_least_value() -> None:
    """Dozens are at least two dozen."""
    assert number("dozens") == 24


def test_thousands_of_voices_have_a_probability() -> None:
    """A value that ten thousand voices state is nearly certain: no product of small numbers runs out."""
    held = evidence_for("runtime", [("120", n) for n in range(10_000)] + [("95", 10_001)])
    chances = fuse(alternatives("runtime", held))
    assert chances["120"] > 0.999
    assert 0 < sum(chances.values()) <= 1


@pytest.mark.parametrize("field", ["runtime", "release"])
def test_the_work_grows_with_the_claims(field: str) -> None:
    """Twice as many contradicting claims of one field, half of them vague, take about twice the work."""
    counts = [work_of(partial(contradictions, field, size)) for size in (400, 800)]
    assert counts[1] < 2.6 * counts[0]


def contradictions(field: str, size: int) -> None:
    exact = [(f"{1000 + n}-03-02" if field == "release" else f"{10 + n}", n) for n in range(size // 2)]
    vague = [(f"{1000 + n}" if field == "release" else f"about {9 * n}", size + n) for n in range(size // 2)]
    fuse(alternatives(field, evidence_for(field, exact + vague)))


def evidence_for(field: str, said: list[tuple[str, int]]) -> list[Evidence]:
    """One claim a voice."""
    draft = Draft(source="a", text="Words.").says(field, "x", "Words")
    (claim,) = draft.claims
    support = Support(source="a", span=claim.span, witness=0, raw="Words")
    return [
        Evidence(claim=replace(claim, value=value), support=replace(support, witness=voice), weight=0.8)
        for value, voice in said
    ]


def work_of(job: Callable[[], None]) -> int:
    """Count the calls of functions that a job makes."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        job()
    finally:
        sys.setprofile(None)
    return calls
