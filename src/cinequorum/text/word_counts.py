"""How often each word stands in a text, for whoever weighs the wording of a whole page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of a script that leaves no spaces between words, or few: a run of them may be many words."""

_BESIDE = ".,:()"  # signs that stand beside words and in none


def word_counts(text: str, word: re.Pattern[str]) -> dict[str, int]:
    """Count the words of `text` that `word` finds: a pattern that takes a run of letters whole and no space or stop.

    Texts repeat themselves: to split at spaces and to look once at each different piece takes half the time of a search
    of the text.

    >>> word_counts("to be, or not to be", re.compile(r"[a-z]+"))
    {'to': 2, 'be': 2, 'or': 1, 'not': 1}
    """
    plain, others = _pieces(text)
    counts = dict(plain)
    for piece, times in others:
        for found in word.findall(piece):
            counts[found] = counts.get(found, 0) + times
    return counts


@lru_cache(maxsize=2)  # of a page's text words are asked by two patterns, which differ only in what is no plain word
def _pieces(text: str) -> tuple[Mapping[str, int], tuple[tuple[str, int], ...]]:
    """Count what stands between spaces: plain words, and the rest."""
    for sign in _BESIDE:
        text = text.replace(sign, " ")
    pieces = Counter(text.split())
    plain = {piece: times for piece, times in pieces.items() if piece.isalpha()}
    return plain, tuple([pair for pair in pieces.items() if pair[0] not in plain])
