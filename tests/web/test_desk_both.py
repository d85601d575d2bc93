"""The desk on PostgreSQL as on SQLite: decisions, reading, moderation, any text, export and import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cinequorum_web.catalog.models import PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation import asking
from cinequorum_web.curation.exporting import export
from cinequorum_web.curation.importing import import_from
from cinequorum_web.curation.models import AuditEntry, DoubtRow, Job
from cinequorum_web.curation.work import work_off
from cinequorum_web.members.models import Report, Review
from tests.web.conftest import BACKENDS, POSTGRESQL, site_on
from tests.web.desk import LOCK, filled, member, sent, shown, signed_in
from tests.web.test_desk_export import everything, pages
from tests.web.test_desk_reading import REVIEW


@pytest.fixture(params=BACKENDS)
def backend(
    request: pytest.FixtureRequest, db: None, django_db_blocker: DjangoDbBlocker, settings: Any
) -> Iterator[str]:
    """Each database in turn, empty."""
    settings.DESK_WORKER = "here"
    if request.param != POSTGRESQL:
        yield request.param
        return
    with django_db_blocker.unblock(), site_on(request.getfixturevalue("site_database")):
        yield request.param


def test_the_desk_on_both_databases(backend: str) -> None:
    """A question, an undo, a page read, a report upheld, a role given: each is done and told to the log."""
    filled()
    asking.refresh(CatalogStore())
    admin = signed_in("admin")
    row = DoubtRow.objects.filter(kind="person").earliest("pk")
    sent(admin, f"/desk/queue/{row.pk}/", answer="same", because="a\x00b", token="1")
    (judged,) = CatalogStore().judgements()
    assert judged.evidence[0] == "ab"
    sent(admin, "/desk/undo/", number=judged.id, token="2")
    sent(admin, "/desk/read/", paste=REVIEW, token="3")
    work_off()
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}
    review = Review.objects.create(member=member("member"), film=LOCK, body="Spam.")
    report = Report.objects.create(reporter=member("curator"), review=review, reason="spam")
    sent(admin, f"/desk/reports/{report.pk}/", answer="uphold", token="4")
    sent(admin, "/desk/roles/", member=member("member").pk, role="curator", token="5")
    acts = list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["judged", "taken_back", "read", "hid", "role"]
    found = (
        "queue/ history/ jobs/ reports/?state=upheld log/?since=2020-01-01&until=2999-01-01 roles/?name=%00 outward/"
    )
    for address in found.split():
        shown(admin, f"/desk/{address}")
    shown(admin, "/desk/")


def test_an_import_gives_the_same_site_on_both_databases(backend: str, tmp_path: Path) -> None:
    """What one database exported fills the other as well: an export has nothing of either."""
    point = transaction.savepoint()
    everything()
    before = pages(Client())
    export(tmp_path / "out", "jsonl")
    transaction.savepoint_rollback(point)
    assert not PageRow.objects.exists()
    import_from(tmp_path / "out")
    after = pages(Client())
    assert [address for address in before if after[address] != before[address]] == []
    last = Review.objects.latest("pk")
    assert Review.objects.create(member=member("curator"), film="another", body="After all that.").pk > last.pk
