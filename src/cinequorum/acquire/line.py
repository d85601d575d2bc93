"""One question to a server and its answer: to an address that was looked at, in time, and not without end.

The name is looked up once, every address it has is looked at, and the connection goes to an address that was looked at:
a name that changes its mind in between leads nowhere. No library of HTTP lets one say which address to connect to and
checks the certificate of the name all the same; so this stands on the connections of the standard library.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from cinequorum.errors import PageTooLarge, UnreadablePage

MOVED = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_PORTS = {"http": 80, "https": 443}
_GIVEN_OUT = ipaddress.ip_network("2000::/3")
_APART = tuple(
    ipaddress.ip_network(known)
    for known in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
"""Networks for protocols, for tunnels between the two kinds of addresses, for relays, for examples in books."""

Resolve = Callable[[str, int], Sequence[str]]
Open = Callable[[str, str, int, float], http.client.HTTPConnection]


def addresses(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of a host, as the system's resolver has them. Raises `OSError`."""
    return tuple(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(address: str) -> bool:
    """Tell whether an address is one of the open internet.

    Of IPv6 that is only what has been given out to networks (2000::/3), so that no form that wraps another address is
    one; what the standard library does not know to be set apart stands in `_APART`.

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("169.254.169.254")
    (True, False, False, False)
    """
    try:
        found = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    if any(found in network for network in _APART) or (found.version == 6 and found not in _GIVEN_OUT):
        return False
    return bool(found.is_global and not found.is_multicast and not found.is_reserved)


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """What one answer may cost: until when by which clock, how many bytes; `cut` takes the first of more."""

    deadline: float
    clock: Callable[[], float]
    most: int
    cut: bool = False

    def left(self) -> float:
        """Return the seconds that are left."""
        return self.deadline - self.clock()


class Plain(http.client.HTTPConnection):
    """A connection to an address, for a host of another name."""

    def __init__(self, host: str, address: str, port: int, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._address = address

    def connect(self) -> None:
        """Connect to the address that was looked at, whatever the name means by now."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class Secure(Plain):
    """The same, with the host's certificate looked at."""

    def connect(self) -> None:
        """Connect, and ask for the certificate of the host that was meant."""
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def connected(scheme: str, host_at: str, port: int, seconds: float) -> http.client.HTTPConnection:
    """Return a connection; `host_at` is the host, a blank, and the address that it is to be found at."""
    host, _, address = host_at.partition(" ")
    return (Secure if scheme == "https" else Plain)(host, address, port, seconds)


@contextmanager
def _hung_up_on(connection: http.client.HTTPConnection, within: Within) -> Iterator[None]:
    """Close the line when the time is over: a server that sends its heads byte by byte never lets a read time out.

    Raises `TimeoutError` then: heads that were cut look like whole ones.
    """
    line, over = connection.sock, threading.Event()

    def close() -> None:
        over.set()
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(max(0.1, within.left()), close)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
        if over.is_set():
            raise TimeoutError


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What a server answered: `heads` as they were sent, `body` with its pieces joined; `address` is who answered."""

    at: str
    status: int
    reason: str = ""
    heads: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    address: str = ""

    def head(self, name: str) -> str | None:
        """Return the first head of a name, in whatever case it was sent."""
        return next((value for key, value in self.heads if key.lower() == name.lower()), None)


class Line:
    """Asks servers; the resolver and the connection can be others than the system's."""

    def __init__(self, resolve: Resolve = addresses, opened: Open = connected) -> None:
        self._resolve = resolve
        self._open = opened

    def ask(self, at: str, heads: Mapping[str, str], within: Within) -> Exchange:
        """Ask once for what is at an address. Redirects are not followed, their bodies not read.

        Raises `UnreadablePage`: `forbidden` for an address that is not of the open web, `unreachable`, `given_up` where
        it takes too long, `cut` for an answer that ends before it is whole, `too_large`.
        """
        scheme, host, port, path = parts_of(at)
        where = self.allowed(at, host, port)
        try:
            connection = self._open(scheme, f"{host} {where}", port, max(0.1, within.left()))
            try:
                connection.connect()
                with _hung_up_on(connection, within):
                    connection.request("GET", path, headers=dict(heads))
                    answer = connection.getresponse()
                body = b"" if answer.status in MOVED else _body(at, answer, within)
            finally:
                connection.close()
        except TimeoutError as error:
            raise UnreadablePage(at, "given_up", f"{at} does not answer in time") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _failed(at, error, within) from error
        sent = tuple(answer.getheaders())
        return Exchange(at=at, status=answer.status, reason=answer.reason, heads=sent, body=body, address=where)

    def allowed(self, at: str, host: str, port: int) -> str:
        """Return the address to go to. All addresses of the host have to be of the open internet."""
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise UnreadablePage(at, "unreachable", f"there is no host {host}") from error
        if not found or not all(is_public(one) for one in found):
            raise UnreadablePage(at, "forbidden", f"{host} is not on the open web; only public addresses are fetched")
        return found[0]


def _failed(at: str, error: Exception, within: Within) -> UnreadablePage:
    if within.left() < 0:
        return UnreadablePage(at, "given_up", f"{at} takes too long")
    if isinstance(error, http.client.IncompleteRead):
        return UnreadablePage(at, "cut", f"the answer of {at} ends before it is whole")
    return UnreadablePage(at, "unreachable", f"{at} cannot be reached: {error}")


def _body(at: str, answer: http.client.HTTPResponse, within: Within) -> bytes:
    parts, size, stated = list[bytes](), 0, answer.length
    while part := answer.read1(_CHUNK):
        size += len(part)
        if size > within.most and not within.cut:
            raise PageTooLarge(at, within.most)
        if within.left() < 0:
            raise UnreadablePage(at, "given_up", f"{at} takes too long")
        parts.append(part)
        if size > within.most:
            return b"".join(parts)
    if stated is not None and size < stated:  # reading piece by piece does not notice it
        raise http.client.IncompleteRead(b"", stated - size)
    return b"".join(parts)


def parts_of(at: str) -> tuple[str, str, int, str]:
    """Return scheme, host, port and the path with its query. Raises `UnreadablePage` for what is no such address."""
    try:
        parts = urlsplit(at)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UnreadablePage(at, "forbidden", f"{at} is no address of a page") from error
    if parts.scheme not in _PORTS or not host or parts.username or parts.password:
        raise UnreadablePage(at, "forbidden", f"{at} is no address of a page; it should begin with https://")
    if port not in (None, *_PORTS.values()):
        raise UnreadablePage(at, "forbidden", f"{at} names an unusual port; only 80 and 443 are asked")
    path = urlunsplit(("", "", parts.path or "/", parts.query, "")).encode("ascii", "backslashreplace").decode()
    return parts.scheme, host, port or _PORTS[parts.scheme], path.replace(" ", "%20")
