"""Words set as titles are stated as films where that is more probable than not: by form, cue, kind and company."""

from __future__ import annotations

import pytest

from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.understand.films import other_films
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text


def stated(text: str, kind: str = "feature", language: str = "en") -> dict[str, OtherFilm]:
    """The other films stated of a page of this text about “The Long Tide”."""
    page = page_from_text(text, language=language, kind=kind)
    film = SubjectFilm(title="The Long Tide", year=None, span=page.span(0, 1), p=0.9)
    return {other.title: other for other in other_films(prose_of(page), film)}


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("The harbour band played “Round the Quay” until the lamps went out.", "feature", "en"),
        ("He has a sign on his door, “North Wind”, and nobody knocks.", "list", "en"),
        ("Upon landing he is met by “Alma,” a voice in the fog.", "listing", "en"),
        ("El cartel dice «Prohibido pescar aquí» y nadie hace caso.", "list", "es"),
        ("BERGEN QUAY (Press Office) - The keeper has spoken.", "news", "en"),
        ("Смотритель _Пётр Северов_ ждёт шторма на маяке.", "list", "ru"),
        ("The interviewer talked with Gale Harbour about the sea.", "interview", "en"),
        ("彼は「灯台守」という言葉を「三度」言う。", "critic_review", "ja"),
        ("Лучшие фильмы Избранное Поделитесь с друзьями.", "critic_review", "ru"),
        ("“_The sea takes all_” _-- Anna Holm_ opens it.", "critic_review", "en"),
        ("Much of _The Long Tide's_ charm is its fog.", "critic_review", "en"),
    ],
)
def test_what_is_set_off_without_a_word_of_film_is_no_film(text: str, kind: str, language: str) -> None:
    """Songs, signs, voices, datelines and names are quoted, capitalised and emphasised too."""
    assert stated(text, kind, language) == {}


@pytest.mark.parametrize(
    ("text", "kind", "language", "title"),
    [
        ("«El faro azul» (Noruega), de Mona Ek", "list", "es", "El faro azul"),
        ("“Undertow” (1999) was better, and “North Wind” was worse.", "feature", "en", "North Wind"),
        ("Una de las películas que más miedo dan es «La marea negra».", "list", "es", "La marea negra"),
        ("No one was as good as Anna Lee in “Undertow”.", "feature", "en", "Undertow"),
        ("“North Wind” is the better storm.", "critic_review", "en", "North Wind"),
        ("Она напоминает _Северный ветер_ во всём.", "list", "ru", "Северный ветер"),
        ("映画「北の風」を思わせる。", "critic_review", "ja", "北の風"),
        ("『北の風』を思わせる。", "critic_review", "ja", "北の風"),
        ("It shares _Undertow's_ fog.", "critic_review", "en", "Undertow"),
    ],
)
def test_what_stands_with_makers_years_and_words_of_film_is_one(
    text: str, kind: str, language: str, title: str
) -> None:
    found = stated(text, kind, language)
    assert title in found
    assert found[title].p >= 0.5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It looks like television's “Harbour Street” at night.", "en"),
        ("It recalls the TV series _Harbour Street_ at every turn.", "en"),
        ("She wrote _Harbour Street_ episodes before.", "en"),
        ("Это похоже на сериал «Портовая улица».", "ru"),
        ("Das erinnert an die Fernsehserie „Die Hafenstraße“.", "de"),
    ],
)
def test_a_television_series_is_no_film(text: str, language: str) -> None:
    assert stated(text, "critic_review", language) == {}


def test_a_series_of_films_is_one() -> None:
    assert "Harbour Street" in stated("It recalls the film series _Harbour Street_.", "critic_review")


NAMES = (
    "La _Maison Brume_ envoie le _Capitaine Marek_ vers le nord. La _Dame Brume_ attend. Le _Baron Marek_ ment, et l' "
    "_Ordre de Sel_ se tait."
)
TITLES = (
    "On pense à _La nuit du phare_, à _Le dernier quai_, à _Un soir de sel_, "
    "à _Les gens du port_ et à _La mer est loin_."
)


FOREIGN = "On pense à _Salt Harbour_, à _Night Keepers_, à _Harbour Lights_, à _The Last Boat_ et à _Salt Road_."


@pytest.mark.parametrize(("text", "count"), [(NAMES, 0), (TITLES, 5), (FOREIGN, 5)])
def test_a_page_that_slants_every_name_names_no_films(text: str, count: int) -> None:
    """Persons, houses and orders in italics are no films; titles are, in capitals of another language, too."""
    assert len(stated(text, "critic_review", "fr")) == count
