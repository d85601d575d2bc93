"""Sitemaps (sitemaps.org): the pages of a site, and indexes of more sitemaps."""

from __future__ import annotations

from cinequorum.acquire.sources.markup import Named, walk


def sitemap_of(body: bytes) -> Named:
    """Return the pages and the further sitemaps that a sitemap names.

    >>> sitemap_of(b"<urlset><url><loc> https://paper.example/ferry </loc></url></urlset>").pages
    ['https://paper.example/ferry']
    """
    named, around = Named(), list[str]()

    def begin(name: str, _given: dict[str, str]) -> None:
        around.append(name)

    def end(name: str, text: str) -> None:
        around.pop()
        if name == "loc" and text and around:
            if around[-1] == "url":
                named.pages.append(text)
            elif around[-1] == "sitemap":
                named.lists.append(text)

    named.broken = walk(body, begin=begin, end=end)
    return named
