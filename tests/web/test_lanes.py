"""What comes when as many wait as may is turned away at once, and writers keep no reader waiting."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Semaphore, current_thread
from typing import Any

import pytest
from django.test import Client

from cinequorum_web.bodies import CutOff, NoPlace, Places, Room, whole
from cinequorum_web.lanes import LANES, ROOM, SMALL, THREADS, Bounds, Lanes
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


class Body(io.BytesIO):
    """What was sent; says what was read of it."""

    def __init__(self, sent: bytes) -> None:
        super().__init__(sent)
        self.asked = 0

    def read(self, size: int | None = -1) -> bytes:
        self.asked += 1
        return super().read(size)


def test_a_small_body_is_taken_in_before_its_turn() -> None:
    """So that a sender who is slow holds no lane up; a large one is left to who wants it, in a lane of its own."""

    def reads(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        start("200 OK", [("Asked", str(body.asked)), ("Worker", current_thread().name)])
        return [environ["wsgi.input"].read()]

    lanes, read = Lanes(reads), b"a" * 2_000_000
    body = Body(b"a=b&more")
    _, heads, told = ask(lanes, "POST", "/", {"wsgi.input": body, "CONTENT_LENGTH": "3"})
    assert (told, heads) == (b"a=b", {"Asked": "1", "Worker": "writing_0"})
    body = Body(read)
    _, heads, told = ask(lanes, "POST", "/", {"wsgi.input": body, "CONTENT_LENGTH": str(len(read))})
    assert (told, heads) == (read, {"Asked": "0", "Worker": "sending_0"})


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_of_what_only_asks_no_body_is_waited_for(method: str) -> None:
    """However much is announced: readers would be held up by it for nothing."""
    body, go = Body(b"more"), Slow()
    go.go.set()
    for size in ("4", "20000000"):
        status, _, told = ask(Lanes(go), method, "/", {"wsgi.input": body, "CONTENT_LENGTH": size})
        assert (status, told, body.asked) == ("200 OK", b"", 0)


def test_what_is_cut_off_is_not_taken_for_whole() -> None:
    """A form of which the end is missing would otherwise be one that says less."""
    slow = Slow()
    slow.go.set()
    sent = {"wsgi.input": io.BytesIO(b"a=b"), "CONTENT_LENGTH": "5"}
    status, _, told = ask(Lanes(slow), "POST", "/", sent)
    assert status == "400 Bad Request"
    assert b"cut off" in told
    assert not slow.threads


def test_a_large_form_that_is_cut_off_is_not_taken_for_whole(client: Client, db: None) -> None:
    """Whoever reads it meets an error, and the answer is no fault of the site's."""
    size = SMALL + 5
    with pytest.raises(CutOff):
        whole(io.BytesIO(b"a" * (size - 2)), size).read()
    sent: dict[str, Any] = {"wsgi.input": whole(io.BytesIO(b"a" * (size - 2)), size), "CONTENT_LENGTH": str(size)}
    answer = client.post("/members/login/", content_type="application/x-www-form-urlencoded", **sent)
    assert answer.status_code == 400


class Dripping:
    """A body that does not come until its sender is let go."""

    def __init__(self) -> None:
        self.go, self.begun = Event(), Event()

    def read(self, size: int) -> bytes:
        self.begun.set()
        assert self.go.wait(SECONDS)
        return b"a" * size


@pytest.mark.parametrize(("size", "room"), [(1000, ROOM["small"]), (SMALL + 1, ROOM["large"])])
def test_slow_senders_hold_up_no_reader_and_one_alone_no_writer(size: int, room: Room) -> None:
    """One visitor gets a share of the places, all together as many as there are; once given back they can be had."""
    slow = Slow()
    slow.go.set()
    lanes, share = Lanes(slow), room.share

    def send(visitor: str, body: Any) -> str:
        more = {"wsgi.input": body, "CONTENT_LENGTH": str(size), "REMOTE_ADDR": visitor}
        return ask(lanes, "POST", "/", more)[0]

    def at_once(visitor: str) -> str:
        return send(visitor, io.BytesIO(b"a" * size))

    bodies = [Dripping() for _ in range(room.places)]
    with ThreadPoolExecutor(room.places) as people:
        within = [people.submit(send, f"192.0.2.{n // share}", body) for n, body in enumerate(bodies[:share])]
        assert all(body.begun.wait(SECONDS) for body in bodies[:share])
        assert at_once("192.0.2.0").startswith("503")
        assert at_once("192.0.2.9") == "200 OK"
        within += [people.submit(send, "192.0.2.1", body) for body in bodies[share:]]
        assert all(body.begun.wait(SECONDS) for body in bodies)
        assert at_once("192.0.2.9").startswith("503")
        assert ask(lanes)[0] == ask(lanes, "GET", "/healthz")[0] == "200 OK"
        for body in bodies:
            body.go.set()
        assert "200 OK" in {one.result(SECONDS) for one in within}  # there is not room in the lane for all at once
    assert {at_once("192.0.2.0"), at_once("192.0.2.1")} == {"200 OK"}


def test_behind_a_proxy_places_are_shared_by_visitors() -> None:
    """Who says to have been passed on by others is one visitor all the same: what the own proxy saw counts."""
    places = Places(Room(places=9, share=1), proxies=1)
    one, other = ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": f"10.0.0.{n}, 192.0.2.{n}"} for n in (1, 2))
    again = {**one, "HTTP_X_FORWARDED_FOR": "10.0.0.9, 192.0.2.1"}
    with places.one(one), places.one(other), pytest.raises(NoPlace), places.one(again):
        pass


def test_the_server_has_a_thread_for_each_who_may_be_within() -> None:
    """And some to send the others away; without them these would wait, too, and nobody would tell them."""
    assert sum(lane.working + lane.waiting for lane in LANES.values()) + ROOM["small"].places < THREADS


def test_as_many_connections_as_files() -> None:
    """No connection is taken in for which the system has no file left."""
    assert 64 <= _room_for(8192) <= 8192
    assert _room_for(100) == 100
