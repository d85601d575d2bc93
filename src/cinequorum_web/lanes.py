"""How many requests are at work at once, and how many may wait: whoever comes when as many wait is told so at once.

Reading and writing have lanes of their own, so that writers who wait for one another on the database keep no reader
waiting; what watches the site has a third, so that a busy site is not taken for a dead one. Without a bound a server
takes in whatever comes: each request is then answered so late that nobody waits for the answer any more.

Each lane works with threads of its own, and only these have connections to the database; the server's threads wait.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeAlias

from cinequorum_web.security import HEADERS

Environ: TypeAlias = dict[str, Any]
Start: TypeAlias = Callable[..., Any]
Application: TypeAlias = Callable[[Environ, Start], Iterable[bytes]]

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
WATCHING = frozenset({"/healthz", "/readyz", "/metrics"})
AGAIN = 5  # seconds until somebody who was sent away may ask again
SMALL = 1_000_000  # bytes of a body that is taken in before its request gets in line: a slow sender holds no lane up
TOLD = b"The site is very busy at the moment. Please try again in a few seconds.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How many requests of a lane are at work at once, how many may wait, and for how many seconds."""

    working: int
    waiting: int
    patience: float


READING = Bounds(working=4, waiting=100, patience=5)
WRITING = Bounds(working=4, waiting=40, patience=10)
WATCH = Bounds(working=1, waiting=7, patience=10)
THREADS = sum(lane.working + lane.waiting for lane in (READING, WRITING, WATCH)) + 16
"""Threads that a server needs: one for each request that works or waits, and some to send the others away."""


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

    def __init__(self, application: Application, bounds: Mapping[str, Bounds] | None = None) -> None:
        self._application = application
        wanted = bounds or {"reading": READING, "writing": WRITING, "watching": WATCH}
        self._lanes = {name: Lane(name, bound) for name, bound in wanted.items()}

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer a request."""
        lane = self._lanes[lane_of(environ)]
        _take_in(environ)
        found = lane.do(lambda: self._application(environ, start_response))
        return _busy(start_response) if found is None else found


def lane_of(environ: Mapping[str, Any]) -> str:
    """Return the lane of a request.

    >>> lane_of({"REQUEST_METHOD": "GET", "PATH_INFO": "/films/"}), lane_of({"REQUEST_METHOD": "POST"})
    ('reading', 'writing')
    """
    if environ.get("PATH_INFO") in WATCHING:
        return "watching"
    return "reading" if environ["REQUEST_METHOD"] in SAFE else "writing"


def _result(work: Future[Iterable[bytes]], patience: float) -> Iterable[bytes] | None:
    try:
        return work.result(timeout=patience)
    except TimeoutError:
        if work.cancel():
            return None
    return work.result()


def _take_in(environ: Environ) -> None:
    """Read a small body whole; a larger one is read by whoever wants it."""
    told = str(environ.get("CONTENT_LENGTH") or "0")
    size = int(told) if told.isdecimal() else 0
    if 0 < size <= SMALL:
        environ["wsgi.input"] = io.BytesIO(environ["wsgi.input"].read(size))


def _busy(start_response: Start) -> Iterable[bytes]:
    heads = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(TOLD))),
        ("Retry-After", str(AGAIN)),
        ("Cache-Control", "no-store"),
        *HEADERS,
    ]
    start_response("503 Service Unavailable", heads)
    return [TOLD]
