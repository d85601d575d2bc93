"""Who may what on the desk, address by address; and a log that is only added to."""

from __future__ import annotations

import pytest
from django.urls import URLPattern

from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.audit import SentBefore, Told, acting, record
from cinequorum_web.curation.models import Act, AuditEntry
from cinequorum_web.curation.urls import urlpatterns
from cinequorum_web.members.models import Member, Role
from tests.web.desk import LOCK, ROLES, filled, member, sent, shown, signed_in

VALUES = {"slug": LOCK, "field": "runtime", "number": "1"}


def patterns() -> list[URLPattern]:
    return [one for one in urlpatterns if isinstance(one, URLPattern)]


def address(pattern: URLPattern) -> str:
    found = str(pattern.pattern)
    for kind, name in (("str", "slug"), ("str", "field"), ("int", "number")):
        found = found.replace(f"<{kind}:{name}>", VALUES[name])
    return f"/desk/{found}"


@pytest.fixture
def store(db: None) -> CatalogStore:
    return filled()


def test_every_address_says_who_may(db: None) -> None:
    """None is without a role."""
    for pattern in patterns():
        assert isinstance(pattern.callback.needed, Role), pattern  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_roles(store: CatalogStore, role: str | None, method: str) -> None:
    """A guest is led to the sign-in, or told that nothing is lost; a lesser role is refused; the others are let in."""
    client = signed_in(role)
    for pattern in patterns():
        needed: Role = pattern.callback.needed  # type: ignore[attr-defined]
        response = getattr(client, method)(address(pattern))
        if response.status_code == 405:  # another method is asked for
            continue
        where = (address(pattern), role, method, response.status_code)
        if role is None and method == "get":
            assert response.status_code == 302, where
            assert response["Location"].startswith("/members/login/?next="), where
        elif role is None or not member(role).may(needed):
            assert response.status_code == 403, where
        else:
            assert response.status_code not in (403, 500), where
            assert "/members/login/" not in response.get("Location", ""), where
    if role in (None, Role.MEMBER):
        assert not AuditEntry.objects.exists()


def test_whoever_was_signed_out_keeps_what_was_written(store: CatalogStore) -> None:
    """The form comes back with its words, and can be sent again."""
    body = sent(signed_in(None), f"/desk/films/{LOCK}/facts/runtime/", 403, value="97", reason="in the <b>archive</b>")
    assert "97" in body
    assert "in the &lt;b&gt;archive&lt;/b&gt;" in body
    assert not store.judgements()


def test_a_form_of_another_site_is_refused(store: CatalogStore) -> None:
    """Without the site's own mark nothing is done."""
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(member("curator"))
    response = client.post(f"/desk/films/{LOCK}/facts/runtime/lock/", {"value": "104", "token": "x"})
    assert response.status_code == 403
    assert not store.judgements()


def test_the_log_is_only_added_to(db: None) -> None:
    """No row is changed or deleted, one by one or together."""
    entry = record(member("curator"), Told(act=Act.JUDGED, about="a / b"))
    entry.about = "something else"
    for change in (entry.save, entry.delete, AuditEntry.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        AuditEntry.objects.update(about="nothing")
    assert AuditEntry.objects.get().about == "a / b"


def test_an_account_goes_and_its_acts_stay(db: None) -> None:
    """The name stands in the log for good."""
    record(member("curator"), Told(act=Act.JUDGED, about="a / b"))
    Member.objects.all().delete()
    assert AuditEntry.objects.get().name == "the-curator"


def test_what_fails_is_not_logged(db: None) -> None:
    """An act and its row are written together or not at all, and may then be tried again."""

    def failing() -> None:
        with acting("t"):
            record(member("curator"), Told(act=Act.JUDGED, about="a / b"))
            raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        failing()
    assert not AuditEntry.objects.exists()
    with acting("t"):
        pass
    with pytest.raises(SentBefore), acting("t"):
        pass


@pytest.mark.parametrize(
    ("query", "kept"),
    [("", {"a", "b"}), ("name=THE-CURATOR", {"a"}), ("act=hid", {"b"}), ("film=/films/f-1/", {"b"}),
     ("act=none", {"a", "b"}),
     ("since=2999-01-01", set()), ("until=2999-01-01", {"a", "b"}), ("since=x&page=99", {"a", "b"})],
)  # fmt: skip
def test_the_log_is_narrowed(db: None, query: str, kept: set[str]) -> None:
    """By name, act, film and day; what makes no sense narrows nothing."""
    record(member("curator"), Told(act=Act.JUDGED, about="about-a"))
    record(member("moderator"), Told(act=Act.HID, about="about-b", film="f-1"))
    body = shown(signed_in("moderator"), f"/desk/log/?{query}")
    assert {name for name in ("a", "b") if f"about-{name}" in body} == kept


def test_an_administrator_gives_roles_but_not_to_themselves(db: None) -> None:
    """And the log says who gave which."""
    other, admin = member("member"), signed_in("admin")
    sent(admin, "/desk/roles/", member=other.pk, role="moderator", token="r1")
    other.refresh_from_db()
    assert other.role == Role.MODERATOR
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.about, entry.before, entry.after) == (Act.ROLE, "the-member", "member", "moderator")
    own = member("admin")
    for token, who, role in (("r2", own.pk, "member"), ("r3", other.pk, "king"), ("r4", "x", "admin")):
        sent(admin, "/desk/roles/", member=who, role=role, token=token)
    own.refresh_from_db()
    assert own.role == Role.ADMIN
    assert AuditEntry.objects.count() == 1


NASTY = (
    "\x00",
    "<script>alert(1)</script>",
    "x" * 5000,
    "١٢",
    "9" * 40,
    "-1",
    "🎬",
    "'; DROP TABLE film; --",
    "../..",
    "%s{x}",
)


@pytest.mark.parametrize("word", NASTY)
def test_any_text_in_any_field_is_answered(store: CatalogStore, word: str) -> None:
    """Whatever stands in the fields of a form or an address: no page breaks, and no markup comes through."""
    client = signed_in("admin")
    names = (
        "film name value number answer because other page kind text wanted why member role format source address later"
    )
    fields = dict.fromkeys(f"{names} item folder state next since act quote reason sure".split(), word)
    for pattern in patterns():
        for method in ("get", "post"):
            response = getattr(client, method)(address(pattern), {**fields, "token": address(pattern)})
            assert response.status_code < 500, (address(pattern), method, word)
            assert b"<script>alert(1)" not in (b"" if response.streaming else response.content)
