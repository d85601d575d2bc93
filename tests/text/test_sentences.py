"""Sentences: their places, and the time that it takes to find them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.text.sentences import sentence_spans
from tests.examples import examples


def test_a_long_paragraph_is_cut_at_ends_of_sentences() -> None:
    """Cutting a long paragraph first changes none of its sentences."""
    unit = "The keeper lights the lamp. Mr. Holm, who waits below, says “Not yet!” and goes. "
    short, long = (unit * times for times in (20, 400))
    assert [long[a:b] for a, b in sentence_spans(long, "en")] == 20 * [
        short[a:b] for a, b in sentence_spans(short, "en")
    ]


@examples(60)
@given(st.text(alphabet='aB .!?\n"“”()é。', max_size=300), st.integers(1, 60))
def test_no_words_are_lost(unit: str, times: int) -> None:
    """The sentences do not overlap, and only spaces lie between them."""
    text = unit * times
    spans = sentence_spans(text, "en")
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("unit", ["“", "`", "'", "![a]", "《", "("])
def test_quotation_marks_without_end_take_no_time(unit: str) -> None:
    """A hundred thousand opening marks are cut within seconds; this took minutes in one piece."""
    start = time.process_time()
    sentence_spans(unit * 100_000, "en")
    assert time.process_time() - start < 5
