"""What guards accounts: limits, codes that open once, sessions that end, and answers that tell nobody who is here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache, caches
from django.test import Client, override_settings
from django.utils.timezone import now
from pytest_django import Settings

from cinequorum.store.port import Store
from cinequorum_web.counts import Counts
from cinequorum_web.members.invitations import address_of, invite
from cinequorum_web.members.making import link_to_password, make_member
from cinequorum_web.members.models import FilmList, Invitation, Member, Review
from tests.web.addresses import SECRET
from tests.web.films import SLUG
from tests.web.membership import PASSWORD, as_, body_of, member

SIGN_IN, SIGN_UP, RESET = "/members/login/", "/members/signup/", "/members/password/reset/"
CODE, CHANGE, SETTINGS = "/members/two-factor/authenticate/", "/members/password/change/", "/members/settings/"
RIGHT = {"login": "ada", "password": PASSWORD}
WRONG = {"login": "ada", "password": "wrong"}
NEW = {"oldpassword": PASSWORD, "password1": "iron and salt 8", "password2": "iron and salt 8"}


@pytest.fixture(autouse=True)
def counted(db: None, settings: Settings, tmp_path: Path) -> Iterator[None]:
    """Attempts are counted as on a real site, in a file; hashes of passwords cost nothing; mail stays here."""
    settings.PASSWORD_HASHERS = ["tests.web.test_members_doors.Counting"]
    settings.CINEQUORUM_SIGNUP, settings.CINEQUORUM_MAIL = "open", True
    there = {"BACKEND": "cinequorum_web.counts.Counts", "LOCATION": str(tmp_path / "counts.sqlite3")}
    with override_settings(CACHES={"default": there}):
        yield


class Counting(MD5PasswordHasher):
    """A hasher that says how often it was asked: that is what a sign-in costs."""

    asked: list[str] = []  # noqa: RUF012 # counted over all

    def encode(self, password: str, salt: str) -> str:
        """Count, and hash."""
        self.asked.append(password)
        return super().encode(password, salt)


@pytest.fixture
def ada() -> Member:
    """A member with an address and a password."""
    made = make_member("ada", "ada@mail.example", "member")
    made.set_password(PASSWORD)
    made.save()
    return made


def signed_in() -> Client:
    client = Client()
    assert client.post(SIGN_IN, RIGHT).status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get(SETTINGS).status_code == 200


def code_at(moment: float) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(SECRET, int(moment) // 30)))


def at_the_code() -> Client:
    """A browser in which the password was typed, and the code is asked for."""
    client = Client()
    assert client.post(SIGN_IN, RIGHT)["Location"].startswith(CODE)
    return client


def sent_code(client: Client, code: str) -> bool:
    """Whether a code opened the door."""
    client.post(CODE, {"code": code})
    return is_in(client)


@pytest.mark.parametrize(
    "told",
    [
        (SIGN_IN, {"login": "nobody-{n}", "password": "wrong"}, None, 10),
        (SIGN_IN, WRONG, None, 5),
        (SIGN_UP, {"username": "<{n}>"}, None, 10),
        (RESET, {"email": "ada@mail.example"}, None, 5),
        (RESET, {"email": "a{n}@mail.example"}, None, 20),
        (CHANGE, NEW | {"oldpassword": "wrong"}, "ada", 5),
        ("/members/reauthenticate/", {"password": "wrong"}, "ada", 5),
    ],
)
def test_attempts_are_limited(ada: Member, tmp_path: Path, told: tuple[str, dict[str, str], str | None, int]) -> None:
    """By visitor, by account or by address, over all processes."""
    address, typed, who, let_through = told
    client = as_(ada if who else None)
    refused = []
    for n in range(let_through + 1):
        caches["default"] = Counts(
            str(tmp_path / "counts.sqlite3"), {}
        )  # as in another process: what was counted is not in memory
        response = client.post(address, {name: value.format(n=n) for name, value in typed.items()})
        refused.append(response.status_code == 429 or "Too many" in response.content.decode())
    assert refused == [False] * let_through + [True]


def test_the_second_factor_is_limited(ada: Member) -> None:
    """Five wrong codes; then the right one does not help either, in whichever browser."""
    totp.TOTP.activate(ada, SECRET)
    client = at_the_code()
    for n in range(5):
        assert not sent_code(client, f"00000{n}")
    assert not sent_code(client, code_at(time.time()))
    assert not sent_code(at_the_code(), code_at(time.time()))
    cache.clear()
    assert sent_code(at_the_code(), code_at(time.time()))


@pytest.mark.parametrize("later", [0, 31, 59])
def test_a_code_opens_once(ada: Member, monkeypatch: pytest.MonkeyPatch, later: int) -> None:
    """Also for as long as it would still be good; the next one opens."""
    totp.TOTP.activate(ada, SECRET)
    moment = time.time() // 30 * 30
    code, after = code_at(moment), code_at(moment + 30)
    monkeypatch.setattr(time, "time", lambda: moment)
    assert sent_code(at_the_code(), code)
    monkeypatch.setattr(time, "time", lambda: moment + later)
    assert not sent_code(at_the_code(), code)
    assert not sent_code(at_the_code(), f" {code[:3]} {code[3:]}")
    assert sent_code(at_the_code(), after)


def test_the_code_that_turned_it_on_opens_nothing(ada: Member) -> None:
    """It was shown on a screen, and typed where somebody may have looked."""
    client = signed_in()
    client.post("/members/reauthenticate/", {"password": PASSWORD})
    page = client.get("/members/two-factor/totp/activate/").content.decode()
    (secret,) = re.findall(r"<code>([A-Z2-7]{16,})</code>", page)
    code = totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))
    client.post("/members/two-factor/totp/activate/", {"code": code})
    assert Authenticator.objects.filter(type="totp").count() == 1
    assert not sent_code(at_the_code(), code)


def test_a_recovery_code_opens_once(ada: Member) -> None:
    """And is then crossed out."""
    totp.TOTP.activate(ada, SECRET)
    code = RecoveryCodes.activate(ada).get_unused_codes()[0]
    assert sent_code(at_the_code(), code)
    assert not sent_code(at_the_code(), code)


def test_a_password_alone_changes_no_second_factor(ada: Member) -> None:
    """Neither a new password by a link nor one typed at the sign-in lets anybody past the code."""
    totp.TOTP.activate(ada, SECRET)
    client = Client()
    page = client.get(link_to_password(ada), follow=True).redirect_chain[-1][0]
    assert client.post(page, {"password1": "other iron 77", "password2": "other iron 77"}).status_code == 302
    assert not is_in(client)
    client.post(SIGN_IN, RIGHT | {"password": "other iron 77"})
    assert not is_in(client)
    assert client.get("/members/two-factor/totp/deactivate/").status_code == 302
    assert Authenticator.objects.filter(type="totp").exists()


def test_who_signs_in_gets_a_session_of_their_own(ada: Member) -> None:
    """One that somebody had put into the browser before is worth nothing."""
    client = Client()
    client.get("/members/feed/")
    session = client.session
    session["planted"] = "1"
    session.save()
    planted = client.cookies["sessionid"].value
    client.post(SIGN_IN, RIGHT)
    assert client.cookies["sessionid"].value != planted
    assert not Session.objects.filter(session_key=planted).exists()
    other = Client()
    other.cookies["sessionid"] = planted
    assert not is_in(other)


def _changed(client: Client, _ada: Member) -> None:
    client.post(CHANGE, NEW)


def _by_link(_client: Client, ada: Member) -> None:
    ada.refresh_from_db()
    guest = Client()
    guest.post(guest.get(link_to_password(ada), follow=True).redirect_chain[-1][0], NEW)


def _closed(_client: Client, ada: Member) -> None:
    Member.objects.filter(pk=ada.pk).update(is_active=False)


@pytest.mark.parametrize(("act", "left"), [(_changed, ["this"]), (_by_link, []), (_closed, [])])
def test_a_new_password_ends_the_other_sessions(
    ada: Member, act: Callable[[Client, Member], None], left: list[str]
) -> None:
    """Whoever had the old one is out at once; who changed it stays in, under another key."""
    client, thief = signed_in(), signed_in()
    before = client.cookies["sessionid"].value
    act(client, ada)
    assert [name for name, one in (("this", client), ("thief", thief)) if is_in(one)] == left
    assert not left or client.cookies["sessionid"].value != before


def test_sessions_are_over_one_day(ada: Member) -> None:
    """After two weeks, or with the browser; an old cookie opens nothing."""
    client = Client()
    client.post(SIGN_IN, RIGHT | {"remember": "on"})
    assert client.cookies["sessionid"]["max-age"] == 14 * 24 * 3600
    left = Session.objects.get(session_key=client.cookies["sessionid"].value).expire_date - now()
    assert left <= timedelta(days=14)
    assert signed_in().cookies["sessionid"]["max-age"] == ""
    Session.objects.update(expire_date=now() - timedelta(seconds=1))
    assert not is_in(client)


@pytest.mark.parametrize("password", ["short", "password12", "1234567890", "bo-bo-bo-bo-bo"])
def test_a_weak_password_is_refused(password: str) -> None:
    """Too short, known to everybody, digits alone, the name itself; said at the field, and no account is made."""
    name = "bo-bo-bo-bo"
    response = Client().post(SIGN_UP, {"username": name, "password1": password, "password2": password})
    assert 'class="wrong"' in response.content.decode()
    assert not Member.objects.exists()


def told(response: Any, *typed: str) -> tuple[int, str, str]:
    """An answer, less what was typed and the marks that each page has of its own."""
    body = re.sub(r'(name="(?:csrfmiddlewaretoken|once)" value)="[^"]*"', r"\1", response.content.decode())
    for one in typed:
        body = body.replace(f'"{one}', '"…')
        body = body.replace(quote(one), "…") if len(one) > 10 else body
    return response.status_code, response.headers.get("Location", ""), body


def asked(address: str, typed: dict[str, str], name: str) -> tuple[tuple[int, str, str], int, int]:
    """An answer to a guest, with what it cost: hashes of passwords, and mails."""
    cache.clear()
    Counting.asked.clear()
    mail.outbox.clear()
    response = Client().post(address, {key: value.format(name=name) for key, value in typed.items()}, follow=False)
    return told(response, name), len(Counting.asked), len(mail.outbox)


@pytest.mark.parametrize("closed", ["", "unset", "away"])
@pytest.mark.parametrize(
    ("address", "typed"),
    [
        (SIGN_IN, {"login": "{name}", "password": "wrong"}),
        (SIGN_IN, {"login": "{name}@mail.example", "password": "wrong"}),
        (RESET, {"email": "{name}@mail.example"}),
        (SIGN_UP, {"username": "new", "email": "{name}@mail.example", "password1": PASSWORD, "password2": PASSWORD}),
    ],
)
def test_nobody_learns_who_is_here(ada: Member, address: str, typed: dict[str, str], closed: str) -> None:
    """A name or an address that is known and one that is not: the same words, and the same work behind them."""
    if closed == "unset":
        ada.set_unusable_password()
        ada.save()
    elif closed == "away":
        Member.objects.filter(pk=ada.pk).update(is_active=False)
    known = asked(address, typed, "ada")
    Member.objects.exclude(pk=ada.pk).delete()
    assert known == asked(address, typed, "eve")


def unseen(who: Member | None, address: str) -> str:
    """What is answered at an address, less the address."""
    text = " ".join(map(str, told(as_(who).get(address))))
    return re.sub(r"(?<=list )\d+|'(?:cy|xy)'", "…", text.replace(address, "…").replace(quote(address), "…"))


def test_what_one_may_not_see_is_as_if_it_were_not_there(catalog: Store, ada: Member) -> None:
    """A closed account, a private list, a review taken away or down: the same page as for what never was."""
    kept = FilmList.objects.create(member=ada, title="Kept", private=True)
    gone = Review.objects.create(member=ada, film=SLUG, body="Gone.", removed=now())
    down = Review.objects.create(member=make_member("di", "", "member"), film=SLUG, body="Down.", hidden=True)
    Member.objects.filter(pk=make_member("cy", "", "member").pk).update(is_active=False)
    pairs = [
        ("/members/@cy/", "/members/@xy/"), (f"/members/@ada/lists/{kept.pk}/", "/members/@ada/lists/9999/"),
        (f"/members/reviews/{gone.pk}/", "/members/reviews/9999/"),
        ("/api/v1/members/cy/lists", "/api/v1/members/xy/lists"),
        (f"/members/reviews/{down.pk}/", "/members/reviews/9999/"), (f"/api/v1/lists/{kept.pk}", "/api/v1/lists/9999"),
        (f"/members/lists/{kept.pk}/", "/members/lists/9999/"),
        (f"/members/reviews/{down.pk}/report/", "/members/reviews/9999/report/"),
    ]  # fmt: skip
    for who in (None, member("bo")):
        for there, not_there in pairs:
            first, second = unseen(who, there), unseen(who, not_there)
            assert first == second, there
            assert first.startswith(("404", "302")), there


def test_an_invitation_that_was_used_is_as_one_made_up(settings: Settings) -> None:
    """Nobody learns by trying which codes there were."""
    settings.CINEQUORUM_SIGNUP = "invitation"
    used, over = invite(None), invite(None)
    Invitation.objects.filter(pk=used.pk).update(used=now())
    Invitation.objects.filter(pk=over.pk).update(expires=now() - timedelta(days=1))
    made_up = "x" * len(used.code)
    answers = [told(Client().get(f"{SIGN_UP}?invitation={code}"), code) for code in (used.code, over.code, made_up)]
    assert answers[0] == answers[1] == answers[2]
    assert told(Client().get(address_of(invite(None)))) != answers[0]


def test_visitors_behind_a_proxy_are_told_apart(ada: Member, settings: Settings) -> None:
    """By what the last proxy says, where the operator says that there is one; never by what a visitor says."""
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/m/ip"}

    def refused(head: str) -> bool:
        return Client().post(SIGN_UP, {"username": "<"}, headers={"x-forwarded-for": head}).status_code == 429

    assert [refused(f"192.0.2.{n}") for n in range(3)] == [False, False, True]
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert [refused(f"192.0.2.{n}") for n in range(3)] == [False] * 3
    assert [refused(f"192.0.2.{n}, 198.51.100.7") for n in range(3)] == [False, False, True]


def test_cookies_are_for_the_site_alone(ada: Member) -> None:
    """No script of the page reads one, and no other site's form sends one."""
    client = signed_in()
    client.get(SIGN_UP)
    client.post("/language/", {"language": "de"})
    client.post(SETTINGS, {"about": "", "language": "de", "scale": "ten", "spoilers": "mild"})
    assert set(client.cookies) == {"sessionid", "csrftoken", "django_language"}
    for name, cookie in client.cookies.items():
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax"), name


