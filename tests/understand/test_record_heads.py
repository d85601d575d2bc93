"""The head of a film's record: a date before its length, a country and year before its crew, a date under its title."""

from __future__ import annotations

import pytest

from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.facts.record_heads import find_record_heads
from cinequorum.understand.facts.scene import scene_of
from cinequorum.understand.prose import Films, prose_of
from tests.understand.pages import page_from_text


def stated(text: str, language: str = "en", kind: str = "critic_review") -> list[tuple[str, str]]:
    """What a page's record says of its film, which its headline names."""
    page = page_from_text(f"# Salt Harbour\n{text}", language=language, kind=kind)
    film = SubjectFilm(title="Salt Harbour", year=None, span=page.span(0, 12), p=0.9)
    found = find_record_heads(scene_of(prose_of(page), Films(subject=film)))
    return [(c.predicate, c.value + (f" {c.qualifier('platform')}" if c.qualifier("platform") else "")) for c in found]


@pytest.mark.parametrize(
    ("text", "language", "facts"),
    [
        ("12 May 2011 | 98 min | Drama", "en", [("release", "2011-05-12")]),
        ("12 mai 2011 sur Mubi | 1h 38min | Drame", "fr", [("release", "2011-05-12 Mubi")]),
        ("12 de Maio de 2011 · 1h 38min", "pt", [("release", "2011-05-12")]),
        (
            "Deutschland/Polen (2011) Regie: Ann Leeway",
            "de",
            [("country", "Deutschland"), ("country", "Polen"), ("year", "2011")],
        ),
        ("12 May 2011 | Ann Leeway | 3 comments", "en", []),
        ("12 мая 2011 | 00:31", "ru", []),
        ("Poland (2011) was a warm country.", "en", []),
        ("On 12 May 2011 | 98 min", "en", []),
    ],
)
def test_a_record_begins_so(text: str, language: str, facts: list[tuple[str, str]]) -> None:
    """A date before anything but a length is a post's; a country and a year without crew are no record."""
    assert stated(text, language) == facts


def test_a_date_under_the_title_of_a_listing() -> None:
    """It is the film's; on an article's page it is the article's."""
    assert stated("Salt Harbour\n2011-05-12", kind="listing") == [("release", "2011-05-12")]
    assert stated("Salt Harbour\n2011-05-12") == []
