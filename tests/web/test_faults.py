"""A database that goes and comes back, that is full, that takes no changes: it is said so, and nothing told is lost."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from cinequorum.errors import StoreError
from cinequorum_web.away import BUSY, NOT_WRITTEN, TOLD
from cinequorum_web.backup.restoring import Target
from cinequorum_web.catalog.locks import alone
from cinequorum_web.catalog.opening import ready
from cinequorum_web.curation import audit, work
from cinequorum_web.curation.models import AuditEntry, Job, JobState
from cinequorum_web.members.models import Member, Review
from tests import postgres
from tests.web.conftest import MISSING, SQLITE, VARIABLE, Place
from tests.web.crash_acts import handed_in
from tests.web.crash_site import Site, in_use, two_films, wrong_with
from tests.web.desk import LOCK, SLUICE

REVIEW = f"/members/on/{LOCK}/review/"


@pytest.fixture
def site(place: Place, tmp_path: Any) -> Iterator[Site]:
    """The site on a SQLite file of its own, with two films and a curator."""
    made = Site(target=place(SQLITE), folder=tmp_path, made=lambda: place(SQLITE))
    two_films(made)
    with in_use(made):
        yield made


def browser() -> Client:
    """The curator's, signed in; a fault is answered and not raised."""
    client = Client(raise_request_exception=False)
    client.force_login(Member.objects.get(username="ada"))
    return client


@contextmanager
def sqlite_that(says: str, afterwards: str) -> Iterator[None]:
    """The connection of the site behaves as one to a file that is full, or can't be written."""
    with connections["default"].cursor() as cursor:
        cursor.execute(f"PRAGMA {says}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA {afterwards}")


def most_pages() -> int:
    with connections["default"].cursor() as cursor:
        return int(cursor.execute("PRAGMA page_count").fetchone()[0])


FULL = pytest.param(lambda: (f"max_page_count = {most_pages()}", "max_page_count = 1073741823"), id="full")
READ_ONLY = pytest.param(lambda: ("query_only = ON", "query_only = OFF"), id="read only")


@pytest.mark.parametrize("how", [FULL, READ_ONLY])
def test_a_store_that_takes_nothing_says_so(how: Any, site: Site) -> None:
    """To whoever writes, in words; what is there can be read; and as soon as it takes something, it does."""
    client, long = browser(), "Much to say. " * 1500
    merge = {"other": SLUICE, "sure": "yes", "token": "m", "because": "one print. " * 40}
    before = client.get(f"/films/{LOCK}/").status_code
    with sqlite_that(*how()):
        for address, sent in ((REVIEW, {"body": long}), (f"/desk/films/{LOCK}/merge/", merge)):
            for _ in range(40):  # until no room is left in pages that are begun
                answer = client.post(address, sent)
                if answer.status_code != 302:
                    break
            assert (answer.status_code, answer.content.decode()) == (503, NOT_WRITTEN), address
            assert answer["Retry-After"] == "10"
        assert Client().get(f"/films/{LOCK}/").status_code == before == 200
        assert client.get("/healthz").status_code == 200
    assert client.post(REVIEW, {"body": long}).status_code == 302
    assert client.post(f"/desk/films/{LOCK}/merge/", merge).status_code == 302
    assert Review.objects.count() == AuditEntry.objects.count() == 1
    assert wrong_with(site) == []


def test_a_session_that_cannot_be_kept_is_no_fault(site: Site) -> None:
    """What fails outside any view, as keeping what is to be said on the next page, is told in the same words."""
    client = browser()
    with sqlite_that("query_only = ON", "query_only = OFF"):
        answer = client.post(f"/members/on/{LOCK}/rate/", {"given": "77"})  # wrong: only a message is kept
    assert (answer.status_code, answer.content.decode()) == (503, NOT_WRITTEN)


def test_a_decision_does_not_wait_for_ever(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody else changes the store for long, as a load does, an editor is told so and nothing is done."""
    monkeypatch.setattr(audit, "PATIENCE", 0.3)
    client = browser()
    merge = {"other": SLUICE, "sure": "yes", "token": "m"}
    with alone("default", lambda: None):
        answer = client.post(f"/desk/films/{LOCK}/merge/", merge)
    assert (answer.status_code, answer.content.decode()) == (503, BUSY)
    assert AuditEntry.objects.count() == 0
    assert client.post(f"/desk/films/{LOCK}/merge/", merge).status_code == 302
    assert AuditEntry.objects.count() == 1


def test_a_job_that_finds_the_store_full_is_begun_again(
    place: Place, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that was taken is read as soon as there is room; after three times it is said to have failed."""
    monkeypatch.setattr(work.Worker, "wake", lambda _: None)
    made = Site(target=place(SQLITE), folder=tmp_path, made=lambda: place(SQLITE))
    handed_in(made)

    def full(_job: Job) -> JobState:
        raise StoreError("the disk is full")

    with in_use(made):
        with monkeypatch.context() as patch:
            patch.setitem(work._RUNNERS, "ingest", full)
            work.work_off()
            assert Job.objects.get().state == JobState.WORKING
            Job.objects.update(beat=None)
            work.work_off()
        Job.objects.update(beat=None)
        work.work_off()
        assert Job.objects.get(kind="ingest").state == JobState.DONE
        Job.objects.filter(kind="ingest").update(state=JobState.WORKING, beat=None, tries=work.MOST_TRIES)
        work.set_going()
        lost = Job.objects.get(kind="ingest")
        assert (lost.state, lost.error) == (JobState.FAILED, "Whoever worked on it has gone.")


@pytest.mark.slow
def test_a_server_that_fails_and_comes_back(tmp_path: Any, monkeypatch: pytest.MonkeyPatch, place: Place) -> None:
    """While PostgreSQL is away that is told, to readers and to writers; back, all that was told to be kept is there."""
    found = postgres.programs()
    if found is None:
        pytest.skip(MISSING)
    with postgres.running(found, ()) as cluster:
        monkeypatch.setenv(VARIABLE, cluster.make_template())

        using = ready(tmp_path / "home", applications=None)
        target = Target(using=using, home=tmp_path / "home", replace=False)
        made = Site(target=target, folder=tmp_path, made=lambda: target)
        two_films(made)
        with in_use(made):
            client = browser()
            assert client.post(REVIEW, {"body": "Seen before the fault."}).status_code == 302
            cluster.stop(signal.SIGQUIT)
            for answer in (Client().get(f"/films/{LOCK}/"), client.post(REVIEW, {"body": "Seen in it."})):
                assert (answer.status_code, answer.content.decode(), answer["Retry-After"]) == (503, TOLD, "10")
            cluster.start()
            for alias in ("default", using):
                connections[alias].close()
            assert Client().get(f"/films/{LOCK}/").status_code == 200
            assert [one.body for one in Review.objects.all()] == ["Seen before the fault."]
            assert client.post(REVIEW, {"body": "Seen after it."}).status_code == 302
            assert wrong_with(made) == []
        connections[using].close()
