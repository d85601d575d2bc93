"""The desk in a real browser: a page pasted, films merged and parted, a text hidden, all exported; keys and axe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as of_site
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from pytest_django.live_server_helper import LiveServer

from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation import asking
from cinequorum_web.curation.intake import MOST_OF_ONE
from cinequorum_web.curation.models import Job
from cinequorum_web.members.models import Reason, Report, Review
from tests.web.desk import LOCK, SLUICE, filled, member
from tests.web.test_browser import CHROMIUM, browser, violations
from tests.web.test_desk_reading import REVIEW

__all__ = ["browser"]  # the fixture

PAGES = (
    "/desk/", "/desk/queue/?kind=person", "/desk/queue/?kind=fact", "/desk/queue/?kind=page", "/desk/history/",
    f"/desk/films/{LOCK}/", f"/desk/films/{LOCK}/merge/?other={SLUICE}", f"/desk/films/{LOCK}/facts/runtime/",
    "/desk/read/", "/desk/jobs/", "/desk/outward/", f"/desk/films/{LOCK}/outward/",
    f"/desk/films/{LOCK}/outward/0/?item=Q42", f"/desk/films/{LOCK}/people/", f"/desk/films/{LOCK}/facts/release/",
    f"/desk/films/{LOCK}/facts/cast/deny/?value=Ulrich+M%C3%BChe", f"/desk/films/{LOCK}/poster/", "/members/tokens/",
    "/desk/reports/", "/desk/log/", "/desk/roles/", "/desk/export/", "/desk/takedowns/", "/desk/person-data/",
)  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (set CHROMIUM to its path)"),
]


@pytest.fixture
def site(live_server: LiveServer, transactional_db: None, settings: Any, tmp_path: Path) -> str:
    """The address of a site with two films, a queue and a report."""
    settings.DESK_WORKER, settings.CINEQUORUM_HOME = "here", tmp_path
    asking.refresh(filled())
    review = Review.objects.create(member=member("member"), film=LOCK, body="Buy boats at my shop.")
    Report.objects.create(reporter=member("curator"), review=review, reason=Reason.SPAM)
    return str(live_server.url)


def session(role: str) -> str:
    """The key of a session in which a member of this role is signed in."""
    someone, made = member(role), SessionStore()
    made[SESSION_KEY] = str(someone.pk)
    made[BACKEND_SESSION_KEY] = of_site.AUTHENTICATION_BACKENDS[0]
    made[HASH_SESSION_KEY] = someone.get_session_auth_hash()
    made.save()
    return str(made.session_key)


@pytest.fixture
def page(site: str, browser: Any) -> Iterator[Any]:
    """A window in which an administrator is signed in."""
    with opened(browser, site, "admin") as context:
        yield context.new_page()


def opened(browser: Any, site: str, role: str, **how: Any) -> Any:
    context = browser.new_context(accept_downloads=True, **how)
    context.add_cookies([{"name": "sessionid", "value": session(role), "url": site}])
    return context


def slugs() -> set[str]:
    return {card.slug for card in CatalogStore().films()}


def test_a_page_is_pasted_and_reported(site: str, page: Any) -> None:
    """From the form over the report to the film's page."""
    page.goto(f"{site}/desk/read/")
    page.get_by_label("Text or HTML of a page").fill(REVIEW)
    page.get_by_label("Where it is from").fill("https://weekly.example/weir")
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("link", name="the-weir-keeper-1987").click()
    assert "The Weir Keeper" in page.title()


def test_a_text_that_is_too_long_is_not_sent(site: str, page: Any) -> None:
    """The browser says so at the field and keeps it; shortened it is sent. The limit is in bytes."""
    page.goto(f"{site}/desk/read/")
    text = page.get_by_label("Text or HTML of a page")
    assert int(text.get_attribute("data-most")) == MOST_OF_ONE
    text.evaluate("(field, most) => { field.dataset.most = most; }", len(REVIEW.encode()) + 1)
    text.fill(REVIEW + "é")
    page.get_by_role("button", name="Read", exact=True).click()
    assert "longer than one page" in text.evaluate("(field) => field.validationMessage")
    assert text.input_value() == REVIEW + "é"
    assert page.url == f"{site}/desk/read/"
    text.fill(REVIEW)
    page.get_by_role("button", name="Read", exact=True).click()
    page.wait_for_url("**/desk/jobs/*/")


