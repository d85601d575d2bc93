"""Films are linked the same whether all are looked at or only those that a change concerns."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from cinequorum.model.film import Fact, Film
from cinequorum.score import similar
from cinequorum.store import linking
from cinequorum.store.linking import linked
from cinequorum.store.memory import MemoryStore
from cinequorum.store.port import Change
from tests.store.contract import beside, film

TITLES = ("Aurora", "Dusk", "Ebb", "Flood", "Gale", "Haven", "Islet", "Jetty")


def made(slug: str, draw: random.Random) -> Film:
    """A film with people, genres and comparisons from a small stock, so that much is shared."""
    facts = [("director", draw.choice("AB")), *(("cast", name) for name in draw.sample("CDEFG", 2))]
    facts.append(("genre", draw.choice(("drama", "noir"))))
    year = draw.choice((None, 1950, 1951, 1960))
    one = film(slug, slug.capitalize() if draw.random() < 0.9 else draw.choice(TITLES), year)
    return replace(
        one,
        facts=tuple(Fact(field=f, value=v, p=0.9, status="single", witnesses=1, support=()) for f, v in facts),
        comparisons=tuple(replace(beside(title), year=draw.choice((None, 1951))) for title in draw.sample(TITLES, 2)),
    )


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("crowd", [2, 3, 200])
def test_only_neighbours_need_be_looked_at(seed: int, crowd: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Films come, change and go in any order; after each step all are linked as if all had been linked together."""
    monkeypatch.setattr(similar, "CROWD", crowd)
    monkeypatch.setattr(linking, "CROWD", crowd)
    draw = random.Random(seed)
    store = MemoryStore()
    for _ in range(14):
        present = [card.slug for card in store.films()]
        gone = frozenset(draw.sample(present, 1)) if present and draw.random() < 0.3 else frozenset[str]()
        slugs = {title.lower() for title in draw.sample(TITLES, draw.choice((1, 1, 2)))} - gone
        remade = {slug: made(slug, draw) for slug in sorted(slugs)}
        near = linked(store, remade, gone)
        own = tuple(replace(one, similar=near[slug]) for slug, one in remade.items())
        others = tuple((slug, found) for slug, found in near.items() if slug not in remade)
        store.apply(Change(films=own, similar=others, gone=tuple(gone)))
        films = [found for card in store.films() if (found := store.film(card.slug)) is not None]
        assert tuple(films) == similar.with_similar(films)
