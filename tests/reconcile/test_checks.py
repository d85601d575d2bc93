"""Arithmetic on what the pages say: each check has its reckoning in words, its level and what it rests on."""

from __future__ import annotations

import pytest

from cinequorum.model.film import Check, Film
from cinequorum.model.reading import Reading
from cinequorum.model.wall import behind_wall
from cinequorum.reconcile.film import reconcile_film
from tests.reconcile.build import Draft


def checks(film: Film, kind: str) -> list[Check]:
    return [check for check in film.checks if check.kind == kind]


def only(film: Film, kind: str) -> Check:
    (check,) = checks(film, kind)
    return check


def old(source: str, words: str, published: str | None = None, year: int | None = None, **told: str) -> Draft:
    """A page that names the director and says something of her life."""
    draft = Draft(source=source, text=f"Marta Lind directs, {words}, says {source}.", published=published, year=year)
    draft.says("director", "Marta Lind", "Marta Lind")
    return draft.says("person_note", words, words, subject="Marta Lind", **told)  # type: ignore[arg-type]


def runs(source: str, minutes: str, more: str = "") -> Reading:
    return Draft(source=source, text=f"{source}: {minutes} minutes {more}").says("runtime", minutes, minutes).reading()


def out(source: str, value: str, window: str = "cinema", **more: str) -> Reading:
    published = more.pop("published", None)
    year = more.pop("year", None)
    draft = Draft(source=source, text=f"{source}: out on {value}.", published=published, kind="news")
    draft.year = int(year) if year else None
    return draft.says("release", value, value, window=window, **more).reading()  # type: ignore[arg-type]


def test_an_age_on_a_dated_page_and_one_at_the_event_fit() -> None:
    """83 in January 2021 and around 25 in the year of the event leave the same two years of birth."""
    event = Draft(source="c", text="The strike of 1962 at the mill.").says("event", "strike", "strike", date="1962")
    pages = (
        old("a", "at 83", "2021-01-13", age="83").reading(),
        old("b", "around 25", "2021-02-01", age_then="25", at="event", about="true").reading(),
        event.reading(),
    )
    check = only(reconcile_film(pages), "age")
    assert check.level == "fits"
    assert check.text == (
        "Marta Lind: “around 25” in 1962 fits born 1936 to 1938; “at 83” on 13 January 2021 means born 1937 or 1938. "
        "All fit: born 1937 or 1938. In 1962, the year of the event, that is turning 24 or 25."
    )
    assert [support.raw for support in check.support] == ["at 83", "around 25"]
    assert check.subject == "Marta Lind"


@pytest.mark.parametrize(
    ("born", "level", "miss"),
    [("1937", "fits", ""), ("1938", "fits", ""), ("1940", "odd", "2 years"), ("1960", "impossible", "22 years")],
)
def test_an_age_against_a_year_of_birth(born: str, level: str, miss: str) -> None:
    """83 in 2021 is born 1937 or 1938; two years beside it may be a page posted again, twenty are another person."""
    pages = (old("a", "at 83", "2021", age="83"), old("b", f"born in {born}", "2021", born=born))
    check = only(reconcile_film(tuple(page.reading() for page in pages)), "age")
    assert check.level == level
    assert miss in check.text


def test_no_age_without_a_date_or_a_credit() -> None:
    """An age on a page whose date nobody knows, or of somebody who is not credited, is no arithmetic."""
    stranger = Draft(source="b", text="Leo Kane, at 40, watched.", published="2021")
    stranger.says("person_note", "at 40", "at 40", subject="Leo Kane", age="40")
    film = reconcile_film((old("a", "at 83", age="83").reading(), stranger.reading()))
    assert checks(film, "age") == []


def test_born_after_the_film() -> None:
    """Nobody directs before birth, and hardly at eight."""
    for born, level in (("1990", "impossible"), ("1954", "odd")):
        film = reconcile_film((old("a", f"born in {born}", year=1962, born=born).reading(),))
        assert [check.level for check in checks(film, "age")] == [level, "fits"]


def test_the_weekday_speaks_for_one_of_two_days_and_settles_nothing() -> None:
    """A Wednesday against a Friday: the custom is named, and the tie stays a tie."""
    film = reconcile_film((out("a", "2021-01-20"), out("b", "2021-01-29")))
    check = only(film, "weekday")
    assert check.level == "odd"
    assert "20 January 2021 is a Wednesday and 29 January 2021 is a Friday" in check.text
    assert check.text.endswith("That speaks for 29 January 2021; it decides nothing.")
    (fact,) = film.having("release")
    assert fact.status == "contested"
    assert fact.p == pytest.approx(fact.dissent[0].p)


@pytest.mark.parametrize(
    ("day", "territory", "level"),
    [
        ("2021-01-20", "France", "fits"),
        ("2021-01-20", "United Kingdom", "odd"),
        ("2021-01-21", "Germany", "fits"),
        ("2021-01-22", "USA", "fits"),
    ],
)
def test_customs_differ_by_territory(day: str, territory: str, level: str) -> None:
    """Wednesdays in France, Thursdays in Germany, Fridays in the United States."""
    assert only(reconcile_film((out("a", day, territory=territory),)), "weekday").level == level


def test_no_custom_is_no_check() -> None:
    """A month has no weekday, a disc no custom, and a territory without a known one says nothing."""
    pages = (out("a", "2021-01"), out("b", "2021-03-03", "disc"), out("c", "2021-01-20", territory="Atlantis"))
    assert checks(reconcile_film(pages), "weekday") == []


