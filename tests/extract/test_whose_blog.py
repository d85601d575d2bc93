"""Whose site a page is on, where the page itself is not signed."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract

PROSE = "The ferry leaves at night, and the stoker, who speaks little, sees all that happens below the deck. " * 4


def author(foot: str, media: str = "html") -> str | None:
    main = f"<main><h1>Night Ferry</h1><p>{PROSE}</p><p>{PROSE}</p></main>"
    html = f"<html><body>{main}<footer><p>{foot}</p></footer></body></html>"
    text = f"Night Ferry\n\n{PROSE}\n\n{PROSE}\n\nHome\n\n{foot}"
    return extract(from_bytes((html if media == "html" else text).encode(), f"a.{media}")).author


@pytest.mark.parametrize("media", ["html", "txt"])
@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("The quite unreliable film blog of Tilda Inventa, stoker.", "Tilda Inventa"),
        ("Das Filmtagebuch von Otto Beispiel", "Otto Beispiel"),
        ("El blog de Marta Ejemplo · Inicio", "Marta Ejemplo"),
        ("The website of Anna Example", "Anna Example"),
        ("The website of Quay Harbour", None),
        ("A blog of films and ferries", None),
        ("The blog of Tilda", None),
    ],
)
def test_a_line_says_whose_blog_it_is(foot: str, name: str | None, media: str) -> None:
    """A blog is a person's; what is called a site may be a town's unless its name is known to be a person's."""
    assert author(foot, media) == name


def test_a_blog_that_the_text_speaks_of_is_another() -> None:
    """In the middle of the text it is somebody else's."""
    text = f"Night Ferry\n\n{PROSE}\n\nI read it on the blog of Tilda Inventa, who was there.\n\n" + f"{PROSE}\n\n" * 7
    assert extract(from_bytes(text.encode(), "a.txt")).author is None


def test_keys_without_a_fence() -> None:
    """Author and day over a text are its front matter; a film's data sheet is none."""
    post = f'title: "Night Ferry: a review"\ndate: 2019-04-02\nauthor: QuietStoker\n\n{PROSE}\n\n{PROSE}'
    page = extract(from_bytes(post.encode(), "a.md"))
    assert (page.author, page.published) == ("QuietStoker", "2019-04-02")
    sheet = f"Title: Night Ferry\nDate: 2019\nDirector: Ann Inventa\n\n{PROSE}"
    assert extract(from_bytes(sheet.encode(), "a.md")).author is None


def test_critics_of_a_collection() -> None:
    """A collection of critics names them under a key of its own."""
    post = f"+++\ntitle = 'Night Ferry'\ncritics = ['Tilda Inventa']\n+++\n\n{PROSE}"
    assert extract(from_bytes(post.encode(), "a.md")).author == "Tilda Inventa"
