"""One page of the web, fetched with care: no address of a private network, no endless answer, no wait without end.

For a page that somebody asks for by hand. The name is looked up once, every address it has is looked at, and the
connection goes to an address that was looked at: a name that changes its mind in between leads nowhere. Before a page
its site is asked whether programs may fetch it (`robots.py`).
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit, urlunsplit

from cinequorum.acquire.files import from_bytes
from cinequorum.acquire.packing import unpack
from cinequorum.acquire.robots import MOST_BYTES, MOST_SECONDS, Answered, why_not
from cinequorum.acquire.types import ReadOptions
from cinequorum.errors import PageTooLarge, UnreadablePage
from cinequorum.model.page import RawPage

AGENT = "Cinequorum (reads one page that an editor asked for)"
ACCEPT = "text/html, text/*;q=0.8"
_MOVED = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
ROBOTS_REDIRECTS = 5  # as the RFC asks for
_PORTS = {"http": 80, "https": 443}

Resolve = Callable[[str, int], Sequence[str]]
Open = Callable[[str, str, int, float], http.client.HTTPConnection]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """Limits of one fetch: bytes of the page, seconds for all of it, redirects that are followed; what is asked for."""

    most_bytes: int = 10_000_000
    seconds: float = 20.0
    redirects: int = 4
    accept: str = ACCEPT


def addresses(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of a host, as the system's resolver has them. Raises `OSError`."""
    return tuple(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(address: str) -> bool:
    """Tell whether an address is one of the open internet.

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("169.254.169.254")
    (True, False, False, False)
    """
    try:
        found = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None) or found
    return bool(inner.is_global and found.is_global and not inner.is_multicast and not inner.is_reserved)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Within:
    """What one answer may cost: until when by which clock, and how many bytes; `cut` takes the first of more."""

    deadline: float
    clock: Callable[[], float]
    most: int
    cut: bool = False

    def left(self) -> float:
        """Return the seconds that are left."""
        return self.deadline - self.clock()


