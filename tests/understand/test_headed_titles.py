"""On a page that is a list, headings that count, and headings over sections about films, name one film each."""

from __future__ import annotations

import pytest

from cinequorum.understand.headed_titles import headed_titles
from tests.understand.pages import page_from_text

RANKED = """# Mein Kinojahr
## 3. Der lange Deich
Ein Deich bricht, und keiner sieht hin.
## 2. Salzkorn – endlich auf Deutsch
Salzkorn hat mich umgehauen.
## Ehrenvolle Erwähnungen
Es gab noch mehr.
## 1. Nordwärts (2019)
Vier Stunden Eis.
"""

SECTIONS = """# What I saw this week
## Introduction
I went to the cinema four times, which is a lot for me.
## The Last Ferry
The film follows a captain who will not leave his harbour.
## Salt: A Story
The director has an eye for water, and hardly one for people.
## Nine Tides
An actress like this one can carry any film, even this one.
"""

PEOPLE = """# The ten best performances
## 3. Anna Miller
She plays a captain in a film nobody saw.
## 2. Peter Smith
He plays a cook in a film everybody saw.
## 1. Mary Jones
She plays herself in the film of the year.
"""

REASONS = """# Pourquoi aller au cinéma
## Pour rire ensemble
Le film fait rire la salle entière, ce qui est rare.
## Pour pleurer seul
Un film triste se voit mieux dans le noir.
## Pour parler après
On sort du film et on en parle jusqu'au matin.
"""

RECIPES = """# Three soups
## Onion Soup
Cut the onions and fry them until they are brown.
## Leek Soup
Cut the leeks and fry them until they are green.
## Pea Soup
Boil the peas for an hour, with salt and a bay leaf.
"""


def _names(text: str, *, kind: str = "list", language: str = "en") -> list[str]:
    page = page_from_text(text, kind=kind, language=language)
    return [page.text[title.start : title.end] for title in headed_titles(page).values()]


@pytest.mark.parametrize(
    ("text", "language", "titles"),
    [
        pytest.param(RANKED, "de", ["Der lange Deich", "Salzkorn", "Nordwärts"], id="headings-that-count-down"),
        pytest.param(SECTIONS, "en", ["The Last Ferry", "Salt: A Story", "Nine Tides"], id="sections-about-films"),
    ],
)
def test_headings_of_a_list_name_its_films(text: str, language: str, titles: list[str]) -> None:
    """What frames a title in its heading is cut off, and headings that say what a section is for are left out."""
    assert _names(text, language=language) == titles


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        pytest.param(RANKED, "critic_review", "de", id="a-review-in-numbered-parts"),
        pytest.param(PEOPLE, "list", "en", id="people-are-ranked"),
        pytest.param(REASONS, "list", "fr", id="headings-that-begin-alike-are-reasons"),
        pytest.param(RECIPES, "list", "en", id="sections-that-talk-of-no-film"),
    ],
)
def test_other_headings_name_none(text: str, kind: str, language: str) -> None:
    """Numbers and capitals alone make no film."""
    assert _names(text, kind=kind, language=language) == []


GRADED = """# My quarter with a card review 2015
## What it cost me
Not much: I saw five films for the price of three, and the popcorn was free.
## Salt Road – 7
A film in which nobody hurries.
## Nine Tides - 7.5
The camera never leaves the boat.
## Foghorn: 6/10
Too loud for a film about fog.
## The Last Ferry (4)
Hardly worth the ticket.
## Rope Walk – 2
I left before the end.
"""


def test_headings_that_are_a_title_and_its_points_name_films() -> None:
    """Whatever the page's headline announces."""
    page = page_from_text(GRADED, kind="critic_review")
    found = [page.text[title.start : title.end] for title in headed_titles(page).values()]
    assert found == ["Salt Road", "Nine Tides", "Foghorn", "The Last Ferry", "Rope Walk"]


@pytest.mark.parametrize(
    "text",
    [
        GRADED.replace("Salt Road", "Story").replace("Nine Tides", "Acting").replace("The Last Ferry", "Sound"),
        GRADED.replace("## Rope Walk – 2\n", ""),
        GRADED.replace("film", "meal").replace("## What it cost me\n", "## Price\n## Place\n## People\n## Wine\n"),
    ],
)
def test_points_of_one_film_are_no_titles(text: str) -> None:
    """Nor are four of them, nor those among more headings that have none."""
    page = page_from_text(text, kind="critic_review")
    assert not headed_titles(page)
