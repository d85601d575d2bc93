"""Feeds, lists of feeds, sitemaps, lists of addresses: which of them some bytes are, and what pages they name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cinequorum.acquire.addresses import tidied
from cinequorum.acquire.packing import unpack
from cinequorum.acquire.sources.markup import Named
from cinequorum.acquire.types import ReadOptions
from cinequorum.errors import PageTooLarge, UnreadablePage
from cinequorum.text.charset import charset_of, decode

MOST_BYTES = 60_000_000
"""Of a list, unpacked: the format of sitemaps allows 50 MB."""
MOST_LINKS = 200_000
MOST_FEED = 8_000_000
"""Bytes of a feed: what reads feeds takes up to five seconds for each million."""
_OPTIONS = ReadOptions(most_bytes=MOST_BYTES)
_ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]{0,40}:)?(opml|urlset|sitemapindex|rss|feed|rdf)\b", re.IGNORECASE)
_BEFORE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.{0,2000}?\?>|<!--.{0,5000}?-->|<!DOCTYPE[^<>\[]{0,500}>)*", re.DOTALL
)
_ADDRESS = re.compile(r"https?://\S{1,4000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list names, in its order and each once: pages, and further lists; `broken` says why there may be more."""

    pages: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    broken: str | None = None


def listing_of(body: bytes, at: str) -> Listing | None:
    """Return what some bytes name; None where they are no list. `at` is where they were found, for links without host.

    Lists are RSS, Atom, OPML, sitemaps and their indexes, packed or not, and texts with an address on each line (what
    stands behind `#` is a remark). Raises `UnreadablePage` (`corrupt`, `too_large`) for one that is broken, and
    `MissingExtra` where it is a feed and the extra `feeds` is not there.
    """
    body = unpack(body, at, _OPTIONS)
    before = _BEFORE.match(body)
    root = _ROOT.match(body, before.end() if before else 0)
    if root is None:
        return _lines(body)
    if b"<!ENTITY" in body:
        raise UnreadablePage(at, "corrupt", f"{at} declares entities, which lists don't; it is not read")
    match root[1].lower():
        case b"opml":
            from cinequorum.acquire.sources.outlines import opml_of

            return _made(at, opml_of(body))
        case b"urlset" | b"sitemapindex":
            from cinequorum.acquire.sources.sitemaps import sitemap_of

            return _made(at, sitemap_of(body))
    from cinequorum.acquire.sources.feeds import feed_of

    if len(body) > MOST_FEED:
        raise PageTooLarge(at, MOST_FEED)

    return _made(at, feed_of(body, at))


def _made(at: str, named: Named) -> Listing:
    if named.broken and not (named.pages or named.lists):
        raise UnreadablePage(at, "corrupt", f"{at} is broken: {named.broken}")
    return Listing(pages=_tidy(named.pages, at), lists=_tidy(named.lists, at), broken=named.broken)


def _tidy(addresses: Iterable[str], at: str) -> tuple[str, ...]:
    found = dict.fromkeys(tidy for address in addresses if (tidy := tidied(address, at)))
    return tuple(found)[:MOST_LINKS]


def _lines(body: bytes) -> Listing | None:
    """Return the addresses of a text that is nothing but addresses."""
    if b"://" not in body[:10_000]:
        return None
    lines = [line.partition(" #")[0].strip() for line in decode(body, charset_of(body[:65_536])).splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if not lines or not all(_ADDRESS.fullmatch(line) for line in lines):
        return None
    return Listing(pages=_tidy(lines, ""))
