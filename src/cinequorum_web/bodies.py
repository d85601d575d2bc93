"""Who sends something slowly holds up few, and no reader: bodies on their way have places of their own.

A server's thread that reads from a connection waits until something comes, for ever if need be, and cannot be told to
stop. Without a bound, some hundred senders of a byte now and then would hold all threads, and nobody could read a page
any more. So only so many may be sending at once; and as no visitor has more than a share of the places, one alone does
not keep all others from writing either. What ends before it is whole is not taken for whole.
"""

from __future__ import annotations

import io
import ipaddress
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 64 * 1024  # bytes
A_VISITORS = 64  # bits of an IPv6 address that are the same for all machines of one visitor


class CutOff(OSError):
    """What was sent ended before all that was announced had come."""


class NoPlace(Exception):
    """As many are sending as may, in all or from this visitor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How many may be sending at once, in all and from one visitor."""

    places: int
    share: int


class Places:
    """Counts who is sending. Behind so many `proxies` visitors are those that the outermost was asked by."""

    def __init__(self, room: Room, proxies: int = 0) -> None:
        self._room, self._proxies = room, proxies
        self._taken: Counter[str] = Counter()
        self._lock = threading.Lock()

    @contextmanager
    def one(self, environ: Mapping[str, Any]) -> Iterator[None]:
        """Hold a place for a request as long as this lasts. Raises `NoPlace`."""
        visitor = visitor_of(environ, self._proxies)
        with self._lock:
            if self._taken.total() >= self._room.places or self._taken[visitor] >= self._room.share:
                raise NoPlace
            self._taken[visitor] += 1
        try:
            yield
        finally:
            with self._lock:
                self._taken -= Counter([visitor])


def whole(body: Any, size: int) -> io.BufferedReader:
    """Return a body of which so many bytes are announced, as a file. Reading it raises `CutOff` where they don't come.

    >>> whole(io.BytesIO(b"a=b&more"), 3).read()
    b'a=b'
    """
    return io.BufferedReader(_Announced(body, size), PIECE)


class _Announced(io.RawIOBase):
    def __init__(self, body: Any, size: int) -> None:
        self._body, self._left = body, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer).cast("B")
        wanted = min(len(room), self._left)
        piece = self._body.read(wanted) if wanted else b""
        if wanted and not piece:
            raise CutOff("what was sent was cut off")
        room[: len(piece)] = piece
        self._left -= len(piece)
        return len(piece)


def visitor_of(environ: Mapping[str, Any], proxies: int) -> str:
    """Return the address that a request comes from, as the outermost of so many proxies of our own saw it.

    Of IPv6 it is the network, as everybody there has more addresses than there are places.

    >>> told = {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "10.0.0.1, 192.0.2.7"}
    >>> visitor_of(told, 0), visitor_of(told, 1)
    ('192.0.2.1', '192.0.2.7')
    >>> visitor_of({"REMOTE_ADDR": "2001:db8:0:7:1::9"}, 0)
    '2001:db8:0:7::/64'
    """
    passed_on = [one.strip() for one in str(environ.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
    seen = passed_on[-proxies] if 0 < proxies <= len(passed_on) else str(environ.get("REMOTE_ADDR", ""))
    return _network(seen) if ":" in seen else seen


def _network(address: str) -> str:
    try:
        found = ipaddress.IPv6Address(address)
    except ValueError:
        return address
    return str(found.ipv4_mapped or ipaddress.IPv6Network((found, A_VISITORS), strict=False))
