"""A title is found by the year or the data under it, whatever a page's window is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.model.page import Page
from cinequorum.understand.film_year import stated_year
from cinequorum.understand.films import subject_film
from cinequorum.understand.prose import prose_of
from cinequorum.understand.title_lines import is_generic, title_lines, year_under
from tests.understand.pages import page_from_text

BODY = "A keeper tends the lamp alone. The days are long and the sea is loud, and this film never lets go."


@pytest.mark.parametrize(
    ("under", "year"),
    [
        ("2003", 2003),
        ("(1997)", 1997),
        ("dir. Ann Inventa · 1998 · Drama · 95 min", 1998),
        ("Italia | 1961 | 122 min", 1961),
        ("Año: 1974", 1974),
        ("Ano de produção: 2012", 2012),
        ("4K\nHD\n2009 Movies\nAction Movies", 2009),
        ("2017-10-27\nIMDB: 8.2/10", 2017),
        ("2017-10-27\nby Ann", None),  # the day of a post
        ("May 4 · 2021 · Ann Inventa", None),
        ("2021 Movies\n2022 Movies", None),  # a menu
        ("12,003 votes", None),
        ("May 4, 2021", None),
    ],
)
def test_the_year_under_the_title_is_the_films(under: str, year: int | None) -> None:
    page = page_from_text(f"Foghorn\n{under.replace(chr(10), chr(10) * 2)}\n\n{BODY}")
    assert year_under(page, "Foghorn") == year


def test_a_date_is_the_posts_where_the_page_says_when_it_was_posted() -> None:
    page = page_from_text(f"Foghorn\n\n2017-10-27\n\nIMDB: 8.2/10\n\n{BODY}", metadata={"date": "2017-10-27"})
    assert year_under(page, "Foghorn") is None


def test_a_number_that_tells_films_of_one_name_apart_stands_before_the_year() -> None:
    page = page_from_text(f"We saw Foghorn (II) (2023) at last. {BODY}")
    assert stated_year(page, "Foghorn") == 2023


@pytest.mark.parametrize("headline", ["Document", "Home", "My Movie Page", "Filmes", "Untitled Document", "Film"])
def test_what_programs_call_any_page_is_no_title(headline: str) -> None:
    assert is_generic(headline)
    page = page_from_text(f"# {headline}\n\nThe Long Tide\n\n2003\n\n{BODY}", kind="critic_review")
    film = subject_film(prose_of(page))
    assert film is not None
    assert (film.title, film.year) == ("The Long Tide", 2003)


@pytest.mark.parametrize("headline", ["The Long Tide", "Home Alone", "Film (1965)", "Page 12"])
def test_a_headline_with_words_of_its_own_is_kept(headline: str) -> None:
    assert not is_generic(headline)


def addressed(text: str, source: str) -> Page:
    return replace(page_from_text(text), source=source)


def test_a_line_that_the_address_repeats_is_the_title_as_the_text_spells_it() -> None:
    text = f"# My Site\n\nFOGHORN :\n\nDirected by Ann. In Foghorn a keeper waits. {BODY}"
    film = subject_film(prose_of(addressed(text, "foghorn.html")))
    assert film is not None
    assert film.title == "Foghorn"


def test_lines_over_several_years_are_a_list() -> None:
    assert title_lines(page_from_text(f"Foghorn\n\n2003\n\nUndertow\n\n1961\n\n{BODY}")) == ()


def test_a_headline_that_a_line_shows_needs_no_other() -> None:
    text = f"# Маяк\n\nМаяк (2003)\n\nLighthouse 16+\n\nYear\n\n2003\n\nCountry\n\n{BODY}"
    film = subject_film(prose_of(addressed(text, "lighthouse.html")))
    assert film is not None
    assert film.title == "Маяк"


def test_the_line_over_a_record_names_the_film_of_a_review_too() -> None:
    """Over a film's data a line is its title whether or not somebody judges the film below."""
    sheet = "Genre: Drama\n\nDirector: Ann Inventa\n\nCast: Bo Ek, Cy Dahl\n\nRuntime: 98 min\n\nYear: 2003"
    for data, trusted in ((sheet, True), ("Genre: Drama", False)):
        text = f"# Filmverse\n\nFilmverse\n\nThe Long Tide\n\n{data}\n\n{BODY}"
        film = subject_film(prose_of(page_from_text(text, kind="critic_review")))
        assert (film is not None and film.title == "The Long Tide") is trusted
        assert (film is not None and "the headline of a record or of reviews" in film.reasons) is trusted
