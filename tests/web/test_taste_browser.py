"""Suggestions, agreement and statistics in a real browser: for all, on a phone, in the dark, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from cinequorum_web.members.models import Member, Viewing
from cinequorum_web.taste.learning import learn_again
from cinequorum_web.taste.models import TurnedDown
from tests.web.membership import PASSWORD
from tests.web.tasting import gives, shelf
from tests.web.test_browser import CHROMIUM, browser
from tests.web.test_members_browser import look, sign_in

__all__ = ["browser"]  # the fixture of the other pages' tests
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (set CHROMIUM to its path)"),
]
OWN = (
    "suggestions/", "suggestions/?services=1", "suggestions/turned-down/", "taste/", "settings/services/",
    "@ada/statistics/", "@ada/statistics/2026/",
)  # fmt: skip


@pytest.fixture
def site(live_server: LiveServer, transactional_db: None, settings: Settings) -> Iterator[str]:
    """The address of a site with films of the sea and the desert, and members who rate them."""
    cache.clear()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    shelf()
    ada = Member.objects.create_user("ada", password=PASSWORD, two_marks=True)
    bo = Member.objects.create_user("bo", password=PASSWORD)
    for slug, score in (("tide", 90), ("harbour", 85), ("kelp", 80), ("dune", 20), ("oasis", 30)):
        gives(ada, slug, score, joy=score, joy_given=str(score), joy_scale="hundred", quality=True)
        gives(bo, slug, score - 5)
        Viewing.objects.create(member=ada, film=slug, watched=date(2026, 1, score % 28 + 1))
    TurnedDown.objects.create(member=ada, film="mesa")
    learn_again()
    yield str(live_server.url)
    cache.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_taste_shuts_anyone_out(site: str, browser: Any, scheme: str) -> None:
    """No serious or critical finding of axe on any of the pages, and nothing wider than a small phone."""
    with browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        look(page, scheme, [f"{site}/members/@ada/statistics/", f"{site}/films/lagoon/"])
        sign_in(page, site, "bo")
        look(page, scheme, [f"{site}/members/{place}" for place in OWN])
    with browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        sign_in(page, site, "ada")
        look(page, scheme, [f"{site}/members/{place}" for place in OWN])
        look(page, scheme, [f"{site}/films/lagoon/", f"{site}/films/tide/"])


@pytest.mark.parametrize("scripts", [True, False])
def test_no_thanks_and_back(site: str, browser: Any, scripts: bool) -> None:  # noqa: FBT001 # a case
    """One says no to a film and takes it back, with scripts and without; the page complains of nothing."""
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        sign_in(page, site, "ada")
        page.goto(f"{site}/members/suggestions/")
        first = page.locator(".suggested h2 a").first.inner_text()
        page.locator(".suggested button:has-text('No, thanks')").first.click()
        page.locator(".say", has_text=f"{first} is not suggested any more").wait_for()
        assert first not in page.locator(".suggested").inner_text()
        page.click(".say button:has-text('Undo')")
        page.locator(".say", has_text="Taken back").wait_for()
        assert page.locator(".suggested h2 a").first.inner_text() == first
        assert TurnedDown.objects.count() == 1
        assert complaints == []
