"""What templates of accounts ask of the site itself."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cinequorum_web.members.adapter import OPEN
from cinequorum_web.members.models import Member, Role


def of_the_site(request: HttpRequest) -> dict[str, object]:
    """Return whether the site sends mail, who may sign up, and whether who asks may invite."""
    return {
        "mails": settings.CINEQUORUM_MAIL,
        "signup_open": settings.CINEQUORUM_SIGNUP == OPEN,
        "may_invite": SimpleLazyObject(lambda: may_invite(request)),
    }


def may_invite(request: HttpRequest) -> bool:
    """Return whether who asks may make invitations."""
    return isinstance(request.user, Member) and request.user.may(Role.MODERATOR)
