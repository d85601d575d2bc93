"""Dates told from the day of writing: "last year", "this Friday", "next month"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from cinequorum.text.alternatives import any_of
from cinequorum.text.data.relative_dates import COMING, DAYS, GONE, MONTHS, WEEKDAYS, YEARS
from cinequorum.text.edtf import bounds, exact

_UNITS: tuple[tuple[str, Mapping[str, tuple[str, ...]]], ...] = (("year", YEARS), ("month", MONTHS), ("day", DAYS))
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿가-힣]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """Words for a date, from `start` up to but not including `end` (code points)."""

    start: int
    end: int
    raw: str


def find_relative(text: str) -> tuple[Relative, ...]:
    """Return the relative dates in a text, in order, without overlaps. Days of the week count where a word says which.

    >>> [found.raw for found in find_relative("Shown last year, it opens this Friday and, next Friday, elsewhere.")]
    ['last year', 'this Friday']
    """
    if _cues().search(text.lower()) is None:
        return ()
    return tuple(Relative(start=m.start(), end=m.end(), raw=m[0]) for m in _pattern().finditer(text))


def shifted(raw: str, written: str) -> str | None:
    """Return the EDTF date that `raw` means on a page written on the EDTF date `written`, as precise as both allow.

    None where `raw` is no relative date or `written` is too vague for it: no day follows from a year.

    >>> shifted("last year", "2021"), shifted("next month", "2021-12-30"), shifted("next month", "2021")
    ('2020', '2022-01', None)
    >>> shifted("this Friday", "2021-01-27"), shifted("last Friday", "2021-01-27"), shifted("tomorrow", "2020-02-28")
    ('2021-01-29', '2021-01-22', '2020-02-29')
    """
    ends = bounds(written)
    if ends is None:
        return None
    phrase = " ".join(raw.lower().split())
    for unit, table in _UNITS:
        for steps, phrases in table.items():
            if phrase in phrases:
                return _step(unit, int(steps), written)
    day = exact(written)
    return _weekday(phrase, day) if day else None


def _step(unit: str, steps: int, written: str) -> str | None:
    ends = bounds(written)
    if ends is None:
        return None
    if unit == "year":
        return str(ends[0].year + steps)
    if unit == "month":
        if ends[0].month != ends[1].month:
            return None
        months = ends[0].year * 12 + ends[0].month - 1 + steps
        return f"{months // 12}-{months % 12 + 1:02}"
    day = exact(written)
    return (day + timedelta(days=steps)).isoformat() if day else None


def _weekday(phrase: str, written: date) -> str | None:
    match = _dayname().search(phrase)
    if match is None:
        return None
    wanted = next(n for n, names in enumerate(WEEKDAYS) if match[0] in names)
    rest = " ".join(phrase.replace(match[0], " ").split())
    if rest in GONE:
        return (written - timedelta(days=(written.weekday() - wanted) % 7 or 7)).isoformat()
    return (written + timedelta(days=(wanted - written.weekday()) % 7)).isoformat()


def _phrases() -> Iterator[str]:
    for _, table in _UNITS:
        for phrases in table.values():
            yield from phrases


@cache
def _dayname() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(name for names in WEEKDAYS for name in names)})(?!\w)")


@cache
def _cues() -> re.Pattern[str]:
    """The last word of each phrase, and the days' names: a text without them is not searched further."""
    words = {phrase.split()[-1] for phrase in _phrases()} | {name for names in WEEKDAYS for name in names}
    return re.compile(any_of(words))


@cache
def _pattern() -> re.Pattern[str]:
    spaced = [phrase for phrase in _phrases() if not _UNSPACED.search(phrase)]
    unspaced = [phrase for phrase in _phrases() if _UNSPACED.search(phrase)]
    day, which = any_of(name for names in WEEKDAYS for name in names), any_of((*COMING, *GONE))
    return re.compile(
        rf"(?<![\w-])(?:{any_of(spaced)}|(?:{which})\s(?:{day})|(?:{day})\s(?:{which}))(?![\w-])|{any_of(unspaced)}",
        re.IGNORECASE,
    )
