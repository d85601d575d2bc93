"""Titles after a play on words, grown together with a trailer, asked about, followed through one thing."""

from __future__ import annotations

import pytest

from cinequorum.understand.films import subject_film
from cinequorum.understand.headline_frame import unframed
from cinequorum.understand.headline_parts import plain_parts
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text

PROSE = (
    "A keeper tends the lamp alone, and the days are long and the sea is loud on every side of the rock he lives on."
)


def title_of(text: str, language: str = "en", kind: str = "critic_review") -> str | None:
    film = subject_film(prose_of(page_from_text(text, language=language, kind=kind)))
    return film.title if film else None


@pytest.mark.parametrize(
    ("headline", "language", "title"),
    [
        ("Mgła w głowie - recenzja filmu Latarnia. Powrót", "pl", "Latarnia. Powrót"),
        ("Nebel im Kopf – Kritik zu Die Lampe", "de", "Die Lampe"),
        ("Fog on the brain: a review of The Long Tide", "en", "The Long Tide"),
        ("Anticipazioni : La Lanterna 2.", "it", "La Lanterna 2"),
        ("Cinéma : La Lanterne, l'avant première !", "fr", "La Lanterne"),
    ],
)
def test_a_frame_inside_the_headline_leads_to_the_title(headline: str, language: str, title: str) -> None:
    """What stands after "review of" is the film, whatever plays with it before."""
    assert title_of(f"# {headline}\n{PROSE}", language) == title


@pytest.mark.parametrize(
    ("headline", "inner"),
    [
        ("First real Long Tide II-trailer", "Long Tide II"),
        ("Long Tide-Filmkritik", "Long Tide"),
        ("Spider-Lamp", "Spider-Lamp"),  # grown together with no trailer
        ("First Light", "First Light"),  # small words are a title's own where nothing is announced
    ],
)
def test_a_trailer_grown_together_with_a_title(headline: str, inner: str) -> None:
    """ "X-trailer" names X, and what is new about the trailer is no part of it."""
    assert unframed(headline) == inner


def test_a_number_of_films_is_no_film() -> None:
    """A headline that counts what it lists proposes no number."""
    assert all(not part.title.isdigit() for part in plain_parts("10 classic thrillers", "en"))


@pytest.mark.parametrize(
    ("headline", "found"),
    [("Long Tide 2? What its maker says", True), ("Who is he? What its maker says", False)],
)
def test_a_sequel_is_asked_about(headline: str, *, found: bool) -> None:
    """ "X 2? …" proposes X 2; a question without a number proposes nothing."""
    assert ("Long Tide 2" in [part.title for part in plain_parts(headline, "en")]) is found


ESSAY = "{} is a film about work. In {} nobody says so. What {} shows is a hand on a rope, and {} shows it for minutes."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (ESSAY.format(*["Keeper's Rest"] * 4), "Keeper's Rest"),
        (ESSAY.format(*["Silence in Keeper's Rest"] * 4), "Silence in Keeper's Rest"),  # the whole is the title
    ],
)
def test_an_essay_follows_one_thing_in_a_film(text: str, title: str) -> None:
    """The film is what the text names alone."""
    found = title_of(f"# Silence in Keeper’s Rest\n{text}")
    assert found is not None
    assert found.replace("’", "'") == title


def test_the_part_in_the_headline_goes_before_its_series() -> None:
    """Prose that speaks of a series all the time is still about the part that its headline names."""
    text = (
        "# Salt Harbour – The Last Boat: when it opens\n"
        "The studio has a date for “Salt Harbour: The Last Boat”. “Salt Harbour” was the film of its year, "
        "and “Salt Harbour” made its crew rich. Salt Harbour is a place that nobody leaves."
    )
    assert title_of(text, kind="news") in {"Salt Harbour – The Last Boat", "Salt Harbour: The Last Boat"}
