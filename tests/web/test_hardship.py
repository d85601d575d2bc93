"""A full disk, a database that goes away in the middle, a clock that is put back: nothing is lost, nothing is twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections
from django.utils import timezone

from cinequorum.errors import StoreError
from cinequorum.store.history import Days, film_at
from cinequorum.store.ingest import plan_change
from cinequorum_web.catalog import filing
from cinequorum_web.catalog.models import PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.doctor import moments
from tests import postgres
from tests.reconcile.made_pages import pages
from tests.web.conftest import POSTGRESQL, SQLITE, Place
from tests.web.limits import files_of_at_most


def held(store: CatalogStore) -> dict[str, object]:
    """All that a store tells of its films."""
    return {card.slug: (card, store.film(card.slug)) for card in store.films()}


def test_a_full_disk_leaves_the_store_as_it_was(place: Place) -> None:
    """The error has a name; with room again the same pages come in once."""
    made, free = place(SQLITE), place(SQLITE)
    store, other = CatalogStore(made.using), CatalogStore(free.using)
    store.apply(plan_change(store, pages(5, 3)))
    before = held(store)
    change = plan_change(store, pages(9, 40))
    path = connections[made.using].settings_dict["NAME"]
    with open(path, "rb") as file:
        size = file.seek(0, 2)
    with files_of_at_most(size), pytest.raises(StoreError, match="could not be written"):
        store.apply(change)
    connections[made.using].close()
    assert held(store) == before
    store.apply(plan_change(store, pages(9, 40)))
    other.apply(plan_change(other, pages(5, 3)))
    other.apply(plan_change(other, pages(9, 40)))
    assert held(store) == held(other)


def test_a_database_that_goes_away_in_the_middle(
    place: Place, cluster: postgres.Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was being written is not there; asked again, it comes in once."""
    made, free = place(POSTGRESQL), place(SQLITE)
    store, other = CatalogStore(made.using), CatalogStore(free.using)
    change = plan_change(store, pages(5, 6))

    def gone(*_args: object) -> None:
        cluster.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cinequorum'")

    with monkeypatch.context() as patch:
        patch.setattr(filing.Filing, "count", gone)
        with pytest.raises(StoreError, match="could not be written"):
            store.apply(change)
    connections[made.using].close()
    assert (store.page_count(), store.films()) == (0, ())
    for one in (store, other):
        one.apply(plan_change(one, pages(5, 6)))
        one.apply(plan_change(one, pages(5, 6)))
    assert held(store) == held(other)


@pytest.mark.parametrize("kind", [SQLITE, POSTGRESQL])
def test_a_clock_that_is_put_back(kind: str, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages come in all the same, in their order; what has been here keeps its day, and `doctor` names the clock."""
    store = CatalogStore(place(kind).using)
    now = datetime.now(UTC)
    for moment, readings in ((now, pages(5, 3)), (now - timedelta(days=9), pages(5, 6))):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        store.apply(plan_change(store, readings))
    rows = [*PageRow.objects.using(store.using).order_by("pk").values_list("page_id", flat=True)]
    assert len(rows) == len(set(rows)) == store.page_count()
    came = store.came(rows)
    assert {page: moment.date() for page, moment in came.items() if page in {r.page.id for r in pages(5, 3)}} == {
        r.page.id: now.date() for r in pages(5, 3)
    }
    assert [found.code for found in moments.findings(store.using, now - timedelta(days=9))] == ["clock"]
    assert [*moments.findings(store.using, now)] == []
    slug = max(store.films(), key=lambda card: card.sources).slug
    assert film_at(store, slug, Days(known=date.max - timedelta(days=1))).unread == 0
