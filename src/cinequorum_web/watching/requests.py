"""Each request is numbered, counted and timed, by the view that answers it and never by its address."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve

from cinequorum_web.watching.counting import Counting
from cinequorum_web.watching.logs import REQUEST, REQUESTS

HEAD = "X-Request-ID"
NOWHERE, STATIC = "(no view)", "static/"
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")


class Watched:
    """Middleware around all others. An id that a proxy gives is kept, so that its log and ours can be joined."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._log = logging.getLogger(REQUESTS)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        given = request.headers.get(HEAD, "")
        number = given if _GIVEN.fullmatch(given) else uuid.uuid4().hex
        token, begun = REQUEST.set(number), time.perf_counter()
        try:
            response = self._get_response(request)
            seconds, view = time.perf_counter() - begun, view_of(request)
            Counting.of_process().request(view, response.status_code, seconds)
            if self._log.isEnabledFor(logging.INFO):
                self._log.info("answered", extra={"told": _told(request, response) | {"ms": round(seconds * 1000, 1)}})
        finally:
            REQUEST.reset(token)
        response.headers[HEAD] = number
        return response


def view_of(request: HttpRequest) -> str:
    """Return the pattern of the address that was asked for, as `films/<str:slug>/`: of those there are but few."""
    if request.path_info.startswith(settings.STATIC_URL):
        return STATIC
    match = request.resolver_match
    try:
        match = match or resolve(request.path_info)  # an answer out of memory was never led to its view
    except Resolver404:
        return NOWHERE
    return match.route or "/"


def _told(request: HttpRequest, response: HttpResponseBase) -> dict[str, object]:
    return {"method": request.method, "view": view_of(request), "status": response.status_code}
