"""Two films of one title and year are told apart by their people, and by nothing less than a whole crew."""

from __future__ import annotations

import time

import pytest

from cinequorum.model.reading import Reading
from cinequorum.reconcile.film import reconcile_film
from cinequorum.reconcile.grouping import group_by_film
from tests.reconcile.build import Draft

ANA = ("Ana Ruiz", "Vera Holm", "Karl Brandt")  # the director, then the cast
LEO = ("Leo Klein", "Ines Duarte", "Tomas Vrba")


def page(source: str, *crew: str, year: int | None = 2001, language: str = "en") -> Reading:
    draft = Draft(source=source, text=f"{source}: {', '.join(crew) or 'nobody'}.", year=year, language=language)
    for number, name in enumerate(crew):
        draft.says("cast" if number else "director", name, name)
    return draft.reading()


def grouped(*pages: Reading) -> list[list[str]]:
    return sorted(sorted(reading.page.source for reading in group) for group in group_by_film(pages))


def test_whole_crews_without_anybody_in_common_are_two_films() -> None:
    """One title, one year, other director and other cast: two films, and each page goes where its people are."""
    pages = (page("a", *ANA), page("b", *LEO), page("c", "Ana Ruiz"), page("d", *ANA[:2]), page("e", "Leo Klein"))
    assert grouped(*pages) == [["a", "c", "d"], ["b", "e"]]


def test_a_page_that_names_nobody_stays_alone_between_two() -> None:
    """With one page each nothing tells whose it is; with three against one it goes with the three."""
    assert grouped(page("a", *ANA), page("b", *LEO), page("c")) == [["a"], ["b"], ["c"]]
    three = [page(name, *ANA) for name in ("a1", "a2", "a3")]
    assert grouped(*three, page("b", *LEO), page("c")) == [["a1", "a2", "a3", "c"], ["b"]]


@pytest.mark.parametrize(
    "other",
    [
        page("b", "Leo Klein"),  # a director alone may be a slip
        page("b", "Leo Klein", "Vera Holm", "Tomas Vrba"),  # somebody in common
        page("b", "Лев Клейн", "Инеса Дуарте", "Томаш Врба", language="ru"),  # names that cannot be compared so surely
    ],
)
def test_less_than_a_whole_other_crew_is_one_film(other: Reading) -> None:
    """Pages that may be of one film stay together, and what they differ in is shown as contested."""
    pages = (page("a", *ANA), other)
    assert grouped(*pages) == [["a", "b"]]
    (director,) = reconcile_film(pages).having("director")
    assert director.status == "contested"


def test_no_page_is_lost_where_no_year_is_stated() -> None:
    """Two films of one title, no year anywhere, every page with its director: both are there."""
    pages = [page(f"a{n}", *ANA, year=None) for n in range(2)] + [page(f"b{n}", *LEO, year=None) for n in range(2)]
    assert grouped(*pages) == [["a0", "a1"], ["b0", "b1"]]


def test_a_year_that_cannot_be_is_no_year() -> None:
    """A page that puts the film into 20021 is a page without a year: it joins the film of its people."""
    assert grouped(page("a", *ANA), page("b", *ANA, year=20021)) == [["a", "b"]]
    film = reconcile_film((page("b", *ANA, year=20021),))
    assert film.year is None


def test_a_crowd_of_crews_is_answered_soon() -> None:
    """Four hundred pages of one title and year, each with a crew of its own: one film, contested, within seconds."""
    pages = [page(f"p{n}", *(f"{first} Q{n}x{n}" for first in ("Ana", "Vera", "Karl"))) for n in range(400)]
    begun = time.process_time()
    assert len(group_by_film(pages)) == 1
    assert time.process_time() - begun < 20
