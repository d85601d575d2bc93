"""The value of a cell that holds one: a running time, a year, a ratio, a title."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.understand.facts.lengths import minutes_in

_RATIO: Final = re.compile(r"(?<!\d)([1-4])[.:,](\d{1,2})(?!\d)(?:\s?:\s?1)?")
_CLASSIC: Final = re.compile(r"(?<!\d)(4|16|21)\s?[:/x]\s?(3|9)(?!\d)")


def single_value(predicate: str, cell: str) -> str | None:
    """Return the canonical value of a cell under `predicate`; None where it holds no such value.

    >>> single_value("aspect_ratio", "16:9"), single_value("original_title", "Nebelhorn (The Foghorn)")
    ('1.78', 'Nebelhorn')
    """
    return _FORMS.get(predicate, _short)(cell)


def _runtime(value: str) -> str | None:
    minutes = minutes_in(value) or minutes_in(value + " min")
    return str(minutes) if minutes and 1 <= minutes <= 900 else None


def _year(value: str) -> str | None:
    match = re.search(r"(?<!\d)(?:18|19|20)\d\d(?!\d)", value)
    return match[0] if match else None


def _ratio(value: str) -> str | None:
    classic = _CLASSIC.search(value)
    if classic:
        return f"{int(classic[1]) / int(classic[2]):.2f}"
    match = _RATIO.search(value)
    return f"{float(f'{match[1]}.{match[2]}'):.2f}" if match else None


def _colour(value: str) -> str | None:
    if re.search(r"black|b\s?[&/]\s?w|schwarz|s/w|noir|negro|nero|preto|čb|černob|чёрно|черно", value, re.IGNORECASE):
        both = re.search(r"(?<![a-z])(?:colou?r|farbe|couleur|colore?)\b", value, re.IGNORECASE)
        return "both" if both else "black_and_white"
    return "colour" if re.search(r"colou?r|farb|couleur|cor\b|barev|цвет", value, re.IGNORECASE) else None


def _short(value: str) -> str | None:
    return value if len(value) <= 80 else None


def _title(value: str) -> str | None:
    """Cut a translation or transcription in brackets off a title: "Nebelhorn (The Foghorn)"."""
    return _short(_IN_BRACKETS.sub("", value).strip() or value)


_IN_BRACKETS: Final = re.compile(r"\s?[(（][^()（）\d]{2,80}[)）]$")
_FORMS: Final = {
    "runtime": _runtime,
    "year": _year,
    "aspect_ratio": _ratio,
    "colour": _colour,
    "original_title": _title,
}
