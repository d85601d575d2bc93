"""Pages that go leave a store as if they had never come in, and those that were taken down stay away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure, Reading
from cinequorum.store.barring import CODE, NOTHING_BARRED, Barred, admitted, text_digest
from cinequorum.store.ingest import plan_change
from cinequorum.store.memory import MemoryStore
from cinequorum.store.port import Store
from cinequorum.store.removing import plan_removal
from tests.reconcile.made_pages import pages

MADE = tuple(pages(3, 16))


def held(store: Store) -> dict[str, object]:
    """Every film of a store with its pages; what is like it is another thing."""
    slugs = [card.slug for card in store.films()]
    return {slug: (store.film(slug), store.members(frozenset({slug}))[slug]) for slug in slugs}


def filled(readings: tuple[Reading, ...], barred: Barred = NOTHING_BARRED) -> MemoryStore:
    store = MemoryStore(barred=barred)
    for reading in readings:
        store.apply(plan_change(store, (reading,)))
    return store


@pytest.mark.parametrize("gone", [(0,), (1, 2), (3, 7, 11), tuple(range(5))])
def test_what_is_left_is_as_if_they_had_never_come(gone: tuple[int, ...]) -> None:
    """Films, facts, scores and all words: the same as of a store that has read the other pages only."""
    store = filled(MADE)
    ids = frozenset(MADE[at].page.id for at in gone)
    store.apply(plan_removal(store, ids))
    rest = tuple(reading for reading in MADE if reading.page.id not in ids)
    assert held(store) == held(filled(rest))
    assert not store.known(ids)


def test_what_is_not_there_changes_nothing() -> None:
    """A page that the store never had is passed over."""
    store = filled(MADE[:3])
    assert plan_removal(store, frozenset({"0" * 32})).made == ()


@pytest.mark.parametrize("known_by", ["pages", "addresses", "hosts", "texts"])
def test_what_was_taken_down_is_not_taken_in(known_by: str) -> None:
    """By its bytes, its address, its host or its words, a page is left out of every change."""
    long = [one for one in MADE if text_digest(one.page.text)]
    address = "https://paper.example/ferry"
    page = replace(long[0].page, source=address)
    made = [replace(one, page=page) if one is long[0] else one for one in MADE]
    values = {
        "pages": page.id,
        "addresses": address,
        "hosts": address.split("/")[2],
        "texts": text_digest(page.text),
    }
    barred = replace(Barred(), **{known_by: frozenset({values[known_by]})})  # type: ignore[arg-type]
    store = filled(tuple(made), barred)
    assert not store.known({page.id})
    assert store.page_count() < len(MADE)


def test_whoever_brings_it_is_told() -> None:
    """For each page that is barred there is a failure that says so; the others go through."""
    raw = RawPage(id="a" * 32, source="http://Paper.example/ferry#top", body=b"", media_type="text/html")
    free = RawPage(id="b" * 32, source="https://paper.example/other", body=b"", media_type="text/html")
    barred = Barred(addresses=frozenset({"https://paper.example/ferry"}))
    first, second = admitted(barred, (raw, free))
    assert isinstance(first, Failure)
    assert (first.source, first.code) == (raw.source, CODE)
    assert second is free
