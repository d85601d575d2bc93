"""When the whole of a headline, or the line over a record, is the film; and where the film's year stands."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.lines_over import record_line
from cinequorum.understand.read import understand
from cinequorum.understand.whole_headlines import DEFINED
from tests.understand.pages import page_from_text

PROSE = (
    "The film is slow and lovely, and its director trusts the actors. I liked the camera, the music and the end of it."
)


def film(text: str, name: str = "post.md") -> SubjectFilm | None:
    return understand(extract(from_bytes(text.encode(), name))).film


def title(text: str, name: str = "post.md") -> str | None:
    found = film(text, name)
    return found.title if found else None


@pytest.mark.parametrize("filed", ["category: movie", "imdb:\n  id: tt0000001", "soort: Film", "tmdb_id: 12"])
def test_a_shelf_of_films_makes_a_number_a_title(filed: str) -> None:
    """A headline that is a year is a film where the page files itself under films, and nothing where it does not."""
    text = "这是一部缓慢而动人的电影，演员们的表演令人难忘，摄影也很出色。结尾让人久久不能平静。"
    found = film(f"---\ntitle: '1871'\n{filed}\n---\n\n{text}\n")
    assert found is not None
    assert (found.title, "filed under films" in found.reasons) == ("1871", True)
    other = film(f"---\ntitle: '1871'\nweather: rain\n---\n\n{text}\n")
    assert other is None or other.p < found.p


def test_a_part_that_the_text_repeats_is_not_the_whole_title() -> None:
    """The text says "Beasts" or names the part after the colon; the headline says the whole. A column is no series."""
    opened = f"_Beasts_ (2012) opens on a boat. {PROSE} I saw _Beasts_ twice; _Beasts_ it is."
    assert title(f"---\ntitle: Beasts of the Salt Flats\n---\n\n{opened}\n") == "Beasts of the Salt Flats"
    told = f"_Across the Weir_ is the second Otter-Man film. {PROSE} Otter-Man returns in _Across the Weir_."
    assert title(f"---\ntitle: 'Otter-Man: Across the Weir'\n---\n\n{told}\n") == "Otter-Man: Across the Weir"
    column = f"_Across the Weir_ is a film of my summer. {PROSE} See _Across the Weir_ in the open air."
    assert title(f"---\ntitle: 'Open air: Across the Weir'\n---\n\n{column}\n") == "Across the Weir"


def test_an_opening_that_defines_a_film_names_it() -> None:
    """Whatever the essay is called, and with the year behind its other title; "is a" alone defines nothing."""
    essay = f"is a 1920 Danish horror film directed by Ann Inventa. {PROSE}"
    found = film(f"---\ntitle: The lamp and its uses\n---\n\n_Das Ferne Licht_ (The Far Light) {essay}\n")
    assert found is not None
    assert (found.title, found.year) == ("Das Ferne Licht", 1920)
    ship = film(f"---\ntitle: The lamp and its uses\n---\n\n_The Far Light_ is a ship of the line. {PROSE}\n")
    assert ship is None or DEFINED not in ship.reasons


def test_a_headline_set_off_below_is_the_film() -> None:
    """Though it reads like one of an article."""
    text = f"So _Ebb: The Life and Films of Ann Inventa_ it is, which opened here. {PROSE} Her _Far Pier_ was better."
    page = f"---\ntitle: 'Ebb: The Life and Films of Ann Inventa'\n---\n\n{text}\n"
    assert title(page) == "Ebb: The Life and Films of Ann Inventa"


def test_italics_in_a_headline_are_a_title() -> None:
    page = f"---\ntitle: 'TIFF 2009: _The Calmest Man in Sweden_'\ntags: [movies]\n---\n\n{PROSE} _Ebb_ was on too.\n"
    assert title(page) == "The Calmest Man in Sweden"


RECORD = "Genre: Drama\nDuration: 95 min\nDirector: Ann Inventa\nCast: Bo Ek, Cy Dunn\nYear: 2018"
UNDATED = RECORD.removesuffix("\nYear: 2018")


def test_the_line_over_a_record_is_the_film_and_the_sites_name_is_not() -> None:
    """A site that signs a page at its top and foot is not its film; nor is a line over each of two records."""
    menu = "FILMHOLD\nFILMHOLD\nHonest words on films\nHome\nNew films\nTop films\nAbout us"
    page = f"{menu}\nFoghorn 1990\n★★★★☆ 4.6/5\n{RECORD}\nPlot\n{PROSE}\nStrong points:\nThe actors\nFILMHOLD\n"
    assert title(page, "detail_6.txt") == "Foghorn 1990"
    one = f"{menu}\n\nFoghorn 1990\n\n{RECORD}\n\n{PROSE}"
    assert (line := record_line(page_from_text(one.replace("\n", "\n\n")))) is not None
    assert line.title == "Foghorn 1990"
    assert record_line(page_from_text(f"{one}\n\nLong Tide\n\n{RECORD}".replace("\n", "\n\n"))) is None


def test_rows_without_labels_stand_between_a_title_and_its_record() -> None:
    """Countries, genres and the running time, as a cinema sets them."""
    rows = "Long Tide\nGermany, Austria, Romania 2016\nDrama / Thriller\n162 Min. Farbe. DCP. D/d"
    line = record_line(page_from_text(f"back\nARCHIVE | Ann Inventa\n{rows}\n{UNDATED}".replace("\n", "\n\n")))
    assert line is not None
    assert (line.title, line.year) == ("Long Tide", 2016)


def test_a_file_named_in_one_word_is_the_title_in_two() -> None:
    page = "<title>Films BUP</title><body><nav>Home</nav><h2>Long Tide</h2><p>1972</p><p>Drama</p><h3>Plot</h3>"
    assert title(f"{page}<p>{PROSE}</p>", "LongTide.html") == "Long Tide"


@pytest.mark.parametrize(
    ("headline", "words", "year"),
    [
        ("The salt", "And then I watched _The Salt (2024)_ at last.", 2024),
        ("Bo Is Away", "_Bo Is Away_ (dir. Ann Inventa, 2023. Seen at the _Kiosk_ in Lund) was different.", 2023),
        ("Foghorn: 2049", "Foghorn: 2049 is my favorite movie of 2017.", 2017),
        ("Foghorn: 2049", "Foghorn: 2049 is one of the best films of 2016.", 2016),
        ("Foghorn: 2049", "It is no match for the best film of 1962.", None),
        ("Foghorn: 2049", "It joins the best films of 2016 and the best films of 2017.", None),
    ],
)
def test_the_year_stands_in_italics_in_brackets_or_in_praise(headline: str, words: str, year: int | None) -> None:
    """Praise says it only of a film as new as its review."""
    page = f"---\ntitle: '{headline}'\ndate: 2017-10-06\n---\n\n{words} {PROSE}\n"
    found = film(page.replace("2017-10-06", "2024-10-06") if "2024" in words else page)
    assert found is not None
    assert found.year == year


@pytest.mark.parametrize(
    ("head", "words", "wanted"),
    [
        ("title: 'Review: <i>Thistle</i>'", PROSE, "Thistle"),
        ("title: 'Review: ”Thistle”, the Swedish version'", f"{PROSE} Thistle it is; I saw Thistle.", "Thistle"),
        ("film: Thistle\ntitle: Good morning and good night\ntags: [list]", PROSE, "Thistle"),
        ("film: true\ntitle: Thistle", PROSE, "Thistle"),
        ("title: Thistle\ndescription: A Thistle filmről.", f"Nagyon szép volt. „Hogy lehet ez?” {PROSE}", "Thistle"),
        (
            "title: Thistle er filmhistorie",
            f"_Thistle_ er en film om havet. {PROSE} _Thistle_ er slik. Thistle!",
            "Thistle",
        ),
        (
            "title: 'Review lekas: Film Black Thistle'\nslug: review-black-thistle",
            f"{PROSE} Black Thistle is fun. The Salt Quay Universe goes on. Black Thistle, then.",
            "Black Thistle",
        ),
    ],
    ids=["tags", "one quotation mark", "key", "switch", "summary", "copula", "word for films"],
)
def test_headlines_as_people_write_them(head: str, words: str, wanted: str) -> None:
    assert title(f"---\n{head}\n---\n\n{words}\n") == wanted


def test_a_fence_may_be_longer() -> None:
    """Some programs fence a post's keys with four dashes; what is not closed alike is text."""
    assert title(f"----\ntitle: Thistle\npublished: 2024-12-01\n----\n\n{PROSE}\n") == "Thistle"
    assert title(f"----\ntitle: Thistle\npublished: 2024-12-01\n---\n\n{PROSE}\n", "a.txt") != "Thistle"


