"""Numbers as people write them: decimal commas, halves, words, figures of other scripts."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.text.alternatives import any_of
from cinequorum.text.data.scales import CJK_NUMBER_WORDS, HALF_WORDS, NUMBER_WORDS, WORDED_HALVES


def either(phrases: tuple[str, ...]) -> str:
    """Return a pattern for any of the phrases, the longest first, spaces in them loose."""
    return any_of(phrases, r"[\s-]")


_PARTS_OF_ONE: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_PART = "[½¼¾]"
_HALF = r"(?:[\s-]|\s?&\s?|\sand\s)1[/⁄]2(?![\d/])"

FIGURE: Final = rf"(?:\d[.,]1[/⁄]2(?![\d/.])|\d{{1,3}}(?:[.,]\d{{1,8}})?(?:\s?{_PART}|{_HALF})?|[.,]\d{{1,2}}|{_PART})"
"""Pattern of a number in figures."""

HALF: Final = either(HALF_WORDS)
"""Pattern of "and a half" in any language of the table."""

WORDED: Final = rf"(?:\b{either((*NUMBER_WORDS, *WORDED_HALVES))}\b(?:[\s-]{HALF})?)"
"""Pattern of a number in words, in any language of the table."""

NUMBER: Final = rf"(?:{FIGURE}(?:[\s-]{HALF}\b)?|{WORDED})"
"""Pattern of either."""

CJK_NUMBER: Final = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|{either(tuple(CJK_NUMBER_WORDS))})"
"""Pattern of a number between Chinese, Japanese or Korean words."""

_SLIP = re.compile(r"(?P<whole>\d)[.,]1[/⁄]2")  # "2.1/2" for two and a half
_FIGURE_PARTS = re.compile(
    rf"(?P<whole>\d{{0,3}}(?:[.,]\d{{1,8}})?)(?:\s?(?P<part>{_PART})|(?P<half>{_HALF}|[\s-]{HALF}))?"
)
_LONE_HALF = re.compile(r"1[/⁄]2")
_WORDED_PARTS = re.compile(rf"(?P<whole>{either(tuple(NUMBER_WORDS))})(?P<half>[\s-]{HALF})?")


def number_of(raw: str) -> float | None:
    """Return the number that `raw` writes, or None where it writes none.

    >>> number_of("3½"), number_of("3 1/2"), number_of("8,5"), number_of(".5"), number_of("3-1/2")
    (3.5, 3.5, 8.5, 0.5, 3.5)
    >>> number_of("three and a half"), number_of("dreieinhalb"), number_of("四")
    (3.5, 3.5, 4.0)
    >>> number_of("some") is None
    True
    """
    text = raw.strip().casefold()
    if match := _SLIP.fullmatch(text):
        return float(match["whole"]) + 0.5
    if _LONE_HALF.fullmatch(text):
        return 0.5
    if match := _FIGURE_PARTS.fullmatch(text):
        return _figure(match)
    if match := _WORDED_PARTS.fullmatch(text):
        return NUMBER_WORDS[match["whole"]] + (0.5 if match["half"] else 0.0)
    whole = CJK_NUMBER_WORDS.get(text)
    return WORDED_HALVES.get(text) if whole is None else float(whole)


def _figure(match: re.Match[str]) -> float | None:
    whole, part, half = match["whole"], match["part"], match["half"]
    if not (whole or part):
        return None
    return float(whole.replace(",", ".") or 0) + (_PARTS_OF_ONE[part] if part else 0.5 if half else 0.0)
