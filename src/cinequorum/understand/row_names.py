"""Where a line of a programme names a work: between brackets, before its details, before its day, or as a whole."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.text.dates import find_dates
from cinequorum.understand.data import programmes
from cinequorum.understand.detail_signs import is_label, names_maker, opens_details, signs_of

LONGEST: Final = 90
"""Code points of the longest name."""

_MOST_WORDS: Final = 15
_SEPARATOR: Final = re.compile(r"\s?[:|·•,–—]\s|\s-\s|\s?[(（\[]")
_LEAD: Final = re.compile(r"[\s•*·–—#>|-]{0,6}(?:[(\[]?\d{1,3}[.):\]、．]\s?)?[\s*_]{0,4}")
_BRACKETED: Final = re.compile(r"[《『「]([^《》『』「」]{1,60})[》』」]")
_QUOTED: Final = re.compile(r"[“\"«„]([^“”\"«»„\n]{1,80})[”\"»“]\s?\(([^()]{3,60})\)")
_DIGIT: Final = re.compile(r"\d")
_NO_TITLES: Final = frozenset(programmes.NO_TITLES)
_WORD: Final = re.compile(r"[^\W\d_][\w'’&-]*")


def name_in(line: str, language: str) -> tuple[int, int, str, frozenset[str]] | None:
    """Return where a line names a work, in which form, and what the rest of the line tells of it."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    bracketed = _BRACKETED.match(line, start)
    if bracketed is not None:
        return *bracketed.span(1), "bracketed", signs_of(line[bracketed.end() :], language)
    quoted = _QUOTED.match(line, start)
    if quoted is not None and len(quoted[0]) >= len(line) - start - 2:
        return *quoted.span(1), "quoted", frozenset({"lead"})
    if len(line) > LONGEST * 2 or not line[start:]:
        return None
    for cut in _SEPARATOR.finditer(line, start + 1):
        rest = line[cut.end() :]
        if opens_details(rest, language):
            labelled = {"behind"} if ":" in rest or "：" in rest else set()
            return _fitting(line, (start, cut.start()), "inline", signs_of(rest, language) | labelled)
    day = _day_tail(line, language)
    if day is not None:
        return _fitting(line, (start, day), "day", frozenset({"day"}))
    return _fitting(line, (start, len(line)), "plain", frozenset())


def _day_tail(line: str, language: str) -> int | None:
    """Return where the day begins on which the film before it is shown ("Salt and Rope on 4 April, 8 pm")."""
    if not _DIGIT.search(line):
        return None
    day = next(iter(find_dates(line, language)), None)
    if day is None or day.start == 0 or len(line) - day.end > len(" at 10:30 pm o'clock"):
        return None
    words = line[: day.start].rstrip()
    while words and words.split()[-1].casefold() in _JOINERS:
        words = words[: -len(words.split()[-1])].rstrip()
    return len(words) or None


_JOINERS: Final = frozenset(map(str.casefold, programmes.DAY_JOINERS))


def _fitting(
    line: str, place: tuple[int, int], form: str, told: frozenset[str]
) -> tuple[int, int, str, frozenset[str]] | None:
    """Keep what may be a title: short, no sentence, no label, no day, no ticket."""
    start, end = place
    title = line[start:end].rstrip(" *_")
    words = _WORD.findall(title)
    if not words or len(title) > LONGEST or len(title.split()) > _MOST_WORDS or len(title) < 2:
        return None
    if " ... " in title or title.count(":") > 1:  # a credit: name, dots, job
        return None
    if is_label(title) or is_label(title.partition(":")[0]) or names_maker(title):
        return None
    if title.endswith((":", "：", ";", "»", "…")) or words[0].casefold() in _NO_TITLES:
        return None
    if form == "plain" and (title[-1] in ".。！？" or title[0] in "([（" or _is_moment(title)):
        return None
    return start, start + len(title), form, told


_MOMENT: Final = re.compile(r"\d{1,2}\s?(?:h\b|[:.h]\s?\d{2}\b|Uhr\b|[ap]\.?m\b)|^\D{3,12}\s\d{1,2}\.?$", re.IGNORECASE)


def _is_moment(title: str) -> bool:
    return bool(_MOMENT.search(title))
