"""Expired sessions are deleted when the site is started, others stay."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils.timezone import now

from cinequorum_web.members.sessions import forget_expired


@pytest.mark.parametrize(("most", "left"), [(10, ["to-come"]), (1, ["over-b", "to-come"])])
def test_expired_sessions_are_forgotten(db: None, most: int, left: list[str]) -> None:
    """At most so many at once; who is signed in stays so."""
    for key, days in (("over-a", -2), ("over-b", -1), ("to-come", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now() + timedelta(days=days))
    assert forget_expired(most) == 3 - len(left)
    kept = sorted(Session.objects.values_list("pk", flat=True))
    assert len(kept) == len(left)
    assert "to-come" in kept
