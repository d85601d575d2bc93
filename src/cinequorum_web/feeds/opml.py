"""The site's own feeds as a list that feed readers take up: OPML 2.0."""

from __future__ import annotations

from collections.abc import Iterable

from cinequorum_web.feeds.xml import Element, document, element, holding


def opml(title: str, feeds: Iterable[tuple[str, str, str]]) -> str:
    """Return feeds as an outline, each as its title, its address and the page that it belongs to."""
    outlines = [_outline(*feed) for feed in feeds]
    head = holding("head", [element("title", title)])
    return document(holding("opml", [head, holding("body", outlines)], version="2.0"))


def _outline(title: str, address: str, page: str) -> Element:
    told = (("type", "rss"), ("text", title), ("title", title), ("xmlUrl", address), ("htmlUrl", page))
    return Element("outline", told)
