"""One page of the web, fetched with care: no address of a private network, no endless answer, no wait without end.

For a page that somebody asks for by hand. Before a page its site is asked whether programs may fetch it (`robots.py`),
and a page that asks programs to keep off it is not taken (`reserved.py`). Many pages: `gather/`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit, urlunsplit

from cinequorum.acquire.files import from_bytes
from cinequorum.acquire.line import MOVED, Exchange, Line, Open, Resolve, Within, addresses, connected, parts_of
from cinequorum.acquire.packing import unpack
from cinequorum.acquire.reserved import reservation
from cinequorum.acquire.robots import MOST_BYTES, MOST_SECONDS, Answered, why_not
from cinequorum.acquire.types import ReadOptions
from cinequorum.errors import UnreadablePage
from cinequorum.model.page import RawPage

AGENT = "Cinequorum (reads one page that an editor asked for)"
ACCEPT = "text/html, text/*;q=0.8"
ROBOTS_REDIRECTS = 5  # as the RFC asks for


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """Limits of one fetch: bytes of the page, seconds for all of it, redirects that are followed; what is asked for."""

    most_bytes: int = 10_000_000
    seconds: float = 20.0
    redirects: int = 4
    accept: str = ACCEPT


class Fetcher:
    """Fetches pages within `options`; the resolver, the connection and the clock can be others than the system's."""

    def __init__(
        self, options: FetchOptions | None = None, resolve: Resolve = addresses, opened: Open = connected
    ) -> None:
        self._options = options or FetchOptions()
        self._line = Line(resolve, opened)

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
        programs to stay away, `reserved` where the page itself asks them not to make use of it, `unreachable`, `status`
        for an answer other than 200, `too_large`, `cut`, `given_up` where it takes too long. Raises `MissingExtra`
        without the extra `web`.
        """
        within = Within(deadline=clock() + self._options.seconds, clock=clock, most=self._options.most_bytes)
        at, asked = address.strip(), dict[str, Answered]()
        for _ in range(self._options.redirects + 1):
            self._may(at, within, asked)
            answer = self._once(at, within)
            if answer.status in MOVED and (where := answer.head("Location")):
                at = urljoin(at, where)
                continue
            if answer.status != 200:
                raise UnreadablePage(at, "status", f"{at} answers {answer.status} {answer.reason}".strip())
            if words := reservation(answer.heads, answer.body):
                raise UnreadablePage(at, "reserved", f"{at} asks programs not to make use of it ({words})")
            return at, answer.head("Content-Type"), answer.body
        raise UnreadablePage(address, "unreachable", f"{address} leads on too many times")

    def _may(self, at: str, within: Within, asked: dict[str, Answered]) -> None:
        """Raise `UnreadablePage` where the site of this address asks programs not to fetch it; asked once a fetch."""
        scheme, host, port, _path = parts_of(at)
        self._line.allowed(at, host, port)
        site = urlunsplit((scheme, urlsplit(at).netloc, "", "", ""))
        if site not in asked:
            asked[site] = self._robots(f"{site}/robots.txt", within)
        if reason := why_not(asked[site], at):
            raise UnreadablePage(at, "robots", f"{host} {reason}")

    def _robots(self, at: str, within: Within) -> Answered:
        """Ask for a robots.txt, within a time of its own; of one without end the beginning is taken."""
        soon = min(within.deadline, within.clock() + MOST_SECONDS)
        mine = replace(within, deadline=soon, most=MOST_BYTES, cut=True)
        try:
            for _ in range(ROBOTS_REDIRECTS + 1):
                answer = self._once(at, mine)
                if answer.status not in MOVED or not (where := answer.head("Location")):
                    return Answered(status=answer.status, body=answer.body)
                at = urljoin(at, where)
        except UnreadablePage as error:
            if error.code == "unreachable":  # so is the page
                raise
            return Answered(status=0)
        return Answered(status=404)

    def _once(self, at: str, within: Within) -> Exchange:
        return self._line.ask(at, {"User-Agent": AGENT, "Accept": self._options.accept}, within)
