"""The film of a page without a telling headline: what its text alone calls a film, or begins with."""

from __future__ import annotations

import pytest

from cinequorum.understand.called_titles import CALLED
from cinequorum.understand.films import subject_film
from cinequorum.understand.lines_over import credited_line
from cinequorum.understand.prose import prose_of
from cinequorum.understand.title_lines import is_data_row, may_be_title
from tests.understand.pages import page_from_text


def film(text: str, language: str, kind: str = "news") -> tuple[str, int | None] | None:
    found = subject_film(prose_of(page_from_text(text, kind=kind, language=language)))
    return (found.title, found.year) if found else None


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        (
            "Ukazała się recenzja filmu „Mglisty Róg”. Dzieło może otrzymać nagrodę, a ekipa się cieszy.",
            "pl",
            "Mglisty Róg",
        ),
        ("I instruktørens nye film »Tågehornet« drikker en fyrpasser for meget, og havet tier.", "da", "Tågehornet"),
        ("На экраны вышел фильм «Маяк», который режиссёр снимал восемь лет на севере страны.", "ru", "Маяк"),
        (
            "Såg häromkvällen Anna Holms ”Mistluren” i en fullsatt salong. Ingen i år var bättre än ”Mistluren”.",
            "sv",
            "Mistluren",
        ),
        ("《雾港灯塔》是一部国产科幻电影,讲述了守塔人的故事,亲情和牺牲都令人动容。", "zh", "雾港灯塔"),
    ],
)
def test_the_text_calls_its_film_one(text: str, language: str, title: str) -> None:
    """In the words of the language, case endings and all, or by the maker's name (all are invented)."""
    rest = " And the sea is loud. " * 8
    assert film(text + rest, language, "critic_review") == (title, None)


def test_case_endings_are_taken_off() -> None:
    """The form without an ending is the title, wherever it stands."""
    text = "О фильме «Маяка» спорят все. Никто не видел, из чего сделан фильм «Маяк» и зачем." + " Море шумит." * 9
    assert film(text, "ru", "critic_review") == ("Маяк", None)


def test_a_programme_calls_many_titles_films() -> None:
    """Where other titles are set off, one that is called a film once is not the page's."""
    text = "This week “Salt Road”, “Night Ferry”, “Lamp Room” and the drama “Brine Street” open. " + "Choose well. " * 9
    found = subject_film(prose_of(page_from_text(text, kind="news")))
    assert found is None or CALLED not in found.reasons


def test_a_text_that_begins_with_title_and_year() -> None:
    """A diary's first words; the year of a person's birth or of a festival does not go on so."""
    assert film("Lamp Room 9 (2022) started strong; too bad it sagged. " + "The gore is fine. " * 9, "en") == (
        "Lamp Room 9",
        2022,
    )


def test_rows_of_countries_and_genres_are_no_titles() -> None:
    """They stand in records without labels; a label may stand behind a bullet."""
    assert is_data_row("Germany, Austria, Romania 2016")
    assert not is_data_row("Germany, Year Zero")
    assert not may_be_title("- Regie: Anna Holm")
    assert not may_be_title("Drama / Thriller / Krimi")


def test_minutes_by_a_stroke_and_a_long_cast() -> None:
    """A credit as cinemas print it: title, maker, cast, countries, year and a stroke for minutes (invented)."""
    text = (
        "La lanterna sola, di Anna Holm, con Bruno Rey, Carla Mora, Dario Ilves, Elena Costa, Ferro Neri"
        " (Italia/Francia, 2013, 142’). In programmazione al Cinema Porto."
    )
    line = credited_line(page_from_text(f"Mi è piaciuto molto.\n{text}", language="it"))
    assert line is not None
    assert (line.title, line.year) == ("La lanterna sola", 2013)


@pytest.mark.parametrize("headline", ["Lamp Room ★★★★★", "Lamp Room - 75 %"])
def test_a_mark_behind_the_title_is_taken_off(headline: str) -> None:
    """Stars without a dash, and hundredths."""
    assert film(f"# {headline}\nA keeper tends the lamp alone.", "en", "critic_review") == ("Lamp Room", None)
