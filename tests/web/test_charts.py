"""Columns over time: each month or year has its place, also one in which nobody wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum_web.pages.charts import over_time
from tests.web.films import SALT_FERRY


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (("2020-11-03", "2020-12", "2021-02-01"), ["November 2020", "December 2020", "January 2021", "February 2021"]),
        (("2017-01-01", "2019", "2020-05-05"), ["2017", "2018", "2019", "2020"]),
        (("2020-01-02", "2020-13-01", "2021-01-01"), ["2020", "2021"]),
        (("1931-01-02", "1931-05-01", "2019-01-01"), ["1931", "2019"]),
        (("2020-01-02", "2020-01-03", "2020-01-04"), None),
    ],
)
def test_time_has_no_gaps(days: tuple[str, ...], labels: list[str] | None) -> None:
    """By month within two years, else by year, in words; over very long times those without a review are left out."""
    one = replace(SALT_FERRY.reviews[0], independent=True, verdict="positive", flags=())
    drawn = over_time([replace(one, published=day) for day in days])
    assert (None if drawn is None else [column.label for column in drawn.columns]) == labels
    if drawn is not None:
        assert sum(block.count for column in drawn.columns for block in column.blocks) == len(days)
