"""What the site decides of sign-up and sign-in; everything else is left to allauth."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from cinequorum_web.members.invitations import usable
from cinequorum_web.members.models import Member

OPEN, INVITATION = "open", "invitation"


class Accounts(DefaultAccountAdapter):  # type: ignore[misc] # allauth publishes no types
    """Lets in whom `CINEQUORUM_SIGNUP` lets in, and says little about it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return whether who asks may sign up: anybody, who has an invitation, or nobody."""
        if settings.CINEQUORUM_SIGNUP == OPEN:
            return True
        code = request.GET.get("invitation", "")
        return bool(settings.CINEQUORUM_SIGNUP == INVITATION and usable(code))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Send a mail where the site sends any."""
        if settings.CINEQUORUM_MAIL:
            super().send_mail(template_prefix, email, context)

    def populate_username(self, request: HttpRequest, user: Member) -> None:
        """Keep the name that was typed: none is made up."""
