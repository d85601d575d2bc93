"""Headlines that report: the film in them that is new is the page's, an old one is not, several are no single one."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.understand.films import subject_film
from cinequorum.understand.further_titles import further_candidates, heads_of
from cinequorum.understand.prose import prose_of
from cinequorum.understand.read import understand
from tests.understand.pages import page_from_text

BODY = "\nThe film is shot by the sea, and its actors say that they liked it. It opens in the spring."


def subject(headline: str, body: str = BODY, kind: str = "news") -> str | None:
    found = subject_film(prose_of(page_from_text(f"# {headline}{body}", kind=kind)))
    return None if found is None else found.title


@pytest.mark.parametrize(
    "headline",
    [
        "Ann Lee set to star in ‘Salt Road’ spin-off film",
        "Ann Lee to direct “Salt Road” sequel",
        "“Salt Road” director in talks for a western",
        "Director of “Salt Road” in talks for a western",
    ],
)
def test_an_old_film_in_a_headline_is_not_the_page_s(headline: str) -> None:
    """It says out of what the new one is made, or who makes it, however often the text names it."""
    assert subject(headline, f"{BODY} “Salt Road” was seen by millions. “Salt Road” made her known.") is None


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("The Salt Road Director Is Back With Ebb Tide", "Ebb Tide"),
        ("Salt Road selected at the Harbour Fest and at the Quay!", "Salt Road"),
        ("Salt Road nominated for Best Animated Short at the Quay", "Salt Road"),
    ],
)
def test_the_new_film_of_a_headline_is_the_page_s(headline: str, title: str) -> None:
    """With which a maker comes back, or which was shown and honoured somewhere."""
    assert subject(headline, f"{BODY} {title} took years. {title} is worth it.") == title


@pytest.mark.parametrize(
    "headline", ["The Salt Road film series", "Salt Road Ranked", "Why I Love Ann Lee's Films", "Cannes 2011"]
)
def test_a_headline_over_several_films_is_over_no_single_one(headline: str) -> None:
    """Films that belong together, a maker's films, a festival of a year."""
    text = f"{BODY} I saw _Salt Road_ (1999) first, then _Salt Road 2_ (2001). _Salt Road_ stays the best."
    assert subject(headline, text, "critic_review") is None


def test_no_title_ends_in_a_possessive() -> None:
    """It owns what follows."""
    page = page_from_text("# Why we need more Children's Movies\nChildren's films are rare. Children's books are not.")
    titles = {candidate.title for candidate in further_candidates(page, heads_of(page), {}, frozenset())}
    assert "Children's" not in titles


REVIEW = (
    "# Salt Road to Nowhere at Harbour House\n\n*SRTN* is a slow film. The actors of *SRTN* are superb, and so is the "
    "camera. In *SRTN* nobody speaks for an hour. It is called *Salt Road to Nowhere* for a reason, says this review "
    "of the film, and I liked it more than *Ebb Tide*.\n"
)


def test_initials_of_a_title_are_the_film() -> None:
    """Not another one, however often the text has them."""
    reading = understand(extract(from_bytes(REVIEW.encode(), "page.md")))
    assert reading.film is not None
    assert reading.film.title == "Salt Road to Nowhere"
    assert [other.title for other in reading.other_films] == ["Ebb Tide"]


@pytest.mark.parametrize("headline", ["“Salt Road”, best film this year?", "[Film Journal] - Salt Road"])
def test_one_film_is_no_list(headline: str) -> None:
    """The best one, or an entry of a journal."""
    text = (
        f"# {headline}\n\nI saw Salt Road last night, and I liked it. The actors are superb, the camera is slow, and "
        "the ending moved me. The film is too long, though, and its music is a bore. Still, it is a film that I want "
        "to see again. I think that Ann Lee is the best of the cast.\n"
    )
    assert extract(from_bytes(text.encode(), "page.md")).kind.name == "critic_review"
