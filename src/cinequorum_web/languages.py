"""In which language an answer is: the reader's for pages, English for data.

A reader's language is what the switch at the foot of a page was set to (a cookie), else what a member has chosen, else
the first of the browser's languages that we have. One address has a page in several languages, so each answer says on
what it depends, and no cache gives one reader's language to another. Feeds and the interface for machines stay English.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.urls import URLPattern, path
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from cinequorum_web.pages.tongue import SOURCE

FOR_MACHINES = ("cinequorum_web.feeds.", "ninja.")
VARY = ("Accept-Language", "Cookie")


class Languages(LocaleMiddleware):
    """Middleware that sets the language before a view is asked, and says on what an answer depends."""

    def process_view(self, request: HttpRequest, view: Callable[..., Any], _a: object, _k: object) -> None:
        """Set English for what programs read."""
        if view.__module__.startswith(FOR_MACHINES):
            translation.activate(SOURCE)
            request.LANGUAGE_CODE = SOURCE
            request.for_machines = True  # type: ignore[attr-defined] # ours, for the way back

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Say in which language the answer is; a page depends on the browser's languages and on the cookie."""
        response.headers.setdefault("Content-Language", translation.get_language() or SOURCE)
        if not getattr(request, "for_machines", False):
            patch_vary_headers(response, VARY)
        return response


# The switch changes nothing but the reader's own cookie, so it needs no token: a guest's page is the same for all.
urlpatterns: list[URLPattern] = [path("language/", csrf_exempt(set_language), name="language")]
