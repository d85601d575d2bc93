"""The site is the same, to the letter, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cinequorum_web.catalog.models import PageRow
from tests.web.conftest import filled, site_on
from tests.web.films import SLUG

MOST = 60
ALWAYS = (
    "/",
    "/healthz",
    "/films/no-such/",
    "/films/%00/",
    "/films/the-salt-fery/",
    "/search/?q=solheim",
    "/search/?q=saltfergen+2019",
    "/search/?q=%22*%28",
    "/search/?q=stoker",
    "/search/?q=bac+de",
    f"/api/v1/films/{SLUG}",
    "/api/v1/films?title=salt",
    "/api/v1/search?q=%C5%8Dlheim",
)
DAY = "2026-03-01T10:00:00Z"
MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.]*(?:Z|\+00:00)?|\w{3}, \d\d \w{3} \d{4} [\d:]+ GMT|\d{8}T\d{6}Z"
)
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=)"\w+"')
LINK = re.compile(r'(?:href=|"url": ?)"(/[^"#]*)')


def answer(client: Client, address: str) -> str:
    """What an address answers, less the moments of writing and the tokens of forms; of a search, where it leads."""
    response = client.get(address)
    body = b"".join(response) if response.streaming else response.content
    said = TOKEN.sub(r"\1", MOMENT.sub("…", body.decode()))
    if "/search?" in address or "/search/?" in address:  # what is quoted, and of equals the order, are the index's own
        said = " ".join(sorted(LINK.findall(said)))
    return f"{response.status_code} {said}"


def walk(client: Client) -> dict[str, str]:
    """The addresses that a visitor comes to, and those that every site has, each with what it answers."""
    schema = json.loads(client.get("/api/v1/openapi.json").content)
    waiting = [*ALWAYS, *(path for path in schema["paths"] if "{" not in path)]
    found: dict[str, str] = {}
    while waiting and len(found) < MOST:
        address = waiting.pop(0)
        if address not in found and not address.startswith("/static/") and ".pdf" not in address:
            found[address] = answer(client, address)
            waiting += [link.replace("&amp;", "&") for link in LINK.findall(found[address])]
    return found


@pytest.mark.slow
def test_every_address_answers_alike(
    client: Client, db: None, django_db_blocker: DjangoDbBlocker, site_database: str
) -> None:
    """Pages, documents and errors are those of SQLite, in the same order, on a server that orders otherwise."""
    filled()
    PageRow.objects.update(added=DAY)
    known = walk(client)
    assert len(known) > len(ALWAYS) + 10
    with django_db_blocker.unblock(), site_on(site_database):
        filled()
        PageRow.objects.update(added=DAY)
        for address, said in known.items():
            assert answer(client, address) == said, address
