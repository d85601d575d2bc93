"""Genres out of sentences: after an article or before the title, in the page's language, unless denied."""

from __future__ import annotations

import pytest

from cinequorum.model.claim import Manner
from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.facts.kinds_told import find_kinds_told
from cinequorum.understand.facts.scene import scene_of
from cinequorum.understand.prose import Films, prose_of
from tests.understand.pages import page_from_text


def kinds(text: str, language: str = "en") -> dict[str, Manner]:
    """The genres that a page gives its film, which its headline names."""
    page = page_from_text(f"# Salt Harbour\n{text}", language=language)
    film = SubjectFilm(title="Salt Harbour", year=None, span=page.span(0, 12), p=0.9)
    return {c.value: c.manner for c in find_kinds_told(scene_of(prose_of(page), Films(subject=film)))}


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("The Danish thriller “Salt Harbour” won again.", "en", "thriller"),
        ("It is one of the best western films in years.", "en", "western"),
        ('Most people will call this a "revenge" movie.', "en", "revenge"),
        ("If you are a fan of Westerns, see it.", "en", "western"),
        ("An ill-tempered comedy about two brothers.", "en", "comedy"),
        ("Salt Harbour is ever so sly among the best comic book adaptations.", "en", "comic book film"),
        ("Salt Harbour ist eine klassische schwarze Komödie.", "de", "schwarze komödie"),
        ("Salt Harbour es una película de terror rodada en Cádiz.", "es", "terror"),
        ("Avec Salt Harbour, Ann Leeway signe un drame intimiste.", "fr", "drame"),
        ("Op het eerste gezicht is het een whodunit.", "nl", "whodunit"),
    ],
)
def test_a_genre_is_told(text: str, language: str, kind: str) -> None:
    """By an article and a few adjectives, or right before the title."""
    assert kinds(text, language).get(kind) is Manner.FACT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Salt Harbour is not a comedy.", "en"),
        ("It is more of a puzzle than an action thriller.", "en"),
        ("Zu wenig Spannung für einen Thriller.", "de"),
        ("O drama surge na banalidade.", "pt"),
        ("Napínavý a strhující thriller.", "cs"),
    ],
)
def test_a_word_for_a_genre_is_not_one(text: str, language: str) -> None:
    """Denied, a thing of the story, another language's words."""
    assert not kinds(text, language)


def test_a_likeness_is_a_guess() -> None:
    """What one could call the film is told as a guess, less probable than a statement."""
    assert kinds("One could argue that this is a western.") == {"western": Manner.SPECULATION}
