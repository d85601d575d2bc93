"""Aspects: which sides of the film are praised or criticised, each with its sentence."""

from __future__ import annotations

import pytest

from cinequorum.model.opinion import Aspect
from cinequorum.understand.aspects import find_aspects
from cinequorum.understand.prose import Films, Prose, prose_of
from cinequorum.understand.weighing import weigh
from tests.understand.pages import page_from_text, prose_from_text

NOBODY = Films(subject=None)


def aspects_of(prose: Prose) -> tuple[Aspect, ...]:
    return find_aspects(weigh(prose, NOBODY), ())


CASES = [
    ("The acting is superb.", "acting", {"pos"}),
    ("The performances are wooden and unconvincing.", "acting", {"neg"}),
    ("The screenplay is a clumsy mess.", "script", {"neg"}),
    ("The cinematography is stunning.", "cinematography", {"pos"}),
    ("The score is gorgeous and haunting.", "music", {"pos"}),
    ("The pacing is terrible and it drags.", "pacing", {"neg"}),
    ("The special effects look cheap and fake.", "effects", {"neg"}),
    ("Gorgeous costumes and beautiful sets make it a treat.", "production_design", {"pos"}),
]


@pytest.mark.parametrize(("text", "aspect", "polarity"), CASES)
def test_plain_opinions(text: str, aspect: str, polarity: set[str]) -> None:
    """One plain sentence, one judgement, and its span is the sentence."""
    prose = prose_from_text(text)
    found = [a for a in aspects_of(prose) if a.aspect == aspect]
    assert {a.polarity for a in found} == polarity
    assert all(prose.page.slice(a.span) == text for a in found)


def test_a_sentence_that_turns() -> None:
    """What stands on either side of a `but` is judged apart."""
    prose = prose_from_text("The acting is superb, but the script is a dreadful, clumsy mess.")
    found = {a.aspect: a.polarity for a in aspects_of(prose)}
    assert found["acting"] == "pos"
    assert found["script"] == "neg"


def test_praise_of_the_director_by_name() -> None:
    """A surname stands for the work that the page says its bearer did."""
    prose = prose_from_text("Directed by Ada Quillfeather, it opens at sea. Quillfeather is brilliant as ever.")
    assert ("direction", "pos") in {(a.aspect, a.polarity) for a in aspects_of(prose)}


def test_plot_is_no_opinion() -> None:
    """Naming a character or a camera in the story judges nothing."""
    prose = prose_from_text("A woman finds an old camera in the attic and takes it to the market.")
    assert aspects_of(prose) == ()


@pytest.mark.parametrize(
    ("language", "text", "aspect", "polarity"),
    [
        ("fr", "La musique est magnifique.", "music", "pos"),
        ("de", "Das Drehbuch ist schwach und vorhersehbar.", "script", "neg"),
        ("es", "La fotografía es impresionante.", "cinematography", "pos"),
        ("it", "La regia è brillante.", "direction", "pos"),
        ("pt", "O roteiro é péssimo.", "script", "neg"),
        ("ru", "Актеры великолепны.", "acting", "pos"),
    ],
)
def test_other_languages(language: str, text: str, aspect: str, polarity: str) -> None:
    """Other languages are read by their word lists."""
    prose = prose_of(page_from_text(text, language=language))
    assert [(a.aspect, a.polarity) for a in aspects_of(prose)] == [(aspect, polarity)]


@pytest.mark.parametrize(
    "text",
    [
        "Running time: 98 minutes.",
        "At the festival in Ostend it won best actor and was nominated for best cinematography.",
        "Directed by Ada Quillfeather, photographed by Ben Ostrander.",
    ],
)
def test_facts_are_no_opinion(text: str) -> None:
    """A running time, a prize and a credit praise nothing."""
    assert aspects_of(prose_from_text(text)) == ()


def test_a_long_sentence_is_quoted_by_its_clause() -> None:
    """Where a sentence is too long to quote, the span is the whole clause that judges."""
    clause = "the cinematography of the harbour scenes is simply stunning"
    prose = prose_from_text(
        "A keeper takes in a stray one winter and walks it along the pier every evening until the whole town knows "
        f"both of them by name; {clause}; he then leaves for the mainland to look for work."
    )
    spans = {prose.page.slice(a.span) for a in aspects_of(prose) if a.aspect == "cinematography"}
    assert spans == {clause}


def test_shooting_is_photography() -> None:
    """What a clause names by its word is not counted for the director whose name stands in it."""
    prose = prose_from_text("Directed by Ada Quillfeather. Quillfeather's photography is gorgeous.")
    assert {a.aspect for a in aspects_of(prose)} == {"cinematography"}
