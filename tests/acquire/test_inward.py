"""No question goes inward: however an address is spelled, whatever a name means later, whoever redirects."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cinequorum.acquire import line
from cinequorum.acquire.addresses import tidied
from cinequorum.acquire.line import Line, Plain, Within, is_public
from cinequorum.acquire.web import Fetcher, FetchOptions
from cinequorum.errors import UnreadablePage

OPEN = "93.184.215.14"
INWARD = (
    "fec0::1", "192.0.0.8", "192.88.99.1", "198.18.0.1", "240.0.0.1", "255.255.255.255", "3fff::1", "5f00::1",
    "2001:db8::1", "2001::1", "2001:20::1", "2002:5db8:d70e::", "::127.0.0.1", "::ffff:0:127.0.0.1", "::ffff:8.8.8.8",
    "64:ff9b::808:808", "64:ff9b:1::a00:1", "2620:4f:8000::1", "100::1", "ff02::1", "ff0e::1", "233.252.0.1",
    "100.127.255.255", "169.254.0.1", "127.255.255.254", "0.1.2.3", "fe80::1", "fdff::1", "",
)  # fmt: skip
SPELLED = (
    "2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "127.1", "0", "0.0.0.0", "[::ffff:127.0.0.1]", "[::1]", "[::]",
    "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "１２７.0.0.1", "①②⑦.⓪.⓪.①", "127。0。0。1", "LOCALHOST", "[fe80::1%25lo]",
    "10.0.0.1", "3232235521", "0300.0250.0.1", "169.254.169.254", "0xa9fea9fe", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
)  # fmt: skip
NO_PAGES = (
    "file:///etc/passwd", "gopher://paper.example/1", "ftp://paper.example/", "dict://paper.example:11211/",
    "data:text/html,x", "javascript:alert(1)", "jar:http://paper.example!/", "//paper.example/", "http://",
    "http://paper.example:22/", "http://paper.example:0x50/", "http://paper.example:99999/", "http://ada@paper.example/",
    "http://ada:pass@paper.example/", "http://paper.example\\@127.0.0.1/", "http://[::1",
)  # fmt: skip


def within() -> Within:
    return Within(deadline=time.monotonic() + 5, clock=time.monotonic, most=1000)


def never(*_: object) -> http.client.HTTPConnection:
    """Take the place of the connection: there must be none."""
    raise AssertionError("a connection was made")


@pytest.mark.parametrize("address", INWARD)
def test_addresses_that_are_set_apart(address: str) -> None:
    """Special, wrapped and old forms are none of the open internet."""
    assert not is_public(address)


@pytest.mark.parametrize("host", SPELLED)
def test_however_it_is_spelled(host: str) -> None:
    """The system's own resolver is asked what a host means, so figures, wide letters and short forms lead nowhere."""
    with pytest.raises(UnreadablePage) as caught:
        Line(opened=never).ask(f"http://{host}/", {}, within())
    assert caught.value.code in ("forbidden", "unreachable")


@pytest.mark.parametrize("address", NO_PAGES)
def test_what_is_no_address_of_a_page(address: str) -> None:
    """Other schemes and ports, and passwords, are refused before a name is looked up."""

    def resolve(*_: object) -> tuple[str, ...]:
        raise AssertionError("a name was looked up")

    with pytest.raises(UnreadablePage) as caught:
        Line(resolve, never).ask(address, {}, within())
    assert caught.value.code == "forbidden"


