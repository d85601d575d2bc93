"""Who may what: every address of the site and every operation of its interface, by every role, on others' things too.

What is expected stands in `tests/cases/access.txt`, a line an address and a method, and is reviewed like code. The
addresses come from the site's own table, so that a new one without a line fails.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client

from cinequorum.store.port import Store
from cinequorum_web.dossier import setting
from cinequorum_web.members.models import Member
from cinequorum_web.tokens.making import allowed_to
from tests.web.addresses import API, OWNER, SECRET, UNSAFE, VIEWERS, Things, browser_of, held, routes, things
from tests.web.doors import secret_of

TABLE = Path(__file__).parents[1] / "cases" / "access.txt"
SIGN_IN, AGAIN = "/members/login/", "/members/reauthenticate/"
BODY = {"given": "1", "paste": "A page.", "field": "runtime", "value": "1", "reason": "because"}
TOKEN = "a program's token"
TOLD = {401: "k", 403: "-", 404: "0", 405: "m"}
FORM = "application/x-www-form-urlencoded"
UNMARKED = frozenset(
    {"language/"}
)  # it sets a word in the reader's own browser; pages that are kept have no mark in them
NOTED = frozenset({"members/two-factor/recovery-codes/", "members/two-factor/recovery-codes/download/"})  # as seen
PRIVATE = ("Kept by Ada", "ada@mail.example", "letterboxd.zip", SECRET)
FOR_ALL = ("^posters/", API)  # pictures, and what programs read without a cookie
Key = tuple[str, str]


def expected() -> dict[Key, str]:
    """The lines of the table: address and method, and a sign for each viewer."""
    rows = (line.rsplit(maxsplit=2) for line in TABLE.read_text().splitlines() if line and not line.startswith("#"))
    return {("" if path == "/" else path, method): signs for path, method, signs in rows}


def sign_of(response: HttpResponseBase) -> str:
    """What became of a request, as the table has it."""
    leads_to = response.headers.get("Location", "")
    if leads_to.startswith((SIGN_IN, AGAIN)):
        return "s"
    assert response.status_code < 500, response.status_code
    return TOLD.get(response.status_code, "+")


def heads_of(response: HttpResponseBase, name: str) -> list[str]:
    """The words of a head of an answer."""
    return [word.strip() for word in response.headers.get(name, "").split(",")]


@pytest.fixture
def here(catalog: Store, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Things:
    """Ada's things. Dossiers are not set: that takes a second each, and no right."""
    settings.DESK_WORKER = "here"
    settings.CINEQUORUM_SIGNUP = "open"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(setting, "set_pages", lambda made: (setting.as_data(made).encode(), 1))
    monkeypatch.setattr("cinequorum_web.curation.work.set_going", lambda: None)
    cache.clear()
    return things()


def ask(client: Client, method: str, address: str, typed: Mapping[str, Any]) -> HttpResponseBase:
    """Ask for an address: with a token and data as programs do (where `typed` has one), else as a browser does."""
    if method == "POST" and not address.startswith(f"/{API}"):
        return client.post(address, typed)
    data = "" if method == "GET" else json.dumps(BODY)
    heads = {"authorization": f"Bearer {typed[TOKEN]}"} if typed.get(TOKEN) else None
    return client.generic(method, address, data, content_type="application/json", headers=heads)


def found_by(viewer: str, here: Things) -> tuple[dict[Key, str], set[Key]]:
    """What becomes of each request of a viewer, each on what was there at first; and which of them change Ada's."""
    client, token = browser_of(viewer), ""
    if viewer != "guest":
        who = Member.objects.get(username=viewer)
        token = secret_of(who, *allowed_to(who))
    before, found, changed, cookies = held(), {}, set(), SimpleCookie(client.cookies)
    for route in routes():
        for method in route.asked:
            cache.clear()
            client.cookies = SimpleCookie(cookies)  # whoever was signed out by the last request is in again
            written = connection.connection.total_changes
            with transaction.atomic():
                response = ask(client, method, here.address(route.path), {**here.typed, TOKEN: token})
                found[route.path, method] = sign_of(response)
                if method == "GET" and viewer != OWNER:
                    told = response.getvalue().decode("utf-8", "replace")
                    assert [sign for sign in PRIVATE if sign in told] == [], (viewer, route.path)
                if response.status_code == 200 and viewer != "guest" and not route.path.startswith(FOR_ALL):
                    assert {"private", "no-store"} & set(heads_of(response, "Cache-Control")), (viewer, route.path)
                response.close()
                if connection.connection.total_changes != written and held() != before:
                    changed.add((route.path, method))
                transaction.set_rollback(True)
    return found, changed


def test_every_address_has_its_line() -> None:
    """One that is new is reviewed before it is passed; a line for one that is gone goes too."""
    there = {(route.path, method) for route in routes() for method in route.asked}
    assert expected().keys() == there
    assert all(len(signs) == len(VIEWERS) and set(signs) <= set("+-s0mk") for signs in expected().values())


@pytest.mark.slow
@pytest.mark.parametrize("viewer", VIEWERS)
def test_who_may_what(here: Things, viewer: str) -> None:
    """Each address answers each viewer as the table says; what is Ada's is changed by nobody else, nor by looking.

    What she keeps for herself is told to nobody else; what a member is shown is for no cache between.
    """
    found, changed = found_by(viewer, here)
    at = VIEWERS.index(viewer)
    wrong = {
        key: (sign, "expected", signs[at]) for key, signs in expected().items() if (sign := found[key]) != signs[at]
    }
    assert wrong == {}
    assert {path for path, method in changed if method == "GET"} <= NOTED
    if viewer != OWNER:
        assert {path for path, _ in changed} <= {"desk/roles/", "desk/reports/hide/", "desk/reports/<int:number>/"}
        assert viewer in ("mo", "ed") or not changed
    else:
        assert len(changed) > 20, "what is tried on others' things is what changes one's own"


@pytest.mark.parametrize("viewer", ["guest", OWNER])
def test_no_form_is_taken_without_the_sites_mark(here: Things, viewer: str) -> None:
    """Whatever would change something, by whichever method, at every address of the site; and nothing is changed."""
    before, unmarked = held(), browser_of(viewer)
    unmarked.handler.enforce_csrf_checks = True
    for route in routes():
        for method in () if route.methods or route.path in UNMARKED else UNSAFE:
            response = unmarked.generic(method, here.address(route.path), "on=1", content_type=FORM)
            assert response.status_code == 403, (route.path, method, response.status_code)
    assert held() == before


def test_a_cookie_writes_nothing_for_programs(here: Things) -> None:
    """The interface takes no mark, so it takes no cookie either: without a token nothing is written, or told of Ada."""
    before, client = held(), browser_of(OWNER)
    client.handler.enforce_csrf_checks = True
    for route in routes():
        for method in (*UNSAFE, "GET") if route.methods else ():
            response = ask(client, method, here.address(route.path), {})
            signs = expected().get((route.path, method))
            assert (response.status_code == 401) if signs and signs[0] == "k" else sign_of(response) in "+0m", route
            assert method == "GET" or response.status_code in (401, 405), (route.path, method)
    assert held() == before
