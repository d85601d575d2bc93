"""Ages and years of birth of the people who made the film, and of nobody else."""

from __future__ import annotations

import pytest

from tests.understand.test_facts_claims import claims_of

BEFORE = "A drama directed by Otto Brenner and starring Ana Ruiz. "


def told(sentence: str) -> list[tuple[str, dict[str, str]]]:
    """Who a sentence tells an age of, and which."""
    found = claims_of({"text": BEFORE + sentence, "film": "The Quay"})
    return [(c.subject, dict(c.qualifiers)) for c in found if c.rule.startswith("ages.")]


@pytest.mark.parametrize(
    ("sentence", "who", "what"),
    [
        ("Otto Brenner, at 83, is as sly as ever.", "Otto Brenner", {"age": "83"}),
        ("Veteran 79-year-old director Otto Brenner returns.", "Otto Brenner", {"age": "79"}),
        ("Der 83-jährige Regisseur Otto Brenner dreht noch.", "Otto Brenner", {"age": "83"}),
        ("Otto Brenner, 83 ans, tourne encore.", "Otto Brenner", {"age": "83"}),
        ("Otto Brenner (born 3 March 1941) wrote it.", "Otto Brenner", {"born": "1941"}),
        ("Otto Brenner, né en 1941, tourne encore.", "Otto Brenner", {"born": "1941"}),
        ("Ana Ruiz was 24 in 1962.", "Ana Ruiz", {"age_then": "24", "at": "1962"}),
        (
            "Otto Brenner would have been around 25 when the massacre took place.",
            "Otto Brenner",
            {"age_then": "25", "at": "event", "about": "true"},
        ),
        ("Otto Brenner was 70 when the film was made.", "Otto Brenner", {"age_then": "70", "at": "film"}),
    ],
)
def test_an_age_is_told(sentence: str, who: str, what: dict[str, str]) -> None:
    """The figure, and the moment that it is told for."""
    assert told(sentence) == [(who, what)]


@pytest.mark.parametrize(
    "sentence",
    [
        "17-year-old Elio falls in love.",  # a character
        "Ana Ruiz was 12 when her father died.",  # a moment that nobody dates
        "Otto Brenner, 12 films in, is tired.",
        "Otto Brenner is 95 minutes late.",
        "Otto Brenner shot 83 films.",
        "For 30 years Otto Brenner worked.",
    ],
)
def test_other_figures_are_no_ages(sentence: str) -> None:
    """Minutes, films, years gone by, and ages of characters are nobody's age."""
    assert told(sentence) == []