def test_films_are_merged_and_parted(site: str, page: Any) -> None:
    """Compared side by side, merged, and undone by one key."""
    page.goto(f"{site}/desk/films/{LOCK}/")
    page.get_by_label("The other film").fill("The Sluice")
    page.get_by_role("button", name="Compare both").click()
    page.get_by_role("button", name="Yes, merge them").click()
    assert "are one film" in page.locator(".said").inner_text()
    assert slugs() == {LOCK}
    page.keyboard.press("z")
    page.wait_for_selector(".said >> text=Taken back")
    assert slugs() == {LOCK, SLUICE}


def test_one_key_is_one_decision(site: str, page: Any) -> None:
    """A key answers, another takes it back; while somebody types a key is a letter."""
    page.goto(f"{site}/desk/queue/?kind=person")
    page.get_by_label("Why (if you like)").press("s")
    assert not CatalogStore().judgements()
    page.locator("h1").click()
    page.keyboard.press("s")
    page.wait_for_selector(".said")
    (row,) = CatalogStore().judgements()
    assert (row.answer.value, row.evidence[0]) == ("same", "s")
    page.keyboard.press("z")
    page.wait_for_selector(".said >> text=Taken back")
    assert len(CatalogStore().withdrawals()) == 1


def test_a_text_is_hidden_and_shown_again(site: str, page: Any) -> None:
    """By a moderator, from the queue of reports."""
    page.goto(f"{site}/desk/reports/")
    page.get_by_text("Show its words").click()
    assert "Buy boats" in page.locator("blockquote").inner_text()
    page.get_by_label("Why", exact=True).fill("an advert")
    page.get_by_role("button", name="Hide the text").click()
    page.wait_for_selector(".said")
    assert Review.objects.get().hidden
    page.goto(f"{site}/desk/reports/?state=hidden")
    page.get_by_role("button", name="Show again").click()
    page.wait_for_selector(".said")
    assert not Review.objects.get().hidden


def test_everything_is_exported_by_one_button(site: str, page: Any, tmp_path: Path) -> None:
    """And downloaded as one file."""
    page.goto(f"{site}/desk/export/")
    page.get_by_role("button", name="Export", exact=True).click()
    with page.expect_download() as caught:
        page.get_by_role("link", name="Download").click()
    assert re.fullmatch(r"cinequorum-export-\d+\.zip", caught.value.suggested_filename)
    assert Path(caught.value.path()).read_bytes().startswith(b"PK")


def test_the_desk_works_without_scripts(site: str, browser: Any) -> None:
    """A question is answered by its button, and a job that goes on shows itself again."""
    with opened(browser, site, "curator", java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/desk/queue/?kind=person")
        page.get_by_role("button", name="Different").click()
        assert "judged different" in page.locator(".said").inner_text()
        job = Job.objects.create(kind="export", name="x", what="y", state="working", beat="2999-01-01T00:00Z", total=4)
        page.goto(f"{site}/desk/jobs/{job.pk}/")
        Job.objects.filter(pk=job.pk).update(state="done")
        page.wait_for_selector(".state.s-done", timeout=15_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_desk_shuts_anyone_out(site: str, browser: Any, scheme: str) -> None:
    """No serious finding of axe, with everything open; nothing wider than a telephone; no complaint of the browser."""
    complaints: list[str] = []
    with opened(
        browser, site, "admin", color_scheme=scheme, bypass_csp=True, viewport={"width": 360, "height": 800}
    ) as c:
        page = c.new_page()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        for address in PAGES:
            page.goto(site + address)
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            assert violations(page) == [], (address, scheme)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, (address, wide)
    assert complaints == []
