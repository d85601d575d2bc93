"""A pretended web on loopback that misbehaves in every known way, and a world in which waiting takes no time."""

from __future__ import annotations

import gzip
import http.client
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cinequorum.acquire.gather.types import World
from cinequorum.acquire.line import Line, Plain

OPEN = "93.184.215.14"


def page(name: str) -> bytes:
    """Return an invented page."""
    return f"<!doctype html><title>{name}</title><p>The film {name} is invented.".encode()


@dataclass(slots=True)
class Web:
    """What the pretended web answers and what it was asked. `once` are answers that are given the first time only."""

    robots: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    port: int = 0

    def times(self) -> Counter[str]:
        """How often each address was asked for."""
        return Counter(url for url, _ in self.asked)

    def heads(self, url: str) -> list[dict[str, str]]:
        """The heads of each question for an address."""
        return [heads for asked, heads in self.asked if asked == url]


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:  # noqa: C901 # one way to misbehave after the other
    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.close_connection = True
            host = self.headers["Host"].partition(":")[0]
            url = f"http://{host}{self.path}"
            with web.lock:
                web.asked.append((url, dict(self.headers.items())))
                times = sum(asked == url for asked, _ in web.asked)
            with suppress(OSError):
                self.answer(host, url, times)

        def answer(self, host: str, url: str, times: int) -> None:
            name = self.path.partition("?")[0].strip("/").replace("-", "_")
            if self.path == "/robots.txt":
                status, body = web.robots.get(host, (404, b""))
                self.say(status, body, {"Content-Type": "text/plain"})
            elif url in web.bodies:
                self.say(200, web.bodies[url], {"Content-Type": "application/xml"})
            elif special := getattr(self, f"at_{name}", None):
                special(times)
            else:
                self.say(200, page(name))

        def say(self, status: int, body: bytes, heads: dict[str, str] | None = None) -> None:
            self.send_response(status)
            told = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))} | (heads or {})
            for key, value in told.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)

        def at_slow(self, _: int) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for _ in range(100):
                self.wfile.write(b"X")
                time.sleep(0.05)

        def at_slow_body(self, _: int) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n")
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)

        def at_huge(self, _: int) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            for _ in range(3000):
                self.wfile.write(b"x" * 1000)

        def at_endless_chunks(self, _: int) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in range(3000):
                self.wfile.write(b"3e8\r\n" + b"x" * 1000 + b"\r\n")

        def at_endless_heads(self, _: int) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(3000):
                self.wfile.write(b"X-%d: y\r\n" % number)

        def at_broken_chunks(self, _: int) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
            self.wfile.write(b"5\r\nhello\r\nzz\r\nno\r\n")

        def at_cut(self, _: int) -> None:
            self.say(200, page("cut"), {"Content-Length": "5000"})

        def at_cut_once(self, times: int) -> None:
            self.say(200, page("cut_once"), {"Content-Length": "5000"} if times == 1 else {})

        def at_hang_up(self, _: int) -> None:
            self.connection.shutdown(socket.SHUT_RDWR)

        def at_noise(self, _: int) -> None:
            self.wfile.write(b"\x00\xff this is not HTTP\r\n\r\n")

        def at_chunked(self, _: int) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
            body = page("chunked")
            self.wfile.write(b"a\r\n" + body[:10] + b"\r\n%x\r\n" % len(body[10:]) + body[10:] + b"\r\n0\r\n\r\n")

        def at_packed(self, _: int) -> None:
            self.say_packed(gzip.compress(page("packed")))

        def at_cut_gzip(self, _: int) -> None:
            self.say_packed(gzip.compress(page("cut_gzip") * 20)[:-20])

        def at_bomb(self, _: int) -> None:
            self.say_packed(gzip.compress(b"x" * 3_000_000))

        def say_packed(self, body: bytes) -> None:
            self.say(200, body, {"Content-Encoding": "gzip"})

        def at_wrong_charset(self, _: int) -> None:
            body = "<!doctype html><p>Кино без границ, выдуманный фильм".encode("cp1251")
            self.say(200, body, {"Content-Type": "text/html; charset=no-such-charset"})

        def at_busy_once(self, times: int) -> None:
            if times == 1:
                self.say(429, b"", {"Retry-After": "7"})
            else:
                self.say(200, page("busy_once"))

        def at_away_until(self, times: int) -> None:
            heads = {"Retry-After": "Mon, 18 May 2020 10:00:40 GMT", "Date": "Mon, 18 May 2020 10:00:00 GMT"}
            if times == 1:
                self.send_response_only(503)
                for key, value in (heads | {"Content-Length": "0"}).items():
                    self.send_header(key, value)
                self.end_headers()
            else:
                self.say(200, page("away_until"))

        def at_away(self, _: int) -> None:
            self.say(503, b"")

        def at_busy_long(self, _: int) -> None:
            self.say(429, b"", {"Retry-After": "86400"})

        def at_gone(self, _: int) -> None:
            self.say(410, b"gone")

        def at_moved(self, _: int) -> None:
            self.say(301, b"", {"Location": "/here?utm_source=moved"})

        def at_round(self, _: int) -> None:
            self.say(302, b"", {"Location": "/round"})

        def at_loop_a(self, _: int) -> None:
            self.say(302, b"", {"Location": "/loop-b"})

        def at_loop_b(self, _: int) -> None:
            self.say(307, b"", {"Location": "/loop-a"})

        def at_on_and_on(self, _: int) -> None:
            self.say(302, b"", {"Location": f"{self.path}x"})

        def at_inside(self, _: int) -> None:
            self.say(302, b"", {"Location": "http://inside.example/secret"})

        def at_image(self, _: int) -> None:
            self.say(200, b"\x89PNG\r\n" + bytes(90), {"Content-Type": "image/png"})

        def at_noai(self, _: int) -> None:
            self.say(200, page("noai"), {"X-Robots-Tag": "noai"})

        def at_mined(self, _: int) -> None:
            self.say(200, b'<!doctype html><meta name="tdm-reservation" content="1">' + page("mined"))

        def at_own(self, _: int) -> None:
            self.say(200, b'<!doctype html><link rel="canonical" href="/true"><p>An invented page.')

        def at_tagged(self, _: int) -> None:
            if self.headers.get("If-None-Match") == '"one"':
                self.say(304, b"", {"ETag": '"one"'})
            else:
                self.say(200, page("tagged"), {"ETag": '"one"'})

        def at_feed(self, _: int) -> None:
            if self.headers.get("If-Modified-Since"):
                self.say(304, b"")
                return
            body = b"<rss><channel><item><link>/one</link></item><item><link>/two</link></item></channel></rss>"
            heads = {"Content-Type": "application/rss+xml", "Last-Modified": "Mon, 18 May 2020 10:00:00 GMT"}
            self.say(200, body, heads)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    for name in [name for name in vars(Answers) if name == "at_on_and_on"]:
        for more in range(1, 12):
            setattr(Answers, name + "x" * more, vars(Answers)[name])
    return Answers


@contextmanager
def pretended() -> Iterator[Web]:
    """Run a pretended web."""
    web = Web()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(web))
    server.daemon_threads = True
    web.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield web
    server.shutdown()
    server.server_close()


def line_to(port: int) -> Line:
    """Return a line to whom every host is of the open web but `inside.example`, and which asks the pretended web."""

    def resolve(host: str, _: int) -> tuple[str, ...]:
        if host == "nowhere.example":
            raise OSError("no such host")
        return ("10.0.0.7",) if host == "inside.example" else (OPEN,)

    def opened(_scheme: str, host_at: str, _port: int, seconds: float) -> http.client.HTTPConnection:
        assert host_at.endswith(f" {OPEN}")
        return Plain(host_at.partition(" ")[0], "127.0.0.1", port, seconds)

    return Line(resolve, opened)


@dataclass(slots=True)
class Waits:
    """A clock that goes on by itself, and at once by what is slept."""

    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        """Return the time."""
        return time.monotonic() + sum(self.slept)

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)


def world_of(web: Web, waits: Waits) -> World:
    """Return a world of the pretended web."""
    return World(line=line_to(web.port), clock=waits.clock, sleep=waits.sleep, chance=lambda: 0.5)
