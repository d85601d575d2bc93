"""Tokens in a member's settings: made, shown once, limited, revoked."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils.timezone import now

from cinequorum_web.curation.models import Act, AuditEntry
from cinequorum_web.members.models import Member, Role
from cinequorum_web.tokens.making import MOST_TOKENS, digest_of
from cinequorum_web.tokens.models import Token
from tests.web.doors import READ, WRITE, secret_of
from tests.web.membership import PASSWORD, as_, body_of, member

PLACE = "/members/tokens/"
TYPED = {"name": "Shelf scanner", "scopes": ["read:own"], "days": "30", "once": "o1"}
pytestmark = pytest.mark.django_db


def secret_in(body: str) -> str:
    found = re.findall(r"cqt_[\w-]{43}", body)
    assert len(found) == 1
    return str(found[0])


def test_a_token_is_shown_once_and_only_its_digest_is_kept() -> None:
    """Not in its table, the log or a session; and not on the page when it is asked for again."""
    client = as_(member("ada"))
    body = client.post(PLACE, TYPED).content.decode()
    secret = secret_in(body)
    row = Token.objects.get()
    assert (row.name, row.scopes, row.digest, row.used) == ("Shelf scanner", ["read:own"], digest_of(secret), None)
    assert timedelta(days=29) < row.expires - now() < timedelta(days=31)
    kept = [*Token.objects.values_list(), *AuditEntry.objects.values_list(), *Session.objects.values_list()]
    assert secret not in str(kept)
    assert secret[4:-4] not in body_of(client, PLACE)
    assert "never used" in body_of(client, PLACE)
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.name) == (Act.TOKEN_MADE, "ada")
    assert "Shelf scanner" in entry.about
    assert "no-store" in client.post(PLACE, TYPED | {"once": "o2"})["Cache-Control"]


def test_a_form_sent_twice_makes_one_token() -> None:
    """The second answer leads back, and says that it can't be shown again."""
    client = as_(member("ada"))
    client.post(PLACE, TYPED)
    again = client.post(PLACE, TYPED, follow=True)
    assert again.redirect_chain == [(PLACE, 302)]
    assert "was made already" in again.content.decode()
    assert Token.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [({"name": ""}, "required"), ({"name": "x" * 81}, "at most 80"), ({"name": "a\x07b"}, "cannot be shown"),
     ({"name": "\x00"}, "Null"), ({"scopes": []}, "required"), ({"scopes": ["everything"]}, "everything is not one"),
     ({"scopes": ["ingest"]}, "ingest is not one"), ({"days": "3650"}, "3650 is not one"),
     ({"once": "x" * 33}, "at most 32")],
)  # fmt: skip
def test_a_form_that_wont_do_says_so(typed: dict[str, object], told: str) -> None:
    """At the field; what was typed stays. A member is offered no scope of an editor's."""
    response = as_(member("ada")).post(PLACE, TYPED | typed)
    assert response.status_code == 400
    assert told in html.unescape(response.content.decode())
    assert not Token.objects.exists()


@pytest.mark.parametrize(("role", "offered"), [(Role.MEMBER, 2), (Role.CURATOR, 4), (Role.ADMIN, 4)])
def test_scopes_are_offered_by_role(role: Role, offered: int) -> None:
    """Nobody is offered what they may not do themselves."""
    assert body_of(as_(member("ada", role)), PLACE).count('name="scopes"') == offered


def test_there_are_only_so_many() -> None:
    """One more is refused, with the way out."""
    ada = member("ada")
    for _ in range(MOST_TOKENS):
        secret_of(ada, READ)
    response = as_(ada).post(PLACE, TYPED)
    assert response.status_code == 400
    assert "revoke one first" in response.content.decode()
    assert Token.objects.count() == MOST_TOKENS


def test_a_token_is_revoked_by_its_owner_alone() -> None:
    """Others, administrators too, are told that there is none; the log says who did."""
    ada = member("ada")
    secret_of(ada, READ, name="Old laptop")
    number = Token.objects.get().pk
    for other in (member("bo"), member("ed", Role.ADMIN)):
        assert as_(other).post(f"{PLACE}{number}/revoke/").status_code == 404
        assert "Old laptop" not in body_of(as_(other), PLACE)
    assert as_(ada).get(f"{PLACE}{number}/revoke/").status_code == 405
    body = as_(ada).post(f"{PLACE}{number}/revoke/", follow=True).content.decode()
    assert "Old laptop is revoked" in body
    assert not Token.objects.exists()
    assert AuditEntry.objects.filter(act=Act.TOKEN_REVOKED, name="ada").count() == 1


def test_a_guest_is_led_to_the_sign_in_and_a_forged_form_refused() -> None:
    """Nothing is made for either."""
    for response in (Client().get(PLACE), Client().post(PLACE, TYPED), Client().post(f"{PLACE}1/revoke/")):
        assert response.status_code == 302
        assert response["Location"].startswith("/members/login/?next=")
    assert as_(member("ada"), checks=True).post(PLACE, TYPED).status_code == 403
    assert not Token.objects.exists()


def test_a_password_typed_long_ago_is_asked_for_again() -> None:
    """Who finds a browser open can't make themselves a key for later; the form goes on after the password."""
    ada = Member.objects.create_user("ada", None, PASSWORD)
    client = as_(ada)
    response = client.post(PLACE, TYPED)
    assert response.status_code == 302
    assert response["Location"].startswith("/members/reauthenticate/")
    assert not Token.objects.exists()
    body = client.post(response["Location"], {"password": PASSWORD}, follow=True).content.decode()
    assert Token.objects.count() == 1, body[:2000]


def test_tokens_go_with_the_account_and_are_in_its_copy() -> None:
    """The copy has names and scopes, and nothing that opens a door."""
    ada = member("ada")
    secret = secret_of(ada, READ, WRITE, name="Old laptop")
    copy = as_(ada).post("/members/settings/data/").json()
    assert copy["tokens"][0]["name"] == "Old laptop"
    assert "digest" not in copy["tokens"][0]
    assert secret not in str(copy)
    as_(ada).post("/members/settings/delete/", {"name": "ada"})
    assert not Token.objects.exists()


def test_the_page_says_when_a_token_is_over() -> None:
    """And when it was used last."""
    ada = member("ada")
    secret_of(ada, READ, days=-1)
    Token.objects.update(used=now())
    body = body_of(as_(ada), PLACE)
    assert "over since" in body
    assert "last used" in body