class Echo(BaseHTTPRequestHandler):
    """Answers with what it was asked, line by line."""

    def do_GET(self) -> None:
        """Answer."""
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path.partition("?")[2])
            self.end_headers()
            return
        self.send_response(404 if self.path == "/robots.txt" else 200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f"<!doctype html><p>{self.requestline}\n{self.headers}".encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_a_name_that_changes_its_mind(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is looked up once a question, and the connection goes to the address that was looked at then."""
    asked, gone_to = list[str](), list[str]()

    def resolve(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return (OPEN,) if len(asked) == 1 else ("127.0.0.1",)

    def connect(where: tuple[str, int], _seconds: float) -> object:
        gone_to.append(where[0])
        raise OSError("far away")

    monkeypatch.setattr("socket.create_connection", connect)
    with pytest.raises(UnreadablePage, match="far away"):
        Line(resolve).ask("http://paper.example/", {}, within())
    assert (asked, gone_to) == (["paper.example"], [OPEN])
    with pytest.raises(UnreadablePage) as caught:
        Line(resolve).ask("http://paper.example/", {}, within())
    assert (caught.value.code, gone_to) == ("forbidden", [OPEN])


def test_one_inward_address_among_others_is_enough() -> None:
    """A name that means both is not asked: the system would choose."""
    with pytest.raises(UnreadablePage) as caught:
        Line(lambda *_: (OPEN, "10.0.0.7"), never).ask("http://paper.example/", {}, within())
    assert caught.value.code == "forbidden"


@pytest.mark.parametrize(
    "target",
    ["http://2130706433/", "http://127.1/", "//localhost/", "file:///etc/passwd", "http://[::1]/", "http://u:p@a.example/",
     "gopher://a.example/", "http://a.example:25/", "https://0x0/"],
)  # fmt: skip
def test_a_redirect_inward_is_not_followed(port: int, target: str) -> None:
    """Each step is looked at as the first was."""

    def resolve(host: str, at: int) -> tuple[str, ...]:
        return (OPEN,) if host == "paper.example" else line.addresses(host, at)

    def opened(_scheme: str, host_at: str, _port: int, seconds: float) -> http.client.HTTPConnection:
        assert host_at == f"paper.example {OPEN}"
        return Plain("paper.example", "127.0.0.1", port, seconds)

    with pytest.raises(UnreadablePage) as caught:
        Fetcher(FetchOptions(), resolve, opened).fetch(f"http://paper.example/to?{target}")
    assert caught.value.code == "forbidden"


def test_no_proxy_is_asked(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment says of proxies would lead past the address that was looked at."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
    gone_to = list[tuple[str, int]]()

    def connect(where: tuple[str, int], _seconds: float) -> object:
        gone_to.append(where)
        raise OSError("far away")

    monkeypatch.setattr("socket.create_connection", connect)
    for address in ("http://paper.example/", "https://paper.example/"):
        with pytest.raises(UnreadablePage):
            Line(lambda *_: (OPEN,)).ask(address, {}, within())
    assert gone_to == [(OPEN, 80), (OPEN, 443)]


@pytest.mark.parametrize(
    "address",
    ["http://paper.example/a\r\nX-Ours: 1", "http://paper.example/a HTTP/1.1\r\nX-Ours: 1\r\n\r\n",
     "http://paper.example/?q=\nX-Ours: 1", "http://paper.example\r\nX-Ours: 1/", "http://paper.example/\x00X-Ours: 1",
     "http://paper.example/\x85X-Ours: 1", "http://paper.example/\u2028X-Ours: 1",
     "http://paper.example/%0d%0aX-Ours: 1"],
)  # fmt: skip
def test_no_address_makes_a_head(port: int, address: str) -> None:
    """Ends of lines and zeros in an address are dropped, escaped or refused; none begins a line of the question."""

    def opened(_scheme: str, host_at: str, _port: int, seconds: float) -> http.client.HTTPConnection:
        return Plain(host_at.partition(" ")[0], "127.0.0.1", port, seconds)

    with suppress(UnreadablePage):
        answer = Line(lambda *_: (OPEN,), opened).ask(address, {}, within())
        assert not [told for told in answer.body.decode().splitlines() if told.startswith("X-Ours")]


def test_names_that_look_alike_are_told_apart() -> None:
    """An address has one spelling, in ASCII: a Cyrillic letter in a name is seen, and no brackets hide a host."""
    assert tidied("https://pаper.example/") == "https://xn--pper-53d.example/"
    assert tidied("https://paper.example@evil.example/") is None
    assert tidied("https://paper.example\\@evil.example/") in (None, "https://paper.example/%5C@evil.example/")
