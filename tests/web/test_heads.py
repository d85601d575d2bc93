"""What stands at the head of every answer, made from the table of addresses: a new one is asked too."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cinequorum.store.port import Store
from cinequorum_web.members.models import Member, Role
from tests.web.ferry_pages import COURIER
from tests.web.films import SLUG

FILLED = {
    "slug": SLUG,
    "field": "director",
    "page_id": COURIER.id,
    "digest": "0" * 64,
    "ending": "png",
    "kind": "films",
}
FROM_A_FORM = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE")


def addresses(found: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    """Yield an address for each of the table, with something in the place of each part that can be anything."""
    for one in found:
        told = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: FILLED.get(m[1], "1"), str(one.pattern))
        told = re.sub(r"\(\?P<(\w+)>[^()]*(?:\([^()]*\)[^()]*)*\)", lambda m: FILLED.get(m[1], "1"), told)
        place = before + told.replace("\\.", ".").strip("^$").replace("\\Z", "")
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, place)
        else:
            yield place


ADDRESSES = (
    *addresses(get_resolver().url_patterns), "/nowhere/", "/static/cinequorum.css", "/static/none", "/films",
    "/films/nowhere/", "/films/%00/", "/api/v1/nowhere", "/search/?q=%ff", f"/films/{SLUG}/?spoilers=all",
)  # fmt: skip


def wrong(answer: HttpResponseBase) -> list[str]:
    """Return what is missing in the heads of an answer."""
    heads = answer.headers
    parts = (part.split() for part in heads.get("Content-Security-Policy", "").split(";"))
    policy = {part[0]: part[1:] for part in parts if part}
    everything = [value for values in policy.values() for value in values]
    held = {
        "policy": policy.get("default-src") in (["'self'"], ["'none'"]),
        "unsafe": not [value for value in everything if "unsafe" in value or value in ("*", "https:", "http:")],
        "scripts": policy.get("script-src", policy.get("default-src")) in (["'self'"], ["'none'"]),
        "objects": policy.get("object-src", policy.get("default-src")) == ["'none'"],
        "frames": policy.get("frame-ancestors") == ["'none'"] and heads.get("X-Frame-Options") == "DENY",
        "base": policy.get("base-uri") == ["'none'"] or "sandbox" in policy,
        "forms": policy.get("form-action") == ["'self'"] or "sandbox" in policy,
        "nosniff": heads.get("X-Content-Type-Options") == "nosniff",
        "referrer": heads.get("Referrer-Policy") == "same-origin",
        "opener": heads.get("Cross-Origin-Opener-Policy") == "same-origin",
        "resource": heads.get("Cross-Origin-Resource-Policy") in ("same-origin", "cross-origin"),
        "type": "Content-Type" in heads
        or answer.status_code in (204, 301, 302, 304)
        or not getattr(answer, "content", b"x"),
        "bare": "Server" not in heads and "X-Powered-By" not in heads,
    }
    return [name for name, holds in held.items() if not holds]


@pytest.fixture
def clients(db: None) -> tuple[Client, Client]:
    """A guest, and an admin."""
    admin = Client(raise_request_exception=False)
    admin.force_login(Member.objects.create(username="ada", role=Role.ADMIN, password=make_password(None)))
    return Client(raise_request_exception=False), admin


def test_every_answer_has_the_heads(clients: tuple[Client, Client], catalog: Store) -> None:
    """Of pages, data, feeds, pictures, files, redirects, refusals and what is not there; for guests and for admins."""
    assert len(ADDRESSES) > 150
    bad = {}
    for client in clients:
        for address in ADDRESSES:
            answer = client.get(address)
            if missing := wrong(answer):
                bad[address, answer.status_code] = missing
            answer.close()
    assert not bad


@pytest.mark.parametrize("method", FROM_A_FORM)
def test_every_method_has_the_heads(clients: tuple[Client, Client], catalog: Store, method: str) -> None:
    """Also where a method is not taken, or a form has nothing in it."""
    asked = ADDRESSES if method == "POST" else ADDRESSES[::9]
    assert not {a: wrong(answer) for a in asked if wrong(answer := clients[0].generic(method, a))}


@pytest.mark.parametrize("host", ["evil.example", "a b", "127.0.0.1:x", ""])
def test_a_strange_host_gets_them_too(clients: tuple[Client, Client], host: str) -> None:
    """Nothing is said under a name that is not ours."""
    answer = clients[0].get("/", headers={"host": host})
    assert answer.status_code == 400
    assert not wrong(answer)
    assert host not in answer.content.decode() or not host


def test_a_fault_has_the_heads(clients: tuple[Client, Client], monkeypatch: pytest.MonkeyPatch, catalog: Store) -> None:
    """An answer that goes wrong shows nothing of the program, under the same heads."""

    def fails(_request: HttpRequest, **_: object) -> HttpResponse:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("cinequorum_web.pages.views.render", fails)
    answer = clients[0].get("/methods/")
    assert (answer.status_code, wrong(answer)) == (500, [])
    assert "secret" not in answer.content.decode()
