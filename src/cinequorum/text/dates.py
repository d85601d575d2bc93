"""Dates as people write them, found in running text and turned into EDTF."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from cinequorum.text.data.months import CAPITAL_ONLY, LINKS, MONTHS, ORDINALS

ANY = "any"
_LEAP = 2000  # the year against which a yearless day is checked
_FIRST_YEAR, _LAST_YEAR = 1800, 2199

_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"(?<![\d/.-])(\d{4})([-/.]|\. )(\d{1,2})\2(\d{1,2})(?![\d/]|-\d)")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_NUMERIC = re.compile(r"(\d(?<![\d/.-].)\d?)([-/]|\. ?)(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|[-.]\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_CJK = re.compile(r"(?:(?<!\d)(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日號号일])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date in a text: code points from `start` up to but not including `end`.

    `edtf` is as precise as the words (`2021-02-05`, `2021-03`); a date without a year is `--02-05`, with `yearless`
    True. `raw` is what is printed.
    """

    start: int
    end: int
    edtf: str
    raw: str
    yearless: bool


def find_dates(text: str, language: str = "en", *, order: str = "auto") -> tuple[DateMention, ...]:
    """Find the dates of a running text, in order, without overlaps.

    Month names are read in `language` and in English, with `any` in all languages known. `order` (`dmy`, `mdy`,
    `auto`) reads numeric dates such as 3/4/2021; with `auto` the other numeric dates of the text decide, and what
    stays ambiguous is left out. A bare year is no date.

    >>> [m.edtf for m in find_dates("In cinemas on Jan. 29, on disc from March 5th, 2021")]
    ['--01-29', '2021-03-05']
    >>> [m.edtf for m in find_dates("Estreno: 25 de junio de 2009", "es")]
    ['2009-06-25']
    >>> [m.edtf for m in find_dates("14. März 2020, 3 luty 2021, 2022. május 5.", "any")]
    ['2020-03-14', '2021-02-03', '2022-05-05']
    """
    if not _DIGIT.search(text):  # most lines: no date is written without a figure
        return ()
    known = (numeric_order([text]) or "auto") if order == "auto" else order
    glyphs = () if text.isascii() else (*_cjk(text), *_vietnamese(text))
    found = [*_iso(text), *_numeric(text, known), *glyphs, *_worded(text, language.split("-", maxsplit=1)[0])]
    return tuple(_without_overlaps(found)) if len(found) > 1 else tuple(found)


def parse_date(text: str, *, order: str = "auto") -> str | None:
    """Read one date from a string that should be one: a front-matter value, a time stamp, a dateline.

    Returns EDTF as precise as stated, or None where there is no date, no year or no way to tell day from month.

    >>> parse_date("2012-07-19T12:58:53-04:00")
    '2012-07-19'
    >>> parse_date("5. März 2021"), parse_date("March 2021"), parse_date("1962")
    ('2021-03-05', '2021-03', '1962')
    >>> parse_date("11/09/2024"), parse_date("11/09/2024", order="dmy")
    (None, '2024-09-11')
    """
    bare = _bare(text)
    if re.fullmatch(r"\d{4}", bare) and _FIRST_YEAR <= int(bare) <= _LAST_YEAR:
        return bare
    month = _ISO_MONTH.fullmatch(bare)
    if month:
        return _edtf(int(month[1]), int(month[2]), None)
    return next((m.edtf for m in find_dates(bare, ANY, order=order) if not m.yearless), None)


def has_numeric_date(text: str) -> bool:
    """Tell whether what `parse_date` reads in a string may depend on the order of day and month.

    >>> has_numeric_date("11/09/2024 08:43"), has_numeric_date("5. März 2021")
    (True, False)
    """
    return _NUMERIC.search(_bare(text)) is not None


def _bare(text: str) -> str:
    return text.strip()[:_LONGEST_DATE]


_LONGEST_DATE = 200  # characters in which a string that should be a date has it


def numeric_order(texts: Iterable[str]) -> str | None:
    """Tell from all numeric dates of a page whether they are `dmy` or `mdy`; None where nothing tells or they disagree.

    Dates with full stops (05.02.2021) count as day first: no country writes them otherwise.

    >>> numeric_order(["11/09/2024 08:43", "29/11/2025 00:00"])
    'dmy'
    """
    joined = "\n".join(texts)  # no date goes over the end of a line; one search is quicker than one for each text
    seen = {order for match in _NUMERIC.finditer(joined) if (order := _order_of(match))}
    return seen.pop() if len(seen) == 1 else None


def _order_of(match: re.Match[str]) -> str | None:
    first, second = int(match[1]), int(match[3])
    if first > 12 >= second >= 1:
        return "dmy"
    if second > 12 >= first >= 1:
        return "mdy"
    return "dmy" if match[2][0] == "." and len(match[4]) == 4 else None


def _iso(text: str) -> Iterator[DateMention]:
    for match in _ISO.finditer(text):
        yield from _mention(match, _edtf(int(match[1]), int(match[3]), int(match[4])))


def _numeric(text: str, order: str) -> Iterator[DateMention]:
    for match in _NUMERIC.finditer(text):
        if " " in match[2] and len(match[4]) == 2:  # "5. 3. 21" may count something
            continue
        first, second, year = int(match[1]), int(match[3]), _full_year(match[4])
        use = _order_of(match) or order
        if use == "auto" and first != second:
            continue
        day, month = (second, first) if use == "mdy" else (first, second)
        yield from _mention(match, _edtf(year, month, day))


