"""What comes when as many wait as may is turned away at once, and writers keep no reader waiting."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Semaphore, current_thread
from typing import Any

import pytest

from cinequorum_web.lanes import READING, THREADS, WATCH, WRITING, Bounds, Lanes
from cinequorum_web.serve import _room_for

SECONDS = 30
FEW = Bounds(working=1, waiting=1, patience=SECONDS)


class Slow:
    """An application whose answers come when they are let go, and that says who works on what."""

    def __init__(self) -> None:
        self.begun, self.go, self.threads = Semaphore(0), Event(), set[str]()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.threads.add(current_thread().name)
        self.begun.release()
        assert self.go.wait(SECONDS)
        start_response("200 OK", [])
        return [environ["wsgi.input"].read()]


def ask(
    lanes: Lanes, method: str = "GET", path: str = "/", more: Mapping[str, Any] = {}
) -> tuple[str, dict[str, str], bytes]:
    """What a request is answered: status, heads, body."""
    told: list[Any] = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.input": io.BytesIO(b""), **more}
    body = b"".join(lanes(environ, lambda *heads: told.append(heads)))
    ((status, heads),) = told
    return status, dict(heads), body


@contextmanager
def crowded(bounds: Bounds = FEW) -> Iterator[tuple[Lanes, Slow, list[Future[Any]]]]:
    """Lanes of readers and writers in which one is at work and one waits."""
    slow = Slow()
    lanes = Lanes(slow, {"reading": bounds, "writing": bounds, "watching": bounds})
    with ThreadPoolExecutor(4) as people:
        within = [people.submit(ask, lanes) for _ in range(bounds.working + bounds.waiting)]
        assert slow.begun.acquire(timeout=SECONDS)
        while lanes._lanes["reading"]._within < len(within):
            pass
        try:
            yield lanes, slow, within
        finally:
            slow.go.set()


def test_whom_there_is_no_room_for_is_told_so_at_once() -> None:
    """503 with words and the time to come again; those who are within are answered all the same."""
    with crowded() as (lanes, slow, within):
        status, heads, body = ask(lanes)
        assert (status, heads["Retry-After"], heads["Cache-Control"]) == ("503 Service Unavailable", "5", "no-store")
        assert b"try again" in body
        assert heads["Content-Security-Policy"].startswith("default-src 'self'")
        slow.go.set()
        assert {done.result(SECONDS)[0] for done in within} == {"200 OK"}
    assert ask(lanes)[0] == "200 OK"
    assert slow.threads == {"reading_0"}


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/"), ("DELETE", "/x"), ("GET", "/healthz"), ("GET", "/metrics")]
)
def test_full_of_readers_it_still_takes_what_is_written_and_watched(method: str, path: str) -> None:
    """And the other way: each lane has room and threads of its own."""
    with crowded() as (lanes, slow, _), ThreadPoolExecutor(1) as people:
        asked = people.submit(ask, lanes, method, path)
        assert slow.begun.acquire(timeout=SECONDS)
        assert ask(lanes, "HEAD")[0].startswith("503")
        slow.go.set()
        assert asked.result(SECONDS)[0] == "200 OK"


def test_who_has_waited_too_long_is_sent_away() -> None:
    """Before anything of it is done; what is at work already is waited for."""
    with crowded(Bounds(working=1, waiting=1, patience=0.05)) as (_, slow, within):
        first, second = within
        done = {first, second}
        assert [one.result(SECONDS)[0] for one in done if one.done() or _ends(one)] == ["503 Service Unavailable"]
        slow.go.set()
        assert sorted(one.result(SECONDS)[0] for one in done) == ["200 OK", "503 Service Unavailable"]
    assert slow.begun.acquire(blocking=False) is False


def _ends(one: Future[Any]) -> bool:
    """Whether it ends although nobody is let go."""
    try:
        one.result(1)
    except TimeoutError:
        return False
    return True


def test_what_fails_within_fails_outside_and_leaves_its_place() -> None:
    """A fault is the server's to answer; the lane goes on."""

    def broken(_environ: object, _start: object) -> Iterable[bytes]:
        raise TimeoutError

    lanes = Lanes(broken, {"reading": FEW})
    for _ in range(5):
        with pytest.raises(TimeoutError):
            ask(lanes)


def test_a_small_body_is_taken_in_before_its_turn() -> None:
    """So that a sender who is slow holds no lane up; what has no length, or is large, is left to who wants it."""
    read: list[int] = []

    class Body(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            read.append(-1 if size is None else size)
            return super().read(size)

    slow = Slow()
    slow.go.set()
    lanes = Lanes(slow, {"writing": FEW})
    assert ask(lanes, "POST", "/", {"wsgi.input": Body(b"a=b&more"), "CONTENT_LENGTH": "3"})[2] == b"a=b"
    assert ask(lanes, "POST", "/", {"wsgi.input": Body(b"a" * 9), "CONTENT_LENGTH": "9000000"})[2] == b"a" * 9
    assert read == [3, -1]


def test_the_server_has_a_thread_for_each_who_may_be_within() -> None:
    """And some to send the others away; without them these would wait, too, and nobody would tell them."""
    assert sum(lane.working + lane.waiting for lane in (READING, WRITING, WATCH)) < THREADS


def test_as_many_connections_as_files() -> None:
    """No connection is taken in for which the system has no file left."""
    assert 64 <= _room_for(8192) <= 8192
    assert _room_for(100) == 100
