"""Visitors' reviews in text that lost its markup, and the lists of links that are none."""

from __future__ import annotations

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.page import Page

SIGNED = """The Salt Road (1985)
Directed by Anna Inventa
Overview
Reviews
Photos
Recenze (1 684)
MORE
harbourmaster
all reviews of this user
I slept through the first hour and wept through the second, which says a good deal about this film. (25.10.2009)
ropewalker
all reviews of this user
The pilot is played so well that one forgets the weak script and the far too long ending of it all. (19.1.2010)
Advert
ninetides
all reviews of this user
Nothing happens, and it happens slowly; I left before the storm came, and I do not regret it at all. (8.2.2007)
Photos (81)
MORE
Photo 1985 by a company
"""

MENU = """Recenze (12)
The Salt Road
buy a ticket
Rope and Water
buy a ticket
Nine Tides
buy a ticket
"""


def text(words: str) -> Page:
    return extract(from_bytes(words.encode(), "page.txt"))


def test_names_over_a_line_that_comes_again() -> None:
    """The name stands over the button, the date closes the words, and what follows the last review is not its own."""
    found = text(SIGNED).reviews
    assert [(r.author, r.published) for r in found] == [
        ("harbourmaster", "2009-10-25"),
        ("ropewalker", "2010-01-19"),
        ("ninetides", "2007-02-08"),
    ]
    page = text(SIGNED)
    assert page.slice(found[-1].text_span).endswith("at all.")


def test_names_without_words_are_no_reviews() -> None:
    """Names over the same button, with nothing said under it, are a programme."""
    assert text(MENU).reviews == ()


def test_the_links_of_a_calendar_are_no_reviews() -> None:
    """Titles of articles, linked under a heading of reviews, are a list of reviews that stand elsewhere."""
    row = "<div><p><a href='/a{0}'>{1}</a></p><p><a href='/f{0}'>Salt {0}</a></p><span>{0}.4.2014</span></div>"
    heads = ("The harbour of nights", "Burning ropes", "Too slow a tide", "A safe passage", "Back to the pier")
    rows = "".join(row.format(n, head) for n, head in enumerate(heads, start=3))
    page = f"<html><body><h1>Releases</h1><h2>Reviews</h2>{rows}</body></html>"
    assert extract(from_bytes(page.encode(), "page.html")).reviews == ()


ENDING_IN_NAMES = """Night Ferry (1985)
Our Rating: 7/10
Movie Review
Night Ferry is a slow and charming film about a keeper, and it is well played throughout.
User Reviews
"A Quiet Storm"
★★★★★
Such a clever film, and the ferry is the best of it.
By harbourmaster 1 week ago
"Too Much Fog"
★★★★☆
The pilot is played well, though one sees little of him.
By ropewalker 2 weeks ago
"Dull and Damp"
★★☆☆☆
Nothing happens, and it happens very slowly indeed.
By ninetides 3 days ago
Share Your Review
NIGHT PAGES
At Night Pages we look at every film that was ever shot at night, and at some that were not.
"""


def test_names_that_end_each_review() -> None:
    """Title, stars, words and name come in one order from the heading on, whatever the foot of the page says."""
    page = text(ENDING_IN_NAMES)
    assert [(r.author, page.slice(r.text_span)) for r in page.reviews] == [
        ("harbourmaster", "Such a clever film, and the ferry is the best of it."),
        ("ropewalker", "The pilot is played well, though one sees little of him."),
        ("ninetides", "Nothing happens, and it happens very slowly indeed."),
    ]
    assert [page.slice(r.rating_span) for r in page.reviews if r.rating_span] == ["★★★★★", "★★★★☆", "★★☆☆☆"]


def test_names_that_head_each_review() -> None:
    """Where the same lines follow the last name too, the names stand over the words."""
    heads = "User Reviews\nWrite yours\n"
    words = [
        "Such a clever film, and the ferry is the best of it.",
        "The pilot is played well, though one sees little of him.",
        "Nothing happens, and it happens very slowly indeed.",
    ]
    names = ["By harbourmaster 1 week ago", "By ropewalker 2 weeks ago", "By ninetides 3 days ago"]
    page = text(heads + "\n".join(f"{name}\n{said}" for name, said in zip(names, words, strict=True)) + "\n")
    assert [(r.author, page.slice(r.text_span)) for r in page.reviews] == list(
        zip(("harbourmaster", "ropewalker", "ninetides"), words, strict=True)
    )
