"""What an EDTF date leaves possible: its first and last day, and how it reads."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

FIRST_YEAR, LAST_YEAR = 1800, 2199
_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def bounds(edtf: str) -> tuple[date, date] | None:
    """Return the first and the last day that a date can mean; None where its year is unknown or it is no date.

    >>> bounds("2021-02"), bounds("XXXX-02-05"), bounds("20021")
    ((datetime.date(2021, 2, 1), datetime.date(2021, 2, 28)), None, None)
    """
    match = _FORM.fullmatch(edtf.strip("~?%"))
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not match[2]:
        return date(year, 1, 1), date(year, 12, 31)
    try:
        first = date(year, month, day or 1)
    except ValueError:
        return None
    return first, first if match[3] else first.replace(day=monthrange(year, month)[1])


def exact(edtf: str) -> date | None:
    """Return the day that a date names, or None where it leaves several possible.

    >>> exact("2021-02-05"), exact("2021-02")
    (datetime.date(2021, 2, 5), None)
    """
    ends = bounds(edtf)
    return ends[0] if ends is not None and ends[0] == ends[1] else None


def year_in(edtf: str | None) -> int | None:
    """Return the year that a date names.

    >>> year_in("2021-02"), year_in("XXXX-02-05"), year_in(None)
    (2021, None, None)
    """
    ends = bounds(edtf) if edtf else None
    return ends[0].year if ends else None


def in_words(edtf: str) -> str:
    """Return a date as English writes it; what is no date unchanged.

    >>> in_words("2021-02-05"), in_words("2021-02"), in_words("XXXX-02-05")
    ('5 February 2021', 'February 2021', '5 February of a year not stated')
    """
    ends = bounds(edtf)
    if ends is not None:
        parts = edtf.strip("~?%").count("-")
        return f"{ends[0].day} {ends[0]:%B %Y}" if parts == 2 else f"{ends[0]:%B %Y}" if parts else str(ends[0].year)
    of_leap = bounds(edtf.replace("XXXX", "2000", 1)) if edtf.startswith("XXXX-") else None
    if of_leap is None:
        return edtf
    return f"{of_leap[0].day} {of_leap[0]:%B} of a year not stated"
