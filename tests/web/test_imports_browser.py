"""Bringing one's films in a real browser: a file, what it is, what came of it, a decision, and all of it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from cinequorum_web.diary.models import Import
from cinequorum_web.members.models import Mark, Member
from tests.diary import exports
from tests.web.desk import filled
from tests.web.membership import PASSWORD
from tests.web.test_browser import CHROMIUM, browser
from tests.web.test_members_browser import look, sign_in

__all__ = ["browser"]  # the fixture of the other pages' tests
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (set CHROMIUM to its path)"),
]
HERE = "members/imports/"


@pytest.fixture
def site(live_server: LiveServer, transactional_db: None, settings: Settings) -> Iterator[str]:
    """The address of a site with two films and a member; imports are done by the process that is asked."""
    cache.clear()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.DESK_WORKER = "here"
    filled()
    Member.objects.create_user("ada", password=PASSWORD)
    yield str(live_server.url)
    cache.clear()


def hand_in(page: Any, site: str, name: str, body: bytes) -> None:
    page.goto(f"{site}/{HERE}")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "application/octet-stream", "buffer": body})
    page.click("main form:has(input[type=file]) button[type=submit]")
    page.wait_for_url(f"{site}/{HERE}*/")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_export_comes_in_and_goes_again(site: str, browser: Any, scripts: bool) -> None:  # noqa: FBT001 # a case
    """The file is named for what it is, brought in, reported and undone, with scripts and without."""
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        sign_in(page, site, "ada")
        hand_in(page, site, "letterboxd-ada.zip", exports.packed(exports.LETTERBOXD))
        assert "Letterboxd" in page.locator("main").inner_text()
        assert not Mark.objects.exists()
        page.click("button[name=go][value=begin]")
        page.wait_for_load_state()
        page.goto(f"{site}/{HERE}{Import.objects.get().pk}/")
        assert Mark.objects.filter(film="the-lock-1931", given="3.5").exists()
        page.click("button:has-text('Undo')")
        page.wait_for_load_state()
        assert not Mark.objects.exists()
        assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_imports_shuts_anyone_out(site: str, browser: Any, scheme: str) -> None:
    """No serious or critical finding of axe before, between and after, and nothing wider than a small phone."""
    with browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        sign_in(page, site, "ada")
        look(page, scheme, [f"{site}/{HERE}"])
        hand_in(page, site, "films.csv", exports.IN_GERMAN.encode())
        look(page, scheme, [page.url])
        hand_in(page, site, "letterboxd-ada.zip", exports.packed(exports.LETTERBOXD))
        here = page.url
        look(page, scheme, [here])
        page.click("button[name=go][value=begin]")
        page.wait_for_load_state()
        look(page, scheme, [here, f"{here}unknown/", f"{here}failed/", f"{site}/{HERE}"])
