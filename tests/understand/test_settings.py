"""Where and when a film is set: said outright, or told with the plot; not where it was made or shown."""

from __future__ import annotations

import pytest

from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.facts.scene import scene_of
from cinequorum.understand.facts.settings import find_settings
from cinequorum.understand.prose import Films, prose_of
from tests.understand.pages import page_from_text


def places(text: str, language: str = "en", kind: str = "critic_review") -> set[str]:
    """Where a page sets its film, which its headline names."""
    page = page_from_text(f"# Salt Harbour\n{text}", language=language, kind=kind)
    film = SubjectFilm(title="Salt Harbour", year=None, span=page.span(0, 12), p=0.9)
    return {claim.value for claim in find_settings(scene_of(prose_of(page), Films(subject=film)))}


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("A love story set in L.A., starring Ann Leeway.", "en", "L.A."),
        ("Mara and Jon are a couple living in Torrvik.", "en", "Torrvik"),
        ("An Edinburgh youth steals a boat.", "en", "Edinburgh"),
        ("He waits in his barren New York bachelor-pad.", "en", "New York"),
        ("One. Two. Three. Four. Then she flees across the border to Lisbon.", "en", "Lisbon"),
        ("2042, Los Angeles. The sea has risen.", "en", "2042, Los Angeles"),
        ("A portrait of poverty in post war Rome.", "en", "post war Rome"),
        ("Une lettre pousse Mara à retourner à Madrid.", "fr", "Madrid"),
        ("Mara rencontre un aviateur durant la Première Guerre mondiale.", "fr", "Première Guerre mondiale"),
        ("Sie wird übers Wochenende nach Las Vegas gekarrt, dann fährt sie nach Prag.", "de", "Prag"),
        ("Mara trabalha num hotel chique na Cidade do México.", "pt", "Cidade do México"),
    ],
)
def test_a_place_of_the_story(text: str, language: str, place: str) -> None:
    """By a verb of a stay, a person of that place, a year beside it, a war."""
    assert place in places(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "It premiered in Venice, where its director was living in Rome.",
        "Ann Leeway shot it in Prague and lives in Paris.",
        "Salt Harbour was released in Germany.",
        "He drives a 1972 Gran Torino.",
        "I saw Salt Harbour yesterday.",
    ],
)
def test_a_place_of_the_making_is_none(text: str) -> None:
    """Festivals, shooting, releases, a car's name."""
    assert places(text) == set()


def test_news_are_datelined() -> None:
    """A place in a report is where something was reported."""
    assert places("The couple arrives in Berlin today.", kind="news") == set()
