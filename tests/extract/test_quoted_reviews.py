"""Visitors quoted from other sites, and the critics and authors who close their texts likewise."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.page import Page

SAID = (
    "The ferry is the best of it, though one sees too little of the pilot.",
    "I slept through the first hour and wept through the second.",
    "Nothing happens, and it happens very slowly indeed.",
)


def page(*closings: str) -> Page:
    """A film's page with what was said of it, each closed by a bracket."""
    items = "".join(f"<li>{said} <span>({close})</span></li>" for said, close in zip(SAID, closings, strict=False))
    text = f"<h1>Night Ferry</h1><p>A keeper loses the ferry.</p><h2>From the forums...</h2><ul>{items}</ul>"
    return extract(from_bytes(f"<html><body>{text}</body></html>".encode(), "page.html"))


def test_names_and_sites_close_reviews() -> None:
    """The name is the visitor's, the words are what stands before the bracket, and the page is theirs."""
    read = page("harbourmaster, www.csfd.cz", "Ropewalker – IMDb", "O.Nine, letterboxd.com")
    assert [(r.author, read.slice(r.text_span)) for r in read.reviews] == list(
        zip(("harbourmaster", "Ropewalker", "O.Nine"), SAID, strict=True)
    )
    assert read.kind.name == "user_reviews"


@pytest.mark.parametrize(
    "closings",
    [
        ("Ann Lee, Quay Times", "Bo Ek, Harbour Post", "Cy Dahl, nightquay.com"),  # critics
        ("harbourmaster, csfd.cz", "ropewalker, imdb.com"),  # too few
        ("harbourmaster, csfd.cz", "harbourmaster, imdb.com", "harbourmaster, csfd.cz"),  # one person
        ("7.2, see below", "as on a ferry, imdb had it", "1962, 98 min"),
    ],
)
def test_others_close_no_reviews(closings: tuple[str, ...]) -> None:
    """Critics, one person's texts, and brackets that say something else are no visitors' reviews."""
    assert page(*closings).reviews == ()