def test_coordinates_are_no_titles() -> None:
    """Numbers that a drawing leaves behind, however often in italics."""
    drawn = " ".join(["_0 0 100 100_"] * 5)
    assert title(f"---\ntitle: Thistle\ncategories: [Films]\n---\n\n{drawn} {PROSE} Thistle is fine.\n") == "Thistle"


def test_an_edition_has_its_year() -> None:
    found = film(f"---\ntitle: 'Review: “The Thistle”, 2009 edition'\n---\n\n{PROSE}\n")
    assert found is not None
    assert (found.title, found.year) == ("The Thistle", 2009)


def test_a_record_has_its_whole_headline_and_a_trailer_the_title_at_its_end() -> None:
    """Over a film's data nobody comments behind a colon; brackets around a headline are no part of it."""
    data = "<p>Genre: Action</p><p>Director: Ann Inventa</p><p>Cast: Bo Ek, Cy Dunn</p><p>Year: 2003</p>"
    record = f"<title>Films</title><body><h1>Corsairs: The Curse of the Salt</h1>{data}<p>{PROSE} Corsairs is fun.</p>"
    assert title(f"{record}<p>I like Corsairs. Corsairs!</p>", "c.html") == "Corsairs: The Curse of the Salt"
    assert title(f"---\ntitle: '[Long Tide]'\nyear: 2003\ngenre: Drama\n---\n\nLong Tide. {PROSE}\n") == "Long Tide"
    news = f"Before the trailer for »The Salt Wakes« came this one. {PROSE}"
    assert title(f"---\ntitle: Trailer zu Ann Inventas »Thistle«\n---\n\n{news}\n") == "Thistle"
