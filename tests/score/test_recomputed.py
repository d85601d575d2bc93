"""Whoever has the export and docs/scores.md can work out every figure of a score again."""

from __future__ import annotations

import random
from dataclasses import replace
from math import sqrt
from statistics import fmean, median
from typing import Any

import pytest

from cinequorum.model.codec import film_document
from cinequorum.model.film import Review
from cinequorum.model.page import Span
from cinequorum.score.film import scored
from cinequorum.score.leanings import Leanings
from tests.store.contract import film

CONSTANTS = {"critics": (65.0, 15.52, 1.071), "audience": (70.0, 18.79, 3.53)}
"""m0, u and k of the table in docs/scores.md."""
KNOWN = Leanings(critics={"critic 1": (4.2, 11.0), "critic 2": (-3.6, 14.0)}, outlets={"outlet 1": (1.1, 15.52)})


def review(number: int, by: str, value: float, day: int) -> Review:
    return Review(
        source=f"page {number}",
        index=number,
        by=by,
        author=f"{by.title()} {number}",
        outlet=f"Outlet {number % 3}",
        published=f"2021-{1 + day // 28:02}-{1 + day % 28:02}",
        rating=None if number % 4 == 0 else f"{value:.0f}/100",
        value=value,
        inferred=number % 4 == 0,
        verdict="positive" if value >= 60 else "negative",
        spoiler_level="none",
        opening=None,
        text_span=Span(page="page", start=0, end=9),
        independent=number % 7 != 6,
        witness=number + 1,
    )


def made(by: str, count: int, seed: int) -> list[Review]:
    """Voices that differ; among the audience a burst of tens."""
    draw = random.Random(f"{by} {seed}")
    votes = [(round(min(100, max(5, draw.gauss(68, 20))), 1), draw.randrange(300)) for _ in range(count)]
    votes += [(10.0, 200)] * (count // 4) if by == "user" else []
    return [review(number, by, value, day) for number, (value, day) in enumerate(votes)]


def document(count: int, seed: int) -> dict[str, Any]:
    """The export of an invented film, with a burst of tens among its audience."""
    votes = [*made("critic", count, seed), *made("user", 4 * count, seed)]
    found = scored(replace(film("harbour", "The Harbour"), reviews=tuple(votes)), KNOWN)
    scores: dict[str, Any] = film_document(found)["scores"]
    return scores


@pytest.mark.parametrize("kind", sorted(CONSTANTS))
@pytest.mark.parametrize("seed", range(3))
def test_score_and_interval(kind: str, seed: int) -> None:
    """s, c and the interval from the weights, leanings and values of the parts."""
    score = document(9, seed)[kind]
    mean, unit, prior = CONSTANTS[kind]
    votes = [(p["weight"], p["value"] - p["leaning"]) for p in score["parts"] if p["used"] and p["value"] is not None]
    weight = sum(w for w, _ in votes)
    s = (prior * mean + sum(w * x for w, x in votes)) / (prior + weight)
    c = (10 + sum(w * (x - s) ** 2 for w, x in votes) / unit**2) / (10 + len(votes))
    half = 1.645 * unit * sqrt(c / (prior + weight))
    assert score["n"] == len(votes)
    assert score["value"] == pytest.approx(s, abs=0.05)
    assert score["low"] == pytest.approx(max(0.0, s - half), abs=0.05)
    assert score["high"] == pytest.approx(min(100.0, s + half), abs=0.05)


@pytest.mark.parametrize("kind", sorted(CONSTANTS))
def test_other_formulas_and_the_share(kind: str) -> None:
    """Share, plain mean, weighted mean and median of the used values; Wilson's interval of the share."""
    score = document(9, 1)[kind]
    values = [p["value"] for p in score["parts"] if p["used"] and p["value"] is not None]
    liked, n = sum(value >= 60 for value in values), len(values)
    others = {formula["name"]: formula["value"] for formula in score["others"]}
    assert (score["positive"], score["judged"]) == (liked, n)
    assert others["share of positive reviews"] == int(100 * liked / n + 0.5)
    assert others["plain mean"] == pytest.approx(fmean(values), abs=0.01)
    assert others["weighted mean"] == pytest.approx((sum(values) + 10 * CONSTANTS[kind][0]) / (n + 10), abs=0.01)
    assert others["median"] == pytest.approx(median(values), abs=0.01)
    z, p = 1.96, liked / n
    centre, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    assert score["share_low"] == pytest.approx((centre - half) / (1 + z * z / n), abs=0.001)
    assert score["share_high"] == pytest.approx((centre + half) / (1 + z * z / n), abs=0.001)


def test_the_means_with_and_without_suspects() -> None:
    """All used voices in full, and those that keep more than half of their full weight alone."""
    score = document(9, 2)["audience"]
    assert score["suspects"] >= 5
    mean, _, prior = CONSTANTS["audience"]
    full = [(0.52 if p["inferred"] else 1.0, p) for p in score["parts"] if p["used"]]
    kept = [(w, p) for w, p in full if p["weight"] > w / 2]
    assert len(full) - len(kept) == score["suspects"]
    for votes, name in ((full, "with_suspects"), (kept, "without_suspects")):
        s = (prior * mean + sum(w * p["value"] for w, p in votes)) / (prior + sum(w for w, _ in votes))
        assert score[name] == pytest.approx(s, abs=0.05)


def test_each_part_says_what_it_gave_and_why_it_is_left_out() -> None:
    """A voice that does not count has no weight and a reason."""
    for score in document(9, 0).values():
        assert all(p["source"] and p["by"] for p in score["parts"])
        out = [p for p in score["parts"] if not p["used"]]
        assert out
        assert all(p["weight"] == 0 and p["note"] for p in out)
