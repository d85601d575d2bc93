"""The film of a page without a telling headline: what its text alone calls a film, or begins with."""

from __future__ import annotations

import pytest

from cinequorum.understand.called_titles import CALLED
from cinequorum.understand.films import subject_film
from cinequorum.understand.lines_over import credited_line
from cinequorum.understand.named_makers import without_named_maker
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


def test_a_maker_whom_the_text_names_is_no_title() -> None:
    """Behind the dash, or in a menu's row before a record, a name that is not common is told by what is said of it."""
    text = "# Mlžný roh – Zorka Vlnová (2014)\nFilm, který režíruje Zorka Vlnová, je tichý. " + "Moře hučí. " * 20
    assert film(text, "cs", "critic_review") == ("Mlžný roh", 2014)
    page = page_from_text("# ARCHIV | Zorka Vlnová\nRegie: Zorka Vlnová\nEin Film über das Meer.", language="de")
    assert without_named_maker("ARCHIV | Zorka Vlnová", page) is None
    assert without_named_maker("ARCHIV | Mlžný roh", page) == "ARCHIV | Mlžný roh"


def test_a_text_that_begins_with_title_and_maker() -> None:
    """What stands in apposition says what it is; other appositions do not."""
    rest = " La mer est calme." * 12
    told = "Corne de brume, l’excellent troisième film de Zoé Varnel, sort en mai."
    assert film(told + rest, "fr", "critic_review") == ("Corne de brume", None)
    assert film("Zoé Varnel, une femme de lettres de Brest, parle." + rest, "fr", "critic_review") is None


def test_a_name_beside_a_title_is_not_enough() -> None:
    """Whoever is named may have written it; one word for films far down the page says little, too."""
    quiet = "Nothing happens for an hour, and then the horn answers. " * 12
    for text in (f"{quiet}I read Anna Holm “Brine Street” twice.", f"{quiet}There was the movie “Brine Street”."):
        found = subject_film(prose_of(page_from_text(text)))
        assert found is None or CALLED not in found.reasons
