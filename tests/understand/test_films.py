"""A page's own film is found wherever the page says it, and other films are told from everything else in capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.claim import Claim
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.understand.addresses import addresses
from cinequorum.understand.films import other_films, subject_film
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.prose import prose_of
from tests.examples import examples
from tests.understand.pages import page_from_text

BODY = "A keeper tends the lamp alone. The days are long and the sea is loud."


def subject(text: str, kind: str = "critic_review", **metadata: str) -> SubjectFilm | None:
    page = page_from_text(text, kind=kind, metadata={k.replace("_", " "): v for k, v in metadata.items()})
    film = subject_film(prose_of(page))
    if film is not None:
        assert page.slice(film.span)
        assert film.reasons
    return film


def others(text: str, title: str = "The Long Tide", language: str = "en") -> dict[str, OtherFilm]:
    page = page_from_text(text, language=language)
    span = page.span(0, 1)
    film = SubjectFilm(title=title, year=None, span=span, p=0.9)
    found = other_films(prose_of(page), film)
    assert all(page.slice(f.span) == f.title for f in found)
    return {f.title: f for f in found}


@pytest.mark.parametrize(
    ("headline", "title", "year"),
    [
        ("The Long Tide Review", "The Long Tide", None),
        ("Film review: The Long Tide", "The Long Tide", None),
        ("The Long Tide (2014)", "The Long Tide", 2014),
        ("Trailer: ‘The Long Tide’ Sails Into Dark Water", "The Long Tide", None),
        ("“The Long Tide” is a storm in a bottle", "The Long Tide", None),
        ("Kritik: »Salz«", None, None),
    ],
)
def test_the_headline_names_the_film(headline: str, title: str | None, year: int | None) -> None:
    film = subject(f"# {headline}\n{BODY} The Long Tide never lets go.")
    assert film is not None
    if title is not None:
        assert (film.title, film.year) == (title, year)


PLAIN = "A keeper tends the lamp alone. The days are long and the sea is loud."


@pytest.mark.parametrize(
    ("text", "language", "title", "second"),
    [
        ("# Fyrvaktaren (The Lighthouse Keeper)", "en", "Fyrvaktaren", "The Lighthouse Keeper"),
        ("# Fyrvaktaren / The Lighthouse Keeper (1968)", "en", "Fyrvaktaren", "The Lighthouse Keeper"),
        ("# Crítica de El farero, de Mona Ek", "es", "El farero", None),
        ("# El farero mayor: la luz y la sal", "es", "El farero mayor", None),
        ("# Le Gardien du phare : le sel et la brume", "fr", "Le Gardien du phare", None),
        ("# Watch: new trailer for the restored ‘Mr. Keeper’", "en", "Mr. Keeper", None),
        ("# Bergen 2014: The Long Tide", "en", "The Long Tide", None),
        ("# The Long Tide at Harbour House\nIn The Long Tide nobody hurries.", "en", "The Long Tide", None),
        ("# THE QUAYSIDE POST\nThe Long Tide (2014)", "en", "The Long Tide", None),
        ("# THE QUAYSIDE POST\nThe Long Tide: a storm in a bottle", "en", "The Long Tide", None),
        ("# Dr Marlowe\n_Dr Marlowe_ (Mona Ek, 1968) is about men in boats.", "en", "Dr Marlowe", None),
        ("# A Film (2001)", "en", "A Film", None),
    ],
)
def test_the_title_is_cut_out_of_what_stands_above_the_text(
    text: str, language: str, title: str, second: str | None
) -> None:
    """Second titles, subtitles, makers, occasions, mastheads and announcements are no part of the title."""
    film = subject_film(prose_of(page_from_text(f"{text}\n{PLAIN}", language=language)))
    assert film is not None
    assert (film.title, film.original_title) == (title, second)


def test_a_sheet_of_one_film_s_data_is_about_its_headline() -> None:
    """Other films may be named on it more often."""
    text = f"# Salt\n{PLAIN}\nMona Ek also made _Foghorn_ (1999) and _Undertow_ (2003)."
    film = subject(text, director="Mona Ek", cast="Anna Lee (Alma)", runtime="97", title="Salt")
    assert film is not None
    assert film.title == "Salt"


def test_a_note_whose_headline_names_no_film_is_about_the_one_it_introduces() -> None:
    text = (
        "# Quay notebook, day six: a keeper’s strike\n"
        "The queue for Mona Ek’s new film is long. _The Long Tide_ (Den långa tiden!) had its premiere last night.\n"
        "Ek’s last film, the stately _Undertow_, came two years ago."
    )
    film = subject(text)
    assert film is not None
    assert (film.title, film.original_title) == ("The Long Tide", "Den långa tiden!")


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("_The Long Tide_ (Den långa tiden, Sweden 1961) drifts.", "Den långa tiden"),
        ("_The Long Tide_ (Mona Ek, 1961) drifts.", None),
        ("_The Long Tide_ (Sweden, 1961) drifts.", None),
        ("The Long Tide drifts.\nOriginal title: Den långa tiden", "Den långa tiden"),
    ],
)
def test_a_second_title_is_told_from_a_maker_and_a_country(text: str, second: str | None) -> None:
    film = subject(f"# The Long Tide\n{text}")
    assert film is not None
    assert film.original_title == second


@pytest.mark.parametrize(
    "text",
    [
        "# The best films of the year (2014)\nA keeper tends the lamp.",
        "# Anna Lee\nShe starred in _Foghorn_ and, later, in _Undertow_.",
        "# Evenings\n_Foghorn_, _Undertow_ and _Salt_ were on, and I saw two of them.",
        "# Reviews #17\nFoghorn (1999)\nFine.\nUndertow (2003)\nFine too.\nSalt (2005)\nFine again.",
    ],
)
def test_a_page_about_several_films_or_a_person_has_no_subject(text: str) -> None:
    assert subject(text) is None


def test_metadata_that_name_the_film_win_over_a_headline_that_does_not() -> None:
    film = subject(f"# Adrift at home\n{BODY}", movie_title="The Long Tide", title="Adrift at home")
    assert film is not None
    assert film.title == "The Long Tide"


def test_an_address_gives_the_year_and_the_text_the_spelling() -> None:
    film = subject(f"_L’Attente_ holds its breath. {BODY}", slug="l-attente-1961")
    assert film is not None
    assert (film.title, film.year) == ("L’Attente", 1961)


def test_a_page_without_a_title_line_is_solved_by_what_it_warns_of_and_repeats() -> None:
    text = (
        "Warning: spoilers for Salt & Rope! Read on at your own risk.\n"
        "Director Mona Ek returns with Salt & Rope!, set on a quay in Bergen. Salt & Rope! is her best since Foghorn.\n"
        "The harbour in Salt & Rope! is grey, and Norway has rarely looked so cold."
    )
    film = subject(text)
    assert film is not None
    assert film.title.rstrip("!") == "Salt & Rope"


def test_repetition_alone_is_enough_for_a_title_and_not_for_a_person() -> None:
    text = "John Harker rows out. John Harker sinks.\nThe Long Tide is slow. In The Long Tide, John Harker drowns.\n"
    film = subject(text + "The Long Tide ends. John Harker rests.")
    assert film is not None
    assert film.title == "The Long Tide"


def test_the_year_of_another_film_and_of_the_post_are_not_the_film_s() -> None:
    film = subject("# The Long Tide\nThe Long Tide recalls Foghorn (1957). The Long Tide drags.", date="2012-05-01")
    assert film is not None
    assert film.year is None


def test_a_list_of_films_has_no_subject() -> None:
    text = "# Best of the year\n## Foghorn (2001)\nFine.\n## Salt (2001)\nFine.\n## Gale Warning (2001)\nFine."
    assert subject(text, kind="other") is None
    assert subject("# Ten films\nFoghorn is fine.", kind="list") is None


def test_a_page_about_no_film_has_none() -> None:
    assert subject("# Opening hours\nWe open at nine and close at five.", kind="other") is None


COMPARED = [
    ("It recalls Kobayashi’s _Harakiri_ at every turn.", "Harakiri"),
    ("Think of films such as Gale Warning and Foghorn Blues.", "Foghorn Blues"),
    ("Films like The Far Shore, Undertow, and Gale Warning did it first.", "Undertow"),
    ("It is reminiscent of Gale Warning.", "Gale Warning"),
    ("It plays as a modern Gale Warning.", "Gale Warning"),
    ("The lamp owes a lot to, and echoes, “The Far Shore.”", "The Far Shore"),
    ("It is similar to Gale Warning: Part 2.", "Gale Warning: Part 2"),
]


@pytest.mark.parametrize(("text", "title"), COMPARED)
def test_films_that_the_page_compares_with_are_found(text: str, title: str) -> None:
    found = others(text)
    assert title in found
    assert found[title].relation == "compared"


def test_the_maker_s_other_works_are_told_from_comparisons() -> None:
    text = "Director Mona Ek (Gale Warning, Undertow) builds slowly. It is Ek’s best film since 1985’s Far Shore Blues."
    found = others(text)
    assert {t: f.relation for t, f in found.items()} == {
        "Gale Warning": "same_director",
        "Undertow": "same_director",
        "Far Shore Blues": "same_director",
    }
    assert found["Far Shore Blues"].year == 1985


def test_titles_in_capitals_after_a_name_are_titles() -> None:
    assert set(others("Writer Mona Ek (GALE WARNING, UNDERTOW) tells it well.")) == {"GALE WARNING", "UNDERTOW"}


NO_FILMS = [
    "The New Yorker called it “his masterpiece”, and The Guardian agreed.",
    "He wails, “How could I forget?”, and the “instigators” are rounded up.",
    "Jack “Red” Morgan (John Ames) meets “Doc” (Anna Lee) in New York.",
    "It is based on the novel “The Far Shore” by John Ames.",
    "In January he plays in the Soviet Union, like many Americans before him.",
    "She sings a song called “Undertow” at the Venice Film Festival.",
    "_The Long Tide_ is long, and The Long Tide knows it.",
]


@pytest.mark.parametrize("text", NO_FILMS)
def test_papers_speech_persons_books_songs_and_places_are_no_films(text: str) -> None:
    assert others(text) == {}


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        ("Recuerda a «El faro del norte» en cada plano.", "es", "El faro del norte"),
        ("Das erinnert an „Der letzte Leuchtturm“ von einst.", "de", "Der letzte Leuchtturm"),
        ("Cela rappelle « Les Vagues du soir ».", "fr", "Les Vagues du soir"),
        ("Фильм напоминает «Северный ветер».", "ru", "Северный ветер"),
    ],
)
def test_titles_are_found_in_other_languages_quotation_marks(text: str, language: str, title: str) -> None:
    found = others(text, language=language)
    assert title in found
    assert found[title].relation == "compared"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The violence is that of epics such as "Undertow" or "The Quay."', {"Undertow", "The Quay"}),
        ('On the quay he is known as "Undertow" because he drowns.', set()),
    ],
)
def test_titles_in_quotation_marks_vouch_for_each_other(text: str, expected: set[str]) -> None:
    """One word in quotation marks after an article or `as` may be a nickname; beside a title it is one, too."""
    assert expected <= set(others(text)) if expected else "Undertow" not in others(text)


def relations(text: str, director: str, cast: str) -> dict[str, str]:
    page = page_from_text(text)
    prose = prose_of(page)
    span = page.span(0, 1)
    film = SubjectFilm(title="The Long Tide", year=None, span=span, p=0.9)
    people = [("director", director, None), ("cast", cast, "Alma")]
    claims = [
        Claim(predicate=what, value=name, role=role, raw=name, span=span, rule="test/1", p=0.9)
        for what, name, role in people
    ]
    return {f.title: f.relation for f in other_films(prose, film, titles_named(prose), claims)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ek’s _Undertow_ was shorter.", {"Undertow": "same_director"}),
        ("Director Carl Berg’s _Undertow_ is reminiscent of it.", {"Undertow": "compared"}),
        ("Holm played a smaller part in _Undertow_.", {"Undertow": "same_cast"}),
        ("Last week I saw _Undertow_.", {"Undertow": "mentioned"}),
        ("His earlier projects, like _Undertow_, were shorter.", {"Undertow": "same_director"}),
        ("Birgit Holm’s Alma waits in Bergen.", {}),
    ],
)
def test_what_the_claims_say_of_director_and_cast_decides_relations(text: str, expected: dict[str, str]) -> None:
    assert relations(text, "Mona Ek", "Birgit Holm") == expected


NO_TITLES = [
    "She dances on the table of a bar to “Round the Harbour” all night.",
    "It won Best Supporting Actress and Best Picture.",
    "He works for the Ministry for Harbour Affairs in the north.",
    "He bought Carl Berg’s novel, Carl Berg’s “Undertow”, for a song.",
]


@pytest.mark.parametrize("text", NO_TITLES)
def test_songs_prizes_offices_and_novels_are_no_films(text: str) -> None:
    assert others(text) == {}


@examples(40)
@given(st.text(alphabet="ABab \n.,:’'“”\"«»()_[]19!-", max_size=120))
def test_every_span_holds_its_title_and_nothing_raises(text: str) -> None:
    page = page_from_text(text + "\nEnd.")
    prose = prose_of(page)
    film = subject_film(prose)
    for other in other_films(prose, film):
        assert page.slice(other.span) == other.title


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("posts/the-long-tide/index.md", "The Long Tide"),
        ("posts__040-the-long-tide__body.md", "The Long Tide"),
        ("posts/the-long-tide.md", "The Long Tide"),
        ("the-long-tide/notes.md", None),
    ],
)
def test_the_folder_of_a_page_s_text_names_it(source: str, title: str | None) -> None:
    """Where programs call the file of every page alike; numbers that order folders are no words of the title."""
    text = (
        "A keeper tends the lamp alone, and the days are long. It is what The Long Tide is about. I liked the film.\n"
    )
    page = extract(from_bytes(text.encode(), source))
    assert [address.words for address in addresses(page)] == [
        source.rsplit("/", maxsplit=1)[-1].split(".", maxsplit=1)[0] if title is None else "the-long-tide"
    ]
    assert (found := subject_film(prose_of(page))) is None or title is None or found.title == title


def test_a_line_below_the_headline_may_announce_the_film() -> None:
    """In the page's data, where it says that this is a review."""
    text = f"# Two for ever\n{BODY} The Long Tide never lets go. I liked The Long Tide."
    film = subject(text, subtitle="The Long Tide Review")
    assert film is not None
    assert film.title == "The Long Tide"
    assert not any("subtitle" in reason for reason in getattr(subject(text, subtitle="A storm at sea"), "reasons", ()))


@pytest.mark.parametrize(
    "text",
    [
        "I gave this movie 4 of 5 stars.",
        "I saw 21 of the 28 movies.",
        "This is a South Korean movie with boats.",
        "This is a Christian movie with boats.",
    ],
)
def test_counts_and_peoples_are_no_films(text: str) -> None:
    """Though they stand before a word for films."""
    assert not others(text)


def test_what_somebody_did_with_a_film_is_no_part_of_its_title() -> None:
    """The verb that opens a note."""
    assert set(others("Watched Undertow Bay (2014), the second film by her that I know.")) == {"Undertow Bay"}
