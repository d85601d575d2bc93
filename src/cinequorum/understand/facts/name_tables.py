"""What the finders of names in scripts without capitals share: tables of characters, words that are nobody."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from cinequorum.understand.data.uncased import NO_NAMES
from cinequorum.understand.data.uncased_names import JAPANESE_SURNAMES

HAN: Final = "一-鿿㐀-䶿々"
"""Chinese characters, as a range of a pattern."""


def chars_of(rows: Iterable[str]) -> frozenset[str]:
    """Return the characters of rows.

    >>> sorted(chars_of(["ab", "b c"]))
    ['a', 'b', 'c']
    """
    return frozenset("".join(rows).replace(" ", ""))


def words_of(rows: Iterable[str]) -> frozenset[str]:
    """Return the words of rows, parted by spaces."""
    return frozenset(" ".join(rows).split())


@cache
def no_names() -> frozenset[str]:
    """Return words that stand where names do, and are nobody's."""
    return frozenset(NO_NAMES)


@cache
def japanese_surnames() -> frozenset[str]:
    """Return the names of Japanese families."""
    return words_of(JAPANESE_SURNAMES)
