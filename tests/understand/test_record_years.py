"""A film's year is read off its record, off the address of a database, and off how a sentence begins."""

from __future__ import annotations

import pytest

from cinequorum.understand.film_year import stated_year
from cinequorum.understand.read import understand
from cinequorum.understand.record_years import addressed_year, linked_year, record_year
from tests.understand.pages import page_from_text


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("# Brine\n| Director | Ann Lee | | Year | 2016 | | Runtime | 116 min |", 2016),
        ("# Солёный ветер\nГод: 2014 Рейтинг: 8.9 Режиссер: Анна Ли", 2014),
        ("# Brine\nDirectora : Año : Duración : País\nAnn Lee : 2011 : 109 min. : Francia", 2011),
        ("# Brine\nDirector | Year | Country\nAnn Lee | 1987 | Norway", 1987),
        ("# Brine\nRok výroby: 1998\nRežie: Ann Lee", 1998),
        # the records of two films, a year that no label names, a number that is no year alone
        ("# Brine\nYear: 2014\nYear: 2016", None),
        ("# Brine\nThe best thriller of the year: 2014 had none like it.\nYear: 2014 and 2016", None),
        ("# Brine\nIn that year | 2016", None),
        ("# Brine\nYear: 2016/17", None),
        ("# Brine\nName | Votes | Country\nAnn Lee | 1987 | Norway", None),
    ],
)
def test_a_row_for_the_year_gives_it(text: str, year: int | None) -> None:
    """A label for the year, in a row, a cell or over a column, tells the film's year if the page has one such year."""
    assert record_year(page_from_text(text)) == year


@pytest.mark.parametrize(
    ("address", "year"),
    [
        ("https://www.rottentomatoes.com//m/salt_roads_2019", 2019),
        ("https://letterboxd.com/film/salt-roads-2019/", 2019),
        ("https://en.wikipedia.org/wiki/Salt_Roads_(2019_film)", 2019),
        ("https://fr.wikipedia.org/wiki/Salt_Roads_(film,_2019)", 2019),
        ("https://www.rottentomatoes.com/m/salt_roads_2_2019", None),
        ("https://en.wikipedia.org/wiki/Salt_Roads_(novel)", None),
        ("https://gazette.example/news/salt-roads-2019", None),
    ],
)
def test_a_database_s_address_gives_the_year(address: str, year: int | None) -> None:
    """The address of this very film at a database tells its year; another film's and a newspaper's do not."""
    assert addressed_year(page_from_text("# Salt Roads", metadata={"source_url": address}), "Salt Roads") == year
    escaped = address.replace("(", "%28").replace(")", "%29")
    assert linked_year(page_from_text(f"# Salt Roads\nI saw [Salt Roads]({escaped})."), "Salt Roads") == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("# Brine\nA cold one. Released in 2013 and directed by Ann Lee, “Brine” is cold.", 2013),
        ("# Brine\nUn froid. Sorti en 2013 et réalisé par Ann Lee, « Brine » est froid.", 2013),
        ("# Brine\nShe made her largest film for Harbour Pictures, in 2023: “Brine”.", 2023),
        ("# Brine\nA cold one. Released in 2013 beside “Salt”, which I missed, “Brine” is cold.", None),
        ("# Brine\nShe was born in 1993: Brine is her third film.", None),
    ],
)
def test_a_sentence_before_the_title_gives_the_year(text: str, year: int | None) -> None:
    """What a sentence says before the title counts, unless another title stands between."""
    assert stated_year(page_from_text(text), "Brine") == year


def test_a_window_s_title_gives_the_year() -> None:
    """A film site's window says what sort of work of which year it shows."""
    page = page_from_text("# Brine\nIt is cold.", metadata={"html:title": "Brine - Film 2020 - Kinokarte"})
    assert stated_year(page, "Brine") == 2020


@pytest.mark.parametrize(
    ("row", "year"),
    [("World premiere: 2011-09-23", 2011), ("Deutscher Kinostart: 2012-01-05", None)],
)
def test_a_labelled_release_dates_an_undated_record(row: str, year: int | None) -> None:
    """A record without a row for the year has that of its release, but not of one country's."""
    text = f"# Brine\nDirector: Ann Lee\nCast: Bo Day, Cy Orr\nGenre: Drama\n{row}\nThe film is a cold one."
    film = understand(page_from_text(text, kind="listing")).film
    assert film is not None
    assert film.year == year


def test_a_year_learned_of_other_claims_becomes_one() -> None:
    """A year that the director's name gives away is claimed with the words that say it."""
    text = (
        "# Brine\nBrine was directed by Ann Lee.\nLee's 1948 masterpiece is a film about a harbour.\nThe film is dark."
    )
    reading = understand(page_from_text(text))
    assert [claim.value for claim in reading.claims if claim.predicate == "year"] == ["1948"]
