"""Logs, metrics and health tell how the site does, and nothing of who asks for what."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import pytest
from django.db import OperationalError, connection
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from cinequorum.store.port import Store
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.curation.models import Job, JobKind, JobPage, PageState
from cinequorum_web.pages import views
from cinequorum_web.watching.logs import REQUESTS, JsonLines, logging_of
from tests.web.films import SLUG

pytestmark = pytest.mark.usefixtures("catalog")
AWAY = "203.0.113.7"


@pytest.fixture
def lines() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What is logged as lines of JSON, each parsed."""
    into = io.StringIO()
    handler = logging.StreamHandler(into)
    handler.setFormatter(JsonLines())
    loggers = [logging.getLogger(name) for name in (REQUESTS, "django.request", "django.security")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in into.getvalue().splitlines()]
    for logger, level in zip(loggers, before, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


def numbers(client: Client, **rest: Any) -> dict[tuple[str, str], float]:
    answer = client.get("/metrics", **rest)
    assert answer.status_code == 200
    found: dict[tuple[str, str], float] = {}
    for family in text_string_to_metric_families(answer.content.decode()):
        for sample in family.samples:
            labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
            found[sample.name, labels] = sample.value
    return found


def test_a_line_a_request(client: Client, lines: Callable[[], list[dict[str, Any]]]) -> None:
    """Which view, which status, how long: under the id that the answer has in its head."""
    answer = client.get(f"/films/{SLUG}/")
    (line,) = lines()
    assert (line["view"], line["status"], line["method"]) == ("films/<str:slug>/", answer.status_code, "GET")
    assert line["request"] == answer.headers["X-Request-ID"]
    assert line["ms"] >= 0


def test_nothing_of_who_asks_what_is_logged(
    client: Client, lines: Callable[[], list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither searches nor names nor addresses, in answers, in what is not found, in faults."""

    def broken(*_args: object) -> NoReturn:
        raise ValueError("typed: secretword")

    client.get("/search/?q=secretword", REMOTE_ADDR=AWAY, HTTP_USER_AGENT="secretword")
    client.get("/members/@secretword/", REMOTE_ADDR=AWAY)
    client.get("/secretword/")
    monkeypatch.setattr(views, "render_page", broken)
    client.raise_request_exception = False
    assert client.get("/?q=secretword").status_code == 500
    told = lines()
    assert "secretword" not in json.dumps(told)
    assert AWAY not in json.dumps(told)
    (fault,) = (line for line in told if "error" in line)
    assert fault["error"] == "ValueError"
    assert any(" broken" in place for place in fault["where"])
    assert fault["request"] == told[-1]["request"]


@pytest.mark.parametrize("given", ["a1b2c3d4-from-a-proxy", "x", "bad id\x7f" * 9])
def test_an_id_of_a_proxy_is_kept(given: str, client: Client) -> None:
    """If it is one; two requests never share one of ours."""
    answers = [client.get("/healthz", HTTP_X_REQUEST_ID=given).headers["X-Request-ID"] for _ in range(2)]
    taken = given.startswith("a1")
    assert (answers == [given, given]) is taken
    assert taken or len({*answers, given}) == 3


def test_logging_is_text_unless_asked_for() -> None:
    """What an administrator sees today stays; no line a request is written then."""
    assert logging_of({})["handlers"]["console"]["formatter"] == "plain"
    assert logging_of({"CINEQUORUM_LOG": "JSON"})["loggers"][REQUESTS]["level"] == "INFO"


def test_requests_are_counted_by_view(client: Client) -> None:
    """Answers out of memory too; addresses that lead nowhere make no labels."""
    before = numbers(client)
    for address in (
        f"/films/{SLUG}/",
        f"/films/{SLUG}/",
        "/films/never/",
        "/no/such/one",
        "/nor/this",
    ):
        client.get(address)
    after = numbers(client)

    def more(view: str, status: int) -> float:
        key = ("cinequorum_requests_total", f"status={status},view={view}")
        return after.get(key, 0) - before.get(key, 0)

    assert more("films/<str:slug>/", 200) == 2
    assert more("films/<str:slug>/", 404) == 1
    assert more("(no view)", 404) == 2
    assert not any("salt" in labels for _, labels in after)
    assert after["cinequorum_request_seconds_count", "view=films/<str:slug>/"] >= 3


def test_the_store_is_told_as_it_is(client: Client) -> None:
    """Films, pages, what waits, what was refused and why."""
    job = Job.objects.create(kind=JobKind.INGEST, name="ada", what="two pages")
    JobPage.objects.create(job=job, source="a", state=PageState.REFUSED, reason="too large", code="too_large")
    JobPage.objects.create(job=job, source="b", state=PageState.READ)
    found = numbers(client)
    assert found["cinequorum_films", ""] == FilmRow.objects.count() == 2
    assert found["cinequorum_queue", "of=jobs"] == 1
    assert found["cinequorum_job_refusals", "code=too_large"] == 1
    assert found["cinequorum_job_pages", "state=read"] == 1
    assert found["cinequorum_newest_page_timestamp_seconds", ""] > 0


@pytest.mark.parametrize(
    "told",
    [
        {"REMOTE_ADDR": AWAY},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": AWAY},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": f"for={AWAY}"},
        {"REMOTE_ADDR": ""},
    ],
)
def test_metrics_are_for_this_machine(told: dict[str, str], client: Client) -> None:
    """For others there is no such page, nor for what a proxy passes on."""
    assert client.get("/metrics", REMOTE_ADDR="::1").status_code == 200
    assert client.get("/metrics", **told).status_code == 404  # type: ignore[arg-type]


def test_behind_a_proxy_only_the_token_counts(client: Client, settings: Any) -> None:
    """Every request then comes from this machine."""
    settings.CSRF_TRUSTED_ORIGINS = ["https://films.example"]
    assert client.get("/metrics").status_code == 404
    settings.CINEQUORUM_METRICS_TOKEN = "invented"
    for shown, status in (("Bearer invented", 200), ("Bearer other", 404), ("invented", 404), ("", 404)):
        assert client.get("/metrics", REMOTE_ADDR=AWAY, HTTP_AUTHORIZATION=shown).status_code == status


def test_health_asks_the_database(catalog: Store, client: Client, django_assert_num_queries: Any) -> None:
    """Each time; where it does not answer, neither page says that all is well, and both name the reason."""
    for _ in range(2):
        with django_assert_num_queries(1):
            assert client.get("/healthz").content == b"ok\n"
    assert client.get("/readyz").content == b"ready\n"

    def away(*_args: object) -> NoReturn:
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(away):
        for address in ("/healthz", "/readyz"):
            answer = client.get(address)
            assert (answer.status_code, "Retry-After" in answer.headers) == (503, True)
            assert b"database does not answer" in answer.content


def test_a_site_on_old_tables_is_not_ready(client: Client) -> None:
    """It lives, and nothing should be sent to it yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(name) FROM django_migrations WHERE app = 'catalog'")
        cursor.execute("DELETE FROM django_migrations WHERE app = 'catalog' AND name = %s", cursor.fetchone())
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"1 migrations are not applied\n")
    assert client.get("/healthz").status_code == 200
