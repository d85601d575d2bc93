"""One spelling for an address, what a page calls its own, and who asks programs to keep off."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.acquire.addresses import stated_canonical, tidied
from cinequorum.acquire.reserved import reservation

SPELLINGS = [
    ("http://paper.example", "http://paper.example/"),
    ("HTTP://Paper.Example:80/A?B=1", "http://paper.example/A?B=1"),
    ("https://paper.example:8443/a", "https://paper.example:8443/a"),
    ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
    ("https://paper.example/a?fbclid=9&id=3&UTM_medium=x&gclid=1", "https://paper.example/a?id=3"),
    ("https://paper.example/a?utm_source=x", "https://paper.example/a"),
    ("https://paper.example/a?p=1&p=2&=", "https://paper.example/a?p=1&p=2&="),
    ("https://paper.example/a b\n", "https://paper.example/ab"),
    ("https://paper.example/a%20b", "https://paper.example/a%20b"),
    ("http://[2001:db8::1]:80/a", "http://[2001:db8::1]/a"),
]


@pytest.mark.parametrize(("written", "tidy"), SPELLINGS)
def test_one_spelling(written: str, tidy: str) -> None:
    """Case of the host, usual ports, fragments and marks of how one came are gone; the rest stays."""
    assert tidied(written) == tidy


@pytest.mark.parametrize(
    "bad",
    ["", "/a", "ftp://a.example/", "javascript:x", "http://", "http://a:b@c.example/", "http://[", "http://a:99999/"],
)
def test_what_is_no_address(bad: str) -> None:
    """Other schemes, addresses with passwords and broken ones are none."""
    assert tidied(bad) is None


@given(st.text(max_size=60), st.text(max_size=40))
def test_tidying_twice_changes_nothing(path: str, query: str) -> None:
    """What comes out is an address in ASCII, or none, and stays as it is."""
    found = tidied(f"https://paper.example/{path}?{query}")
    if found is not None:
        assert found.isascii()
        assert urlsplit(found).scheme == "https"
        assert tidied(found) == found


@pytest.mark.parametrize(
    ("link", "own"),
    [
        ('<link rel="canonical" href="https://paper.example/b?utm_source=x">', "https://paper.example/b"),
        ("<LINK HREF=/b REL=canonical>", "https://paper.example/b"),
        ('<link rel="canonical" href="https://other.example/b">', None),
        ('<link rel="alternate" href="/b">', None),
        ('<link rel="canonical" href="">', "https://paper.example/a"),
        ('<a rel="canonical" href="/b">', None),
    ],
)
def test_what_a_page_calls_its_own(link: str, own: str | None) -> None:
    """The canonical address counts where it is on the same host."""
    assert stated_canonical(f"<head>{link}</head>".encode(), "https://paper.example/a") == own


@pytest.mark.parametrize(
    ("heads", "body", "reserved"),
    [
        ([("X-Robots-Tag", "noai")], "", True),
        ([("x-robots-tag", "noindex, nofollow")], "", False),
        ([("X-Robots-Tag", "otherbot: noindex, noai")], "", False),
        ([("X-Robots-Tag", "otherbot: noindex, cinequorum: noai")], "", True),
        ([("X-Robots-Tag", "unavailable_after: 25 Jun 2030, noai")], "", True),
        ([("TDM-Reservation", " 1 ")], "", True),
        ([("TDM-Reservation", "0")], "", False),
        ([], '<meta name="robots" content="noindex, NOAI">', True),
        ([], "<META CONTENT=noai NAME=robots>", True),
        ([], '<meta name="robots" content="noaim, noimageai">', False),
        ([], '<meta name="otherbot" content="noai">', False),
        ([], '<meta name="tdm-reservation" content="1">', True),
        ([], '<p>name="robots" content="noai"</p>', False),
    ],
)
def test_who_asks_programs_to_keep_off(heads: list[tuple[str, str]], body: str, reserved: bool) -> None:  # noqa: FBT001
    """The known ways of reserving a page are seen, in any spelling; what is for other programs is not for this one."""
    assert (reservation(heads, body.encode()) is not None) == reserved
