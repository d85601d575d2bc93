"""Folding: the form in which two spellings of the same words are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_SPACED = "".join(letter if letter.isalnum() else " " for letter in map(chr, range(128)))


def fold(text: str) -> str:
    """Return `text` without case, accents, punctuation and doubled spaces.

    >>> fold("  Dear   Comrades! ")
    'dear comrades'
    >>> fold("Amélie") == fold("AMELIE")
    True
    """
    if text.isascii() and text.isalpha():  # most words
        return text.lower()
    return _kept(text) if len(text) <= _SHORT else _plain(text)


def _plain(text: str) -> str:
    if text.isascii():  # five times as quick
        return " ".join(text.lower().translate(_SPACED).split())
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    for char in set(decomposed):  # few different ones: ten times as quick as to look at each
        if not char.isalnum():
            decomposed = decomposed.replace(char, "" if unicodedata.combining(char) else " ")
    return " ".join(decomposed.split())


_SHORT = 60  # characters: names, titles and labels, of which rules ask again and again
_kept = lru_cache(maxsize=8192)(_plain)


def words(text: str) -> list[str]:
    """Return the words of `text` as written, apostrophes inside them kept.

    >>> words("Konchalovsky’s best film – by far")
    ['Konchalovsky’s', 'best', 'film', 'by', 'far']
    """
    return _WORD.findall(text)


def clip(text: str, most: int = 25) -> str:
    """Return `text` if it has at most `most` words, else its first words and an ellipsis.

    >>> clip("one two three", most=2)
    'one two …'
    """
    parts = text.split()
    return " ".join(parts) if len(parts) <= most else " ".join(parts[:most]) + " …"
