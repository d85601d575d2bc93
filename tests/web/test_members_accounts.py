"""Accounts: who may sign up, how one gets in, and what nobody learns on the way."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import now
from pytest_django import Settings

from cinequorum.cli.main import status_of
from cinequorum_web.members.invitations import address_of, invite
from cinequorum_web.members.making import link_to_password, make_member
from cinequorum_web.members.models import Invitation, Member, Role
from tests.web.membership import PASSWORD, as_, body_of, member

SIGN_UP, SIGN_IN = "/members/signup/", "/members/login/"
PAGES_OF_ONES_OWN = (
    "settings/", "settings/delete/", "password/change/", "email/", "two-factor/", "sessions/", "feed/", "lists/new/",
)  # fmt: skip


@pytest.fixture(autouse=True)
def fresh(db: None, settings: Settings) -> None:
    """Counts of attempts begin anew; hashes of passwords cost nothing."""
    cache.clear()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def typed(name: str = "bo", **more: str) -> dict[str, str]:
    return {"username": name, "password1": PASSWORD, "password2": PASSWORD, **more}


def test_anybody_signs_up_where_that_is_open(client: Client, settings: Settings) -> None:
    """A name and a password make an account, and its owner is in."""
    settings.CINEQUORUM_SIGNUP = "open"
    assert client.post(SIGN_UP, typed()).status_code == 302
    assert Member.objects.get(username="bo").role == Role.MEMBER
    assert "Sign out" in body_of(client, "/")


def test_an_invitation_lets_one_in_once(client: Client, settings: Settings) -> None:
    """By default one needs a link; it works for one person, and not after its time."""
    settings.CINEQUORUM_SIGNUP = "invitation"
    link = address_of(invite(None))
    for way in (SIGN_UP, f"{SIGN_UP}?invitation=made-up", f"{SIGN_UP}?invitation=%00"):
        assert "invitation" in body_of(client, way)
        client.post(way, typed("cy"))
    assert not Member.objects.exists()
    client.post(link, typed("bo"))
    assert Invitation.objects.get().used_by == Member.objects.get(username="bo")
    late = Client()
    late.post(link, typed("di"))
    old = invite(None)
    Invitation.objects.filter(pk=old.pk).update(expires=now() - timedelta(days=1))
    late.post(address_of(old), typed("di"))
    assert Member.objects.count() == 1


def test_nobody_signs_up_where_it_is_closed(client: Client, settings: Settings) -> None:
    """Not even with an invitation that was made before."""
    settings.CINEQUORUM_SIGNUP = "closed"
    client.post(address_of(invite(None)), typed())
    assert not Member.objects.exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a", "2 to 30"), ("x" * 31, "30"), ("a b", "letters and digits"), ("<b>ada</b>", "letters and digits"),
        ("-ada", "letters and digits"), ("аdа-lovelace", "two alphabets"), ("Moderator", "kept for the site"),
        ("ADA", "already exists"), ("", "required"), ("ﬁlm", "letters and digits"),
    ],
)  # fmt: skip
def test_a_name_that_wont_do_is_said_to_be_so(settings: Settings, name: str, words: str) -> None:
    """At the field, with what was typed kept; and no account."""
    settings.CINEQUORUM_SIGNUP = "open"
    member("ada")
    response = Client().post(SIGN_UP, typed(name, email="bo@mail.example"))
    body = response.content.decode()
    assert words in body
    assert 'value="bo@mail.example"' in body
    assert "<b>ada</b>" not in body
    assert Member.objects.count() == 1


@pytest.mark.parametrize("name", ["ада", "雪ゆき", "jo_hn.doe-7", "ada"])
def test_names_of_one_alphabet_are_names(settings: Settings, name: str) -> None:
    """Whichever alphabet that is; its profile is there afterwards."""
    settings.CINEQUORUM_SIGNUP = "open"
    client = Client()
    assert client.post(SIGN_UP, typed(name)).status_code == 302
    assert name in body_of(client, f"/members/@{name}/")


def test_one_signs_in_by_name_or_address() -> None:
    """In any case of letters; a wrong password and a wrong name are answered alike."""
    Member.objects.create_user("Ada", password=PASSWORD)
    made = make_member("bo", "bo@mail.example", "member")
    made.set_password(PASSWORD)
    made.save()
    for login in ("ada", "ADA", "bo@mail.example"):
        response = Client().post(SIGN_IN, {"login": login, "password": PASSWORD})
        assert response.status_code == 302, login
    cache.clear()
    said = []
    for login in ("ada", "nobody-at-all"):
        body = Client().post(SIGN_IN, {"login": login, "password": "wrong"}).content.decode()
        said.append(re.findall(r'class="wrong".*?</div>', body, re.DOTALL))
    assert said[0] == said[1] != []


def test_an_address_that_is_taken_is_not_told(settings: Settings) -> None:
    """Who signs up with somebody else's address learns nothing of them."""
    settings.CINEQUORUM_SIGNUP = "open"
    make_member("ada", "ada@mail.example", "member")
    assert Client().post(SIGN_UP, typed("bo", email="ada@mail.example")).status_code == 302


