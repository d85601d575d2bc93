"""A member's statistics: every number is what was kept, and nobody sees what is not for them."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from hypothesis import given as anything
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cinequorum_web.members.models import Member, Viewing
from cinequorum_web.taste.drawing import calendar, columns, longest_run, tens, weeks_in_a_row, without_gaps
from cinequorum_web.taste.figures import StatisticsPage
from cinequorum_web.taste.statistics import statistics_page
from tests.web.membership import as_, body_of, member
from tests.web.tasting import gives, shelf

HERE = "/members/@ada/statistics/"


@pytest.fixture
def ada(db: None) -> Member:
    """A member with four days in the diary, one of them private, and three ratings."""
    shelf()
    ada = member("ada")
    for slug, day, private in (
        ("tide", date(2025, 12, 31), False), ("reef", date(2026, 1, 1), False), ("tide", date(2026, 1, 2), False),
        ("dune", date(2026, 5, 1), True),
    ):  # fmt: skip
        Viewing.objects.create(member=ada, film=slug, watched=day, private=private)
    for slug, score in (("tide", 90), ("reef", 70), ("oasis", 20)):
        gives(ada, slug, score)
    return ada


def tallies(page: StatisticsPage) -> dict[str, str]:
    return {one.label: one.value for one in page.tallies}


def chart(page: StatisticsPage, key: str) -> dict[str, int]:
    drawn = next((one for one in page.charts if one.key == key), None)
    return {c.label: c.blocks[0].count for c in drawn.columns.columns if c.blocks[0].count} if drawn else {}


def ranked(page: StatisticsPage, key: str) -> list[tuple[str, int, str]]:
    held = next((one for one in page.rankings if one.key == key), None)
    return [(line.name.text, line.n, line.mean) for line in held.lines] if held else []


def test_the_owner_sees_everything_counted(ada: Member) -> None:
    """Films seen or rated, days, what was seen again, hours, the mean; by year, decade, director and the rest."""
    page = statistics_page(ada, ada)
    told = tallies(page)
    assert [told[name] for name in ("films", "in the diary", "seen again", "of 100, on average")] == [
        "4",
        "4",
        "1",
        "60",
    ]
    assert told["days in a row, at most"] == "3"
    assert told["hours"] == "6"  # 90 + 90 + 90 + 120 minutes: six and a half
    assert chart(page, "watched") == {"2025": 1, "2026": 3}
    assert chart(page, "ratings") == {"20–29": 1, "70–79": 1, "90–100": 1}
    assert chart(page, "decades") == {"1990s": 2, "2000s": 2}
    assert chart(page, "years") == {"1990": 1, "1992": 1, "2002": 1, "2008": 1}
    assert ranked(page, "director") == [("Hollis Wade", 2, "80"), ("Irma Sandoval", 2, "20")]
    assert ranked(page, "genre") == [("Drama", 2, "80"), ("Western", 2, "20")]
    assert [name for name, _, _ in ranked(page, "country")] == ["Mexico", "Norway"]
    assert [name for name, _, _ in ranked(page, "language")] == ["English", "Spanish"]
    assert page.private


@pytest.mark.parametrize("who", [None, "bo"])
def test_private_days_are_not_counted_for_others(ada: Member, who: str | None) -> None:
    """Not a day, not a film, not an hour, not a year of them; without a word that there are some."""
    viewer = member(who) if who else AnonymousUser()
    page = statistics_page(ada, viewer)
    told = tallies(page)
    assert (told["films"], told["in the diary"]) == ("3", "3")
    assert not page.private
    body = body_of(as_(viewer if isinstance(viewer, Member) else None), HERE)
    assert "May" not in {month for month, n in (page.calendar.months if page.calendar else ()) if n}
    assert "Only you see" not in body
    assert "2026-05" not in body
    body = body_of(Client(), f"{HERE}2026/")
    assert "Dune" not in body


def test_hidden_ratings_are_not_counted_for_others(ada: Member) -> None:
    """Neither mean nor chart nor the films that are known by a rating only; the page says that they are hidden."""
    Member.objects.filter(pk=ada.pk).update(hides_ratings=True)
    ada.refresh_from_db()
    page = statistics_page(ada, AnonymousUser())
    assert tallies(page)["films"] == "2"
    assert "of 100, on average" not in tallies(page)
    assert chart(page, "ratings") == {}
    assert {mean for _, _, mean in ranked(page, "director")} == {""}
    assert page.closed
    body = body_of(Client(), HERE)
    assert "for their owner only" in body
    assert "Oasis" not in body_of(Client(), f"{HERE}2026/")
    assert chart(statistics_page(ada, ada), "ratings")


def test_a_year_in_review(ada: Member) -> None:
    """Only what was seen in it: the highest rated, the first and the last, the fullest month."""
    page = statistics_page(ada, ada, 2026)
    assert tallies(page)["films"] == "3"
    assert tallies(page)["seen again"] == "1"  # the film was seen for the first time the year before
    assert chart(page, "months") == {"January": 2, "May": 1}
    assert page.review
    assert [ref.slug for ref, _, _ in page.review.best] == ["tide", "reef"]
    assert page.review.first
    assert page.review.first[0].slug == "reef"
    assert page.review.last
    assert page.review.last[0].slug == "dune"
    assert page.review.told[0] == "Most in January: 2 films."
    body = body_of(as_(ada), f"{HERE}2026/")
    assert "The year 2026" in body
    assert "Looking back" in body
    assert "There is nothing of this year to see" in body_of(as_(ada), f"{HERE}1999/")


def test_two_marks_have_two_charts(ada: Member) -> None:
    """Each says which it is."""
    gives(ada, "mesa", 30, joy=90, joy_given="90", joy_scale="hundred", quality=True)
    page = statistics_page(ada, ada)
    headings = [one.heading for one in page.charts]
    assert "Ratings: quality" in headings
    assert chart(page, "joy") == {"90–100": 1}


def test_an_empty_shelf_says_what_to_do(db: None) -> None:
    """To its owner; to others that there is nothing to see."""
    new = member("new")
    assert "There is nothing to count yet" in body_of(as_(new), "/members/@new/statistics/")
    assert "There is nothing here to see" in body_of(Client(), "/members/@new/statistics/")
    body_of(Client(), "/members/@nobody/statistics/", 404)
    for wrong in ("0", "1887", "9999", "99999999999999999999"):
        body_of(Client(), f"/members/@new/statistics/{wrong}/", 404)


def test_a_film_that_is_gone_is_counted(ada: Member) -> None:
    """What the site no longer has was seen all the same."""
    Viewing.objects.create(member=ada, film="vanished-1999", watched=date(2026, 3, 1))
    page = statistics_page(ada, ada)
    assert tallies(page)["films"] == "5"
    note = next(one.note for one in page.tallies if one.label == "hours")
    assert note == "4 of 5 with a known running time"


def test_every_chart_has_its_table(ada: Member) -> None:
    """What is drawn also stands in numbers."""
    body = body_of(as_(ada), HERE)
    figures = body.count('<figure class="columns"')
    assert figures >= 4
    assert body.count("As a table") == figures + 1  # and the calendar's
    assert "<script>" not in body.split("<main")[1]


@anything(st.lists(st.dates(date(2020, 1, 1), date(2021, 12, 31)), max_size=40))
@hypothesis_settings(max_examples=60)
def test_runs_are_as_long_as_they_are(days: list[date]) -> None:
    """A run of days is in the days, no longer one is; of weeks likewise; the calendar has each day of its year once."""
    held = {day.toordinal() for day in days}
    run = longest_run(days)
    assert run == max(
        (n for start in held for n in range(1, 60) if held.issuperset(range(start, start + n))), default=0
    )
    assert (weeks_in_a_row(days) > 0) == bool(days)
    assert weeks_in_a_row(days) <= len(held)
    ours = {day: 1 for day in days if day.year == 2020}
    drawn = calendar(2020, ours)
    assert len({(one.x, one.y) for one in drawn.squares}) == len(ours) == sum(n for _, n in drawn.months)
    assert all(0 <= one.x <= 53 and 0 <= one.y <= 6 for one in drawn.squares)


@anything(st.lists(st.integers(0, 100), max_size=30), st.dictionaries(st.integers(1890, 2030), st.integers(1, 9)))
@hypothesis_settings(max_examples=60)
def test_columns_hold_what_was_counted(marks: list[int], years: dict[int, int]) -> None:
    """Nothing is lost between counts and columns, and none is higher than the field."""
    assert sum(n for _, n in tens(marks)) == len(marks)
    filled = without_gaps(years)
    assert {at: n for at, n in filled if n} == years
    drawn = columns([(str(at), n) for at, n in filled])
    assert (drawn is None) == (not years)
    if drawn:
        assert all(float(b.y) >= 0 and float(b.height) <= 40 for c in drawn.columns for b in c.blocks)
