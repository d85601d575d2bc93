"""Numbers as people write them: decimal commas, halves, words."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.text.data.scales import HALF_WORDS, NUMBER_WORDS


def either(phrases: tuple[str, ...]) -> str:
    """Return a pattern for any of the phrases, the longest first, spaces in them loose."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s") for p in longest_first) + ")"


FIGURE: Final = r"(?:\d{1,3}(?:[.,]\d{1,8})?(?:\s?½|\s1/2)?|[.,]\d{1,2}|½)"
"""Pattern of a number in figures."""

WORDED: Final = rf"(?:\b{either(tuple(NUMBER_WORDS))}\b(?:\s{either(HALF_WORDS)})?)"
"""Pattern of a number in words, in any language of the table."""

NUMBER: Final = rf"(?:{FIGURE}|{WORDED})"
"""Pattern of either."""

_FIGURE_PARTS = re.compile(r"(?P<whole>\d{0,3}(?:[.,]\d{1,8})?)(?P<half>\s?½|\s1/2)?")
_WORDED_PARTS = re.compile(rf"(?P<whole>{either(tuple(NUMBER_WORDS))})(?P<half>\s{either(HALF_WORDS)})?")


def number_of(raw: str) -> float | None:
    """Return the number that `raw` writes, or None where it writes none.

    >>> number_of("3½"), number_of("3 1/2"), number_of("8,5"), number_of(".5")
    (3.5, 3.5, 8.5, 0.5)
    >>> number_of("three and a half")
    3.5
    >>> number_of("some") is None
    True
    """
    text = raw.strip().casefold()
    if match := _FIGURE_PARTS.fullmatch(text):
        whole, half = match["whole"], match["half"]
        return None if not (whole or half) else float(whole.replace(",", ".") or 0) + (0.5 if half else 0.0)
    if match := _WORDED_PARTS.fullmatch(text):
        return NUMBER_WORDS[match["whole"]] + (0.5 if match["half"] else 0.0)
    return None
