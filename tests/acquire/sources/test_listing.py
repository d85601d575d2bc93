"""Lists of pages: which kind some bytes are, and what they name."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.acquire.sources.listing import Listing, listing_of
from cinequorum.acquire.sources.markup import walk
from cinequorum.errors import MissingExtra, UnreadablePage

AT = "https://paper.example/list"
RSS = b"""<?xml version="1.0"?><!-- invented --><rss version="2.0"><channel><title>Paper</title><link>https://paper.example/</link>
<item><title>A</title><link>https://paper.example/a?utm_source=feed</link></item>
<item><title>B</title><link>/b</link></item>
<item><title>C</title><guid>https://paper.example/c</guid></item>
<item><title>A again</title><link>https://paper.example/a</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title><link rel="self" href="/feed"/>
<entry><title>A</title><link rel="alternate" href="https://paper.example/a"/><id>tag:1</id></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item rdf:about="https://paper.example/a"><link>https://paper.example/a</link></item></rdf:RDF>"""
OPML = b"""<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><head><title>x</title></head><body>
<outline text="films">
<outline type="rss" xmlUrl="https://paper.example/feed" htmlUrl="https://paper.example/"/>
<outline type="link" url="https://paper.example/a"/><outline type="include" url="https://paper.example/b.opml"/>
</outline></body></opml>"""
MAP = b"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://paper.example/a?x=1&amp;y=2</loc>
<image:image><image:loc>https://paper.example/a.png</image:loc></image:image></url><url><loc>https://paper.example/b</loc></url></urlset>"""
INDEX = b"<sitemapindex><sitemap><loc>https://paper.example/1.xml.gz</loc></sitemap></sitemapindex>"
TEXT = b"# films\nhttps://paper.example/a  # the first\n\nhttps://paper.example/b#top\nhttps://paper.example/b\n"


def of(*names: str) -> tuple[str, ...]:
    return tuple(f"https://paper.example/{name}" for name in names)


LISTS = {
    "rss": (RSS, of("a", "b", "c"), ()),
    "atom": (ATOM, of("a"), ()),
    "rdf": (RDF, of("a"), ()),
    "opml": (OPML, of("a"), of("feed", "b.opml")),
    "sitemap": (MAP, of("a?x=1&y=2", "b"), ()),
    "index": (INDEX, (), of("1.xml.gz")),
    "addresses": (TEXT, of("a", "b"), ()),
    "packed": (gzip.compress(MAP), of("a?x=1&y=2", "b"), ()),
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_names_pages_and_lists(kind: str) -> None:
    """Each in its order, once, in one spelling; pictures, homes of feeds and the list itself are no pages."""
    body, pages, lists = LISTS[kind]
    assert listing_of(body, AT) == Listing(pages=pages, lists=lists)


@pytest.mark.parametrize(
    "body",
    [
        b"<!doctype html><p>A page about https://paper.example/a",
        b"",
        b"Night Ferry\nhttps://paper.example/a",
        b"\x00\xff",
    ],
)
def test_what_is_no_list(body: bytes) -> None:
    """A page, a text with prose between the addresses, nothing and noise are no lists."""
    assert listing_of(body, AT) is None


def test_a_broken_list_gives_what_stands_before_the_fault() -> None:
    """A sitemap that is cut gives its first pages and says that it is broken; one that gives nothing is a failure."""
    found = listing_of(MAP[: MAP.index(b"<url><loc>https://paper.example/b")], AT)
    assert found is not None
    assert found.pages == of("a?x=1&y=2")
    assert found.broken
    for body in (b"<urlset", b"<rss><", gzip.compress(MAP)[:-20]):
        with pytest.raises(UnreadablePage) as caught:
            listing_of(body, AT)
        assert caught.value.code == "corrupt"


@pytest.mark.parametrize("root", ["urlset", "opml", "rss"])
def test_entities_are_refused(root: str) -> None:
    """A list that declares entities is not read, so that none can grow or name a file."""
    inner = f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><{root}><url><loc>&b;</loc></url></{root}>'
    assert listing_of(inner.encode(), AT) is None
    with pytest.raises(UnreadablePage, match="entities"):
        listing_of(f"<{root}><!ENTITY a SYSTEM 'file:///etc/passwd'><url>&a;</url></{root}>".encode(), AT)
    told = walk(inner.encode(), begin=lambda name, given: None, end=lambda name, text: None)
    assert told == "it declares entities, which lists don't"


def test_a_feed_over_which_the_library_trips_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some names of elements make it raise what it does not mean to; that costs the feed and nothing else."""

    def trip(*_: object, **__: object) -> None:
        raise ValueError("too many values to unpack")

    monkeypatch.setattr("feedparser.parse", trip)
    with pytest.raises(UnreadablePage, match="too many values"):
        listing_of(RSS, AT)


def test_without_the_extra_it_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed without the library that reads feeds says what to install."""
    monkeypatch.setattr("cinequorum.acquire.sources.feeds.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match="feeds"):
        listing_of(RSS, AT)


@settings(deadline=None, max_examples=150)
@given(kind=st.sampled_from(sorted(LISTS)), at=st.integers(0, 700), noise=st.binary(max_size=30))
def test_noise_raises_nothing_else(kind: str, at: int, noise: bytes) -> None:
    """Bytes overwritten anywhere in a list: a list, none, or the one error."""
    body = LISTS[kind][0]
    try:
        found = listing_of(body[:at] + noise + body[at + len(noise) :], AT)
    except UnreadablePage:
        return
    assert found is None or all(page.startswith("http") for page in found.pages + found.lists)
