"""Sessions: in the database, by keys that it can look up; and those that are over, which Django leaves there."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils.timezone import now

MOST = 50_000  # sessions deleted at one start of the site, so that it is not long in coming


class SessionStore(db.SessionStore):
    """Django's own, for which a cookie that no session can have is none.

    PostgreSQL looks up no null characters: who sent one was answered that the fault is ours.
    """

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key) and "\x00" not in str(key) and bool(super()._validate_session_key(key))  # type: ignore[misc]


def forget_expired(most: int = MOST) -> int:
    """Delete sessions that have expired, at most so many; return how many."""
    over = list(Session.objects.filter(expire_date__lt=now()).values_list("pk", flat=True)[:most])
    for start in range(0, len(over), 500):
        Session.objects.filter(pk__in=over[start : start + 500]).delete()
    return len(over)
