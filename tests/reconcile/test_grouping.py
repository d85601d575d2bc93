"""Readings are put together by title, year and people."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.model.reading import Reading
from cinequorum.reconcile.grouping import group_by_film
from cinequorum.reconcile.subjects import block_keys
from tests.reconcile.build import Draft


def page(source: str, title: str | None, year: int | None = None, director: str = "") -> Reading:
    draft = Draft(source=source, text=f"{title} by {director}", title=title, year=year)
    return (draft.says("director", director, director) if director else draft).reading()


def sources(*readings: Reading) -> list[list[str]]:
    return [[r.page.source for r in group] for group in group_by_film(readings)]


def test_two_films_of_one_title_stay_apart() -> None:
    """Years more than one apart are two films, whatever the article; one year apart is one film."""
    found = sources(page("a", "The Siege", 1978), page("b", "Siege", 2014), page("c", "SIEGE", 2015))
    assert found == [["a"], ["b", "c"]]


def test_a_page_without_a_year_joins_the_only_film() -> None:
    """With one candidate the year is not needed; with two it stays alone."""
    assert sources(page("a", "The Siege", 1978), page("b", "The Siege")) == [["a", "b"]]
    assert len(sources(page("a", "The Siege", 1978), page("b", "The Siege"), page("c", "The Siege", 2014))) == 3


def test_people_decide_where_the_year_is_missing() -> None:
    """The director tells which of two films is meant, also in another transliteration."""
    first = page("a", "The Siege", 1978, "Larisa Shepitko")
    second = page("b", "The Siege", 2014, "Paul Schrader")
    assert sources(first, second, page("c", "The Siege", None, "Larissa Shepit'ko")) == [["a", "c"], ["b"]]
    assert sources(first, page("d", "The Siege", None, "Paul Schrader")) == [["d"], ["a"]]


def test_a_translated_title_is_found_by_the_people() -> None:
    """One year, one director and two actors, in two languages: one film. In one language: two films."""
    one = Draft(
        source="a", text="The Siege, by Larisa Shepitko, with Ana Ruiz and Leo Klein.", title="The Siege", year=1978
    )
    two = Draft(source="b", text="El cerco, de Larisa Shepitko, con Ana Ruiz y Leo Klein.", title="El cerco", year=1978)
    for draft in (one, two):
        draft.says("director", "Larisa Shepitko", "Larisa Shepitko")
        draft.says("cast", "Ana Ruiz", "Ana Ruiz").says("cast", "Leo Klein", "Leo Klein")
    assert sources(one.reading(), two.reading()) == [["b"], ["a"]]
    two.language = "es"
    assert sources(one.reading(), two.reading()) == [["a", "b"]]


def test_pages_without_a_film_are_left_out() -> None:
    """A list page belongs to no film and has no keys."""
    nothing = page("a", None)
    assert sources(nothing) == []
    assert block_keys(nothing) == frozenset()


PAGES = [
    page("a", "The Siege", 1978, "Larisa Shepitko"),
    page("b", "Siege", 2014),
    page("c", "Siege"),
    page("d", "The Siege", None, "Larisa Shepitko"),
    page("e", "The Long Harbour Road", 1990),
    page("f", "The Long Harbor Road", 1991),
    page("g", "Harbour"),
]


@given(st.permutations(PAGES))
@settings(max_examples=30, deadline=None)
def test_the_order_does_not_matter(readings: list[Reading]) -> None:
    """The same readings in any order give the same groups in the same order."""
    assert group_by_film(readings) == group_by_film(PAGES)


def test_one_page_given_twice_is_one_page() -> None:
    """Pages with the same bytes are kept once."""
    assert sources(page("a", "The Siege"), page("a", "The Siege")) == [["a"]]
