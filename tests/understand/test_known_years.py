"""Which of a page's years is its film's, where a known film of the title says so. Films and persons are invented."""

from __future__ import annotations

import pytest

from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.known_years import with_year
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.prose import prose_of
from tests.catalogue.known import known
from tests.understand.pages import page_from_text


def year_of(text: str, title: str = "Salt Road", stated: int | None = None, *, asked: bool = True) -> int | None:
    page = page_from_text(text)
    prose = prose_of(page, known() if asked else None)
    film = SubjectFilm(title=title, year=stated, span=page.span(0, 1), p=0.9)
    found = with_year(film, prose, titles_named(prose), prose.known)
    return None if found is None else found.year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Salt Road was made in 1971, when nobody went to sea.", 1971),
        ("Salt Road was made in 1971 and reminds me of the summer of 1994.", 1971),
        ("Salt Road was made in 1972, when nobody went to sea.", None),
        ("Salt Road was seen on 3 May 1971, they say.", None),
        ("In the 1971s nobody saw Salt Road.", None),
        ("Salt Road was restored in 1971.", None),
        ("Salt Road of 1971 is no Salt Road of 2009.", None),
        ("# Salt Road 1971\nNobody went to sea.", None),
    ],
)
def test_a_year_of_the_text_that_a_known_film_has(text: str, year: int | None) -> None:
    """Of that title, in a sentence, in no day's date, the only one."""
    assert year_of(text) == year


def test_what_the_page_says_stays() -> None:
    """A year of its own is kept; without known films nothing changes."""
    assert year_of("Salt Road was made in 1971.", stated=1980) == 1980
    assert year_of("Salt Road was made in 1971.", asked=False) is None
    assert year_of("Salt Road was made in 1971.", "Ebb Tide") is None


def test_a_word_needs_a_maker() -> None:
    """One word is many things' name: somebody who made the film has to be on the page."""
    assert year_of("Lantern is slow. In 1988 it rained.", "Lantern") is None
    assert year_of("Lantern is slow. In 1988 it rained on Carl Holm.", "Lantern") == 1988
