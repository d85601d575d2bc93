"""What an answer means: a page to be kept, a list of more, a way to another address, or why there is nothing."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum.acquire.addresses import stated_canonical, tidied
from cinequorum.acquire.archives.answer import is_page
from cinequorum.acquire.gather.asking import Turn
from cinequorum.acquire.gather.frontier import Want
from cinequorum.acquire.gather.journal import Done
from cinequorum.acquire.gather.types import GatherOptions
from cinequorum.acquire.line import MOVED, Exchange
from cinequorum.acquire.reserved import reservation
from cinequorum.acquire.sources.listing import Listing, listing_of
from cinequorum.errors import MissingExtra, UnreadablePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What came of an address, without round, time and place; the answer to be kept; what is broken of a list."""

    done: Done
    keep: Exchange | None = None
    broken: str | None = None


def settled(want: Want, turn: Turn, known: Done | None, options: GatherOptions) -> Settled:
    """Say what an answer means; `known` is what was known of the address before."""
    found = turn.exchange
    if found is None:
        error = turn.error or UnreadablePage(want.url, "unreachable", f"{want.url} does not answer")
        return _failed(want, error.code, error.message)
    if found.status == 304 and known and not known.code:
        return Settled(done=_done(want, found, kind=known.kind), keep=found)
    if found.status in MOVED and found.head("Location"):
        return _moved(want, found, options)
    if found.status != 200:
        return _failed(want, "status", f"{want.url} answers {found.status} {found.reason}".strip(), found.status)
    if words := reservation(found.heads, turn.body):
        return _failed(want, "reserved", f"{want.url} asks programs not to make use of it ({words})", 200)
    return _had(want, turn, options)


def _had(want: Want, turn: Turn, options: GatherOptions) -> Settled:
    found, body = turn.exchange, turn.body
    assert found is not None
    page = is_page(found.head("Content-Type"), body)
    try:
        listing = None if want.kind == "page" or (page and want.kind == "source") else listing_of(body, want.url)
    except (UnreadablePage, MissingExtra) as error:
        code = error.code if isinstance(error, UnreadablePage) else "extra"
        return _failed(want, code, str(error), 200)
    if listing is not None:
        return _named(want, found, listing)
    if want.kind == "list":
        return _failed(want, "no_list", f"{want.url} is no list of pages", 200)
    if not page:
        return _failed(want, "no_page", f"{want.url} is no page but {found.head('Content-Type') or 'unknown'}", 200)
    if len(body) > options.most_bytes:  # what might have been a list was let in
        return _failed(want, "too_large", f"{want.url} has more than {options.most_bytes:,} bytes", 200)
    return Settled(done=_done(want, found, own=stated_canonical(body, want.url) or ""), keep=found)


def _named(want: Want, found: Exchange, listing: Listing) -> Settled:
    done = _done(want, found, kind="list", pages=listing.pages, lists=listing.lists)
    return Settled(done=done, broken=f"{want.url} is broken: {listing.broken}" if listing.broken else None)


def _moved(want: Want, found: Exchange, options: GatherOptions) -> Settled:
    to, chain = tidied(found.head("Location") or "", want.url), (*want.chain, want.url)
    if to is None:
        return _failed(want, "forbidden", f"{want.url} leads to what is no address of a page", found.status)
    if to in chain:
        return _failed(want, "circle", f"{want.url} leads in a circle", found.status)
    if len(chain) > options.redirects:
        return _failed(want, "circle", f"{chain[0]} leads on too many times", found.status)
    return Settled(done=_done(want, found, to=to), keep=found)


def _done(want: Want, found: Exchange, **told: object) -> Done:
    said = {
        "url": want.url,
        "round": 0,
        "at": "",
        "status": found.status,
        "mime": (found.head("Content-Type") or "").partition(";")[0].strip().lower(),
        "etag": found.head("ETag") or "",
        "modified": found.head("Last-Modified") or "",
    }
    return Done(**(said | told))  # type: ignore[arg-type]


def _failed(want: Want, code: str, message: str, status: int = 0) -> Settled:
    return Settled(done=Done(url=want.url, round=0, at="", status=status, code=code, message=message))
