"""The site's tests run on a database of their own, and stores on folders of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cinequorum.store.port import Change, Store
from cinequorum_web.catalog.store import open_store as open_at
from tests.web.ferry_pages import READINGS
from tests.web.films import SALT_FERRY, bare


@pytest.fixture
def open_store(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Callable[[], Store]]:
    """Opens the store of this test's own folder."""
    opened: list[Store] = []

    def open_here() -> Store:
        opened.append(open_at(tmp_path / "home"))
        return opened[-1]

    with django_db_blocker.unblock():
        yield open_here
        for store in opened:
            store.close()


@pytest.fixture
def catalog(db: None) -> Store:
    """The site's own store with an invented film and another of which nothing is known."""
    from cinequorum_web.catalog.orm import CatalogStore

    store = CatalogStore()
    store.apply(Change(readings=READINGS, films=(SALT_FERRY, bare())))
    return store
