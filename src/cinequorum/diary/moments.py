"""Dates of exports: ISO with or without a time, the C library's form of old exports, and dates as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from cinequorum.errors import DiaryRowError
from cinequorum.text.dates import numeric_order, parse_date

_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(Z|UTC|[+-]\d{2}:?\d{2}(?::?\d{2})?)?)?"
)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[ T].*)?")
_CTIME = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) \d{2}:\d{2}:\d{2} (?:[A-Z]{3,4} )?(\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOTHING = frozenset({"", "-", "–", "null", "none", "n/a", "nan", "\\n"})
_FIRST = "1870"  # before that nobody saw a film: such dates stand for none
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # the moment that programs write, in any time zone, where they know none


def moment(text: str, order: str = "auto") -> str | None:
    """Return a date in the form of records, or None where there is none.

    `order` (`dmy`, `mdy`, `auto`) reads numeric dates. Raises `DiaryRowError` with the code `date` where there is
    something that is no date, or day and month can't be told apart.

    >>> moment("2014-04-05T15:27:00.000Z"), moment("2014-04-05 15:27"), moment("Thu Jun 14 00:00:00 2012")
    ('2014-04-05T15:27:00+00:00', '2014-04-05T15:27:00', '2012-06-14')
    >>> moment("1970-01-01T00:00:00Z"), moment("1969-12-31T19:00:00-05:00"), moment("1970-01-01")
    (None, None, '1970-01-01')
    >>> moment("14.06.2012"), moment("3/4/2012", "dmy"), moment("2012"), moment("0000-00-00"), moment("")
    ('2012-06-14', '2012-04-03', '2012', None, None)
    """
    bare = text.strip()
    if bare.casefold() in _NOTHING or bare.startswith(("0000", "0001-01-01")):
        return None
    found = _iso(bare) or _ctime(bare) or parse_date(bare, order=order)
    if found is None:
        raise DiaryRowError("date", f"{bare[:60]!r} is no date, or day and month can't be told apart in it")
    return None if found < _FIRST or _is_epoch(found) else found


def order_of(texts: Iterable[str]) -> str:
    """Return in which order the numeric dates of a column are written: `dmy`, `mdy`, or `auto` where nothing tells."""
    return numeric_order(texts) or "auto"


def day_of(found: str | None) -> date | None:
    """Return the day of a moment, or None where it is not known to the day.

    >>> day_of("2014-04-05T23:27:00+00:00"), day_of("2014-04")
    (datetime.date(2014, 4, 5), None)
    """
    return date.fromisoformat(found[:10]) if found and len(found) >= 10 else None


def _is_epoch(found: str) -> bool:
    if "T" not in found or not found.startswith(("1969-12-31", "1970-01-01")):
        return False
    when = datetime.fromisoformat(found)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)) == _EPOCH


def _iso(text: str) -> str | None:
    match = _ISO.fullmatch(text)
    if match is None:
        slashed = _SLASHED.fullmatch(text)
        return _checked(*(int(part) for part in slashed.groups())) if slashed else None
    day = _checked(int(match[1]), int(match[2]), int(match[3]))
    if day is None or match[4] is None:
        return day
    try:
        hour = time(int(match[4]), int(match[5]), int(match[6] or 0))
    except ValueError:
        return None
    return f"{day}T{hour.isoformat()}{_offset(match[7])}"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    return "+00:00" if zone in ("Z", "UTC") else f"{zone[:3]}:{zone[3:].lstrip(':')[:2]}"


def _ctime(text: str) -> str | None:
    match = _CTIME.fullmatch(text)
    if match is None or match[1] not in _MONTHS:
        return None
    return _checked(int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2]))


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
