"""The page's film where the headline plays, names a festival or any review, or where its data say it."""

from __future__ import annotations

import pytest

from cinequorum.understand.about_film import is_about_films
from cinequorum.understand.films import subject_film
from cinequorum.understand.lines_over import carded_line
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.title_lines import is_generic
from tests.understand.pages import page_from_text, prose_from_text


def film(text: str, *, kind: str = "critic_review", **metadata: str) -> str | None:
    """The title of the page's film."""
    keys = {key.replace("__", "."): value for key, value in metadata.items()}
    found = subject_film(prose_from_text(text, kind=kind, metadata=keys))
    return found.title if found else None


def test_a_line_over_its_trailer_is_the_film() -> None:
    """The headline plays with the title; the line over "Official Trailer" is it, and the text names it again."""
    text = "# We Are All At Sea Now\nHarbour: Last Tide\nOfficial Trailer\nNobody was surprised at Harbour: Last Tide."
    assert film(text, kind="trailer_news") == "Harbour: Last Tide"


@pytest.mark.parametrize(
    "text",
    [
        "# Brine\nRent it at Kinobox\nOfficial Trailer\nA cold film.",  # named nowhere else
        "# Brine\nSalt\nTrailer\nSalt and Brine are films.",  # any page has such a button
        "# Brine\nSalt\nOfficial Trailer\nKelp\nOfficial Trailer\nSalt and Kelp are films.",  # of several films
    ],
)
def test_other_lines_over_trailers_are_not(text: str) -> None:
    """A shop's button, a menu, the tiles of several films."""
    assert carded_line(page_from_text(text)) is None


def test_nested_data_name_the_film() -> None:
    """The film of the trailer that the front matter describes, but not the trailer's own name."""
    assert (
        film("# Looking Wet\nI loved this trailer.", kind="trailer_news", trailer__title="Salt: Far Out")
        == "Salt: Far Out"
    )
    assert film("# Brine\nI loved this trailer.", kind="trailer_news", trailer__title="Official Trailer") == "Brine"


def test_a_festival_is_no_film() -> None:
    """Its name heads a page as a title does."""
    assert film("# Harbour Film Fest\nThe Harbour Film Fest shows a film.") is None
    assert film("# The Festival\nThe Festival is a film about a field.") == "The Festival"


def test_a_headline_for_any_review_names_no_film() -> None:
    """Words for reviews and films with small words between; a title may have one of them."""
    assert film("# Critique d'un film\nLe film est froid.") is None
    assert is_generic("Reseñas de películas")
    assert not is_generic("Review")
    assert not is_generic("The Critic's Film Club Diary")


def test_a_song_is_no_film() -> None:
    """What plays in a scene, however often, is set off like a title."""
    text = (
        "# Salt Express\nIt is two films, and she cleans while “Harbour Dreaming” plays once more.\nIt is a cold film."
    )
    assert film(text) == "Salt Express"
    named = titles_named(prose_from_text("# Salt Express\n“Harbour Dreaming” plays with our fear, and “Kelp” plays."))
    assert [mention.title for mention in named.mentions if mention.form == "quoted"] == ["Harbour Dreaming"]


def test_a_former_name_is_the_same_film() -> None:
    """In parentheses after the title that a short note brings in."""
    text = "Ann Lee's feature _Kelp_ (formerly _Killing Ben_) will be a film with his face. The film shoots in May."
    assert film(text, kind="news") == "Kelp"
    assert film(text.replace("formerly", "after"), kind="news") is None


def test_a_page_about_a_book_is_about_no_film() -> None:
    """It names the film of the book once; a review of the film names the book."""
    book = "The book is long. I read the novel twice, and every chapter of the book is sand. A film was made of it."
    assert not is_about_films(page_from_text(f"# Brine\n{book}"))
    assert is_about_films(
        page_from_text("# Brine\nThe film follows the book. The director cut a chapter for the film.")
    )


def test_a_layout_for_films_shows_films() -> None:
    """A site that keeps a layout for films uses it for them, whatever few words the page has."""
    text = "# Brine\nSaturday, 14:00\nA keeper loses the ferry, the money and his brother in one night."
    assert is_about_films(page_from_text(text, metadata={"layout": "film-page"}))
    assert not is_about_films(page_from_text(text, metadata={"layout": "post"}))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "# Harbour\nIt is the moment of Harbour: Last Tide. Five years after Harbour, he is back.",
            "Harbour: Last Tide",
        ),
        ("# Harbour\nHarbour: Last Words. The film is cold, and Harbour is long.", "Harbour"),  # a line's own head
        ("# Harbour\nI saw Harbour: Ann Lee drowns in it. The film is cold.", "Harbour"),  # a person
        ("# Harbour\nI saw Harbour twice. In my list of Harbour: Last Tide, nothing.", "Harbour"),  # named before
    ],
)
def test_the_prose_gives_the_headline_s_title_its_second_part(text: str, title: str) -> None:
    """Where it first names the film, inside a sentence."""
    assert film(text) == title


def test_a_window_s_title_names_the_film_of_a_list_too() -> None:
    """On a page that lost its markup, if the text names the film again and again."""
    text = "Salt Roads (2001) by Ann Lee • Reviews, film + cast\nSalt Roads\nSalt Roads is cold.\nI like Salt Roads."
    assert film(text, kind="list") == "Salt Roads"
    assert film(text.replace("Salt Roads is", "It is").replace("like Salt Roads", "like it"), kind="list") is None
