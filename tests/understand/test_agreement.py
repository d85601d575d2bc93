"""What a page's own places agree on is its title: not the site's name, the section or the rest of the frame."""

from __future__ import annotations

import pytest

from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.agreement import own_names
from cinequorum.understand.films import subject_film
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text

BODY = "A keeper tends the lamp alone. The days are long and the sea is loud."


def subject(text: str, kind: str = "critic_review", **metadata: str) -> SubjectFilm | None:
    keys = {"window": "html:title", "site": "og:site_name"}
    stated = {keys.get(key, key): value for key, value in metadata.items()}
    return subject_film(prose_of(page_from_text(text, kind=kind, metadata=stated)))


def title(text: str, kind: str = "critic_review", **metadata: str) -> str | None:
    film = subject(text, kind, **metadata)
    return film.title if film else None


def test_the_address_says_which_part_of_the_window_title_counts() -> None:
    window = "The Lamp Room » Archive » Long Tide"
    page = f"# The Lamp Room\n## Long Tide\n{BODY}"
    assert title(page, window=window, canonical="https://lamp.example/2013/02/08/long-tide/") == "Long Tide"
    elsewhere = "https://lamp.example/2013/02/08/the-lamp-room-archive-long-tide/"
    assert title(f"# Lamp Room Diary\n{BODY}", "feature", window="Lamp Room Diary", canonical=elsewhere) is None


def test_the_name_of_the_site_is_no_film() -> None:
    page = f"# SALTFILMS\n## TIDE\n{BODY} Tide is a film about salt. Tide never ends."
    assert title(page, "listing", window="SaltFilms", site="Salt Films", slug="tide") == "TIDE"
    assert own_names(page_from_text(page, metadata={"canonical": "https://www.salt-films.example/x"})) == {"saltfilms"}


def test_a_headline_said_again_counts_once() -> None:
    headline = "Harbour Board Bets on the Future of Salt"
    again = {"window": headline, "og:title": headline, "twitter:title": headline}
    assert title(f"# {headline}\n{BODY}", "news", **again) is None


@pytest.mark.parametrize(
    ("headline", "expected", "year"),
    [
        ("Long Tide | 長い潮 | Thủy Triều", "Long Tide", None),
        ("🎬 Long Tide", "Long Tide", None),
        ("Przypływ / Long Tide, Niemcy, Francja 1961", "Przypływ", 1961),
        ("Long Tide, France, Italy 1961", "Long Tide", 1961),
        ("Salt, Sand and Stone (1961)", "Salt, Sand and Stone", 1961),
    ],
)
def test_headlines_in_chains_with_countries_and_pictures(headline: str, expected: str, year: int | None) -> None:
    film = subject(f"# {headline}\n{BODY}")
    assert film is not None
    assert (film.title, film.year) == (expected, year)


def test_underscores_part_a_window_title() -> None:
    assert title(BODY, "user_reviews", title="盐路_购票_剧情介绍_图集") == "盐路"


def test_the_first_line_of_a_page_without_markup_is_its_window_title() -> None:
    lines = f"Long Tide (1961) Reviews - The Site\nMovies\nGames\n# Salt Harbour\n72\n{BODY}"
    assert title(f"{lines} Long Tide is a slow film.", "user_reviews") == "Long Tide"


def test_a_line_of_a_menu_is_no_title() -> None:
    page = f"Account\nWelcome\n{BODY} The film is slow. An account of it is due. Account for it."
    assert title(page, "feature") is None


def test_an_article_whose_headline_nothing_marks_as_a_film_has_none() -> None:
    text = "The harbour is old. Salt Harbour is cheap. The sale of Salt Harbour ends today."
    assert title(f"# Salt Harbour gets a new owner\n{text}", "news") is None
    film = f"# Salt Harbour gets a new ending\n{text} The film Salt Harbour ran for a year."
    assert title(film, "news") == "Salt Harbour"


TWICE = (
    "Long Tide\nThe Lamp Room\nABOUT\nLISTS\nLong Tide\nDirected by Ada Example\n"
    "Told slowly, Long Tide keeps its lamp lit."
)


def test_a_title_alone_on_two_lines_at_the_top_is_stated() -> None:
    """A window's title and a heading, of which only the lines are left, state a film that the text names."""
    page = page_from_text(TWICE)
    found = subject_film(prose_of(page))
    assert found is not None
    assert found.title == "Long Tide"
    assert "stands alone twice at the top" in found.reasons


@pytest.mark.parametrize("line", ["LISTS", "Maria Keller"])
def test_menus_and_people_at_the_top_are_no_films(line: str) -> None:
    """What stands twice at the top and not in the text, or is a person's name, states nothing."""
    found = subject_film(prose_of(page_from_text(f"{line}\nABOUT\n{line}\n{BODY} It was filmed by Maria Keller.")))
    assert found is None or "stands alone twice at the top" not in found.reasons
