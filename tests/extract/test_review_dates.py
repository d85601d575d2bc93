"""Times gone by are dates of reviews, in every language that has a word for it; sentences with such words are none."""

from __future__ import annotations

import pytest

from cinequorum.extract.reviews.dates import stamp_in


@pytest.mark.parametrize(
    "text",
    [
        "3 days ago",
        "Ann · a month ago",
        "vor 2 Tagen",
        "hace un mes",
        "il y a 3 ans",
        "2 anni fa",
        "yesterday",
        "3天前",
    ],
)
def test_times_gone_by(text: str) -> None:
    """They are stamps without a date: what day it was is not said."""
    stamp = stamp_in(text, "auto")
    assert stamp is not None
    assert (stamp.edtf, stamp.form) == (None, "ago")


@pytest.mark.parametrize("text", ["Long ago and far away", "three good days", "il faut le voir"])
def test_no_times_gone_by(text: str) -> None:
    """Words of time alone are no stamp."""
    assert stamp_in(text, "auto") is None
