"""Ratings counted in things of the author's own: "four lanterns out of five", "5 marinai su 10"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.model.opinion import Rating
from cinequorum.model.page import Page, Role
from cinequorum.text.data import scales
from cinequorum.text.fold import fold
from cinequorum.text.numbers import NUMBER, either, number_of
from cinequorum.understand.data import aggregates

_OUT_OF = either(scales.OUT_OF + scales.OUT_OF_LOOSE)
_UNIT = re.compile(
    rf"(?<![\w.,/])(?P<n>{NUMBER})\s(?P<unit>[^\W\d_][^\d\n.!?;:()|]{{1,59}}?)\s{_OUT_OF}\s(?P<top>{NUMBER})(?![\w/%]|[.,]\d)",
    re.IGNORECASE,
)
_TOP = re.compile(rf"\s{_OUT_OF}\s{NUMBER}", re.IGNORECASE)  # few lines have as much: a look in a tenth of the time
_END = re.compile(r"[\s.!?…)*_\"'”»]*+(?:\{[^{}]{0,60}\}\s*+)?$|[.!…]\s|\s?\)")  # a post's attributes may follow
_CUES: Final = tuple(map(fold, (*scales.CUES, *aggregates.OVERALL_LABELS)))
_GIVERS: Final = tuple(map(fold, scales.GIVERS))
_COUNTED: Final = frozenset(map(fold, (*scales.COUNTED, *aggregates.RATERS, *scales.STAR_WORDS, *scales.POINT_WORDS)))
_OWN: Final = frozenset({Role.BODY, Role.HEADING})
_LONGEST = 300  # characters of a block that closes with a rating
_FEW, _MANY = 3, 8  # words between number and top in a sentence, and in a block that is nothing else
_BEFORE = 40  # characters before the number in which a cue stands


def unit_ratings(page: Page) -> Iterator[Rating]:
    """Yield the ratings whose unit is a thing: after a word for a rating, under one, or alone in their block.

    Anywhere else "nine parents out of ten" counts people.
    """
    above = ""
    for block in (b for b in page.blocks if b.role in _OWN):
        text = page.slice(block.span)
        match = _UNIT.search(text) if len(text) <= _LONGEST and _TOP.search(text) else None
        value = _value(match) if match else None
        if match and value is not None and _rates(text, match, above):
            start = block.span.start + match.start()
            raw = match.group()
            yield Rating(
                by="author",
                raw=raw,
                value=value,
                scale=f"out_of/{number_of(match['top']):g}",
                span=page.span(start, start + len(raw)),
            )
        above = text


def _value(match: re.Match[str]) -> float | None:
    number, top = number_of(match["n"]), number_of(match["top"])
    if number is None or top is None or top not in scales.TOPS or number > top:
        return None
    words = fold(match["unit"]).split()
    return None if len(words) > _MANY or not _COUNTED.isdisjoint(words) else round(100 * number / top, 2)


def _rates(text: str, match: re.Match[str], above: str) -> bool:
    """Tell whether the words about a count make it a rating."""
    if not _END.match(text, match.end()):
        return False
    before = fold(text[: match.start()])
    headed = len(above) <= _BEFORE and fold(above) in _CUES
    whole = not before and not text[match.end() :].split("{", maxsplit=1)[0].strip(" .!*_)…")
    if len(match["unit"].split()) > _FEW:
        return whole and headed
    near = before[-_BEFORE:]
    said = any(near.endswith(cue) for cue in _CUES) or any(giver in near for giver in _GIVERS)
    return whole or headed or said
