"""The site in a real browser: accessible, calm without scripts, and content with its own host."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from cinequorum.store.port import Change
from tests.web.ferry_pages import COURIER, READINGS
from tests.web.films import SALT_FERRY, SLUG, bare

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
PAGES = ("/", "/films/", f"/films/{SLUG}/", "/films/glass-orchard-2017/", "/people/ingrid-solheim/",
         f"/sources/{COURIER.id}/", "/search/?q=solheim", "/methods/",
         "/genres/", "/critics/", "/critics/mara-quill/", "/outlets/filmnotes/", "/years/2019/", "/countries/",
         f"/films/{SLUG}/history/?since=2001-01-01", "/films/no-such-film/")  # fmt: skip
SERIOUS = ("serious", "critical")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (set CHROMIUM to its path)"),
]


@pytest.fixture
def site(live_server: LiveServer, transactional_db: None) -> str:
    """The address of a site with two invented films."""
    from cinequorum_web.catalog.orm import CatalogStore

    CatalogStore().apply(Change(readings=READINGS, films=(SALT_FERRY, bare())))
    return str(live_server.url)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests of this module."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop running in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def axe_script() -> str:
    """The checker's own script, out of the package that brings it."""
    from importlib.resources import files

    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Any) -> list[str]:
    """What the checker calls serious or critical, with the first element it means."""
    page.evaluate(axe_script())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]} ({len(v['nodes'])})" for v in found if v["impact"] in SERIOUS]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anyone_out(site: str, browser: Any, scheme: str) -> None:
    """No serious or critical finding of axe on any kind of page, all details open, in either scheme."""
    with browser.new_context(color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        for address in (*PAGES, f"/films/{SLUG}/?spoilers=all"):
            page.goto(site + address)
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            assert violations(page) == [], (address, scheme)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_its_window(site: str, browser: Any, width: int) -> None:
    """Nothing has to be scrolled sideways, down to a very small phone."""
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for address in PAGES:
            page.goto(site + address)
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert excess <= 0, (address, width)


def test_pages_ask_only_their_own_host_and_break_no_rule(site: str, browser: Any) -> None:
    """No request goes to another host, and the browser complains of nothing."""
    asked: list[str] = []
    complaints: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        for address in PAGES[:-1]:
            page.goto(site + address)
    assert all(url.startswith((site, "data:")) for url in asked)
    assert complaints == []


def test_everything_can_be_read_without_scripts(site: str, browser: Any) -> None:
    """With scripts off a fact still opens to its sentence, and the sentence leads to its place in the source."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/films/{SLUG}/")
        page.locator("summary", has_text="104 min").click()
        opened = page.locator("details[open]", has_text="104 min")
        assert "runs a taut 104 minutes" in opened.inner_text()
        opened.locator(".from a").first.click()
        assert f"/sources/{COURIER.id}/#c-" in page.url


def test_the_keyboard_reaches_the_content(site: str, browser: Any) -> None:
    """The first stop is the link that skips to the content, and it can be seen."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site}/films/{SLUG}/")
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Skip to the content"
        assert skip.bounding_box()["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_one_searches_as_one_types(site: str, browser: Any) -> None:
    """A person is found in Cyrillic letters, chosen with the arrows and opened with Enter; Esc closes the list."""
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{site}/")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.type("Ингрид", delay=20)
        page.wait_for_selector("#answers [role=option]")
        assert page.get_attribute("#q", "aria-expanded") == "true"
        assert violations(page) == []
        page.keyboard.press("Escape")
        assert page.locator("#answers").is_hidden()
        page.keyboard.type(" ")
        page.keyboard.press("Backspace")
        page.keyboard.type(" S")
        page.wait_for_selector("#answers [role=option][href*='/people/']")
        while "/people/" not in (page.get_attribute("#answers [aria-selected=true]", "href") if marked(page) else ""):
            page.keyboard.press("ArrowDown")
        assert page.get_attribute("#q", "aria-activedescendant") == page.get_attribute(
            "#answers [aria-selected=true]", "id"
        )
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url.endswith("/people/ingrid-solheim/")


def marked(page: Any) -> bool:
    """Whether an answer is chosen."""
    return bool(page.locator("#answers [aria-selected=true]").count())


def place(page: Any) -> int:
    """How far down the page what has the focus stands."""
    return int(page.evaluate("Math.round(document.activeElement.getBoundingClientRect().top + scrollY)"))


def test_keys_step_reveal_and_help(site: str, browser: Any) -> None:
    """`j` and `k` step through what is on the page, `r` reveals more, `?` lists the keys; none of them while typing."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site}/films/{SLUG}/")
        page.keyboard.press("j")
        first = place(page)
        page.keyboard.press("j")
        assert place(page) > first
        page.keyboard.press("k")
        assert place(page) == first
        page.keyboard.press("?")
        assert page.locator("dialog#keys").is_visible()
        page.keyboard.press("Escape")
        assert page.locator("dialog#keys").is_hidden()
        with page.expect_navigation():
            page.keyboard.press("r")
        assert page.url.endswith("spoilers=mild")
        page.locator("#q").focus()
        page.keyboard.type("jkr")
        assert page.input_value("#q") == "jkr"


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_read_from_right_to_left(site: str, browser: Any, width: int) -> None:
    """In a language that is written from the right, nothing juts out and the search box stands on the left."""
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for address in PAGES:
            page.goto(site + address)
            page.evaluate("document.documentElement.dir = 'rtl'")
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert excess <= 0, (address, width)
        box, mark = page.locator(".find").bounding_box(), page.locator(".top .mark").bounding_box()
        assert width < 700 or box["x"] < mark["x"]


def test_german_pages_shut_nobody_out_either(site: str, browser: Any) -> None:
    """Longer words make no page wider than a small phone, and no page less accessible; the switch works by a click."""
    with browser.new_context(locale="de-DE", viewport={"width": 320, "height": 800}, bypass_csp=True) as context:
        page = context.new_page()
        for address in PAGES:
            page.goto(site + address)
            assert page.evaluate("document.documentElement.lang") == "de"
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert excess <= 0, address
            assert violations(page) == [], address
        page.goto(f"{site}/films/{SLUG}/")
        page.get_by_role("button", name="English").click()
        assert page.url == f"{site}/films/{SLUG}/"
        assert page.evaluate("document.documentElement.lang") == "en"
