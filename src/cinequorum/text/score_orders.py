"""Ratings whose top stands before the figure, or is a word with an ending: "10 üzerinden 8", "neljä viidestä"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.text.data import scales
from cinequorum.text.numbers import NUMBER, either, number_of
from cinequorum.text.score_context import follows_nobody
from cinequorum.text.score_forms import ParsedScore, made

_FLAGS = re.IGNORECASE
_UNIT = rf"(?:\s?{either((*scales.STAR_WORDS, *scales.POINT_WORDS))}(?!\w))?"
_LINKS = "|".join(re.escape(link) for link in scales.TOP_BEFORE)
_TOP_FIRST: Final = re.compile(
    rf"(?<![\w.,/:-])(?:(?P<top>{NUMBER})(?:{_LINKS})|(?P<word>{either(tuple(scales.TOPS_IN_WORDS))}))"
    rf"\s(?P<n>{NUMBER})(?![\w%/]|[.,:]\d){_UNIT}",
    _FLAGS,
)
_TOP_BEHIND: Final = re.compile(
    rf"(?<![\w.,/:-])(?P<n>{NUMBER}){_UNIT}\s(?P<word>{either(tuple(scales.TOPS_BEHIND))})(?!\w)", _FLAGS
)
_SIGNS: Final = (*(link.strip(" -") for link in scales.TOP_BEFORE), *scales.TOPS_IN_WORDS, *scales.TOPS_BEHIND)
_STARS: Final = re.compile(either(scales.STAR_WORDS), _FLAGS)


def orders(text: str) -> Iterator[ParsedScore]:
    """Yield the ratings that are written so; where people are counted it is a share.

    >>> [s.value for t in ("10 üzerinden 7,5", "5-ből 4 csillag", "neljä viidestä") for s in orders(t)]
    [75.0, 80.0, 80.0]
    >>> [*orders("10 üzerinden 8 kişi")]
    []
    """
    folded = text.casefold()
    if not any(sign in folded for sign in _SIGNS):
        return
    for pattern, words in ((_TOP_FIRST, scales.TOPS_IN_WORDS), (_TOP_BEHIND, scales.TOPS_BEHIND)):
        for match in pattern.finditer(text):
            if follows_nobody(text, match) and (score := _read(match, words.get((match["word"] or "").casefold()))):
                yield score


def _read(match: re.Match[str], worded: int | None) -> ParsedScore | None:
    top = float(worded) if worded else number_of(match["top"])
    number = number_of(match["n"])
    if number is None or top not in scales.TOPS or number > top:
        return None
    kind = "stars" if _STARS.search(match.group()) else "out_of"
    return made(match, 100 * number / top, f"{kind}/{top:g}")
