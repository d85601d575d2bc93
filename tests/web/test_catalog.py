"""The catalogue keeps the contract of every store, and remembers addresses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from cinequorum.errors import StoreError
from cinequorum.pipeline import films_of
from cinequorum.store.ingest import plan_change
from cinequorum.store.port import Change, Store
from cinequorum_web.catalog import documents
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.catalog.store import open_store as open_at
from tests.reconcile.made_pages import pages
from tests.store.contract import OpenStore, StoreContract, film, reading


class TestCatalogStore(StoreContract):
    """Everything that the reference store does."""

    def test_keeps_what_it_was_given_until_the_next_opening(self, open_store: OpenStore) -> None:
        """Closing and opening again loses nothing."""
        open_store().apply(
            Change(readings=(reading("a" * 32, "The Lantern"),), films=(film("lantern", "The Lantern"),))
        )
        again = open_store()
        assert again.film("lantern") == film("lantern", "The Lantern")
        assert again.reading("a" * 32) == reading("a" * 32, "The Lantern")

    def test_a_failed_change_leaves_nothing(self, store: Store) -> None:
        """All of a change is written or none of it."""
        broken = film("x" * 10, None)  # type: ignore[arg-type]  # a film without a title cannot be written
        with pytest.raises((StoreError, TypeError, AttributeError)):
            store.apply(Change(readings=(reading("a" * 32, "The Lantern"),), films=(broken,)))
        assert list(store.readings()) == []

    def test_finds_a_film_by_the_text_of_its_pages(self, store: Store) -> None:
        """Words that only a page has lead to the page's film."""
        page = reading("lantern-page", "The Lantern")
        store.apply(Change(readings=(page,), films=(film("lantern", "The Lantern"),)))
        assert ("film", "lantern") in {(hit.kind, hit.slug) for hit in store.search("lantern")}


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    """A file where the folder should be is an error of the store, with the path in it."""
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError, match="file"):
        open_at(tmp_path / "file" / "home")


def test_the_key_is_made_once_and_private(open_store: OpenStore, tmp_path: Path) -> None:
    """The secret key is kept, and only its owner can read it."""
    open_store()
    key = tmp_path / "home" / "secret-key"
    before = key.read_text()
    open_store()
    assert key.read_text() == before
    assert key.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("open_store", ["sqlite"], indirect=True)
def test_the_database_is_private(open_store: OpenStore, tmp_path: Path) -> None:
    """The folder, the file of SQLite and the journals beside it can be read by their owner only."""
    before = os.umask(0o022)
    try:
        store = open_store()
        store.apply(Change(readings=(reading("a" * 32, "The Lantern"),)))
        files = [f for f in (tmp_path / "home").glob("cinequorum.sqlite3*") if f.suffix != ".lock"]
    finally:
        os.umask(before)
    assert len(files) == 3
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("open_store", ["sqlite"], indirect=True)
def test_stores_in_different_folders_do_not_meet(open_store: OpenStore, tmp_path: Path) -> None:
    """One process may hold two stores."""
    one = open_store()
    two = open_at(tmp_path / "elsewhere")
    assert isinstance(two, CatalogStore)
    one.apply(Change(films=(film("lantern", "The Lantern"),)))
    assert two.films() == ()
    two.close()


def test_a_store_of_the_form_before_grows_as_one_of_this_form(open_store: OpenStore) -> None:
    """Films that were written whole, and pages without parts, get both when the tables are brought up to date."""
    made = pages(5, 8)
    store = open_store()
    assert isinstance(store, CatalogStore)
    store.apply(plan_change(store, made[:6]))
    assert all(store.film(card.slug) is not None for card in store.films())
    executor = MigrationExecutor(connections[store.using])
    executor.migrate([("catalog", "0006_leanings")])
    store.close()
    again = open_store()
    again.apply(plan_change(again, made[6:]))
    assert {card.slug: again.film(card.slug) for card in again.films()} == {f.slug: f for f in films_of(made)}


def test_a_document_is_made_once(open_store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first who asks for a film waits for its document; it is kept until the next page comes."""
    store = open_store()
    store.apply(plan_change(store, pages(5, 4)))
    before = {card.slug: store.film(card.slug) for card in store.films()}
    monkeypatch.setattr(documents, "whole_film", lambda *_: pytest.fail("made again"))
    assert {card.slug: store.film(card.slug) for card in store.films()} == before
