"""Codes of the second factor: each opens the door once.

A code is good for as long as a telephone's clock may be off to either side. The library that checks it remembers that
it was used for a third of that time, and does not remember the one with which the factor was turned on.
"""

from __future__ import annotations

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.core.cache import cache

from cinequorum_web.members.models import Member


def first_use(member: Member, code: str) -> bool:
    """Note that a member used a code of their app; return whether it was for the first time while it is good."""
    good_for = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    return bool(cache.add(f"code-{member.pk}-{normalize_user_code(code)}", 1, timeout=good_for))


class _Once:
    """A form that takes a code of the app once."""

    user: Member
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Return the code, which is right and new."""
        code: str = super().clean_code()  # type: ignore[misc] # of the form that this is mixed into
        if self.authenticator.type == Authenticator.Type.TOTP and not first_use(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class Asked(_Once, AuthenticateForm):  # type: ignore[misc] # allauth publishes no types
    """The code that is asked for at the sign-in."""


class AskedAgain(_Once, ReauthenticateForm):  # type: ignore[misc] # allauth publishes no types
    """The code that is asked for before something that matters."""


class TurnedOn(ActivateTOTPForm):  # type: ignore[misc] # allauth publishes no types
    """The code with which the second factor is turned on; it opens nothing afterwards."""

    def clean_code(self) -> str:
        """Return the code, which is right and new."""
        code: str = super().clean_code()
        if not first_use(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code
