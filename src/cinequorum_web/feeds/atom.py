"""Feeds in Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cinequorum_web.feeds.xml import Element, document, element, holding, moment

NAMESPACE = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that is new. `address` is its page here, which is also its name; `via` where it is from."""

    title: str
    address: str
    updated: datetime
    published: datetime | None = None
    summary: str = ""
    author: str = ""
    category: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What is new of one kind. `address` is the feed's own, `page` the page that it belongs to."""

    title: str
    address: str
    page: str
    entries: Sequence[Entry]


def atom(feed: Feed) -> str:
    """Return a feed as a document. It is as new as its newest entry: the same feed is the same bytes."""
    head = [
        element("id", feed.address),
        element("title", feed.title),
        element("updated", moment(max((one.updated for one in feed.entries), default=NEVER))),
        holding("author", [element("name", "Cinequorum")]),
        element("link", rel="self", type=TYPE, href=feed.address),
        element("link", rel="alternate", type="text/html", href=feed.page),
    ]
    return document(holding("feed", [*head, *map(_entry, feed.entries)], xmlns=NAMESPACE))


def _entry(entry: Entry) -> Element:
    told = [
        element("id", entry.address),
        element("title", entry.title),
        element("updated", moment(entry.updated)),
        element("link", rel="alternate", type="text/html", href=entry.address),
    ]
    if entry.published:
        told.append(element("published", moment(entry.published)))
    if entry.via:
        told.append(element("link", rel="via", href=entry.via))
    if entry.author:
        told.append(holding("author", [element("name", entry.author)]))
    if entry.category:
        told.append(element("category", term=entry.category))
    if entry.summary:
        told.append(element("summary", entry.summary, type="text"))
    return holding("entry", told)
