"""How many people rated: "12,345 votes", "174.3K", "1,2 млн оценок", "3.4万人评价"."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.text.alternatives import any_of
from cinequorum.understand.data import aggregates

_UNITS: Final = {
    **dict.fromkeys(aggregates.THOUSANDS, 1000),
    **dict.fromkeys(aggregates.TEN_THOUSANDS, 10_000),
    **dict.fromkeys(aggregates.MILLIONS, 1_000_000),
}
_SHORT = rf"\d{{1,4}}(?:[.,]\d{{1,2}})?\s?{any_of(tuple(_UNITS))}(?![^\W\d_\u3040-\u9fff\uac00-\ud7a3])\.?"
COUNT: Final = rf"(?:\d{{1,3}}(?:[.,'’\s]\d{{3}})+(?!\d)|{_SHORT}|\d{{1,9}})"
"""Pattern of a number of people, shortened or with marks between its thousands."""

VOTERS: Final = re.compile(
    rf"(?<![\w.,/])(?P<count>{COUNT})\+?\s?(?:(?<=\s){any_of(aggregates.VOTERS)}(?!\w)|{any_of(aggregates.CJK_VOTERS)})",
    re.IGNORECASE,
)
"""Pattern of a number of people who voted."""

RATED_BY: Final = re.compile(
    rf"(?<!\w){any_of(aggregates.RATED_FROM)}\s(?P<count>{COUNT})\+?\s{any_of(aggregates.RATERS)}(?!\w)", re.IGNORECASE
)
"""Pattern of those from whom a rating is: "from 1,234 users"."""

BRACKETED: Final = re.compile(
    rf"\s{{0,2}}[(（]\s?(?P<count>{COUNT})\+?\s?(?:[^\W\d_]{{1,14}}\s?){{0,2}}[)）]", re.IGNORECASE
)
"""Pattern of a number in brackets after a rating."""

_SHORTENED = re.compile(rf"(?P<n>\d{{1,4}}(?:[.,]\d{{1,2}})?)\s?(?P<unit>{any_of(tuple(_UNITS))})\.?", re.IGNORECASE)


def count_of(raw: str) -> int | None:
    """Return a count as a number; None where `raw` is none.

    >>> [count_of(raw) for raw in ("12,345", "12 345", "174.3K", "1,2 млн", "3.4万", "x")]
    [12345, 12345, 174300, 1200000, 34000, None]
    """
    bare = raw.strip(" +()（）")
    if match := _SHORTENED.fullmatch(bare):
        return round(float(match["n"].replace(",", ".")) * _UNITS[match["unit"].lower()])
    digits = re.sub(r"[.,\s'’]", "", bare)
    return int(digits) if digits.isdecimal() and len(digits) <= 10 else None
