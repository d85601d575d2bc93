"""Signing in by password: the same work, whether there is somebody of this name or not."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from cinequorum_web.members.models import Member


class ByPassword(AuthenticationBackend):  # type: ignore[misc] # allauth publishes no types
    """Checks a password once a member.

    The library looks for who gave an e-mail address twice, as the address and as the name, and hashes the password each
    time: a wrong one took twice as long for an address that is known here.
    """

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Member | None:
        """Return who has this name or address and this password, or None."""
        self._checked: dict[Any, Member | None] = {}
        found: Member | None = super().authenticate(request, **credentials)
        return found

    def _check_password(self, user: Member | None, password: str) -> Member | None:
        if user is None:
            return None
        if user.pk not in self._checked:
            self._checked[user.pk] = super()._check_password(user, password)
        return self._checked[user.pk]
