"""Prizes and festivals, which headlines name where others name a film."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.names.data.title_words import ARTICLES
from cinequorum.understand.data import programmes, works

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W\d_]+)*")
_OCCASIONS: Final = frozenset(programmes.OCCASIONS)
_ONLY: Final = frozenset(programmes.ONLY_OCCASIONS)
_ARTICLES: Final = frozenset((*ARTICLES, "die", "o", "os", "as", "i"))
_BESIDE: Final = _OCCASIONS | frozenset(programmes.OCCASION_WORDS)


def names_occasion(title: str) -> bool:
    """Tell words that hold the full name of a festival, or are nothing but the name of a prize or festival.

    >>> names_occasion("Harbour Film Fest in May"), names_occasion("Oscars 2018"), names_occasion("The Golden Tide")
    (True, True, False)
    """
    return _FESTIVAL.search(title) is not None or is_occasion(title)


_FESTIVAL: Final = re.compile(works.FESTIVAL_NAMES, re.IGNORECASE)


def is_occasion(title: str) -> bool:
    """Tell the name of a prize or festival, with nothing beside it but numbers and words for such evenings.

    >>> is_occasion("Our Oscars"), is_occasion("Film Awards 2025"), is_occasion("The Golden Tide")
    (True, True, False)
    >>> is_occasion("The Festival"), is_occasion("The Oscars")  # the first may be a title
    (False, True)
    """
    words = [word for word in map(str.casefold, _WORD.findall(title)) if word not in _ARTICLES]
    if _OCCASIONS.isdisjoint(words) or (len(words) == 1 and words[0] not in _ONLY):
        return False
    return all(word in _BESIDE or word.rstrip("thsrdn").isdigit() for word in words)
