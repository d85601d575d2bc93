"""A bare rating gets a value where its outlet's other ratings tell the scale, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.model.opinion import Rating, Verdict
from cinequorum.model.reading import Reading
from cinequorum.reconcile.scales import settle_scales
from cinequorum.text.scores import parse_score
from tests.understand.pages import page_from_text


def reading(raw: str, outlet: str | None = "Quay Post") -> Reading:
    page = page_from_text(f"A harbour. {raw}", outlet=outlet)
    score = parse_score(raw)
    assert score is not None
    rating = Rating(
        by="author", raw=raw, value=score.value, scale=score.scale, span=page.span(11, len(page.text)), note=score.note
    )
    return Reading(page=page, film=None, ratings=(rating,), verdict=Verdict(label="none", value=None, p=0.9))


def values(*readings: Reading) -> list[float | None]:
    return [r.ratings[0].value for r in settle_scales(readings)]


STATED = [f"{n}/10" for n in (3, 5, 6, 8, 9)]


def test_a_bare_figure_is_read_on_the_tops_that_the_outlet_states() -> None:
    (*_, last) = settle_scales([*map(reading, STATED), reading("7")])
    assert last.ratings[0].value == 70.0
    assert last.ratings[0].scale == "out_of/10"
    assert last.ratings[0].note == "scale as in 5 other ratings of the outlet"
    assert last.ratings[0].raw == "7"


@pytest.mark.parametrize(
    ("others", "raw", "outlet"),
    [
        (STATED[:4], "7", "Quay Post"),
        (STATED, "7", "Another Post"),
        (STATED, "7", None),
        ([*STATED, "3/5", "2/5"], "3", "Quay Post"),
        (STATED, "15", "Quay Post"),
        (STATED, "1", "Quay Post"),
        (STATED, "★★★", "Quay Post"),
    ],
    ids=["too few", "another outlet", "no outlet", "two scales", "over the top", "one may be a share", "another sort"],
)
def test_without_enough_of_its_own_kind_it_stays_bare(others: list[str], raw: str, outlet: str | None) -> None:
    assert values(*map(reading, others), reading(raw, outlet))[-1] is None


def test_bare_stars_are_read_on_stated_stars() -> None:
    stated = [f"{n} out of 4 stars" for n in (1, 2, 3, 3, 4)]
    assert values(*map(reading, stated), reading("★★★"))[-1] == 75.0


def test_the_highest_of_many_bare_figures_tells_their_top() -> None:
    assert values(*(reading(str(2 + n % 8)) for n in range(20)))[5] == 70.0
    assert values(*(reading(str(2 + n % 3)) for n in range(20)))[0] is None


def test_users_aggregates_are_left_alone() -> None:
    users = reading("7")
    users = replace(users, ratings=(replace(users.ratings[0], by="users"),))
    assert values(*map(reading, STATED), users)[-1] is None