def test_over_https_cookies_go_over_https_only(tmp_path: Path) -> None:
    """All of them, where the site is said to be reached so; and browsers are told to come back so."""
    asked = "import cinequorum_web.settings as s; print(*(getattr(s, name) for name in dir(s) if name.endswith(%r)))"
    asked += "; print(s.SECURE_HSTS_SECONDS > 0, hasattr(s, 'SECURE_PROXY_SSL_HEADER'), s.CACHES['default']['BACKEND'])"
    for origin, proxies, secure in (("https://films.example", "1", "True"), ("", "", "False")):
        environment = os.environ | {"CINEQUORUM_HOME": str(tmp_path), "CINEQUORUM_ORIGINS": origin}
        program = [sys.executable, "-c", asked % "COOKIE_SECURE"]
        environment["CINEQUORUM_PROXIES"] = proxies
        done = subprocess.run(program, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.split() == [secure] * 3 + [secure] * 2 + ["cinequorum_web.counts.Counts"]


def test_a_members_own_pages_are_kept_by_nobody(catalog: Store, ada: Member) -> None:
    """Whatever a member sees says so to whatever stands between."""
    client = signed_in()
    for address in ("/", f"/films/{SLUG}/", "/members/feed/", "/members/@ada/", "/search/?q=salt", SETTINGS, "/desk/"):
        assert {"private", "no-cache", "no-store"} & set(re.split(r", ?", client.get(address)["Cache-Control"])), (
            address
        )
    assert "Cookie" in client.get(f"/films/{SLUG}/")["Vary"]
    assert "Sign in" in body_of(Client(), "/")
