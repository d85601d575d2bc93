"""Quotations are bounded in every script, and cut at a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.text.quoting import QUOTED, around, count_words, quoted

LETTERS = st.text(alphabet="aé-’ .ж电のไทย한\n…_!", max_size=400)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one two three", 3),
        ("well-made and self-assured", 5),
        ("don’t", 1),
        ("a – b", 3),
        ("电影非常好看", 3),
        ("この映画は", 3),
        ("ภาพยนตร์ดี", 3),
        ("영화는 아주 좋다", 3),
        ("", 0),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    """Two characters of Chinese or Japanese, four of Thai, stand for a word; what hyphens join is several."""
    assert count_words(text) == words


@given(LETTERS)
def test_no_quotation_is_longer_than_it_may_be(text: str) -> None:
    """Whatever the text is, what is quoted of it has at most 25 words, is its beginning, and is cut at a word."""
    told = quoted(text)
    if count_words(text) <= QUOTED:
        assert told == text
    else:
        head = told.removesuffix("…").rstrip()
        assert count_words(head) <= QUOTED
        assert text.startswith(head)
        assert len(head.split()) <= QUOTED


@given(LETTERS, LETTERS, LETTERS)
def test_words_keep_their_place_among_those_around_them(before: str, words: str, after: str) -> None:
    """The three pieces together have no more than 25 words, and of short ones nothing is lost."""
    told = around((before, words, after))
    assert sum(count_words(piece.strip("…").strip()) for piece in told) <= QUOTED
    if sum(map(count_words, (before, words, after))) <= QUOTED:
        assert told == (before, words, after)
    if count_words(words) <= QUOTED:
        assert told[1] == words
