"""A bare figure is read on the scale of the site that printed it, and a count in full."""

from __future__ import annotations

import pytest

from cinequorum.text.scores import parse_score
from cinequorum.understand.site_ratings import on_scale, whole


@pytest.mark.parametrize(
    ("raw", "best", "value"),
    [("8", "10", 80.0), ("88", "100", 88.0), ("7,4", "10", 74.0), ("★★½", "5", 50.0), ("★", "5", 20.0)],
)
def test_scale_of_the_site(raw: str, best: str, value: float) -> None:
    """The scale makes a value of a figure or of stars."""
    score = parse_score(raw)
    assert score is not None
    assert on_scale(score, best).value == value


@pytest.mark.parametrize(("raw", "best"), [("12", "10"), ("★★★★★★", "5")])
def test_more_than_the_scale_has(raw: str, best: str) -> None:
    """A figure above the scale is left without a value: it is not what the site gives."""
    score = parse_score(raw)
    assert score is not None
    assert on_scale(score, best).value is None


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        ("12,345", 12345),
        ("1.204", 1204),
        ("7 890", 7890),
        ("1.2M", 1_200_000),
        ("37K", 37_000),
        ("", None),
        ("k", None),
    ],
)
def test_count(raw: str, count: int | None) -> None:
    """Counts are read with their separators and their short forms."""
    assert whole(raw) == count
