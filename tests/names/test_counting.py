"""Numbers written out in titles."""

from __future__ import annotations

import pytest

from cinequorum.names.counting import in_figures
from cinequorum.names.titles import near_keys, same_title


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("seven crooked lanterns", "7 crooked lanterns"),
        ("twenty one orchards", "21 orchards"),
        ("two hundred and five days", "205 days"),
        ("hundred lanterns", "100 lanterns"),
        ("lanterns eleven", "lanterns 11"),
        ("night and day", "night and day"),
        ("one lantern", "one lantern"),
        ("eleven", "eleven"),
        ("twenty twenty", "twenty twenty"),
        ("", ""),
    ],
)
def test_number_words_become_figures_beside_other_words(words: str, figures: str) -> None:
    """Beside other words a number is a number; alone its writing is the title."""
    assert in_figures(words) == figures


@pytest.mark.parametrize(
    ("left", "right"), [("The Twelve Lanterns", "12 Lanterns"), ("Forty-Two Winters", "42 Winters")]
)
def test_a_title_with_its_number_in_words_is_the_same(left: str, right: str) -> None:
    """One title in two writings is found, and told."""
    assert same_title(left, right)
    assert near_keys(left) & near_keys(right)


@pytest.mark.parametrize(
    ("left", "right"), [("Lanterns Eleven", "Lanterns 12"), ("Nine", "9"), ("Two Lanterns", "Lanterns 2")]
)
def test_other_numbers_are_other_titles(left: str, right: str) -> None:
    """Two numbers are two films, and a bare number in words is not its figure."""
    assert not same_title(left, right)


def test_ten_thousand_number_words() -> None:
    """They cost their length."""
    assert in_figures("seven " * 10_000 + "lanterns").startswith("7 7 7")
