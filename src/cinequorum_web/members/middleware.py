"""What a member has chosen for all pages: the language, and how much of stories to show unasked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from cinequorum_web.members.models import Member

OF_READERS = "cinequorum_web.pages."
OURS = "private, no-cache"
SAID = ("private", "no-store", "public")  # a view says itself who may keep its answer


class Personal:
    """Middleware that asks nothing for guests: without a session there is nobody to ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; what a member sees is kept by nobody else."""
        response = self._get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            told = response.headers.get("Cache-Control", OURS)
            response.headers["Cache-Control"] = told
            if not any(word in told for word in SAID):
                response.headers["Cache-Control"] = f"private, {told}"
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., Any], _a: object, _k: object) -> None:
        """Set what the member has chosen, where the address or the switch in this browser does not ask for else."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not isinstance(request.user, Member):
            return
        member = request.user
        switched = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
        if member.language and not switched and not getattr(request, "for_machines", False):
            translation.activate(member.language)
            request.LANGUAGE_CODE = translation.get_language() or member.language
        if member.spoilers != "none" and view.__module__.startswith(OF_READERS) and "spoilers" not in request.GET:
            asked = request.GET.copy()
            asked["spoilers"] = member.spoilers
            request.GET = asked  # type: ignore[assignment] # a changed copy; Django's own type says it can't be set
