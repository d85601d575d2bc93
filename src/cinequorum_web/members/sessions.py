"""Sessions that are over: Django leaves them in their table."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.utils.timezone import now

MOST = 50_000  # sessions deleted at one start of the site, so that it is not long in coming


def forget_expired(most: int = MOST) -> int:
    """Delete sessions that have expired, at most so many; return how many."""
    over = list(Session.objects.filter(expire_date__lt=now()).values_list("pk", flat=True)[:most])
    for start in range(0, len(over), 500):
        Session.objects.filter(pk__in=over[start : start + 500]).delete()
    return len(over)
