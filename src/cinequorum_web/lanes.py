"""How many requests are at work at once, and how many may wait: whoever comes when as many wait is told so at once.

Reading and writing have lanes of their own, so that writers who wait for one another on the database keep no reader
waiting; what watches the site has a third, so that a busy site is not taken for a dead one. Without a bound a server
takes in whatever comes: each request is then answered so late that nobody waits for the answer any more. What is sent
with a request is there before its turn comes; large bodies, which are not, have a lane of their own. For both there are
places (`bodies`), so that who sends slowly holds up no reader, and no lane.

Each lane works with threads of its own, and only these have connections to the database; the server's threads wait.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, TypeAlias

from cinequorum_web.bodies import CutOff, NoPlace, Places, Room, whole
from cinequorum_web.security import HEADERS

Environ: TypeAlias = dict[str, Any]
Start: TypeAlias = Callable[..., Any]
Application: TypeAlias = Callable[[Environ, Start], Iterable[bytes]]

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
WATCHING = frozenset({"/healthz", "/readyz", "/metrics"})
AGAIN = 5  # seconds until somebody who was sent away may ask again
SMALL = 1_000_000  # bytes of a body that is taken in before its request gets in line
TOLD = b"The site is very busy at the moment. Please try again in a few seconds.\n"
CUT = b"What you sent was cut off: nothing of it was kept.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How many requests of a lane are at work at once, how many may wait, and for how many seconds."""

    working: int
    waiting: int
    patience: float


READING = Bounds(working=4, waiting=100, patience=5)
WRITING = Bounds(working=4, waiting=40, patience=10)
WATCH = Bounds(working=1, waiting=7, patience=10)
SENDING = Bounds(working=8, waiting=0, patience=10)
LANES = {"reading": READING, "writing": WRITING, "watching": WATCH, "sending": SENDING}
ROOM = {"small": Room(places=64, share=32), "large": Room(places=SENDING.working, share=SENDING.working // 2)}
THREADS = sum(lane.working + lane.waiting for lane in LANES.values()) + ROOM["small"].places + 16
"""Threads that a server needs: one for each request that works, waits or is sent, and some to send the others away."""


class Lane:
    """Does what it is given with so many threads; takes in no more than may wait."""

    def __init__(self, name: str, bounds: Bounds) -> None:
        self._bounds = bounds
        self._pool = ThreadPoolExecutor(bounds.working, thread_name_prefix=name)
        self._within = 0
        self._lock = threading.Lock()

    def do(self, work: Callable[[], Iterable[bytes]]) -> Iterable[bytes] | None:
        """Return what the work gives; None where too many wait, or nobody has come to it in time."""
        with self._lock:
            if self._within >= self._bounds.working + self._bounds.waiting:
                return None
            self._within += 1
        try:
            return _result(self._pool.submit(work), self._bounds.patience)
        finally:
            with self._lock:
                self._within -= 1


class Lanes:
    """A WSGI application that lets requests to another in by lanes, and answers 503 to those for whom none has room."""

    def __init__(self, application: Application, bounds: Mapping[str, Bounds] = LANES, proxies: int = 0) -> None:
        self._application = application
        self._lanes = {name: Lane(name, bound) for name, bound in bounds.items()}
        self._places = {name: Places(room, proxies) for name, room in ROOM.items()}

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer a request."""
        try:
            found = self._large(environ, start_response) if _is_large(environ) else self._small(environ, start_response)
        except NoPlace:
            found = None
        return _busy(start_response) if found is None else found

    def _small(self, environ: Environ, start_response: Start) -> Iterable[bytes] | None:
        """Have the body there before its turn comes; what only asks is taken without one."""
        size = 0 if environ["REQUEST_METHOD"] in SAFE else _size_of(environ)
        try:
            with self._places["small"].one(environ) if size else nullcontext():
                environ["wsgi.input"] = io.BytesIO(whole(environ["wsgi.input"], size).read())
        except CutOff:
            return _cut(start_response)
        return self._done(environ, start_response)

    def _large(self, environ: Environ, start_response: Start) -> Iterable[bytes] | None:
        """Let who wants the body read it as it comes. Reading it raises `CutOff`, of which Django makes an error."""
        with self._places["large"].one(environ):
            environ["wsgi.input"] = whole(environ["wsgi.input"], _size_of(environ))
            return self._done(environ, start_response)

    def _done(self, environ: Environ, start_response: Start) -> Iterable[bytes] | None:
        return self._lanes[lane_of(environ)].do(lambda: self._application(environ, start_response))


def lane_of(environ: Mapping[str, Any]) -> str:
    """Return the lane of a request.

    >>> lane_of({"REQUEST_METHOD": "GET", "PATH_INFO": "/films/"}), lane_of({"REQUEST_METHOD": "POST"})
    ('reading', 'writing')
    >>> lane_of({"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "20000000"})
    'sending'
    """
    if _is_large(environ):
        return "sending"
    if environ.get("PATH_INFO") in WATCHING:
        return "watching"
    return "reading" if environ["REQUEST_METHOD"] in SAFE else "writing"


def _is_large(environ: Mapping[str, Any]) -> bool:
    return environ["REQUEST_METHOD"] not in SAFE and _size_of(environ) > SMALL


def _size_of(environ: Mapping[str, Any]) -> int:
    told = str(environ.get("CONTENT_LENGTH") or "0")
    return int(told) if told.isdecimal() else 0


def _result(work: Future[Iterable[bytes]], patience: float) -> Iterable[bytes] | None:
    try:
        return work.result(timeout=patience)
    except TimeoutError:
        if work.cancel():
            return None
    return work.result()


def _busy(start_response: Start) -> Iterable[bytes]:
    return _said(start_response, "503 Service Unavailable", TOLD, [("Retry-After", str(AGAIN))])


def _cut(start_response: Start) -> Iterable[bytes]:
    return _said(start_response, "400 Bad Request", CUT, [])


def _said(start_response: Start, status: str, told: bytes, more: list[tuple[str, str]]) -> Iterable[bytes]:
    heads = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(told))),
        *more,
        ("Cache-Control", "no-store"),
        *HEADERS,
    ]
    start_response(status, heads)
    return [told]
