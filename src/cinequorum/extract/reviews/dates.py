"""Dates in the lines around a review: printed, or said to be so long ago."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cinequorum.extract.data.listings import AGO, AGO_SIGNS
from cinequorum.text.dates import ANY, find_dates, parse_date

_AGO = re.compile(AGO, re.IGNORECASE)
_SIGNS = frozenset(AGO_SIGNS)
_WORDS = re.compile(r"[^\s,.;:!()\[\]–—|·•-]+")
_FIGURE = re.compile(r"\d")
_YEAR_LIKE = re.compile(r"\d(?:\d{3}|[./-]\d\d?[./-]\d\d)")
_TIME = re.compile(
    r"[\s,T–-]{0,4}(?:at |um |à |a las |alle |às |в |v )?\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?|\sUhr|Z)?",
    re.IGNORECASE,
)
_TAIL = 34  # characters at the end of a review in which its date may stand
_SHORT = 60  # characters of a line in which "two days ago" is a date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date in a line: its place, the time of day included, EDTF or None, and the form in which it is printed."""

    start: int
    end: int
    edtf: str | None
    form: str


def says_when(texts: Iterable[str]) -> bool:
    """Tell whether any line among these may say without a figure when it was written: "yesterday", "a day ago"."""
    return _is_said("\n".join(text for text in texts if len(text) <= _SHORT))


def may_be_dated(text: str, head: int, *, said: bool) -> bool:
    """Tell whether a block can hold a stamp in its first `head` characters or at its end.

    `said`: whether `says_when` of the page's blocks.
    """
    if _FIGURE.search(text, 0, head) or (len(text) > head and _FIGURE.search(text, len(text) - _TAIL)):
        return True
    return said and len(text) <= _SHORT and _is_said(text)


def prints_year(text: str, head: int) -> bool:
    """Tell whether the first `head` characters can hold a date with its year."""
    return _YEAR_LIKE.search(text, 0, head) is not None


@lru_cache(maxsize=4096)
def stamp_in(text: str, order: str) -> Stamp | None:
    """Return the one date of a short text, None where it has none or several.

    >>> stamp_in("Bo, 5. März 2021 um 20:15", "dmy")
    Stamp(start=4, end=25, edtf='2021-03-05', form='9. a 9')
    """
    dated = _FIGURE.search(text) is not None
    ago = _AGO.search(text) if len(text) <= _SHORT and (dated or _is_said(text)) else None
    if ago is None and not (dated and _YEAR_LIKE.search(text)):
        return None
    mentions = [m for m in find_dates(text, ANY, order=order) if not m.yearless]
    if len(mentions) == 1:
        form = re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", mentions[0].raw))
        time = _TIME.match(text, mentions[0].end)
        return Stamp(
            start=mentions[0].start, end=time.end() if time else mentions[0].end, edtf=mentions[0].edtf, form=form
        )
    return Stamp(start=ago.start(), end=ago.end(), edtf=None, form="ago") if ago and not mentions else None


def _is_said(text: str) -> bool:
    return not _SIGNS.isdisjoint(_WORDS.findall(text.lower()))


def closing_stamp(text: str, order: str) -> Stamp | None:
    """Return the date at the very end of a review's words, in brackets or after a dash.

    >>> closing_stamp("I liked it a lot.(5.11.2011)", "dmy")
    Stamp(start=17, end=28, edtf='2011-11-05', form='9.9.9')
    """
    if text.rstrip(" )].")[-1:].isdigit() is False:
        return None
    begin = max(0, len(text) - _TAIL)
    stamp = stamp_in(text[begin:], order)
    if stamp is None or stamp.edtf is None or len(text[begin:].rstrip(" )].")) > stamp.end:
        return None
    before = text[: begin + stamp.start].rstrip()
    if not before or before[-1] not in "([–—-|/":
        return None
    return Stamp(start=len(before.rstrip(" ([–—-|/")), end=len(text), edtf=stamp.edtf, form=stamp.form)


def stated_date(value: str) -> str | None:
    """Return the EDTF of a date in an attribute, its time of day left out."""
    return parse_date(value)
