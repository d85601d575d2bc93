"""Reviews that show no more than their words, or a name over them, where a heading announces them."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract

FIRST = "I saw it with my brother, and neither of us said a word until the tram came."
SECOND = "Too long by an hour, and the sea is always the same grey in every one of its scenes."
TOP = "<html><body><h1>Night Ferry</h1><p>A film about a ferry and its stoker, directed by Ann Inventa in 1999.</p>"


def found(inner: str) -> list[tuple[str | None, str]]:
    page = extract(from_bytes(f"{TOP}{inner}</body></html>".encode(), "a.html"))
    return [(review.author, page.slice(review.text_span)) for review in page.reviews]


def test_elements_named_after_reviews() -> None:
    """Two elements of one name under the heading are two reviews, though nobody signs them."""
    parts = "".join(f'<div class="review"><p>{text}</p><p>Go and see.</p></div>' for text in (FIRST, SECOND))
    assert found(f"<h2>Reviews</h2>{parts}") == [(None, f"{text}\n\nGo and see.") for text in (FIRST, SECOND)]


def test_names_in_elements_of_their_own() -> None:
    """Two names are enough where the markup says that they are authors'."""
    parts = "".join(
        f'<div class="panel"><div class="head"><span class="author">{name}</span></div>'
        f'<div class="text">{text}</div></div>'
        for name, text in (("Tilda", FIRST), ("Otto", SECOND))
    )
    assert found(f"<h2>Visitors' reviews</h2>{parts}") == [("Tilda", FIRST), ("Otto", SECOND)]


@pytest.mark.parametrize(
    "inner",
    [
        f'<div class="review"><p>{FIRST}</p></div><div class="review"><p>{SECOND}</p></div>',
        f'<h2>Reviews</h2><div class="review"><p>{FIRST}</p></div>',
        f"<h2>Reviews</h2><div><p>{FIRST}</p></div><div><p>{SECOND}</p></div>",
        f'<h2>Reviews</h2><div class="review"><p><a href="/1">{FIRST}</a></p></div>'
        f'<div class="review"><p><a href="/2">{SECOND}</a></p></div>',
        '<h2>Reviews</h2><div class="review"><p>Write one</p></div><div class="review"><p>See all</p></div>',
        f'<h2>Reviews</h2><p>None yet.</p><h2>News</h2><div class="review"><p>{FIRST}</p></div>'
        f'<div class="review"><p>{SECOND}</p></div>',
        f"<h2>Reviews</h2><div><b>Plot</b><p>{FIRST}</p></div><div><b>Music</b><p>{SECOND}</p></div>",
    ],
    ids=["no heading", "one alone", "no name of an element", "teasers", "buttons", "another heading", "sections"],
)
def test_near_misses(inner: str) -> None:
    """Without the heading, the name or the words there is nothing that tells a visitor's review."""
    assert found(inner) == []


def test_a_menu_announces_nobody() -> None:
    """In a text that lost its markup the first "Reviews" is the menu's: a record under it is the film's own."""
    lines = ["Home", "Reviews", "Cast", "Night Ferry", "Rate: 8.1/10", "Based on: 714 739 votes"]
    lines += ["Director: Ann Inventa", "Premiere: 2001-05-01", FIRST, "Reviews", SECOND, FIRST]
    page = extract(from_bytes("\n".join(lines).encode(), "a.txt"))
    assert page.reviews == ()


def test_a_programme_is_nobodys_reviews() -> None:
    """What a film is and where it is from stands over its story and its mark, where visitors' names stand elsewhere."""
    films = [
        ("Documentary, Norway, 2012", f"{FIRST} {SECOND}", "50%"),
        ("Musical, Spain, 2011", f"{SECOND} {FIRST}", "75%"),
        ("Drama, Ghana, 2012", f"{FIRST} Again.", "25%"),
    ]
    lines = ["Night Ferry", "Visitors' reviews", *(line for film in films for line in film)]
    assert extract(from_bytes("\n".join(lines).encode(), "a.txt")).reviews == ()


def test_titles_that_come_again_are_no_names() -> None:
    """Under a heading of reviews short lines over texts are names, unless one of them is there twice."""
    lines = ["Night Ferry", "Visitors' reviews", "Tilda", FIRST, "Otto", SECOND, "Marta", f"{FIRST} Twice."]
    assert len(extract(from_bytes("\n".join(lines).encode(), "a.txt")).reviews) == 3
    lines += ["Otto", f"{SECOND} Twice."]
    assert extract(from_bytes("\n".join(lines).encode(), "a.txt")).reviews == ()
