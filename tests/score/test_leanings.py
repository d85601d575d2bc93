"""How critics rate beside one another is learned from films that they share."""

from __future__ import annotations

import random
from dataclasses import replace

from cinequorum.score.leanings import Leanings, Rated, leanings_from, learned_leanings, ratings_in
from cinequorum.score.panel import CRITICS
from tests.score.test_recomputed import made
from tests.store.contract import film

TRUE = {"mild ann": (8.0, 6.0), "strict bo": (-8.0, 6.0), "wild cy": (0.0, 25.0), "plain di": (0.0, 10.0)}
"""Invented critics: what each adds, and the standard deviation of what is left."""


def ratings(seed: int, films: int) -> list[Rated]:
    chance = random.Random(seed)
    found = []
    for number in range(films):
        mean = chance.gauss(65, 15)
        for critic, (adds, spread) in TRUE.items():
            value = min(100.0, max(0.0, mean + adds + chance.gauss(0, spread)))
            found.append(Rated(film=f"film {number}", critic=critic, outlet="quay post", value=value))
    return found


def test_leaning_and_noise_are_found_again() -> None:
    rows = {row.name: row for row in learned_leanings(ratings(seed=3, films=200)) if row.by == "critic"}
    assert rows["mild ann"].leaning > 4
    assert rows["strict bo"].leaning < -4
    assert abs(rows["plain di"].leaning) < 3
    assert rows["wild cy"].noise > rows["plain di"].noise > rows["mild ann"].noise
    assert {row.n for row in rows.values()} == {200}


def test_few_ratings_tell_little() -> None:
    """With three films nobody is far from what is usual, and with one nobody has a leaning at all."""
    rows = learned_leanings(ratings(seed=3, films=3))
    assert all(abs(row.leaning) < 6 and abs(row.noise - CRITICS.noise) < 6 for row in rows)
    assert [row.by for row in learned_leanings(ratings(seed=3, films=1))] == ["outlet"]
    assert learned_leanings([]) == ()


def test_the_order_of_ratings_changes_nothing() -> None:
    told = ratings(seed=5, films=20)
    assert learned_leanings(random.Random(1).sample(told, len(told))) == learned_leanings(told)


def test_an_unsigned_review_has_its_outlet_leaning_alone() -> None:
    known = leanings_from(learned_leanings(ratings(seed=3, films=50)))
    assert known.known("", "quay post", CRITICS) == (known.outlets["quay post"][0], CRITICS.unit)
    assert known.known("nobody known", "nowhere known", CRITICS) is None


def test_a_review_has_the_leaning_of_whom_is_known() -> None:
    """Of critics alone, of outlets alone, of both; nothing where nobody is."""
    review = made("critic", 1, 0)[0]  # by Critic 0 for Outlet 0
    critics, outlets = {"critic 0": (4.0, 9.0)}, {"outlet 0": (1.0, 20.0)}
    assert Leanings(critics=critics, outlets={}).of(review, CRITICS) == (4.0, 9.0)
    assert Leanings(critics={}, outlets=outlets).of(review, CRITICS) == (1.0, CRITICS.unit)
    assert Leanings(critics=critics, outlets=outlets).of(review, CRITICS) == (5.0, 9.0)
    assert Leanings(critics={}, outlets={}).of(review, CRITICS) is None


def test_stated_ratings_of_named_critics_are_learned_from() -> None:
    """None that was inferred, none of users, none of nobody; each voice once."""
    stated, inferred, again = made("critic", 3, 0)[1], made("critic", 1, 0)[0], made("critic", 3, 0)[1]
    nobody = replace(stated, author=None, outlet=None, witness=9)
    alone, housed = replace(stated, outlet=None, witness=7), replace(stated, author=None, witness=8)
    rows = (stated, inferred, replace(again, independent=False), nobody, alone, housed, *made("user", 2, 0))
    found = ratings_in(replace(film("harbour", "The Harbour"), reviews=rows))
    assert [(one.critic, one.outlet) for one in found] == [("critic 1", "outlet 1"), ("critic 1", ""), ("", "outlet 1")]
    assert {(one.film, one.value) for one in found} == {("harbour", stated.value)}
