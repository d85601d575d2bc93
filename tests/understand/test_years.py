"""The film's own year: in sentences, lines of credits, beside the title, or where the film is known by it."""

from __future__ import annotations

import pytest

from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.facts import find_claims
from cinequorum.understand.facts.scene import scene_of
from cinequorum.understand.facts.years import find_years
from cinequorum.understand.film_year import dated
from cinequorum.understand.prose import Films, prose_of
from tests.understand.pages import page_from_text


def years(text: str, *, language: str = "en", known: int | None = None) -> list[str]:
    """The years that a page gives its film, which its headline names."""
    page = page_from_text(f"# Salt Harbour\n{text}", language=language)
    film = SubjectFilm(title="Salt Harbour", year=known, span=page.span(0, 12), p=0.9)
    return [claim.value for claim in find_years(scene_of(prose_of(page), Films(subject=film)))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A film by Ann Leeway. It was released in 1986 and hardly seen.", "en"),
        ("Salt Harbour premiered at Cannes in May 1986 and won nothing.", "en"),
        ("Few remember the 1986 Danish crime film Salt Harbour today.", "en"),
        ("Salt Harbour, directed by Ann Leeway, 1986.", "en"),
        ("Salt Harbour, dirigido por Ann Leeway e lançado em 1986, envelheceu bem.", "pt"),
        ("Salt Harbour est sorti en 1986.", "fr"),
        ("Der Film ist 1986 erschienen.", "de"),
    ],
)
def test_a_sentence_states_the_year(text: str, language: str) -> None:
    """With the film's title, or with a word for it where the sentence before names no other film first."""
    assert years(text, language=language) == ["1986"]


@pytest.mark.parametrize(
    "text",
    [
        "The trailer for it was posted in 1986.",
        "The novel behind Salt Harbour was released in 1986.",
        "Salt Harbour was restored and released in 1986.",
        "We saw _Tin Soldiers_. It was released in 1986.",
        "The story takes place in 1986.",
    ],
)
def test_another_year_is_not_the_films(text: str) -> None:
    """Of a trailer, a book, a restoration, another film, the story."""
    assert years(text) == []


def test_a_known_year_is_looked_up() -> None:
    """After the title, or in an address; a page's own date is not the place."""
    assert years("2021-05-04\nSalt Harbour (Denmark, 1986) is late.", known=1986) == ["1986"]
    assert years("slug: salt-harbour-1986", known=1986) == ["1986"]
    assert years("Posted on 1986-05-04, May 4, 1986.", known=1986) == []


def test_a_film_out_of_one_sentence_is_of_its_year() -> None:
    """An undated page whose only release is told in prose; a table of showings proves nothing."""
    page = page_from_text("# Salt Harbour\nIl est sorti le 30 mai 1986.", language="fr")
    film = SubjectFilm(title="Salt Harbour", year=None, span=page.span(0, 12), p=0.9)
    found = dated(film, page, find_claims(prose_of(page), Films(subject=film)))
    assert found is not None
    assert found.year == 1986
