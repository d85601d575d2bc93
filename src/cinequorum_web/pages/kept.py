"""Pages kept in memory for guests: what was made for one is the answer for the next, until the database changes.

Kept are only answers that a view says are the same for all guests; whoever has a session gets a page of their own.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language_from_request

from cinequorum_web.catalog.moment import moment_of

MOST = 64 * 1024 * 1024  # bytes of all pages, their addresses and heads
LARGEST = 1024 * 1024  # bytes of one
ROUND = 1024  # bytes, about, that a page takes beside what is in it
FOR_ALL = "for_all"  # what a view sets on an answer that is the same for all guests
LEFT_OUT = frozenset({"date", "content-length", "set-cookie"})

Key = tuple[str, ...]


class Kept(NamedTuple):
    """An answer as it was sent: at which state of the database, its body and its heads."""

    moment: bytes
    body: bytes
    heads: tuple[tuple[str, str], ...]


class Keeping:
    """Middleware that answers guests out of memory. It stands outside of what compresses, so that is done once too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._pages: OrderedDict[Key, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        if request.method != "GET" or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self._get_response(request)
        moment = moment_of()
        if moment is None:
            return self._get_response(request)
        key = _key(request)
        if (kept := self._find(key, moment)) is not None:
            return _again(request, kept)
        response = self._get_response(request)
        if isinstance(response, HttpResponse) and getattr(response, FOR_ALL, False) and _is_plain(response):
            heads = tuple((name, value) for name, value in response.items() if name.lower() not in LEFT_OUT)
            self._keep(key, Kept(moment, response.content, heads))
        return response

    def _find(self, key: Key, moment: bytes) -> Kept | None:
        with self._lock:
            kept = self._pages.get(key)
            if kept is None or kept.moment != moment:
                return None
            self._pages.move_to_end(key)
            return kept

    def _keep(self, key: Key, kept: Kept) -> None:
        if len(kept.body) > LARGEST:
            return
        with self._lock:
            if (before := self._pages.pop(key, None)) is not None:
                self._bytes -= _size(key, before)
            self._pages[key] = kept
            self._bytes += _size(key, kept)
            while self._bytes > MOST:
                self._bytes -= _size(*self._pages.popitem(last=False))


def _size(key: Key, kept: Kept) -> int:
    """Return how much room a page takes: whoever asks chooses how long its address is."""
    told = (*key, *(part for head in kept.heads for part in head))
    return ROUND + len(kept.body) + sum(map(len, told))


def _key(request: HttpRequest) -> Key:
    """What an answer to a guest depends on."""
    packed = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else ""
    return request.scheme or "", request.get_host(), request.get_full_path(), get_language_from_request(request), packed


def _is_plain(response: HttpResponse) -> bool:
    return response.status_code == 200 and not response.cookies and not response.streaming


def _again(request: HttpRequest, kept: Kept) -> HttpResponseBase:
    response = HttpResponse(kept.body)
    for name, value in kept.heads:
        response.headers[name] = value
    etag = response.headers.get("ETag")
    return get_conditional_response(request, etag=etag, response=response) or response
