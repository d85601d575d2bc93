"""Films made again know how good their sources have been, and so do the films made after them."""

from __future__ import annotations

import random

import pytest

from cinequorum.model.film import Fact
from cinequorum.store.ingest import plan_change
from cinequorum.store.memory import MemoryStore
from cinequorum.store.port import Change, Store
from cinequorum.store.rebuild import plan_rebuild
from tests.reconcile.build import Draft
from tests.reconcile.test_records import films, page


@pytest.fixture
def store() -> MemoryStore:
    """Sixty invented films on which Fog Weekly often has the wrong day, and one on which it stands against the Post."""
    made = [one for group in films(seed=7, count=60) for one in group]
    made += [page("Fog Weekly", "The Pier", 20), page("Quay Post", "The Pier", 12)]
    filled = MemoryStore()
    filled.apply(plan_change(filled, made))
    return filled


def release(store: Store, slug: str) -> Fact:
    found = store.film(slug)
    assert found is not None
    return next(fact for fact in found.facts if fact.field == "release")


def test_rebuild_learns_and_settles(store: MemoryStore) -> None:
    """Before it, one against one is open; after it the better source leads, and a second time nothing changes."""
    assert release(store, "the-pier").p < 0.5
    store.apply(plan_rebuild(store))
    assert release(store, "the-pier").value == "2021-03-12"
    assert {row.source for row in store.records()} == {"fog weekly", "lantern", "quay post", "salt review"}
    again = plan_rebuild(store)
    assert (again.films, again.gone, again.records) == ((), (), store.records())


def test_what_was_learned_counts_for_new_films(store: MemoryStore) -> None:
    store.apply(plan_rebuild(store))
    store.apply(plan_change(store, [page("Fog Weekly", "The Quay", 20), page("Salt Review", "The Quay", 12)]))
    assert release(store, "the-quay").value == "2021-03-12"
    assert release(store, "the-quay").status == "disputed"


def test_how_critics_rate_is_learned_and_taken_off() -> None:
    """Who is stricter than the others on the films that they share has that taken off, and twice changes nothing."""
    chance = random.Random(4)
    store = MemoryStore()
    pages = []
    for number in range(25):
        mean = chance.uniform(55, 85)
        for author, adds in (("Ann Mild", 9), ("Bo Strict", -12), ("Cy Plain", 0)):
            text = f"Film {number}, {author}: {mean + adds:.0f}%"
            draft = Draft(source=f"{author} {number}", text=text, author=author, title=f"Film {number}")
            pages.append(draft.rated(f"{mean + adds:.0f}%", mean + adds).reading())
    store.apply(plan_change(store, pages))
    before = store.film("film-3")
    store.apply(plan_rebuild(store))
    after = store.film("film-3")
    assert {row.name: row.leaning < 0 for row in store.leanings() if row.by == "critic"} == {
        "ann mild": False,
        "bo strict": True,
        "cy plain": False,
    }
    assert before is not None
    assert after is not None
    assert before.critics is not None
    assert after.critics is not None
    assert {part.by: part.leaning < 0 for part in after.critics.parts}["Bo Strict"]
    assert all(part.leaning == 0 for part in before.critics.parts)
    assert plan_rebuild(store).films == ()


def test_an_empty_store() -> None:
    assert plan_rebuild(MemoryStore()) == Change(records=(), leanings=())
