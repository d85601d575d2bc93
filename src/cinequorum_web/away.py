"""What the site answers where its database can't: that it is away, full or busy, and no page of errors."""

from __future__ import annotations

import sys
from collections.abc import Callable

from django.db import InterfaceError, InternalError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.defaults import server_error

from cinequorum_web.catalog.breaking import FULL

AGAIN = 10  # seconds until a browser or a proxy may ask again
TOLD = "The site's database does not answer at the moment. Please try again in a little while.\n"
NOT_WRITTEN = (
    "Nothing can be written at the moment: what you sent was not kept. Please keep it, and try again in a while. "
    "Pages can still be read.\n"
)
BUSY = "The site is taking in much at the moment: what you sent was not kept. Please try again in a little while.\n"
UNWRITABLE = (*FULL, "readonly database", "disk i/o error")
READ_ONLY = "25006"  # PostgreSQL's code for a database that takes no changes


class NotKept(Exception):
    """What somebody sent could not be written; `told` says why, in their words."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


class DatabaseAway:
    """Middleware that answers 503 where the database is away, and 404 to addresses that no database can look up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        if "\x00" in request.path_info:  # PostgreSQL has no such character, and no address of ours has
            raise Http404
        return self._get_response(request)

    def process_exception(self, _request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer in place of a view that could not ask its database."""
        return answer_to(exception)


def fault(request: HttpRequest) -> HttpResponse:
    """Answer what failed outside any view, as keeping a session does: a database that is away is no fault of ours."""
    return answer_to(sys.exc_info()[1]) or server_error(request)


def answer_to(exception: BaseException | None) -> HttpResponse | None:
    """Return the answer to a failure of the database; None to any other failure."""
    told = _told(exception)
    if told is None:
        return None
    return HttpResponse(told, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": AGAIN})


def why_not_kept(error: Exception) -> str:
    """Return what is said where a change could not be written.

    >>> why_not_kept(OSError("database or disk is full")) == NOT_WRITTEN, why_not_kept(OSError("cut off")) == TOLD
    (True, True)
    """
    return NOT_WRITTEN if any(word in str(error).lower() for word in UNWRITABLE) else TOLD


def _told(exception: BaseException | None) -> str | None:
    if isinstance(exception, NotKept):
        return exception.told
    if isinstance(exception, InternalError) and getattr(exception.__cause__, "sqlstate", "") == READ_ONLY:
        return NOT_WRITTEN
    if isinstance(exception, OperationalError | InterfaceError):
        return why_not_kept(exception)
    return None
