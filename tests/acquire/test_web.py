"""One page of the web: from the open internet only, in time, and not without end."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cinequorum.acquire.web import Fetcher, FetchOptions, is_public
from cinequorum.errors import UnreadablePage

OPEN = "93.184.215.14"
PAGE = b"<!doctype html><title>The Weir</title><p>The Weir is a film."


class Answers(BaseHTTPRequestHandler):
    """What the pretended web answers."""

    def do_GET(self) -> None:
        """Answer by the path."""
        if self.path == "/moved":
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
        elif self.path == "/gone":
            self.send_error(404)
        else:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            body = PAGE * (100_000 if self.path == "/endless" else 1)
            with suppress(ConnectionError):  # who has enough hangs up
                self.wfile.write(body if self.path != "/image" else b"\x89PNG\r\n" + bytes(90))

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
        return http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)

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
        ("http://a.example/endless", "too_large"), ("http://a.example/image", "binary"),
        ("http://nowhere.example/", "unreachable"), ("ftp://a.example/", "forbidden"), ("a.example", "forbidden"),
        ("http://a.example:22/", "forbidden"), ("http://ada@a.example/", "forbidden"), ("http://[::1/", "forbidden"),
    ],
)  # fmt: skip
def test_what_is_not_fetched_is_said(fetcher: Fetcher, address: str, code: str) -> None:
    """With a code: also where a redirect leads inside."""
    with pytest.raises(UnreadablePage) as caught:
        fetcher.fetch(address)
    assert caught.value.code == code


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
