"""One page of the web: from the open internet only, in time, and not without end."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cinequorum.acquire.line import Plain, is_public
from cinequorum.acquire.web import Fetcher, FetchOptions
from cinequorum.errors import UnreadablePage

OPEN = "93.184.215.14"
PAGE = b"<!doctype html><title>The Weir</title><p>The Weir is a film."


class Answers(BaseHTTPRequestHandler):
    """What the pretended web answers."""

    def do_GET(self) -> None:
        """Answer by the path."""
        host = self.headers["Host"].partition(":")[0]
        if self.path == "/robots.txt":
            self.robots(*ROBOTS.get(host, (404, b"")))
        elif self.path == "/to-shut":
            self.robots(302, b"http://shut.example/page")
        elif self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
        elif self.path == "/inside":
            self.send_response(302)
            self.send_header("Location", "http://inside.example/page")
            self.end_headers()
        elif self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
            self.end_headers()
        elif self.path in ("/noai", "/cut"):
            self.send_response(200)
            head = ("X-Robots-Tag", "noai") if self.path == "/noai" else ("Content-Length", "9000")
            self.send_header(*head)
            self.end_headers()
            self.wfile.write(PAGE)
        elif self.path == "/gone":
            self.send_error(404)
        else:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            body = PAGE * (100_000 if self.path == "/endless" else 1)
            with suppress(ConnectionError):  # who has enough hangs up
                self.wfile.write(body if self.path != "/image" else b"\x89PNG\r\n" + bytes(90))

    def robots(self, status: int, body: bytes) -> None:
        """Answer as the host does when it is asked for its robots.txt."""
        with suppress(OSError):
            if body == b"drip":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                for _ in range(40):
                    self.wfile.write(b"X")
                    time.sleep(0.1)
                return
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", body.decode())
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher(port: int) -> Fetcher:
    """A fetcher to whom every host is one of the open web but `inside.example`, and which asks the pretended web."""

    def resolve(host: str, _: int) -> tuple[str, ...]:
        if host == "nowhere.example":
            raise OSError("no such host")
        return (OPEN, "10.0.0.7") if host == "inside.example" else (OPEN,)

    def opened(_scheme: str, host_at: str, _port: int, seconds: float) -> http.client.HTTPConnection:
        assert host_at.endswith(f" {OPEN}")
        return Plain(host_at.partition(" ")[0], "127.0.0.1", port, seconds)

    return Fetcher(FetchOptions(most_bytes=1_000_000), resolve, opened)


def test_a_page_is_fetched_under_the_address_where_it_was_found(fetcher: Fetcher) -> None:
    """Through a redirect, with its type."""
    page = fetcher.fetch("http://a.example/moved")
    assert (page.source, page.media_type, page.body) == ("http://a.example/page", "text/html", PAGE)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://inside.example/page", "forbidden"), ("http://a.example/inside", "forbidden"),
        ("http://a.example/round", "unreachable"), ("http://a.example/gone", "status"),
        ("http://a.example/endless", "too_large"), ("http://a.example/noai", "reserved"),
        ("http://a.example/cut", "cut"), ("http://a.example/image", "binary"),
        ("http://nowhere.example/", "unreachable"), ("ftp://a.example/", "forbidden"), ("a.example", "forbidden"),
        ("http://a.example:22/", "forbidden"), ("http://ada@a.example/", "forbidden"), ("http://[::1/", "forbidden"),
    ],
)  # fmt: skip
def test_what_is_not_fetched_is_said(fetcher: Fetcher, address: str, code: str) -> None:
    """With a code: also where a redirect leads inside."""
    with pytest.raises(UnreadablePage) as caught:
        fetcher.fetch(address)
    assert caught.value.code == code


ROBOTS = {
    "none.example": (404, b""),
    "gone.example": (410, b"User-agent: *\nDisallow: /"),
    "open.example": (200, b"User-agent: *\nDisallow: /private"),
    "shut.example": (200, b"User-agent: *\nDisallow: /"),
    "us.example": (200, b"User-agent: *\nAllow: /\n\nUser-agent: cinequorum\nDisallow: /page"),
    "others.example": (200, b"User-agent: otherbot\nDisallow: /"),
    "markup.example": (200, b"<!doctype html><title>Disallow: /</title>"),
    "bytes.example": (200, b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /page\xff\r\nDisallow: /page$"),
    "stars.example": (200, b"User-agent: *\nDisallow: /" + b"*a" * 900 + b"*b$"),
    "long.example": (200, b"User-agent: *\n" + b"Disallow: /x\n" * 60_000 + b"Disallow: /page\n"),
    "broken.example": (500, b""),
    "away.example": (503, b"User-agent: *\nAllow: /"),
    "busy.example": (429, b""),
    "elsewhere.example": (301, b"http://shut.example/robots.txt"),
    "inward.example": (302, b"http://inside.example/robots.txt"),
    "circle.example": (302, b"/robots.txt"),
    "slow.example": (200, b"drip"),
}


@pytest.mark.parametrize(
    ("host", "told"),
    [("none", ""), ("gone", ""), ("open", ""), ("others", ""), ("markup", ""), ("long", ""), ("circle", ""),
     ("stars", ""), ("shut", "asks programs"), ("us", "asks programs"), ("bytes", "asks programs"),
     ("elsewhere", "asks programs"), ("broken", "answers 500"), ("away", "answers 503"), ("busy", "answers 429"),
     ("inward", "in time")],
)  # fmt: skip
def test_what_a_site_asks_of_programs_is_kept(fetcher: Fetcher, host: str, told: str) -> None:
    """No file lets everything be fetched, one whose server fails nothing; a file without end is read to its limit."""
    if not told:
        assert fetcher.fetch(f"http://{host}.example/page").body == PAGE
        return
    with pytest.raises(UnreadablePage) as caught:
        fetcher.fetch(f"http://{host}.example/page")
    assert caught.value.code == "robots"
    assert told in caught.value.message
    assert caught.value.message.startswith(f"{host}.example ")


def test_a_site_that_a_redirect_leads_to_is_asked_too(fetcher: Fetcher) -> None:
    """Its own file counts there."""
    with pytest.raises(UnreadablePage) as caught:
        fetcher.fetch("http://none.example/to-shut")
    assert caught.value.code == "robots"
    assert caught.value.message.startswith("shut.example ")


def test_a_file_that_comes_byte_by_byte_is_not_waited_for(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither its heads nor its lines: the page is not fetched."""
    monkeypatch.setattr("cinequorum.acquire.web.MOST_SECONDS", 0.4)
    begun = time.monotonic()
    with pytest.raises(UnreadablePage) as caught:
        fetcher.fetch("http://slow.example/page")
    assert caught.value.code == "robots"
    assert time.monotonic() - begun < 5


def test_a_page_that_takes_too_long_is_given_up(fetcher: Fetcher) -> None:
    """The clock goes on between two pieces of the answer."""
    times = iter(range(0, 10_000, 15))
    with pytest.raises(UnreadablePage) as caught:
        fetcher.fetch("http://a.example/page", clock=lambda: float(next(times)))
    assert caught.value.code == "given_up"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "nonsense"],
)  # fmt: skip
def test_addresses_inside_are_known(address: str) -> None:
    """Loopback, private, link-local, shared, multicast, and those wrapped in another form."""
    assert not is_public(address)


def test_addresses_outside_are_let_through() -> None:
    """Of both families."""
    assert is_public(OPEN)
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")