def test_attempts_are_limited() -> None:
    """After some wrong passwords the right one does not help for a while."""
    Member.objects.create_user("ada", password=PASSWORD)
    client = Client()
    for _ in range(6):
        client.post(SIGN_IN, {"login": "ada", "password": "wrong"})
    body = client.post(SIGN_IN, {"login": "ada", "password": PASSWORD}).content.decode()
    assert "Too many" in body
    cache.clear()
    assert client.post(SIGN_IN, {"login": "ada", "password": PASSWORD}).status_code == 302


def test_a_link_to_a_password_works_once() -> None:
    """Without mail, those who look after the site hand out a link; used, it is spent."""
    ada = make_member("ada", "", "admin")
    link = link_to_password(ada)
    client = Client()
    page = client.get(link, follow=True)
    assert "A new password" in page.content.decode()
    fresh_one = {"password1": PASSWORD, "password2": PASSWORD}
    assert client.post(page.redirect_chain[-1][0], fresh_one).status_code == 302
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)
    assert "used already" in Client().get(link, follow=True).content.decode()


def test_a_forgotten_password_without_mail_is_explained() -> None:
    """There is no form that sends nothing."""
    body = body_of(Client(), "/members/password/reset/")
    assert "cinequorum member reset" in body
    assert 'name="email"' not in body


def test_the_second_factor_guards_the_door() -> None:
    """Turned on with a code of the app, asked for at the next sign-in, opened by the app's code or a recovery code."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal import auth as totp

    ada = Member.objects.create_user("ada", password=PASSWORD)
    client = Client()
    client.post(SIGN_IN, {"login": "ada", "password": PASSWORD})
    client.post("/members/reauthenticate/", {"password": PASSWORD})
    page = client.get("/members/two-factor/totp/activate/").content.decode()
    assert "Turn on the second factor" in page
    secret = re.search(r"<code>([A-Z2-7]{16,})</code>", page)
    assert secret
    code = totp.format_hotp_value(totp.hotp_value(secret[1], next(iter(totp.yield_hotp_counters_from_time()))))
    client.post("/members/two-factor/totp/activate/", {"code": code})
    assert "On. At each sign-in" in body_of(client, "/members/two-factor/")
    again = Client()
    response = again.post(SIGN_IN, {"login": "ada", "password": PASSWORD})
    assert response["Location"].startswith("/members/two-factor/authenticate/")
    assert "Sign out" not in body_of(again, "/")
    assert again.post("/members/two-factor/authenticate/", {"code": "000000"}).status_code == 200
    from allauth.mfa.models import Authenticator

    codes = RecoveryCodes(Authenticator.objects.get(user=ada, type="recovery_codes")).get_unused_codes()
    assert again.post("/members/two-factor/authenticate/", {"code": codes[0]}).status_code == 302
    assert "Sign out" in body_of(again, "/")


@pytest.mark.parametrize("place", PAGES_OF_ONES_OWN)
def test_ones_own_pages_are_ones_own(place: str) -> None:
    """A member sees them in the site's own frame; a guest is led to sign-in, and back afterwards."""
    body = body_of(as_(Member.objects.create_user("ada", password=PASSWORD)), f"/members/{place}")
    assert 'class="own-nav"' in body
    assert " style=" not in body
    response = Client().get(f"/members/{place}")
    assert response.status_code == 302
    assert response["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize("place", ["login/", "signup/", "password/reset/", "password/reset/done/", "inactive/"])
def test_the_way_in_is_in_our_frame(place: str) -> None:
    """No page of the library that does the work shows through."""
    body = body_of(Client(), f"/members/{place}")
    assert 'class="entrance"' in body
    assert "Menu:" not in body


def test_moderators_invite_and_members_do_not() -> None:
    """The page is not there for others."""
    assert "/members/invitations/" not in body_of(as_(member("ada")), "/members/settings/")
    body_of(as_(Member.objects.get(username="ada")), "/members/invitations/", 404)
    bo = as_(member("bo", Role.MODERATOR))
    bo.post("/members/invitations/", {"note": "for <b>Cy</b>"})
    body = body_of(bo, "/members/invitations/")
    assert Invitation.objects.get().code in body
    assert "for &lt;b&gt;Cy&lt;/b&gt;" in body
    assert bo.post("/members/invitations/", {"note": "x" * 201}).status_code == 400


def test_accounts_from_the_command_line(
    transactional_db: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Added, listed, promoted, let in; a name that won't do and one that is taken are said to be so."""
    monkeypatch.setattr("cinequorum_web.catalog.opening.ready", lambda *_, **__: "default")
    assert status_of(["member", "add", "ada", "--role", "admin", "--site", "https://films.example/"]) == 0
    link = re.search(r"https://films\.example(/members/password/reset/key/\S+)", capsys.readouterr().out)
    assert link
    assert "A new password" in Client().get(link[1], follow=True).content.decode()
    assert status_of(["member", "add", "ADA"]) == 1
    assert status_of(["member", "add", "<b>"]) == 1
    assert status_of(["member", "role", "ada", "curator"]) == 0
    assert status_of(["member", "role", "nobody", "curator"]) == 1
    capsys.readouterr()
    assert status_of(["member", "list"]) == 0
    assert "ada  curator  since" in capsys.readouterr().out
    assert status_of(["member", "invite", "--note", "for Bo"]) == 0
    assert Invitation.objects.get().code in capsys.readouterr().out
