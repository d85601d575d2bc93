"""Tokens made, found, used up and revoked.

A token is 256 random bits, so its digest needs neither salt nor slowness: nobody guesses what it was made of. It begins
with a sign of its own, by which programs that look for secrets in files know it.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from cinequorum_web.curation.audit import Told, record
from cinequorum_web.curation.models import Act
from cinequorum_web.members.models import Member
from cinequorum_web.tokens.models import NEEDED, Scope, Token

SIGN = "cqt_"
MOST_TOKENS = 20  # of one member
MOST_A_MINUTE = 120  # requests with one token, counted over all processes
HINT = 4
SEEN = timedelta(minutes=10)  # a use is written down once in so long: each writing makes kept pages anew


def allowed_to(member: Member) -> tuple[Scope, ...]:
    """Return the scopes that a member's tokens may have."""
    return tuple(scope for scope in Scope if member.may(NEEDED[scope]))


def make_token(token: Token) -> str | None:
    """Keep a new token and return its secret, which is told this once; None where the same form was sent before."""
    secret = f"{SIGN}{secrets.token_urlsafe(32)}"
    token.digest, token.hint = digest_of(secret), secret[-HINT:]
    try:
        with transaction.atomic():
            token.save(force_insert=True)
            record(token.member, _told(Act.TOKEN_MADE, token))
    except IntegrityError:
        return None
    return secret


def revoke(token: Token) -> None:
    """Take a token away for good."""
    with transaction.atomic():
        record(token.member, _told(Act.TOKEN_REVOKED, token))
        token.delete()


def token_of(secret: str) -> Token | None:
    """Return the token with this secret, if it is of a member who may sign in and its time is not over."""
    found = Token.objects.select_related("member").filter(digest=digest_of(secret), expires__gt=now()).first()
    return found if found is not None and found.member.is_active else None


def use(token: Token, at: datetime) -> int:
    """Count a use of a token; return 0, or where there were too many in this minute, the seconds until the next."""
    if token.used is None or at - token.used > SEEN:
        Token.objects.filter(pk=token.pk).update(used=at)
    minute, second = divmod(int(at.timestamp()), 60)
    key = f"token-{token.pk}-{minute}"
    cache.add(key, 0, timeout=120)
    try:
        return 60 - second if cache.incr(key) > MOST_A_MINUTE else 0
    except ValueError:  # let go of meanwhile, for want of room
        return 0


def digest_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _told(act: Act, token: Token) -> Told:
    about = f"{token.name} (…{token.hint}): {', '.join(token.allowed)}"
    return Told(act=act, about=about, ref=f"token {token.pk}", after=f"until {token.expires:%Y-%m-%d}")