def test_the_order_of_windows() -> None:
    """A disc before the cinemas is odd; years after it, the cinemas are a revival; else the order is usual."""
    usual = reconcile_film((out("a", "2020-09", "festival"), out("b", "2021-02-05"), out("c", "2021-06-01", "disc")))
    check = only(usual, "windows")
    assert check.level == "fits"
    assert "festival September 2020, then cinema 5 February 2021, then disc 1 June 2021" in check.text
    odd = reconcile_film((out("b", "2021-02-05"), out("c", "2021-01-01", "disc")))
    assert only(odd, "windows").level == "odd"
    assert "Disc 1 January 2021 comes before cinema 5 February 2021" in only(odd, "windows").text
    revival = reconcile_film((out("b", "2021-02-05"), out("c", "1999-01-01", "disc")))
    assert [check.level for check in checks(revival, "windows")] == ["fits"]


def test_a_revival_is_no_order() -> None:
    """Vague dates count by what they leave possible: a year does not contradict a day in it."""
    film = reconcile_film((out("a", "2021", "festival"), out("b", "2021-02-05")))
    assert only(film, "windows").level == "fits"


@pytest.mark.parametrize(
    ("minutes", "more", "level", "why"),
    [
        ("119", "", "fits", "Rounding"),
        ("115", "", "fits", "Television"),
        ("106", "", "odd", "no page names one"),
        ("106", "in the director's cut", "fits", "director's cut"),
        ("90", "", "odd", "Too far apart"),
    ],
)
def test_running_times_beside_the_usual_one(minutes: str, more: str, level: str, why: str) -> None:
    """119 beside 120 is rounding, 115 television, 106 another cut if a page names one, 90 a slip."""
    check = only(reconcile_film((runs("a", "120"), runs("b", "120"), runs("c", minutes, more))), "runtime")
    assert check.level == level
    assert why in check.text
    assert f"{minutes} minutes against 120" in check.text


def reviewed(source: str, published: str, year: int | None = 2015, kind: str = "critic_review") -> Reading:
    return Draft(source=source, text=f"Seen: {source}.", year=year, published=published, kind=kind).reading()


@pytest.mark.parametrize(
    ("kind", "published", "levels"),
    [
        ("critic_review", "2014-11-02", []),
        ("critic_review", "2013", ["odd"]),
        ("critic_review", "1998-03-01", ["impossible"]),
        ("news", "2011", []),
        ("news", "2003", ["odd"]),
        ("listing", "1998", []),
    ],
)
def test_a_page_dated_before_its_film(kind: str, published: str, levels: list[str]) -> None:
    """Nobody reviews a film years before it is made; news of it come some years before."""
    film = reconcile_film((reviewed("a", "2016"), reviewed("b", published, kind=kind)))
    assert [check.level for check in checks(film, "page_date")] == levels


def test_a_release_still_to_come_of_an_old_film() -> None:
    """A page of 2015 that announces a release of a film of 1962 for 2016 is on a revival, or wrong."""
    film = reconcile_film((out("a", "2016-05-06", published="2015-12-01", year="1962"),))
    assert "still to come" in only(film, "page_date").text
    assert checks(reconcile_film((out("a", "2016-05-06", published="2015-12-01", year="2016"),)), "page_date") == []


def test_the_film_year_and_the_first_release() -> None:
    """A year apart is a festival before the cinemas; released before it was made is a slip."""
    near = reconcile_film((reviewed("a", "2016", 2015), reviewed("b", "2016", 2016)))
    assert only(near, "year").level == "fits"
    early = reconcile_film((reviewed("a", "2016", 2015), out("b", "2012-01-06")))
    assert [check.level for check in checks(early, "year")] == ["impossible"]
    assert "3 years before it was made" in checks(early, "year")[0].text


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("runtime", "-90", "no film runs -90 minutes"),
        ("runtime", "9" * 5000, "no film runs"),
        ("release", "20021-05-06", "no date of a film"),
        ("year", "20021", "no date of a film"),
        ("aspect_ratio", "37", "no frame has the shape 37"),
        ("event_deaths", "-3", "less than nothing"),
    ],
)
def test_what_cannot_be_has_no_vote(field: str, value: str, why: str) -> None:
    """An impossible figure is kept with its words, is no fact, and says why."""
    words = value[:20]
    draft = Draft(source="a", text=f"It says {words} here.").says(field, value, words, window="cinema")
    film = reconcile_film((draft.reading(),))
    assert film.having(field) == ()
    (statement,) = (fact for fact in film.statements if fact.field == field)
    assert why in (statement.note or "")
    check = only(film, "value")
    assert (check.level, check.field, check.support[0].raw) == ("impossible", field, words)
    assert why[:1].upper() + why[1:] in check.text or why in check.text


def test_what_a_spoiling_sentence_tells_stays_behind_the_wall() -> None:
    """The arithmetic stays, since figures give nothing away; the words of the sentence do not."""
    page = old("a", "at 83", "2021", age="83").spoils("at 83").reading()
    dated = Draft(source="b", text="He dies. Out on 2021-01-29.", kind="news")
    dated.says("release", "2021-01-29", "Out on 2021-01-29", window="cinema").spoils("Out on 2021-01-29")
    film = reconcile_film((page, dated.reading()))
    shown = behind_wall(film, "none")
    assert {check.kind for check in shown.checks} == {"age", "weekday"}
    assert {support.raw for check in shown.checks for support in check.support} == {""}
