"""Films that have come since a member looked last: what an import kept for them takes its place."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from cinequorum_web.diary.deciding import newest_film, settle
from cinequorum_web.diary.models import Entry, EntryState
from cinequorum_web.members.models import Member

KNOWN = "newest_film"  # in the visitor's session: the film that was the newest when they looked last


class Arriving:
    """Middleware that asks nothing for guests, and of members one thing: which film came last."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Settle what can be settled, then answer."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and isinstance(request.user, Member):
            newest = newest_film()
            if request.session.get(KNOWN) != newest:
                if Entry.objects.filter(member=request.user, state=EntryState.UNKNOWN).exists():
                    settle(request.user)
                request.session[KNOWN] = newest
        return self._get_response(request)
