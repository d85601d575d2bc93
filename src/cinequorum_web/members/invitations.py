"""Invitations: links with which one person each may sign up."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from cinequorum_web.members.models import Invitation, Member

DAYS = 14
LONGEST_CODE = 64


def invite(by: Member | None, note: str = "", days: int = DAYS) -> Invitation:
    """Make an invitation that lasts for so many days."""
    return Invitation.objects.create(made_by=by, note=note, expires=now() + timedelta(days=days))


def usable(code: str) -> bool:
    """Return whether somebody may still sign up with this code."""
    if not code or len(code) > LONGEST_CODE or "\x00" in code:
        return False
    return Invitation.objects.filter(code=code, used=None, expires__gt=now()).exists()


def use(code: str, by: Member) -> bool:
    """Note that a member came by this code; return False where somebody was quicker or it has run out."""
    waiting = Invitation.objects.filter(code=code, used=None, expires__gt=now())
    return waiting.update(used=now(), used_by=by) == 1


def address_of(invitation: Invitation) -> str:
    """Return where an invitation leads, without the site's own name."""
    return f"/members/signup/?invitation={invitation.code}"
