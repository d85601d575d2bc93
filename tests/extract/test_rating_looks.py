"""The quick look for ratings sees all that the slower readers take for one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.extract.drafts import Draft
from cinequorum.extract.reviews.ratings import RATING, is_figure, may_rate, printed_rating

WRITTEN = [
    "4/5", "Rating: 8,5 / 10", "★★★☆", "⭐ 7.5/10", "7 out of 10", "3 von 5 Sternen", "4 sur 5", "8 из 10", "9 z 10",
    "3.5 stars", "4 étoiles", "2 stelle", "85%", "***", "Nota: buena", "评分：8", "Grade = B+", "7,5", "10",
]  # fmt: skip


@pytest.mark.parametrize("line", WRITTEN)
def test_each_writing_is_seen(line: str) -> None:
    """Stars, fractions, shares, labels and bare figures are all seen."""
    assert may_rate(Draft(text=line))


@settings(max_examples=150)
@given(st.text(alphabet="0123456789 /.,%*★☆⭐½:=outofdevnszavRatingstrlé|-", max_size=30))
def test_nothing_that_is_read_is_overlooked(line: str) -> None:
    """Whatever the readers of ratings find in a line, the look has seen."""
    draft = Draft(text=line)
    if printed_rating(draft) or RATING.search(line) or is_figure(line):
        assert may_rate(draft)


@pytest.mark.parametrize("line", ["5 March 2021", "By Ann Lee", "Read on", "12 comments", "At 5 on Friday"])
def test_dates_and_names_are_no_ratings(line: str) -> None:
    """Lines that most pages have are passed over."""
    assert not may_rate(Draft(text=line))
