"""One writer at a time, on every backend."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from cinequorum.errors import StoreError
from cinequorum.pipeline import films_of
from cinequorum.store.ingest import plan_change
from cinequorum.store.memory import MemoryStore
from cinequorum.store.port import Store
from tests.reconcile.made_pages import pages
from tests.store.contract import OpenStore

SECONDS = 60


def fail() -> None:
    pytest.fail("nobody has the store")


def run_beside(store: Store, first_is_waited_for: Event) -> Thread:
    """A second writer, who has come when the event is set."""
    made = pages(5, 6)

    def write() -> None:
        try:
            with store.alone(first_is_waited_for.set):
                store.apply(plan_change(store, made[3:]))
        finally:
            store.close()

    thread = Thread(target=write)
    thread.start()
    return thread


def meet(one: Store, other: Store) -> None:
    """Two writers at once: the second waits, and plans on what the first has written."""
    made, waited = pages(5, 6), Event()
    with one.alone(fail):
        change = plan_change(one, made[:3])
        thread = run_beside(other, waited)
        assert waited.wait(SECONDS)
        one.apply(change)
    thread.join(SECONDS)
    assert {card.slug: one.film(card.slug) for card in one.films()} == {film.slug: film for film in films_of(made)}


def test_the_second_waits_for_the_first(open_store: OpenStore) -> None:
    """Nothing of either is lost, as if they had come one after the other."""
    one = open_store()
    meet(one, open_store())


def test_so_in_memory() -> None:
    """The reference does it too."""
    store = MemoryStore()
    meet(store, store)


@pytest.mark.parametrize("open_store", ["sqlite"], indirect=True)
def test_a_folder_that_cannot_be_written_is_said_so(open_store: OpenStore, tmp_path: Path) -> None:
    """Before anything is planned, with the place."""
    store = open_store()
    (tmp_path / "home" / "cinequorum.sqlite3.lock").unlink()
    (tmp_path / "home" / "cinequorum.sqlite3.lock").mkdir()
    with pytest.raises(StoreError, match=r"cannot be written.*lock"), store.alone(fail):
        pass


def test_the_lock_is_given_back_after_a_failure(open_store: OpenStore) -> None:
    """Whoever fails keeps nobody out."""
    one, other = open_store(), open_store()
    with pytest.raises(ZeroDivisionError), one.alone(fail):
        _ = 1 / 0
    with other.alone(fail):
        pass
