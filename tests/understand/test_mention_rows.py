"""In rows the whole head of the line before the year is the title; a sentence and a company's release are none."""

from __future__ import annotations

import pytest

from cinequorum.understand.mentions import titles_named
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text


def dated(text: str, language: str = "en") -> list[str]:
    """The titles before a year on a page of this text, in text order, once each."""
    page = page_from_text(text, language=language, kind="list")
    named = titles_named(prose_of(page))
    assert all(page.slice(page.span(m.start, m.end)) == m.title for m in named.mentions)
    return list(dict.fromkeys(m.title for m in named.mentions if m.year))


@pytest.mark.parametrize(
    ("text", "language", "titles"),
    [
        (
            "Salt, Rope (2014)\nCrossing the Quay (2006): a keeper rows.\n3. Like a Foghorn (1999)",
            "en",
            ["Salt, Rope", "Crossing the Quay", "Like a Foghorn"],
        ),
        (
            "Um Farol Português em Bergen (1981), dir. Mona Ek\nOnde Moram os Faróis (2009), dir. Mona Ek\nSal (1984)",
            "pt",
            ["Um Farol Português em Bergen", "Onde Moram os Faróis", "Sal"],
        ),
        (
            "1. Последний смотритель маяка (1961) The Last Keeper |\n"
            "2. Соль 2. Буря (2014)\n3. Новый маяк «Заря» (1988)",
            "ru",
            ["Последний смотритель маяка", "Соль 2. Буря", "Новый маяк «Заря»"],
        ),
        ("Ночной прилив Night Tide (2012)\nСоль (1999)\nТуман (2001)", "ru", ["Ночной прилив", "Соль", "Туман"]),
        (
            "灯台・ナイト (2016)\n海は、遠い (2004)\n霧の女（日本映画） (2010)",
            "ja",
            ["灯台・ナイト", "海は、遠い", "霧の女"],
        ),
        ("“Salt and Rope” (2014)\n‘Foghorn (El faro)’ (1999)\nUndertow (1999)", "en", ["Salt and Rope", "Undertow"]),
    ],
)
def test_the_line_says_where_a_title_begins(text: str, language: str, titles: list[str]) -> None:
    """List marks, second titles and quotation marks are left out; commas, small words and numbers stay in."""
    found = dated(text, language)
    assert [t for t in found if t in titles] == titles


def test_companies_that_released_a_film_are_no_titles() -> None:
    text = "Gale Films (2013) (worldwide) (all media)\nQuay Video (1989) (Norway) (VHS)\n"
    text += "North Pictures (2004) (UK) (DVD)"
    assert dated(text) == []


def test_the_sentences_of_a_review_are_no_rows() -> None:
    """Two lines that begin with a film's year are no list, and a sentence that goes on is no row."""
    text = "Quería ver otra vez El faro (1999) con mi hermana y su perro\nLuego vimos en casa Sal (2003) y nos gustó"
    assert not any(title.startswith(("Quería", "Luego")) for title in dated(text, "es"))
    text += "\nTambién nos gustó mucho Niebla (2010) y también la vimos otra vez"
    assert not any(title.startswith("También") for title in dated(text, "es"))


def test_genres_in_a_row_are_no_titles() -> None:
    text = "PG | 120 min | Comedy, Drama, Romance\nGenre(s): Crime, Drama"
    page = page_from_text(text, kind="listing")
    assert titles_named(prose_of(page)).mentions == ()