def _full_year(figures: str) -> int:
    year = int(figures)
    if len(figures) == 4:
        return year
    return year + (2000 if year < 50 else 1900)


_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}  # the year before the first of each
_OF_ERA = re.compile(r"(令和|平成|昭和)\s?(\d{1,2}|元)\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?")


def _cjk(text: str) -> Iterator[DateMention]:
    for match in _OF_ERA.finditer(text):
        of_era = _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
        yield from _mention(match, _edtf(of_era, int(match[3]), int(match[4]) if match[4] else None))
    for match in _CJK.finditer(text):
        if not (match[1] or match[3]):
            continue
        year = int(match[1]) if match[1] else None
        yield from _mention(match, _edtf(year, int(match[2]), int(match[3]) if match[3] else None))


_VIETNAMESE = re.compile(r"(?<![\d/.-])(\d{1,2})\s?tháng\s?(\d{1,2})(?:,|\s?năm)?\s?(\d{4})(?!\d)", re.IGNORECASE)


def _vietnamese(text: str) -> Iterator[DateMention]:
    """Yield dates whose month is a number behind its word: "12 tháng 3, 2021"."""
    for match in _VIETNAMESE.finditer(text) if "tháng" in text.lower() else ():
        yield from _mention(match, _edtf(int(match[3]), int(match[2]), int(match[1])))


@cache
def _months(language: str) -> dict[str, int]:
    """Return the number of each month name; what is one month here and another there (listopad) counts with neither."""
    tables = tuple(MONTHS.values()) if language == ANY else (MONTHS["en"], MONTHS.get(language, ()))
    found: dict[str, set[int]] = {}
    for table in tables:
        for number, names in enumerate(table, start=1):
            for name in names:
                found.setdefault(name, set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


@cache
def _of_two(language: str) -> tuple[str, ...]:
    """Return the month names of two words."""
    return tuple(name for name in _months(language) if " " in name)


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Return the forms of a date with one month's name: a pattern of all names tries each of them at each word."""
    link = rf"(?:\s{{1,3}}(?:{'|'.join(LINKS)})(?=\s))?"
    ordinal = rf"(?:{'|'.join(map(re.escape, ORDINALS))})?"
    month = rf"(?P<month>{re.escape(name)})\b(?:\.(?=\s{{0,2}}[\d,;)]))?"
    span = r"(?:\s?[-–/]\s?\d{1,2})?"  # of "5-7 February" the first day counts
    day = rf"(?<!\w)(?<!\d[.,:/–-])(?P<day>\d{{1,2}}){ordinal}{span}"
    year = r"(?P<year>\d{4})(?![\d-])"
    gap = r"\s{0,3}"
    zone = r"(?:(?-i:[A-Z]{3,5})|[+-]\d{4})\s"
    clock = rf"(?:\d{{1,2}}:\d\d(?::\d\d\s(?:{zone})?|\s{zone}))?"  # "16:15:21 EST" before a year
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{day}{link}{gap}(?<![a-z]){month}(?:,?{link}{gap}{year})?",
            rf"(?<!\w){month}{gap}(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th)\b)?{span}(?:,?{gap}{clock}{year}|(?!\w|[.,:/-]\d))",
            rf"(?<!\w){month},?{link}{gap}{year}",
            rf"(?<![\w.-]){year}[.,]?{gap}(?<![a-z]){month}{gap}(?P<day>\d{{1,2}})(?!\w|[,:/-]\d)",
        )
    )


def _worded(text: str, language: str) -> Iterator[DateMention]:
    words = set(_LETTERS.findall(text.lower()))
    named = _months(language).keys() & words
    named.update(name for name in _of_two(language) if words.issuperset(name.split()))
    for patterns in zip(*map(_patterns, named), strict=True):  # one form of a date after the other
        found = [match for pattern in patterns for match in pattern.finditer(text)]
        for match in sorted(found, key=re.Match.span) if len(patterns) > 1 else found:
            groups = match.groupdict()
            name = groups["month"]
            if name.islower() and language in {"en", ANY} and name in CAPITAL_ONLY and not groups["year"]:
                continue
            year, day = (int(groups[k]) if groups.get(k) else None for k in ("year", "day"))
            yield from _mention(match, _edtf(year, _months(language)[name.lower()], day))


def _edtf(year: int | None, month: int, day: int | None) -> str | None:
    """Return the EDTF of a date that can exist, else None."""
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if day == 0:
        return None
    try:
        date(year or _LEAP, month, day or 1)
    except ValueError:
        return None
    tail = f"-{month:02}" + (f"-{day:02}" if day else "")
    return f"{year}{tail}" if year else f"-{tail}"


def _mention(match: re.Match[str], edtf: str | None) -> Iterator[DateMention]:
    if edtf is not None:
        yield DateMention(
            start=match.start(), end=match.end(), edtf=edtf, raw=match[0], yearless=edtf.startswith("--")
        )  # fmt: skip


def _without_overlaps(found: list[DateMention]) -> Iterator[DateMention]:
    """Keep the most precise reading of each place: with a year before without, the longer before the shorter."""
    taken: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.yearless, -len(m.edtf), m.start - m.end, m.start)):
        at = bisect_left(taken, mention.start, key=lambda m: m.start)
        after_previous = at == 0 or taken[at - 1].end <= mention.start
        before_next = at == len(taken) or mention.end <= taken[at].start
        if after_previous and before_next:
            taken.insert(at, mention)
    yield from taken
