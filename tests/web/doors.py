"""What a token opens: every operation of the interface that asks for one, with its scope and the role behind that."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from django.test import Client
from django.utils.timezone import now

from cinequorum_web.members.models import Member, Role
from cinequorum_web.tokens.making import make_token
from cinequorum_web.tokens.models import Scope, Token
from tests.web.films import SLUG

READ, WRITE, INGEST, CURATE = Scope
OF_FILM = "/api/v1/me/{}/{{slug}}"
DOORS: Mapping[tuple[str, str], Scope | None] = MappingProxyType(
    {
        ("GET", "/api/v1/me"): None,
        ("GET", "/api/v1/me/marks"): READ,
        ("GET", "/api/v1/me/marks/{slug}"): READ,
        ("GET", "/api/v1/me/watchlist"): READ,
        ("GET", "/api/v1/me/diary"): READ,
        **{(method, OF_FILM.format(what)): WRITE for method in ("PUT", "DELETE") for what in
           ("ratings", "enjoyment", "likes", "watchlist")},
        ("PUT", "/api/v1/me/diary/{slug}/{day}"): WRITE,
        ("DELETE", "/api/v1/me/diary/{slug}/{day}"): WRITE,
        ("POST", "/api/v1/pages"): INGEST,
        ("GET", "/api/v1/jobs/{number}"): INGEST,
        ("POST", "/api/v1/films/{slug}/corrections"): CURATE,
        ("DELETE", "/api/v1/corrections/{number}"): CURATE,
    }
)  # fmt: skip
PATHS = frozenset(path for _, path in DOORS)
BODIES = {OF_FILM.format(what): {"given": "3.5"} for what in ("ratings", "enjoyment")}


def address(path: str) -> str:
    """An address of this path: of a film that is there, a day that was, and a number that nothing has."""
    return path.replace("{slug}", SLUG).replace("{day}", "2026-05-01").replace("{number}", "404")


def secret_of(member: Member, *scopes: Scope, name: str = "a script", days: int = 30) -> str:
    """The secret of a new token."""
    expires = now() + timedelta(days=days)
    once = f"{name}{Token.objects.count()}"
    made = make_token(Token(member=member, name=name, scopes=[*scopes], expires=expires, once=once))
    assert made is not None
    return made


def with_token(member: Member, *scopes: Scope, name: str = "a script") -> Client:
    """A program with a token for these scopes."""
    return Client(headers={"authorization": f"Bearer {secret_of(member, *scopes, name=name)}"})


ROLES: Mapping[Scope | None, Role] = MappingProxyType(
    {None: Role.MEMBER, READ: Role.MEMBER, WRITE: Role.MEMBER, INGEST: Role.CURATOR, CURATE: Role.CURATOR}
)
