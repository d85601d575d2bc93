"""Companies under labels, before a release, in sentences, by a copyright, and the one studio that decides."""

from __future__ import annotations

import pytest

from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.facts.companies import find_companies
from cinequorum.understand.facts.scene import scene_of
from cinequorum.understand.prose import Films, prose_of
from tests.understand.pages import page_from_text


def told(text: str, language: str = "en", kind: str = "critic_review") -> list[tuple[str, str]]:
    """The companies that a page names for its film of 2011, which its headline names."""
    page = page_from_text(f"# Salt Harbour\n{text}", language=language, kind=kind)
    film = SubjectFilm(title="Salt Harbour", year=2011, span=page.span(0, 12), p=0.9)
    found = find_companies(scene_of(prose_of(page), Films(subject=film)))
    return [(claim.predicate, claim.value) for claim in found]


@pytest.mark.parametrize(
    ("text", "language", "companies"),
    [
        (
            "Production Companies\nTorrvik Media\nLeeway Pictures (presents)\nDistributors\nOrr Films (2011)\nTrivia",
            "en",
            [
                ("production_company", "Torrvik Media"),
                ("production_company", "Leeway Pictures"),
                ("distributor", "Orr Films"),
            ],
        ),
        ("Leeway Pictures | Release Date: May 5, 2011", "en", [("distributor", "Leeway Pictures")]),
        ("Salt Harbour est une création de Torrvik Industries.", "fr", [("production_company", "Torrvik Industries")]),
        ("Leeway Pictures la estrenó en cines.", "es", [("distributor", "Leeway Pictures")]),
        ("A still. © 2011 Leeway Films", "en", [("production_company", "Leeway Films")]),
        ("Salt Harbour was produced by Ann Leeway.", "en", []),
        ("Another film. © 1994 Leeway Films", "en", []),
        ("Production Companies\nare often named here.", "en", []),
    ],
)
def test_a_company_is_told(text: str, language: str, companies: list[tuple[str, str]]) -> None:
    """A person or a sentence is none, and a picture of another year is another film's."""
    assert told(text, language) == companies


def test_a_studio_that_decides_makes_the_film() -> None:
    """In a report, if it is the only one that the report lets decide; a review's studios may be anybody's."""
    assert told("Paramount is still looking for a director.", kind="news") == [("production_company", "Paramount")]
    assert told("Paramount is still looking for a director.") == []
    assert told("Paramount is looking for a director. A24 has one.", kind="news") == []
