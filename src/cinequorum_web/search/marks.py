"""Marking in a text the words that a query found, and cutting out a piece around them."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from cinequorum.text.fold import fold
from cinequorum_web.search.terms import CLOSE, OPEN
from cinequorum_web.search.vectors import words_of

BEFORE, LONGEST = 7, 24  # words of a snippet: before the first that was found, and in all


class Words(NamedTuple):
    """What a query asks for: whole words, and the beginning of its last one, all folded."""

    whole: frozenset[str]
    begun: str

    def have(self, word: str) -> bool:
        """Tell whether a folded word was asked for."""
        return word in self.whole or word.startswith(self.begun)


def words_asked(terms: Sequence[str]) -> Words:
    """Return the words of a query; what joined them to phrases is not looked at.

    >>> words_asked(["Zoë", "Mül"])
    Words(whole=frozenset({'zoe'}), begun='mul')
    """
    *whole, begun = [word for term in terms for word in words_of(term)]
    return Words(frozenset(whole), begun)


def marked(text: str, asked: Words) -> str:
    """Return a text with marks around each word that was asked for."""
    parts, at = [], 0
    for word in _word().finditer(text):
        if asked.have(fold(word[0])):
            parts += [text[at : word.start()], OPEN, word[0], CLOSE]
            at = word.end()
    return "".join((*parts, text[at:]))


def snippet(text: str, asked: Words) -> str:
    """Return some words of a text with marks around those asked for, or nothing where it has none of them."""
    found = _first(text, asked)
    if found is None:
        return ""
    start, end = found
    return f"{'…' if start else ''}{marked(text[start:end], asked)}{'…' if end < len(text) else ''}"


def _first(text: str, asked: Words) -> tuple[int, int] | None:
    """Return the place of the words around the first that was asked for."""
    words: Iterator[re.Match[str]] = _word().finditer(text)
    starts: list[int] = []
    for word in words:
        starts.append(word.start())
        if asked.have(fold(word[0])):
            kept = starts[-BEFORE - 1 :]
            rest = [word, *islice(words, LONGEST - len(kept))]
            ended = next(words, None) is None
            return (kept[0] if len(starts) > len(kept) else 0), (len(text) if ended else rest[-1].end())
    return None


@cache
def _word() -> re.Pattern[str]:
    """A word as it is written: letters and digits, with the accents that follow a letter."""
    accents = "".join(chr(code) for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code)))
    return re.compile(f"[^\\W_](?:[^\\W_]|[{accents}])*")
