"""Members in a real browser: from sign-up to a report, with scripts and without; for all, and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from cinequorum.store.port import Change
from cinequorum_web.members.models import Comment, Mark, Member, Report, Review, Viewing
from tests.web.ferry_pages import READINGS
from tests.web.films import SALT_FERRY, SLUG, bare
from tests.web.membership import FILM, ON, PASSWORD
from tests.web.test_browser import CHROMIUM, browser, violations

__all__ = ["browser"]  # the fixture of the other pages' tests
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (set CHROMIUM to its path)"),
]
GUESTS = ("login/", "signup/", "password/reset/", "@ada/", "@ada/reviews/")
OWN = (
    "settings/", "settings/delete/", "password/change/", "email/", "two-factor/", "sessions/", "feed/", "lists/new/",
    "invitations/", "@ada/", "@ada/diary/", "@ada/watchlist/", "@ada/ratings/", "@ada/reviews/", "@ada/lists/",
)  # fmt: skip
OF_THE_FILM = (FILM, ON, f"{ON}review/", f"{ON}seen/", f"{ON}lists/")


@pytest.fixture
def site(live_server: LiveServer, transactional_db: None, settings: Settings) -> Iterator[str]:
    """The address of a site with two invented films, where anybody may sign up."""
    from cinequorum_web.catalog.orm import CatalogStore

    cache.clear()
    settings.CINEQUORUM_SIGNUP = "open"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    CatalogStore().apply(Change(readings=READINGS, films=(SALT_FERRY, bare())))
    yield str(live_server.url)
    cache.clear()


def sign_in(page: Any, site: str, name: str) -> None:
    page.goto(f"{site}/members/login/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{site}/")


@pytest.mark.parametrize("scripts", [True, False])
def test_from_sign_up_to_a_report(site: str, browser: Any, scripts: bool) -> None:  # noqa: FBT001 # a case
    """Sign up, rate, put on the watchlist, write a review with a spoiler, comment, report: each works either way."""
    Member.objects.create_user("ada", password=PASSWORD)
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{site}/members/signup/")
        page.fill("[name=username]", "bo")
        page.fill("[name=password1]", PASSWORD)
        page.fill("[name=password2]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(f"{site}/")

        page.goto(site + FILM)
        page.click('.rate button[value="3.5"]')
        page.locator("#mine legend", has_text="Your rating").wait_for()
        page.click("#mine button:has-text('Watchlist')")
        page.locator("#mine button[aria-pressed=true]:has-text('Watchlist')").wait_for()
        page.click(".seen summary")
        page.click("#mine button:has-text('Into the diary')")
        page.locator(".seen summary b").wait_for()

        page.click("#mine a:has-text('Write a review')")
        page.fill("textarea", "Cold, yet *fair*. ||The ferryman did it||.")
        page.click("main button:has-text('Publish')")
        page.locator("article em", has_text="fair").wait_for()
        assert "ferryman did it" not in page.content()
        page.click("a:has-text('Show what is hidden')")
        page.locator(".told", has_text="The ferryman did it").wait_for()
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        sign_in(page, site, "ada")
        page.goto(f"{site}/members/reviews/{Review.objects.get().pk}/")
        page.fill("#comments textarea", "Is it?")
        page.click("main button:has-text('Comment')")
        page.locator(".comments li", has_text="Is it?").wait_for()
        page.click("a:has-text('Report')")
        page.locator("label", has_text="advertising").click()
        page.click("main button:has-text('Report')")
        page.locator(".say", has_text="Thank you").wait_for()
    mark = Mark.objects.get()
    assert (mark.given, mark.wanted) == ("3.5", None), "what was seen is off the watchlist"
    assert (Viewing.objects.count(), Comment.objects.count(), Report.objects.get().reason) == (1, 1, "spam")
    assert complaints == []


def test_going_back_and_sending_again_acts_once(site: str, browser: Any) -> None:
    """The back button leads to the form; sent again it is one comment."""
    ada = Member.objects.create_user("ada", password=PASSWORD)
    review = Review.objects.create(member=ada, film=SLUG, body="Cold.")
    with browser.new_context() as context:
        page = context.new_page()
        sign_in(page, site, "ada")
        page.goto(f"{site}/members/reviews/{review.pk}/")
        once = page.input_value("[name=once]")
        page.fill("#comments textarea", "So it is.")
        page.click("main button:has-text('Comment')")
        page.locator(".comments li").wait_for()
        page.go_back()
        if page.input_value("[name=once]") == once:
            page.fill("#comments textarea", "So it is.")
            page.click("main button:has-text('Comment')")
            page.locator(".comments li").wait_for()
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_members_shuts_anyone_out(site: str, browser: Any, scheme: str) -> None:
    """No serious or critical finding of axe on any kind of page, and nothing wider than a small phone."""
    filled()
    with browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        review = Review.objects.get().pk
        more = (f"reviews/{review}/", f"reviews/{review}/report/", f"reviews/{review}/?spoilers=all")
        look(page, scheme, [f"{site}/members/{place}" for place in (*GUESTS, more[0])])
        sign_in(page, site, "ada")
        look(page, scheme, [f"{site}/members/{place}" for place in (*OWN, *more)])
        look(page, scheme, [site + place for place in OF_THE_FILM])


def look(page: Any, scheme: str, addresses: list[str]) -> None:
    for address in addresses:
        assert page.goto(address).status == 200, address
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (violations(page), excess) == ([], 0), (address, scheme)


def filled() -> None:
    """A member with something on each shelf."""
    from django.utils.timezone import now

    from cinequorum_web.members.models import FilmList, ListEntry

    ada = Member.objects.create_user("ada", password=PASSWORD, role="moderator")
    fields = {"score": 70, "given": "3.5", "scale": "stars", "rated": now(), "liked": now(), "wanted": now()}
    Mark.objects.create(member=ada, film=SLUG, **fields)
    Viewing.objects.create(member=ada, film=SLUG, watched=now().date(), again=True, private=True)
    review = Review.objects.create(member=ada, film=SLUG, body="Cold, yet *fair*. ||The ferryman did it||.")
    Comment.objects.create(member=ada, review=review, body="So it is.", once="a")
    seas = FilmList.objects.create(member=ada, title="Seas", private=True)
    ListEntry.objects.create(of=seas, film=SLUG)
