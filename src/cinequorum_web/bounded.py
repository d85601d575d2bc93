"""Forms larger than a form may be: what fits is kept, what goes on is read past, and the answer says so.

Django answers such a form with a bare 400 and forgets all of it. A view that `keeps_what_fits` is asked with the fields
before the one that was too long, and says at that field what is wrong (`request.typed_too_much`); for every other view
the form is refused as a whole, with a page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any, TypeVar, cast

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParser
from django.shortcuts import render
from django.utils.datastructures import ImmutableList, MultiValueDict
from django.utils.translation import gettext as _

from cinequorum_web.away import answer_to

MOST_PASSED = 64 * 1024 * 1024  # bytes of a plain form that are read past, so that its sender hears the answer
PIECE = 64 * 1024

V = TypeVar("V", bound=Callable[..., Any])


def keeps_what_fits(view: V) -> V:
    """Mark a view that says itself, at the field, that a field was too long."""
    view.keeps_what_fits = True  # type: ignore[attr-defined]
    return view


class Pieces:
    """A body that can be read in pieces only.

    Django reads past the rest of a body line by line where it can be gone through by lines. Two gigabytes without an
    end of line were then held in memory at once.
    """

    def __init__(self, body: Any) -> None:
        self._body = body

    def read(self, size: int) -> bytes:
        """Return the next bytes, so many at most."""
        return bytes(self._body.read(size))


class TakesWhatFits(MultiPartParser):
    """Keeps the fields before the one that is too long. The rest is read past, so that the sender hears the answer."""

    too_much = False

    def parse(self) -> tuple[QueryDict, MultiValueDict[str, Any]]:
        """Return fields and files; where they are too much, the fields that fit and no file."""
        try:
            return super().parse()
        except RequestDataTooBig:
            self.too_much = True
            while self._input_data.read(PIECE):  # type: ignore[attr-defined]
                pass
            return self._post.copy(), MultiValueDict()  # type: ignore[attr-defined]


class Bounded:
    """Middleware that has forms taken in so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        request.parse_file_upload = partial(_parsed, request)  # type: ignore[method-assign]
        return _told(request, self._get_response(request))

    def process_exception(self, _request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer in place of a view whose form was cut off on its way: it is no fault of ours, and nothing was done."""
        return HttpResponse(status=400) if isinstance(exception, UnreadablePostError) else None


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what can't be taken: too much, or nothing that makes sense. A session that can't be kept is neither."""
    if (away := answer_to(_behind(exception))) is not None:
        return away
    if isinstance(exception, RequestDataTooBig):
        _pass(request)
        told = _("That is more than can be taken at once. Go back, and send less.")
        return render(request, "pages/refused.html", {"title": _("Too much"), "told": told}, status=413)
    told = _("What was sent cannot be understood. Go back, and try again.")
    return render(request, "pages/refused.html", {"title": _("Not understood"), "told": told}, status=400)


def _behind(exception: BaseException | None) -> BaseException | None:
    """Return the failure of the database that Django takes for a session that has been deleted."""
    while isinstance(exception, SessionInterrupted | UpdateError):
        exception = exception.__context__
    return exception


def _told(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """Give a reader a page where an address takes forms only: Django's own answer is empty."""
    if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED or getattr(answer, "content", None):
        return answer
    told = _("This address takes what a form sends; there is nothing to read here.")
    page = render(
        request, "pages/refused.html", {"title": _("Nothing to read"), "told": told}, status=answer.status_code
    )
    page["Allow"] = answer["Allow"]
    return page


def _parsed(request: HttpRequest, meta: Any, data: Any) -> tuple[QueryDict, MultiValueDict[str, Any]]:
    """Do what Django's own does, with our parser. Raises `RequestDataTooBig` unless the view says what is wrong."""
    request.upload_handlers = ImmutableList(
        request.upload_handlers, warning="You cannot alter upload handlers after the upload has been processed."
    )
    parser = TakesWhatFits(meta, cast(Any, Pieces(data)), request.upload_handlers, request.encoding)
    found = parser.parse()
    view = request.resolver_match.func if request.resolver_match else None
    if parser.too_much and not getattr(view, "keeps_what_fits", False):
        raise RequestDataTooBig
    request.typed_too_much = parser.too_much  # type: ignore[attr-defined] # ours, for the view
    return found


def _pass(request: HttpRequest) -> None:
    """Read past what a sender is still sending: who is hung up on while sending never sees the answer."""
    passed = 0
    try:
        while passed < MOST_PASSED and (piece := request.read(PIECE)):
            passed += len(piece)
    except (OSError, RuntimeError, ValueError):
        return
