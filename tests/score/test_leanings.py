"""How critics rate beside one another is learned from films that they share."""

from __future__ import annotations

import random

from cinequorum.score.leanings import Rated, leanings_from, learned_leanings
from cinequorum.score.panel import CRITICS

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
    made = ratings(seed=5, films=20)
    assert learned_leanings(random.Random(1).sample(made, len(made))) == learned_leanings(made)


def test_an_unsigned_review_has_its_outlet_leaning_alone() -> None:
    known = leanings_from(learned_leanings(ratings(seed=3, films=50)))
    assert known.known("", "quay post", CRITICS) == (known.outlets["quay post"][0], CRITICS.unit)
    assert known.known("nobody known", "nowhere known", CRITICS) is None
