"""The dates of a sentence that may be releases: whole ones, months of the page's year, years, one of two months."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from cinequorum.text.data.months import MONTHS
from cinequorum.text.dates import DateMention, find_dates
from cinequorum.text.relative import find_relative, shifted
from cinequorum.understand.data.windows import PLATFORMS, TRIGGERS, WINDOWS
from cinequorum.understand.facts.scene import Line, either

WINDOW_WORDS: Final = tuple(w for group in (*WINDOWS.values(), *PLATFORMS.values()) for w in group)
_APPOSED: Final = 30  # characters: "today, Friday 17 October" is one date, stated in full
_MONTH_DATE: Final = 7  # characters of a year and a month in EDTF
_AFTER_IN: Final = r"(?:in|im|en|em|à partir de|ab|a|i|w|v|в)"
_YEAR: Final = re.compile(
    r"\b(?:in|im|en|em|nel|i|w|v|в|for|für|pour|para|per|de|a)\s(?:(?:early|late|mid)[\s-])?((?:19|20)\d\d)\b"
)
_YEAR_FIRST: Final = re.compile(r"\ba\s((?:19|20)\d\d)\s(?:\w+\s)?release\b")
_OR: Final = re.compile(
    r"\b(?P<month>[^\W\d_]{3,12})\s(?:or|oder|ou|o|and|und|et|y|e)\s(?:(?:early|mid|late)\s)?$", re.IGNORECASE
)


def release_dates(line: Line, language: str, published: str | None) -> list[DateMention]:
    """The dates of a sentence; those told from the day of writing count where that day is known.

    "Next year" and "last month" are said of anything: of a release only after its window, "in cinemas next month".
    A month without a year counts after a word for coming out, a year alone is weighed by whoever asks.
    """
    whole = (
        [_with_earlier_month(line.text, d, language) for d in find_dates(line.text, language)]
        if "0" in line.words
        else []
    )
    dates = list(whole)
    for found in find_relative(line.text) if published else ():
        value = shifted(found.raw, published or "")
        if (
            value
            and not _stated(whole, found.start, found.end)
            and (len(value) == 10 or _after_window(line.text, found.start))
        ):
            dates.append(DateMention(start=found.start, end=found.end, edtf=value, raw=found.raw, yearless=True))
    dates += [date for date in (*_months(line, language), *_years(line)) if not _stated(dates, date.start, date.end)]
    return sorted(dates, key=lambda d: d.start)


def _stated(dates: list[DateMention], start: int, end: int) -> bool:
    return any(d.start - _APPOSED < end and start < d.end for d in dates)


def _after_window(text: str, at: int) -> bool:
    return window_then().search(text[:at]) is not None


def _with_earlier_month(text: str, date: DateMention, language: str) -> DateMention:
    """Return `September or October 2026` as no more than the year that it names for sure."""
    if len(date.edtf) != _MONTH_DATE or date.yearless:
        return date
    before = _OR.search(text[: date.start])
    month = _month_numbers(language).get(before["month"].casefold()) if before else None
    if before is None or month is None or month >= int(date.edtf[5:]):
        return date
    start = before.start("month")
    return DateMention(start=start, end=date.end, edtf=date.edtf[:4], raw=text[start : date.end], yearless=False)


def _months(line: Line, language: str) -> list[DateMention]:
    """Return months without a year: `comes out in July`."""
    if _months_of(language).isdisjoint(line.words):
        return []
    return [
        DateMention(
            start=match.start("month"),
            end=match.end(),
            edtf=f"--{_month_numbers(language)[match['month'].casefold()]:02}",
            raw=match["month"],
            yearless=True,
        )
        for match in _month(language).finditer(line.text)
        if _comes_out().search(line.text[: match.start()])
    ]


def _years(line: Line) -> list[DateMention]:
    if "0" not in line.words:
        return []
    found = [*_YEAR.finditer(line.text), *_YEAR_FIRST.finditer(line.text)]
    return [DateMention(start=m.start(1), end=m.end(1), edtf=m[1], raw=m[1], yearless=False) for m in found]


@cache
def window_then() -> re.Pattern[str]:
    """A window with nothing but small words between it and the date: `in cinemas from`, `on DVD and VOD`."""
    small = (
        r"(?:\s?[(,]?\s?(?:from|on|since|starting|beginning|as\sof|this|le|am|ab|dem|den|el|desde|a partir del|dal|il|"
        r"em|no dia|dès|od|vanaf|für|for|pour|para|per|"
    )
    small += r"and|in\s\w+|across\s\w+|nationwide|monday|tuesday|wednesday|thursday|friday|saturday|sunday)){0,4}"
    return re.compile(rf"(?<!\w){either(WINDOW_WORDS)}{small}[\s(,]*$", re.IGNORECASE)


@cache
def _comes_out() -> re.Pattern[str]:
    """A word for coming out that ends where the date begins, but for the window."""
    window = either(WINDOW_WORDS)
    return re.compile(
        rf"(?<!\w){either(TRIGGERS)}(?:\s(?:on|in|to|auf|sur|en|em|su)?\s?(?:{window}|[A-Z][\w+]+))?\s$", re.IGNORECASE
    )


@cache
def _month_numbers(language: str) -> Mapping[str, int]:
    """Return the full names of months, in the page's language and in English, with their numbers."""
    found: dict[str, int] = {}
    for key in ("en", language.split("-", 1)[0]):
        for number, names in enumerate(MONTHS.get(key, ()), start=1):
            found.update({name.casefold(): number for name in names if len(name) > 2})
    return found


@cache
def _months_of(language: str) -> frozenset[str]:
    return frozenset(_month_numbers(language))


@cache
def _month(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_AFTER_IN}\s(?P<month>{either(_month_numbers(language))})(?!\w|\s\d)", re.IGNORECASE)
