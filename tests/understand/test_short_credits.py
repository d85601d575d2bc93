"""A film's record in one line, with abbreviations for labels. The people are invented."""

from __future__ import annotations

import pytest

from tests.understand.test_facts_claims import claims_of


def told(text: str, language: str = "en") -> set[tuple[str, str]]:
    case = {"text": f"# Foghorn\n{text}\nFoghorn stays with you for days.", "film": "Foghorn", "language": language}
    return {(claim.predicate, claim.value) for claim in claims_of(case)}


RECORDS = [
    ("en", "Dir. Anna Miller, 2019, 95 mins", {("director", "Anna Miller")}),
    (
        "en",
        "D: Anna Miller | W: Ben Day | C: Tom Marsh, Jane Roe | 95 min",
        {("director", "Anna Miller"), ("writer", "Ben Day"), ("cast", "Tom Marsh"), ("cast", "Jane Roe")},
    ),
    (
        "en",
        "Norway, 2019, 112 min. Director: Anna Miller. With Tom Marsh, Jane Roe.",
        {("country", "Norway"), ("year", "2019"), ("runtime", "112"), ("cast", "Tom Marsh"), ("cast", "Jane Roe")},
    ),
    (
        "de",
        "Norwegen 2019, 112 Min., R: Anna Stein, D: Tom Marsch, Jana Roth, FSK ab 12",
        {("year", "2019"), ("runtime", "112"), ("director", "Anna Stein"), ("cast", "Jana Roth")},
    ),
    (
        "fr",
        "Réal. : Anna Moulin. Avec Tom Marche, Jeanne Roux. Durée : 1h35.",
        {("director", "Anna Moulin"), ("cast", "Tom Marche"), ("cast", "Jeanne Roux"), ("runtime", "95")},
    ),
    (
        "es",
        "Dir.: Ana Molino. Int.: Tomás Marte, Juana Ríos. España, 2019.",
        {("director", "Ana Molino"), ("cast", "Tomás Marte"), ("cast", "Juana Ríos")},
    ),
    (
        "pl",
        "Reż. Anna Nowak, scen. Jan Kowalski, zdj. Piotr Zieliński, wyst. Marek Konrad, Ewa Nowak",
        {
            ("director", "Anna Nowak"),
            ("writer", "Jan Kowalski"),
            ("cinematographer", "Piotr Zieliński"),
            ("cast", "Ewa Nowak"),
        },
    ),
    (
        "ru",
        "Реж. Анна Новикова. В рол.: Пётр Иванов, Мария Петрова.",
        {("director", "Анна Новикова"), ("cast", "Мария Петрова")},
    ),
    (
        "ja",
        "監督：青木花子　脚本：森田一郎　出演：川口次郎、鈴木花子",
        {("director", "青木花子"), ("writer", "森田一郎"), ("cast", "鈴木花子")},
    ),
]


@pytest.mark.parametrize(("language", "record", "facts"), RECORDS)
def test_a_record_in_a_line(language: str, record: str, facts: set[tuple[str, str]]) -> None:
    """Each abbreviation has the names up to the next one, to the end of the sentence or to a figure."""
    assert facts <= told(record, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It recalls another (dir. Robert Orr, 1999) at times."),  # of another film
        ("en", "The dir. Robert Orr wrote to is cold."),
        ("en", "Q: Robert Orr. And then we talked."),
        ("pl", "fot. Robert Orr"),  # who took the picture
        ("en", "Dir. Robert Orr, 1999\nDir. Robert Low, 2003"),  # a list of films
    ],
)
def test_other_abbreviations_credit_nobody(language: str, text: str) -> None:
    """In parentheses, inside a sentence, alone on a line or on several lines such words say nothing of this film."""
    assert not [fact for fact in told(text, language) if "Robert" in fact[1]]
