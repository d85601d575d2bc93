"""OPML: lists of feeds, as feed readers write them."""

from __future__ import annotations

from cinequorum.acquire.sources.markup import Named, walk


def opml_of(body: bytes) -> Named:
    """Return the pages and the feeds (or further lists) that an outline names.

    >>> opml_of(b'<opml><body><outline type="rss" xmlUrl="https://paper.example/feed"/></body></opml>').lists
    ['https://paper.example/feed']
    """
    named = Named()

    def begin(name: str, given: dict[str, str]) -> None:
        if name != "outline":
            return
        if feed := given.get("xmlurl"):
            named.lists.append(feed)
        elif address := given.get("url"):
            further = given.get("type", "").lower() in ("rss", "atom", "include")
            (named.lists if further else named.pages).append(address)

    named.broken = walk(body, begin=begin, end=lambda name, text: None)
    return named
