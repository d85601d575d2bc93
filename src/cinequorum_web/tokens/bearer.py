"""Who asks with a token, and whether it is enough for what is asked.

Only the head `Authorization: Bearer` counts (RFC 6750). A session's cookie opens nothing here: a page of another site
can make a browser send cookies, but not this head, so nothing needs a mark against forged forms.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.timezone import now
from ninja.security import HttpBearer

from cinequorum_web.api.problems import Refusal
from cinequorum_web.members.models import Member
from cinequorum_web.tokens.making import MOST_A_MINUTE, token_of, use
from cinequorum_web.tokens.models import NEEDED, Scope, Token

REALM = 'Bearer realm="cinequorum"'
LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and with which token."""

    member: Member
    token: Token


class Bearer(HttpBearer):
    """Lets in who has a token of this scope; without a scope, any token."""

    def __init__(self, scope: Scope | None = None) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Access:
        """Return who asks. Raises `Refusal`: 401 without a good token, 403 without the scope, 429 too often."""
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer" or not secret.strip():
            detail = "this needs a token, in the head Authorization: Bearer; members make them in their settings"
            raise Refusal(401, "no_token", detail).with_head("WWW-Authenticate", REALM)
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Access:
        """Return whose token this is. Raises `Refusal`."""
        found = token_of(token) if len(token) <= LONGEST else None
        if found is None:
            detail = "this token is not known: it was revoked, its time is over, or it is mistyped"
            raise Refusal(401, "unknown_token", detail).with_head("WWW-Authenticate", f'{REALM}, error="invalid_token"')
        if wait := use(found, now()):
            detail = f"more than {MOST_A_MINUTE} questions in a minute with one token; ask again in {wait} seconds"
            raise Refusal(429, "too_many", detail).with_head("Retry-After", str(wait))
        member = found.member
        assert isinstance(member, Member)
        self._enough(found, member)
        return Access(member=member, token=found)

    def _enough(self, token: Token, member: Member) -> None:
        scope = self.scope
        if scope is None:
            return
        if scope not in token.allowed:
            detail = f"this token has not the scope {scope.value}; it has {', '.join(token.allowed) or 'none'}"
        elif not member.may(NEEDED[scope]):
            detail = f"the scope {scope.value} is worth something for a {NEEDED[scope].value} only, or a role above it"
        else:
            return
        head = f'{REALM}, error="insufficient_scope", scope="{scope.value}"'
        raise Refusal(403, "wrong_scope", detail).with_head("WWW-Authenticate", head)


def access_of(request: HttpRequest) -> Access:
    """Return who asks, in an operation that `Bearer` guards."""
    access = request.auth  # type: ignore[attr-defined] # set by ninja
    assert isinstance(access, Access)
    return access
