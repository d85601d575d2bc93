"""The words of a query: as they were typed, and in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

OPEN, CLOSE = "\x02", "\x03"  # around what was found
MOST_WORDS = 16
_HAS_WORD = re.compile(r"[^\W_]")
_UNSEEN = str.maketrans({OPEN: " ", CLOSE: " ", "\x00": " "})


def seen(text: str) -> str:
    """Return a text without the characters that mark what was found, or that no database keeps."""
    return text.translate(_UNSEEN)


def terms_of(query: str) -> list[str]:
    """Return the words of a query, as they were typed.

    >>> terms_of("Ночь – in  Oslo")
    ['Ночь', 'in', 'Oslo']
    """
    return [word for word in seen(query).split() if _HAS_WORD.search(word)][:MOST_WORDS]


def romanised(terms: Sequence[str]) -> list[str]:
    """Return words in Latin letters; nothing where they are so already.

    >>> romanised(["Ночь"]), romanised(["Oslo"])
    (['Noch'], [])
    """
    from anyascii import anyascii

    latin = [term if term.isascii() else anyascii(term).replace("'", "") for term in terms]  # signs of softness
    return [word for word in latin if _HAS_WORD.search(word)] if latin != list(terms) else []