class _Plain(http.client.HTTPConnection):
    """A connection to an address, for a host of another name."""

    def __init__(self, host: str, address: str, port: int, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._address = address

    def connect(self) -> None:
        """Connect to the address that was looked at, whatever the name means by now."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _Secure(_Plain):
    """The same, with the host's certificate looked at."""

    def connect(self) -> None:
        """Connect, and ask for the certificate of the host that was meant."""
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def connected(scheme: str, host_at: str, port: int, seconds: float) -> http.client.HTTPConnection:
    """Return a connection; `host_at` is the host, a blank, and the address that it is to be found at."""
    host, _, address = host_at.partition(" ")
    return (_Secure if scheme == "https" else _Plain)(host, address, port, seconds)


@contextmanager
def _hung_up_on(connection: http.client.HTTPConnection, within: _Within) -> Iterator[None]:
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


class Fetcher:
    """Fetches pages within `options`; the resolver, the connection and the clock can be others than the system's."""

    def __init__(
        self, options: FetchOptions | None = None, resolve: Resolve = addresses, opened: Open = connected
    ) -> None:
        self._options = options or FetchOptions()
        self._resolve = resolve
        self._open = opened

    def fetch(self, address: str, clock: Callable[[], float] = time.monotonic) -> RawPage:
        """Return the page at an address, under the address where it was found at last.

        Raises what `fetch_bytes` does, and what `from_bytes` raises.
        """
        at, media_type, body = self.fetch_bytes(address, clock)
        packed = unpack(body, at, ReadOptions(most_bytes=self._options.most_bytes))
        return from_bytes(packed, at, media_type=media_type)

    def fetch_bytes(self, address: str, clock: Callable[[], float] = time.monotonic) -> tuple[str, str | None, bytes]:
        """Return what is at an address: where it was found at last, as what it was sent, and its bytes.

        Raises `UnreadablePage`: `forbidden` for an address that is not of the open web, `robots` where the site asks
        programs to stay away, `unreachable`, `status` for an answer other than 200, `too_large`, `given_up` where it
        takes too long. Raises `MissingExtra` without the extra `web`.
        """
        within = _Within(deadline=clock() + self._options.seconds, clock=clock, most=self._options.most_bytes)
        at, asked = address.strip(), dict[str, Answered]()
        for _ in range(self._options.redirects + 1):
            self._may(at, within, asked)
            answer, body = self._once(at, within)
            if answer.status in _MOVED and (where := answer.getheader("Location")):
                at = urljoin(at, where)
                continue
            if answer.status != 200:
                raise UnreadablePage(at, "status", f"{at} answers {answer.status} {answer.reason}".strip())
            return at, answer.getheader("Content-Type"), body
        raise UnreadablePage(address, "unreachable", f"{address} leads on too many times")

    def _may(self, at: str, within: _Within, asked: dict[str, Answered]) -> None:
        """Raise `UnreadablePage` where the site of this address asks programs not to fetch it; asked once a fetch."""
        scheme, host, port, _path = _parts(at)
        self._allowed(at, host, port)
        site = urlunsplit((scheme, urlsplit(at).netloc, "", "", ""))
        if site not in asked:
            asked[site] = self._robots(f"{site}/robots.txt", within)
        if reason := why_not(asked[site], at):
            raise UnreadablePage(at, "robots", f"{host} {reason}")

    def _robots(self, at: str, within: _Within) -> Answered:
        """Ask for a robots.txt, within a time of its own; of one without end the beginning is taken."""
        soon = min(within.deadline, within.clock() + MOST_SECONDS)
        mine = replace(within, deadline=soon, most=MOST_BYTES, cut=True)
        try:
            for _ in range(ROBOTS_REDIRECTS + 1):
                answer, body = self._once(at, mine)
                if answer.status not in _MOVED or not (where := answer.getheader("Location")):
                    return Answered(status=answer.status, body=body)
                at = urljoin(at, where)
        except UnreadablePage as error:
            if error.code == "unreachable":  # so is the page
                raise
            return Answered(status=0)
        return Answered(status=404)

    def _once(self, at: str, within: _Within) -> tuple[http.client.HTTPResponse, bytes]:
        scheme, host, port, path = _parts(at)
        where = self._allowed(at, host, port)
        try:
            connection = self._open(scheme, f"{host} {where}", port, max(0.1, within.left()))
            try:
                connection.connect()
                with _hung_up_on(connection, within):
                    connection.request("GET", path, headers={"User-Agent": AGENT, "Accept": self._options.accept})
                    answer = connection.getresponse()
                body = b"" if answer.status in _MOVED else self._body(at, answer, within)
            finally:
                connection.close()
        except TimeoutError as error:
            raise UnreadablePage(at, "given_up", f"{at} does not answer in time") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            if within.left() < 0:
                raise UnreadablePage(at, "given_up", f"{at} takes too long") from error
            raise UnreadablePage(at, "unreachable", f"{at} cannot be reached: {error}") from error
        return answer, body

    def _body(self, at: str, answer: http.client.HTTPResponse, within: _Within) -> bytes:
        parts, size = list[bytes](), 0
        while part := answer.read1(_CHUNK):
            size += len(part)
            if size > within.most and not within.cut:
                raise PageTooLarge(at, within.most)
            if within.left() < 0:
                raise UnreadablePage(at, "given_up", f"{at} takes too long")
            parts.append(part)
            if size > within.most:
                break
        return b"".join(parts)

    def _allowed(self, at: str, host: str, port: int) -> str:
        """Return the address to go to. All addresses of the host have to be of the open internet."""
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise UnreadablePage(at, "unreachable", f"there is no host {host}") from error
        if not found or not all(is_public(one) for one in found):
            raise UnreadablePage(at, "forbidden", f"{host} is not on the open web; only public addresses are fetched")
        return found[0]


def _parts(at: str) -> tuple[str, str, int, str]:
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
