"""Sentences are learned from by whether they follow a mark; scores of a review's sentences are put together."""

from __future__ import annotations

import pytest

from cinequorum.training.giving import given_by_review, sentences_of, unseen_sentences
from cinequorum.understand.ngrams import keys
from cinequorum.understand.prose import Films
from cinequorum.understand.telling import given_away
from cinequorum.understand.weighing import Weighed, weigh
from tests.understand.pages import prose_from_text

np = pytest.importorskip("numpy")
pytest.importorskip("sklearn")

TEXT = "A quiet harbour. The light is lovely. The baker did it. He drowns in the end."


def body(text: str) -> tuple[Weighed, ...]:
    return weigh(prose_from_text(text), Films(subject=None)).body


def test_what_follows_a_mark_is_told_from_what_stands_before() -> None:
    """From the place of the mark on; in a review without one nothing follows."""
    found = sentences_of([body(TEXT), body(TEXT)], [TEXT.index("The baker"), None], keys(TEXT))
    assert found.after.tolist() == [0, 0, 1, 1, 0, 0, 0, 0]
    assert found.review.tolist() == [0] * 4 + [1] * 4
    assert found.known.shape == (8, len(keys(TEXT)))
    assert (found.known.sum(axis=1) > 0).all()


def test_a_mark_at_the_very_end_is_meant_for_all() -> None:
    """Who says last that he told too much said it before."""
    text = " ".join(f"Part {number} tells a bit." for number in range(10))
    assert sentences_of([body(text)], [len(text)], keys(text)).after.all()


def test_a_fold_is_scored_by_the_others() -> None:
    """What is plain in five reviews is found in each by what the other four teach."""
    pages = [body(TEXT) for _ in range(5)]
    found = sentences_of(pages, [TEXT.index("The baker")] * 5, keys(TEXT))
    score = unseen_sentences(found.known, found, np.arange(5))
    assert ((score > 0) == (found.after == 1)).all()
    rows = given_by_review(score, found, 5)
    assert rows.shape == (5, 4)
    assert rows[0].tolist() == pytest.approx(given_away(score[:4].tolist()))
