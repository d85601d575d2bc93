"""What an ingest makes of a store does not depend on when a page came in."""

from __future__ import annotations

import random

import pytest

from cinequorum.acquire.files import from_paths
from cinequorum.batch.local import read_all
from cinequorum.model.reading import Reading
from cinequorum.pipeline import films_of
from cinequorum.samples import sample_folder
from cinequorum.store.ingest import plan_change
from cinequorum.store.memory import MemoryStore


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The sample coverage, read."""
    return [r for r in read_all(from_paths([str(sample_folder())])) if isinstance(r, Reading)]


def store_of(*parts: list[Reading]) -> MemoryStore:
    """A store into which the parts were put one after the other."""
    store = MemoryStore()
    for part in parts:
        store.apply(plan_change(store, part))
    return store


def films(store: MemoryStore) -> list[object]:
    return [store.film(card.slug) for card in store.films()]


def test_at_once_or_one_by_one(readings: list[Reading]) -> None:
    """Pages added singly, in another order, end in the same films as all at once."""
    shuffled = random.Random(7).sample(readings, len(readings))
    assert films(store_of(*[[reading] for reading in shuffled])) == films(store_of(readings))


def test_the_store_holds_what_the_library_gives(readings: list[Reading]) -> None:
    """The films of a store are the films of its readings."""
    by_slug = {film.slug: film for film in films_of(readings)}
    assert {film.slug: film for film in films(store_of(readings))} == by_slug  # type: ignore[attr-defined]


def test_a_page_again_changes_nothing(readings: list[Reading]) -> None:
    """Reading the same page a second time leaves every film as it was."""
    store = store_of(readings)
    assert plan_change(store, readings[:3]).films == ()
