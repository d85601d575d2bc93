"""A film as of a day, on the site and for programs: each says by which of two dates it tells."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cinequorum.store.port import Store
from cinequorum_web.catalog.models import PageRow
from cinequorum_web.pages import history
from tests.web.ferry_pages import COURIER, READINGS
from tests.web.films import SLUG

PAGE, API = f"/films/{SLUG}/history/", f"/api/v1/films/{SLUG}"
WHOLE = len("2026-01-01")
DATED = sorted(r.page.published for r in READINGS if r.page.published and len(r.page.published) == WHOLE)


@pytest.fixture
def long_ago(catalog: Store) -> str:
    """The day, long ago, on which the first page came; all others came today."""
    day = (timezone.now() - timedelta(days=400)).date()
    PageRow.objects.filter(page_id=COURIER.id).update(added=timezone.now() - timedelta(days=400))
    return day.isoformat()


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode().partition("<main")[2]).split())


def told(client: Client, address: str) -> Any:
    return json.loads(client.get(address).content)


def test_the_page_says_by_which_date_it_tells(client: Client, long_ago: str) -> None:
    """As known and as true are two sentences; without a day it is as known today."""
    assert "Shown is the film as known today" in text_of(client, PAGE)
    known = text_of(client, f"{PAGE}?as_of={long_ago}")
    assert "As known on" in known
    assert "made of the 1 of" in known
    true = text_of(client, f"{PAGE}?on={DATED[0]}")
    assert "what had been published by then" in true
    assert "without a date are left out" in true


def test_only_sources_of_then_are_shown(client: Client, long_ago: str) -> None:
    """On the page as for programs."""
    body = client.get(f"{PAGE}?as_of={long_ago}").content.decode()
    assert set(re.findall(r'href="/sources/([0-9a-f]+)/', body)) == {COURIER.id}
    assert [source["id"] for source in told(client, f"{API}?as_of={long_ago}")["sources"]] == [COURIER.id]


def test_true_on_a_day_for_programs(client: Client, catalog: Store) -> None:
    """Of the pages published by then; the document says the day under its own name."""
    document = told(client, f"{API}?on={DATED[0]}")
    assert document["on"] == DATED[0]
    assert "as_of" not in document
    there = {r.page.id for r in READINGS if r.page.published and r.page.published <= DATED[0]}
    assert {source["id"] for source in document["sources"]} <= there
    assert len(told(client, f"{API}/reviews?on={DATED[0]}")) <= len(told(client, f"{API}/reviews"))
    assert told(client, f"{API}?on=1900-01-01")["code"] == "not_there_yet"


def test_what_is_otherwise(client: Client, long_ago: str) -> None:
    """The page and the interface tell the same: what came, what is gone, what moved."""
    today = timezone.now().date().isoformat()
    found = told(client, f"{API}/changes?since={long_ago}&until={today}")
    assert {s["id"] for s in found["sources"] if s["new"]} >= {
        row.page_id for row in PageRow.objects.filter(film__slug=SLUG).exclude(page_id=COURIER.id)
    }
    assert any(fact["before"] is None for fact in found["facts"])
    body = client.get(f"{PAGE}?since={long_ago}").content.decode()
    assert body.count('<tr class="came">') >= len(found["sources"])
    assert f"{API}/changes?since={long_ago}&amp;until={today}" in body
    assert told(client, f"{API}/changes?since={today}&until={today}") == {
        "by": "known", "since": today, "until": today, "title": None,
        "facts": [], "scores": [], "disagreements": [], "sources": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    "query", ["as_of=2026-02-30", "on=tomorrow", "as_of=2999-01-01", "since=%00", "as_of=" + "9" * 500]
)
def test_what_is_no_day_is_said_so(query: str, client: Client, catalog: Store) -> None:
    """At its place, and nothing is made up."""
    assert "is no day that has been" in text_of(client, f"{PAGE}?{query}")


@pytest.mark.parametrize("by", ["as_of", "on"])
def test_days_in_the_wrong_order_are_said_so(by: str, client: Client, catalog: Store) -> None:
    """That nothing is otherwise would be no answer; of one day since itself it is."""
    told = text_of(client, f"{PAGE}?{by}=2026-01-01&since=2026-01-02")
    assert "2 January 2026 comes after 1 January 2026, the day that is shown" in told
    assert "Nothing is otherwise" not in told
    assert "comes after" not in text_of(client, f"{PAGE}?{by}=2026-01-01&since=2026-01-01")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("since=2026-01-02&until=2026-01-01", "wrong_parameter"),
        ("since=2026-01-02&until=2999-01-01", "not_yet"),
        ("since=2026-01-02", "wrong_parameter"),
        ("since=x&until=y", "wrong_parameter"),
    ],
)
def test_what_can_not_be_compared_is_refused(query: str, code: str, client: Client, catalog: Store) -> None:
    """With the reason."""
    assert told(client, f"{API}/changes?{query}")["code"] == code


def test_a_day_before_all_pages_is_said_so(client: Client, catalog: Store) -> None:
    """There was nothing yet, and that is the answer."""
    assert "nothing was there yet" in text_of(client, f"{PAGE}?as_of=1999-01-01")


def test_a_film_of_very_many_pages_is_left_to_the_command_line(
    client: Client, catalog: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would take seconds at each look is not made for everybody."""
    monkeypatch.setattr(history, "MOST_PAGES", 1)
    assert "told by the command line only" in text_of(client, PAGE)


def test_the_page_is_translated_and_led_to(client: Client, catalog: Store) -> None:
    """In German too; the film's page links to it."""
    assert "Stand eines Tages" in client.get(PAGE, headers={"accept-language": "de"}).content.decode()
    assert PAGE in client.get(f"/films/{SLUG}/").content.decode()
