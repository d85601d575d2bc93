"""One turn of a host: its robots.txt where it is not known yet, else the next page. Runs beside other hosts' turns."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from cinequorum.acquire.addresses import site_of
from cinequorum.acquire.archives.answer import Garbled, Packing, unpacked
from cinequorum.acquire.gather.frontier import Want
from cinequorum.acquire.gather.journal import Done
from cinequorum.acquire.gather.types import GatherOptions, World
from cinequorum.acquire.line import MOVED, Exchange, Within
from cinequorum.acquire.robots import MOST_BYTES, MOST_SECONDS, Answered
from cinequorum.acquire.sources.listing import MOST_BYTES as MOST_OF_LIST
from cinequorum.errors import UnreadablePage

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/*;q=0.8,*/*;q=0.1"
_ROBOTS_REDIRECTS = 5
_SITE_ITSELF = frozenset({"forbidden", "unreachable"})  # then the pages can't be had either


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What came of a turn: an answer with its body unpacked beside it, a site's rules, or why there is neither."""

    exchange: Exchange | None = None
    body: bytes = b""
    rules: Answered | None = None
    error: UnreadablePage | None = None


def ask_page(want: Want, known: Done | None, options: GatherOptions, world: World) -> Turn:
    """Ask for a page or a list; one that is known is asked for in case that it has changed."""
    heads = {"User-Agent": options.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
    if known and known.etag:
        heads["If-None-Match"] = known.etag
    if known and known.modified:
        heads["If-Modified-Since"] = known.modified
    most = options.most_bytes if want.kind == "page" else MOST_OF_LIST
    try:
        found = world.line.ask(want.url, heads, _within(options.seconds, most, world))
        packing = Packing(content=found.head("Content-Encoding") or "", most=most)
        body = unpacked(found.body, packing)
    except Garbled as error:
        return Turn(error=UnreadablePage(want.url, "corrupt", f"{want.url}: {error}"))
    except UnreadablePage as error:
        return Turn(error=error)
    if len(body) > most:
        return Turn(error=UnreadablePage(want.url, "too_large", f"{want.url} unpacks to more than {most:,} bytes"))
    return Turn(exchange=found, body=body)


def ask_rules(url: str, options: GatherOptions, world: World) -> Turn:
    """Ask a site for its robots.txt. One that can't be had in time answers 0: then nothing may be fetched now."""
    at, heads = f"{site_of(url)}/robots.txt", {"User-Agent": options.agent, "Accept": "text/plain, */*;q=0.1"}
    for _ in range(_ROBOTS_REDIRECTS + 1):
        try:
            found = world.line.ask(at, heads, _within(MOST_SECONDS, MOST_BYTES, world, cut=True))
        except UnreadablePage as error:
            ours = error.code in _SITE_ITSELF and site_of(at) == site_of(url)
            return Turn(error=error) if ours else Turn(rules=Answered(status=0))
        if found.status not in MOVED or not (where := found.head("Location")):
            return Turn(rules=Answered(status=found.status, body=found.body if found.status == 200 else b""))
        at = urljoin(at, where)
    return Turn(rules=Answered(status=404))


def _within(seconds: float, most: int, world: World, *, cut: bool = False) -> Within:
    return Within(deadline=world.clock() + seconds, clock=world.clock, most=most, cut=cut)
