"""A date without a year gets the year that the other pages tell; what they do not tell stays open."""

from __future__ import annotations

import random

import pytest

from cinequorum.model.film import Fact, Film
from cinequorum.model.reading import Reading
from cinequorum.reconcile.film import reconcile_film
from tests.reconcile.build import Draft


def says(source: str, value: str, window: str = "cinema", **more: str) -> Reading:
    """A page with one release; a value without a year has its words as raw date."""
    published, kind = more.pop("published", None), more.pop("kind", "trailer_news")
    year = more.pop("year", None)
    words = f"out on {value}"
    draft = Draft(source=source, text=f"In {source}: {words}.", published=published, kind=kind)
    draft.year = int(year) if year else None
    raw = {"raw_date": value[5:]} if value.startswith("XXXX") else {}
    return draft.says("release", value, words, window=window, **raw, **more).reading()  # type: ignore[arg-type]


def plain(source: str, published: str, kind: str = "critic_review") -> Reading:
    return Draft(source=source, text=f"Seen by {source}.", published=published, kind=kind).reading()


def release(film: Film, window: str = "cinema") -> Fact:
    (fact,) = (fact for fact in film.having("release") if fact.qualifier("window") == window)
    return fact


def test_the_same_day_with_its_year_elsewhere() -> None:
    """Another page states the day in full: both are one value, and both forms are kept."""
    fact = release(reconcile_film((says("a", "XXXX-02-05"), says("b", "2021-02-05"))))
    assert (fact.value, fact.witnesses, fact.status) == ("2021-02-05", 2, "agreed")
    assert (fact.qualifier("raw_date"), fact.qualifier("resolved")) == ("02-05", "other_pages")
    assert fact.note is not None
    assert "5 February 2021" in fact.note


def test_another_day_of_the_same_run() -> None:
    """A page that dates the disc tells the year in which the film was in cinemas: December before, not after."""
    film = reconcile_film((says("a", "XXXX-12-10"), says("b", "2021-02-05", "disc")))
    assert release(film).value == "2020-12-10"
    assert "disc date 5 February 2021" in (release(film).note or "")


def test_dated_pages_tell_the_year() -> None:
    """Where no page states a day in full, pages written when the film came out tell the year."""
    film = reconcile_film((says("a", "XXXX-02-05"), says("b", "XXXX-01-29"), plain("review", "2021")))
    fact = release(film)
    assert {fact.value, *(other.value for other in fact.dissent)} == {"2021-02-05", "2021-01-29"}
    assert "review is dated 2021" in (fact.note or "")


@pytest.mark.parametrize(
    "others",
    [
        (),
        (plain("list", "2021", "listing"),),  # dated by its last change
        (plain("x", "2021-03-01"), plain("y", "2017-03-01")),  # one against one
        (says("old", "1962-03-01", year="1962"), plain("late", "2021")),  # nothing within the run of an old film
    ],
)
def test_what_nobody_tells_stays_open(others: tuple[Reading, ...]) -> None:
    """A listing's date, a tie, or pages on a revival tell no year."""
    film = reconcile_film((says("a", "XXXX-11-05", "digital"), *others))
    assert release(film, "digital").value == "XXXX-11-05"
    assert release(film, "digital").note is None


def test_two_territories_are_two_facts() -> None:
    """One window in two territories: two dates, and neither is against the other."""
    film = reconcile_film(
        (says("a", "2021-02-05", territory="France"), says("b", "2021-03-11", territory="Germany")),
    )
    assert [(f.value, f.dissent) for f in film.having("release")] == [("2021-02-05", ()), ("2021-03-11", ())]


def test_last_year_on_a_page_whose_date_is_inferred() -> None:
    """The page announces releases of 2021, so its "last year" is 2020: of the festival, and of the premiere there."""
    draft = Draft(source="a", text="Shown last year at Lido. Out on 5 February.", kind="news")
    draft.says("release", "XXXX-02-05", "5 February", window="cinema", raw_date="5 February")
    award = {"festival": "Lido", "result": "selected", "raw_date": "last year", "premiere": "true"}
    draft.says("award", "selected for Lido", "Shown last year at Lido", **award)  # type: ignore[arg-type]
    film = reconcile_film((draft.reading(), plain("review", "2021-02-01")))
    (prize,) = film.having("award")
    assert (prize.qualifier("year"), prize.qualifier("raw_date")) == ("2020", "last year")
    assert release(film, "festival").value == "2020"


def test_the_order_of_pages_does_not_matter() -> None:
    """Any order of the same pages gives the same film."""
    pages = [says("a", "XXXX-02-05"), says("b", "2021-02-05", "disc"), plain("c", "2021"), says("d", "XXXX-02-06")]
    films = set()
    for seed in range(4):
        random.Random(seed).shuffle(pages)
        films.add(reconcile_film(tuple(pages)).facts)
    assert len(films) == 1


def test_days_that_one_page_gives_side_by_side_are_several_releases() -> None:
    """A listing knows the first release and the revival; another page's day beside the first contests only that."""
    listing = Draft(source="list", text="2001-07-27; again 2017-09-14.", kind="listing")
    for day in ("2001-07-27", "2017-09-14"):
        listing.says("release", day, day, window="cinema")
    film = reconcile_film((listing.reading(), says("b", "2001-08-03")))
    found = sorted({(fact.status, *sorted((fact.value, *(d.value for d in fact.dissent)))) for fact in film.facts})
    assert found == [("contested", "2001-07-27", "2001-08-03"), ("single", "2017-09-14")]


def test_one_territory_in_two_languages() -> None:
    """A release in Deutschland and one in Germany are one question."""
    film = reconcile_film(
        (says("a", "2021-02-04", territory="Deutschland"), says("b", "2021-02-04", territory="Germany")),
    )
    (fact,) = film.having("release")
    assert fact.witnesses == 2


def test_other_pages_overrule_a_page_s_own_guess() -> None:
    """A year that a page read off the days of the week is no statement: a stated one near it counts, alone it stays."""
    guess = says("a", "2021-03-12", "virtual_cinema", resolved="custom", raw_date="12 March")
    stated = says("b", "2022-04-01", "disc")
    assert release(reconcile_film((guess,)), "virtual_cinema").value == "2021-03-12"
    assert release(reconcile_film((guess, stated)), "virtual_cinema").value == "2022-03-12"
