"""Invented members for tests of what members do."""

from __future__ import annotations

from django.test import Client

from cinequorum_web.members.models import Member, Role
from tests.web.films import SLUG

FILM = f"/films/{SLUG}/"
ON = f"/members/on/{SLUG}/"
PASSWORD = "salt and iron 9"


def member(name: str, role: Role = Role.MEMBER, **chosen: object) -> Member:
    """A member who signs in by no password, which costs no time."""
    made = Member(username=name, role=role, **chosen)
    made.set_unusable_password()
    made.save()
    return made


def as_(who: Member | None, *, checks: bool = False) -> Client:
    """A browser in which somebody is signed in, or nobody."""
    client = Client(enforce_csrf_checks=checks)
    if who:
        client.force_login(who)
    return client


def body_of(client: Client, address: str, status: int = 200) -> str:
    """The page at `address`, as text."""
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return response.content.decode()
