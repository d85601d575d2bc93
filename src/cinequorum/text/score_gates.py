"""Cheap looks at a text that tell which forms of ratings it can hold: most sentences hold none.

A pattern with two hundred words is slow at every place of a text; a set of the text's words is made once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from cinequorum.text.data import scales

_WORD = re.compile(r"\w+")


def _words(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in _WORD.findall(phrase.casefold()))


def _firsts(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase.casefold())[0] for phrase in phrases)


_CUES: Final = _firsts((*scales.CUES, *scales.GIVERS))
_STARS: Final = _words(scales.STAR_WORDS)
_COUNTED: Final = _STARS | _words(scales.POINT_WORDS)
_OUT_OF: Final = _firsts(scales.OUT_OF)
_TOPS: Final = frozenset(word for word, number in scales.NUMBER_WORDS.items() if number in scales.TOPS)
_SCALES: Final = frozenset(max(_WORD.findall(p), key=len) for p in (*scales.SCALE_WORDS, *scales.SCALE_AFTER))
_ROW_SIGNS: Final = "".join(sign for pair in scales.OTHER_SIGNS for sign in pair)
_SIGNS: Final = re.compile(
    rf"[{scales.STAR_SIGNS}{scales.STAR_SIGNS_EMPTY}{_ROW_SIGNS}{scales.OTHER_HALVES}\U0001f300-\U0001faff]"
)
_CJK: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


class Gates(Struct, frozen=True, gc=False):
    """Which forms a text can hold: `fractions`, `stars` in words, drawn `signs`, `scaled` figures, `cjk` words.

    `cued` tells of a word with which a cue begins (`rating`, `grade`).
    """

    cued: bool
    fractions: bool
    stars: bool
    signs: bool
    scaled: bool
    cjk: bool


def gates_of(text: str) -> Gates:
    """Look at a text once.

    >>> gates_of("Four out of five stars").fractions, gates_of("Three men out of luck").fractions
    (True, False)
    """
    words = frozenset(_WORD.findall(text.casefold()))
    digits = any(map(str.isdigit, text))
    counted = digits or not words.isdisjoint(_TOPS)
    slashed = digits and ("/" in text or "⁄" in text or "／" in text)
    return Gates(
        cued=not words.isdisjoint(_CUES),
        fractions=slashed or (counted and not (words.isdisjoint(_OUT_OF) and words.isdisjoint(_COUNTED))),
        stars=not words.isdisjoint(_STARS),
        signs=_SIGNS.search(text) is not None,
        scaled=digits and not words.isdisjoint(_SCALES),
        cjk=not text.isascii() and _CJK.search(text) is not None,
    )


def cue_places(text: str) -> Iterator[int]:
    """Yield where a word begins with which a cue can begin."""
    for match in _WORD.finditer(text):
        if match.group().casefold() in _CUES:
            yield match.start()
