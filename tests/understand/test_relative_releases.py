"""Releases told from the day of writing: read where the page is dated, with the words that were printed."""

from __future__ import annotations

import pytest

from tests.understand.test_facts_claims import claims_of


def releases(sentence: str, published: str | None = "2021-01-27") -> list[tuple[str, str | None, str | None]]:
    """The date, the words for it and how they were read."""
    found = claims_of({"text": sentence, "film": "The Quay", "published": published})
    return [(c.value, c.qualifier("raw_date"), c.qualifier("resolved")) for c in found if c.predicate == "release"]


@pytest.mark.parametrize(
    ("sentence", "value", "words"),
    [
        ("The Quay opens in theaters this Friday.", "2021-01-29", "this Friday"),
        ("The Quay opened in cinemas last Friday.", "2021-01-22", "last Friday"),
        ("The Quay is out on DVD tomorrow.", "2021-01-28", "tomorrow"),
        ("The Quay will be released in cinemas next month.", "2021-02", "next month"),
    ],
)
def test_a_release_told_from_the_day_of_writing(sentence: str, value: str, words: str) -> None:
    """Wednesday 27 January 2021: the Friday of that week, the one before, the day after, the month after."""
    assert releases(sentence) == [(value, words, "page_date")]


@pytest.mark.parametrize(
    ("sentence", "published"),
    [
        ("The Quay opens in theaters this Friday.", None),  # nobody knows which
        ("The Quay opens in theaters this Friday.", "2021"),  # a year has fifty of them
        ("The Quay opens in theaters next Friday.", "2021-01-27"),  # some mean the 29th, some the 5th
        ("We saw The Quay last month before the remake is released next year.", "2021-01-27"),
    ],
)
def test_what_cannot_be_told_is_left_out(sentence: str, published: str | None) -> None:
    """No date is made up."""
    assert releases(sentence, published) == []


def test_a_date_stated_in_full_beside_it_is_the_date() -> None:
    """What is told twice is one date, the one in full."""
    assert releases("The Quay opens in theaters today, Friday, January 29, 2021.", "2021-01-29") == [
        ("2021-01-29", None, None)
    ]
