"""The spoiler wall and the wall against hostile text."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from cinequorum.store.port import Change, Store
from tests.web.ferry_pages import COURIER, READINGS, TIDES
from tests.web.films import ENDING, SALT_FERRY, SECRET, SLUG, hostile
from tests.web.test_heads import ADDRESSES

FILM = f"/films/{SLUG}/"
EVERY = tuple(address for address in ADDRESSES if not address.startswith(("/static/", "/metrics")))
LINK = re.compile(r'''<[^<>]*\s(href|src|action|formaction)="([^"]*)"''')
OURS = re.compile(r"(?:/(?!/)|https?://|#|\?|\.|data:image/svg|[\w-]*/|$)")
PLACES = (FILM, f"/sources/{COURIER.id}/", f"/sources/{TIDES.id}/", f"/api/v1/films/{SLUG}", "/people/ingrid-solheim/",
          f"{FILM}disagreements/", f"{FILM}reviews/", f"{FILM}sources/", f"{FILM}facts/event_cause/",
          "/search/?q=valve", "/search/?q=drowns", "/api/v1/search?q=valve", "/")  # fmt: skip


@pytest.mark.parametrize("address", PLACES)
@pytest.mark.parametrize("asked", ["", "none", "mild", "nonsense"])
def test_what_was_not_asked_for_is_not_sent(client: Client, catalog: Store, address: str, asked: str) -> None:
    """The ending is nowhere in an answer unless everything was asked for: not in text, attributes or data."""
    joined = f"{address}{'&' if '?' in address else '?'}spoilers={asked}" if asked else address
    body = client.get(joined).content.decode()
    assert SECRET not in body
    assert ENDING not in body


@pytest.mark.parametrize(
    ("address", "words"),
    [(FILM, SECRET), (f"{FILM}disagreements/", ENDING), (f"/sources/{TIDES.id}/", "drowns")],
)
def test_what_was_asked_for_is_sent(client: Client, catalog: Store, address: str, words: str) -> None:
    """With `spoilers=all` nothing is held back."""
    assert words in re.sub(
        r"</?mark[^>]*>|<span class=\"at\"[^>]*></span>", "", client.get(f"{address}?spoilers=all").content.decode()
    )


def test_mild_shows_mild(client: Client, catalog: Store) -> None:
    """The middle setting shows the mild and keeps the rest."""
    assert "wet iron" not in client.get(FILM).content.decode()
    assert "wet iron" in client.get(f"{FILM}?spoilers=mild").content.decode()


def test_the_wall_says_that_it_is_there(client: Client, catalog: Store) -> None:
    """In the place of what is hidden stands a way to see it."""
    body = client.get(f"{FILM}disagreements/").content.decode()
    assert "gives the story away" in body
    assert 'href="?spoilers=all"' in body


def test_a_page_that_warns_is_hidden_as_a_whole(client: Client, catalog: Store) -> None:
    """Its warning stands, its text waits to be asked for."""
    body = client.get(f"/sources/{TIDES.id}/").content.decode()
    assert "Warning: this one is discussed" in body
    assert "magnificent" not in body
    assert "magnificent" in client.get(f"/sources/{TIDES.id}/?spoilers=mild").content.decode()


def test_search_leads_to_a_film_whose_walled_text_matches(client: Client, catalog: Store) -> None:
    """Words behind the wall are found, and not quoted."""
    body = client.get("/search/", {"q": "valve himself"}).content.decode()
    assert "The Salt Ferry" in body
    assert "not quoted here" in body


def test_hostile_text_stays_text(client: Client, db: None) -> None:
    """Markup in any field of a page arrives as the characters that it is."""
    from cinequorum_web.catalog.orm import CatalogStore

    CatalogStore().apply(Change(readings=tuple(hostile(r) for r in READINGS), films=(hostile(SALT_FERRY),)))
    own = ("/", "/films/", FILM, f"/sources/{COURIER.id}/", "/people/ingrid-solheim/", "/search/?q=salt")
    for address in dict.fromkeys((*own, *EVERY)):
        for level in ("none", "all"):
            response = client.get(f"{address}{'&' if '?' in address else '?'}spoilers={level}")
            assert response.status_code == 200 or address not in own, address
            if "html" not in response.get("Content-Type", "") and "xml" not in response.get("Content-Type", ""):
                continue
            body = response.content.decode()
            assert "<script>alert" not in body, address
            assert "<img src=x" not in body, address
            assert "onerror=alert(2)>" not in body, address


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_a_hostile_query_stays_text(client: Client, catalog: Store, query: str) -> None:
    """What is typed into the search box comes back escaped."""
    body = client.get("/search/", {"q": query}).content.decode()
    assert query not in body


SCHEMES = ("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
           " javascript:alert(1)", "java\tscript:alert(1)", "//evil.example/x", "file:///etc/passwd")  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_link_leads_to_a_script(client: Client, db: None, scheme: str) -> None:
    """Whatever a page calls itself, every link of the site leads to the site or to an address of the web."""
    from dataclasses import replace

    from cinequorum_web.catalog.orm import CatalogStore

    readings = tuple(replace(r, page=replace(r.page, source=scheme)) for r in READINGS)
    film = replace(SALT_FERRY, sources=tuple(replace(s, source=scheme) for s in SALT_FERRY.sources))
    CatalogStore().apply(Change(readings=readings, films=(film,)))
    for address in EVERY:
        response = client.get(address)
        if "html" in response.get("Content-Type", ""):
            for kind, link in LINK.findall(response.content.decode()):
                assert OURS.match(unescape(link)), (address, kind, link)


def test_only_web_addresses_are_links(client: Client, db: None) -> None:
    """A source named with another scheme is shown and never linked."""
    from dataclasses import replace

    from cinequorum_web.catalog.orm import CatalogStore

    first = READINGS[0]
    page = replace(first.page, source="javascript:alert(1)")
    CatalogStore().apply(Change(readings=(replace(first, page=page),)))
    assert 'href="javascript' not in client.get(f"/sources/{page.id}/").content.decode()
