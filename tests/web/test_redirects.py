"""Nobody is led elsewhere from here, and no header has a second line."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.http import BadHeaderError, HttpResponse, HttpResponseBase
from django.test import Client

from cinequorum.store.port import Store
from cinequorum_web.members.models import Member, Role
from tests.web.films import SLUG

AWAY = (
    "https://evil.example/", "//evil.example/", "///evil.example/", "/\\evil.example/", "\\\\evil.example/",
    "/\t/evil.example/",
    "/\n/evil.example", "http:evil.example", "https:///evil.example", "javascript:alert(1)", "data:text/html,x",
    "/%0d%0aSet-Cookie:x=1", "/\r\nSet-Cookie: x=1", " //evil.example/", "/ /evil.example", "\u2028//evil.example",
    "//evil。example/",
    "https://testserver@evil.example/", "https://testserver.evil.example/",
    "\x00//evil.example/", "/\x0b/evil.example/",
)  # fmt: skip


def leaves(answer: HttpResponseBase) -> bool:
    """Tell whether an answer leads to another site, or sets what it was told to."""
    where = answer.headers.get("Location", "")
    parts = urlsplit(where.replace("\\", "/"))
    return bool(parts.netloc and parts.netloc != "testserver") or where.lower().startswith(("javascript", "data", "//"))


@pytest.fixture
def ada(db: None) -> Client:
    client = Client()
    client.force_login(
        Member.objects.create(username="ada", role=Role.ADMIN, password=make_password("salt-and-ferry-9"))
    )
    return client


@pytest.mark.parametrize("where", AWAY)
def test_no_form_leads_away(ada: Client, catalog: Store, where: str) -> None:
    """Whatever stands in the fields that say where to go on, by whichever name, and in the address."""
    fields = dict.fromkeys(("next", "back", "leads_to", "to", "redirect", "url"), where)
    for address in (
        "/members/login/", "/members/logout/", "/language/", f"/members/on/{SLUG}/rate/",
        f"/members/on/{SLUG}/watchlist/", "/members/undo/", "/members/@ada/follow/", "/members/reauthenticate/",
        "/desk/jobs/again/",
    ):  # fmt: skip
        for asked in (ada, Client()):
            for answer in (
                asked.post(address, fields), asked.get(address, fields),
                asked.post(address, fields, headers={"referer": where}),
            ):  # fmt: skip
                assert not leaves(answer), address
                assert "x" not in answer.cookies


@pytest.mark.parametrize("where", AWAY[:6])
def test_signing_in_leads_nowhere_else(db: None, catalog: Store, where: str) -> None:
    """With a password that is right."""
    cache.clear()  # who signs in too often is asked to wait
    Member.objects.create(username="bo", role=Role.MEMBER, password=make_password("salt-and-ferry-9"))
    answer = Client().post(
        f"/members/login/?next={SLUG}", {"login": "bo", "password": "salt-and-ferry-9", "next": where}
    )
    assert answer.status_code == 302
    assert not leaves(answer)


@pytest.mark.parametrize(
    "slug", ["a%0d%0aX-Ours:1", "a%0aX", "%22;x", "a%00", "é%22%0d", "..%2f..%2fetc%2fpasswd", "a%e2%80%a8b"]
)
def test_no_address_makes_a_header(client: Client, catalog: Store, slug: str) -> None:
    """Names that stand in an address stand in no header as they are."""
    for place in ("films/{}/", "films/{}/dossier.pdf", "films/{}/releases.ics", "people/{}/", "sources/{}/",
                  "oembed?url={}", "api/v1/films/{}", "posters/{}.png", "genres/{}/"):  # fmt: skip
        answer = client.get("/" + place.format(slug))
        assert "X-Ours" not in answer.headers
        assert all(value.isprintable() for value in answer.headers.values())


def test_a_header_with_two_lines_is_refused() -> None:
    """By what the answers are made of, wherever one of ours would forget it."""
    with pytest.raises(BadHeaderError):
        HttpResponse(headers={"Content-Disposition": 'attachment; filename="a\r\nSet-Cookie: x=1"'})
