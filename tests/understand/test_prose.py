"""A page is cut into sentences once, each with its place."""

from __future__ import annotations

from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text


def test_a_sentence_knows_its_review() -> None:
    """The page's own words belong to no review, and each review has its own sentences."""
    page = page_from_text("# The Lamp\nThree visitors wrote.", reviews=["Fine. Very fine.", "Dull.", "So so. Long."])
    prose = prose_of(page)
    assert [s.review for s in prose.sentences] == [None, None, 0, 0, 1, 2, 2]
    assert [s.text for s in prose.of_review(2)] == ["So so.", "Long."]
    assert [s.text for s in prose.body] == ["Three visitors wrote."]
