"""What the site answers where its database can't: that it is away, and no page of errors."""

from __future__ import annotations

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

AGAIN = 10  # seconds until a browser or a proxy may ask again
TOLD = "The site's database does not answer at the moment. Please try again in a little while.\n"


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
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        return HttpResponse(TOLD, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": AGAIN})
