"""Two words are weighed by the letters in which they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.names.words import CERTAIN, LONGEST, spelling_odds

SPELLINGS = [
    ("Parajanov", "Paradzhanov"),
    ("Muratova", "Muratowa"),
    ("Abderrahmane", "Abdurrahman"),
    ("Sissako", "シサコ"),
    ("Chahine", "شاهين"),
    ("Gitai", "גיתאי"),
    ("Truffaut", "트뤼포"),
    ("Bergman", "伯格曼"),
    ("Zvyagintsev", "Звягинцев"),
    ("Kawase", "Кавасэ"),
]
OTHERS = [
    ("Castillo", "Castaneda"),
    ("Parajanov", "Pavlov"),
    ("Henriksen", "Frederiksen"),
    ("Chahine", "نصرالله"),
    ("Truffaut", "리베트"),
    ("Bergman", "费里尼"),
    ("Zvyagintsev", "Бондарчук"),
]


@pytest.mark.parametrize(("a", "b"), SPELLINGS)
def test_spellings_of_one_word_are_likelier_one_than_two(a: str, b: str) -> None:
    """Schemes of transliteration and scripts agree on a word."""
    assert spelling_odds(a, b) > 0


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_words_alike_in_writing_stay_two(a: str, b: str) -> None:
    """A common beginning or a common script does not make one word of two."""
    assert spelling_odds(a, b) < 0


@given(st.text(max_size=60), st.text(max_size=60))
def test_odds_are_symmetric_and_bounded(a: str, b: str) -> None:
    """The order of two words does not matter, and nothing is more than certain."""
    assert spelling_odds(a, b) == spelling_odds(b, a)
    assert -CERTAIN <= spelling_odds(a, b) <= CERTAIN


def test_words_too_long_are_the_same_or_not() -> None:
    """Beyond the longest word looked at only equality counts, so that the work stays bounded."""
    word = "na" * LONGEST
    assert spelling_odds(word, word.upper()) == CERTAIN
    assert spelling_odds(word, word + "n") == -CERTAIN
