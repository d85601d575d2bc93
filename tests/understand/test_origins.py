"""What a film is made from: said in many languages, a book by somebody, another film, or a book that the page knows."""

from __future__ import annotations

import pytest

from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.understand.facts.origins import find_origins
from cinequorum.understand.facts.scene import scene_of
from cinequorum.understand.prose import Films, prose_of
from tests.understand.pages import page_from_text


def sources(text: str, language: str = "en") -> list[str]:
    """What a page says its film is made from; another film on it is "Tin Soldiers"."""
    page = page_from_text(f"# Salt Harbour\n{text}", language=language)
    film = SubjectFilm(title="Salt Harbour", year=None, span=page.span(0, 12), p=0.9)
    other = OtherFilm(title="Tin Soldiers", year=None, relation="mentioned", p=0.9, span=page.span(0, 12))
    return [c.value for c in find_origins(scene_of(prose_of(page), Films(subject=film, others=(other,))))]


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("It is based on a novel by Ann Leeway.", "en", "a novel by Ann Leeway"),
        ("Salt Harbour is a remake of the cult comedy Tin Soldiers (1962).", "en", "Tin Soldiers (1962)"),
        ("I have not read the book, so I cannot compare.", "en", "the book"),
        ('Baseado na peça "Porto", de Ann Leeway, o filme respira.', "pt", 'peça "Porto"'),
        ("Baseado na obra de Ann Leeway, Salt Harbour é longo.", "pt", "obra de Ann Leeway"),
        ("Der Film hat nichts mit der Comicvorlage gemein.", "de", "Comicvorlage"),
        ("Un scenariu bazat pe romanul lui Orr.", "ro", "romanul lui Orr"),
    ],
)
def test_a_source_is_told(text: str, language: str, source: str) -> None:
    """By words for making one work from another; the kind of work or an author follows at once."""
    assert source in sources(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It is based on a true story.", "en"),
        ("Sie trifft ihn nach dem Krieg bei Anna Leeway.", "de"),
        ("Podle mého názoru režisér Jan Novák dokázal vše.", "cs"),
        ("Based on 1,200 ratings by users.", "en"),
    ],
)
def test_other_words_are_no_source(text: str, language: str) -> None:
    """True stories are events; after a war, in one's opinion, by ratings."""
    assert sources(text, language) == []


def test_a_book_that_is_named_needs_no_reader() -> None:
    """Where the page says what the film is made from, having read it adds nothing."""
    assert sources("It is based on a novel by Ann Leeway. I have read the book.") == ["a novel by Ann Leeway"]
