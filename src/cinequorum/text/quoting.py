"""Quotations of a bounded length: how many words a text has, in any script, and its first words."""

from __future__ import annotations

import re
from collections.abc import Sequence

QUOTED = 25
"""Words of a source that may be quoted in one piece."""

IDEOGRAPHS, SYLLABLES = 2, 4
"""Characters that stand for a word where no spaces are written: of Chinese and Japanese, of Thai and its neighbours."""

_EAST = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SOUTH = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
_UNITS = re.compile(
    f"[{_EAST}]{{1,{IDEOGRAPHS}}}|[{_SOUTH}]{{1,{SYLLABLES}}}"
    f"|[^\\W_{_EAST}{_SOUTH}]+(?:['’][^\\W_{_EAST}{_SOUTH}]+)*|(?<!\\S)[^\\w\\s]+(?!\\S)|(?<!\\S)_+(?!\\S)"
)
_SHORTEST = 2  # characters of the shortest word of ASCII letters with what parts it from the next


def count_words(text: str) -> int:
    """Return how many words a text has; what hyphens join counts as several, a sign that stands alone as one.

    >>> count_words("A well-made film – by far"), count_words("非常好的电影"), count_words("")
    (7, 3, 0)
    """
    return sum(1 for _ in _UNITS.finditer(text))


def quoted(text: str, most: int = QUOTED) -> str:
    """Return `text` if it has at most `most` words, else its first words and an ellipsis. Nothing else is changed.

    >>> quoted("one two three", 2), quoted("one two", 2), quoted("非常好的电影", 2)
    ('one two …', 'one two', '非常好的…')
    """
    if len(text) < _SHORTEST * most and text.isascii():
        return text
    cut = _place(text, most)
    return text if cut is None else _ended(text[:cut])


def around(pieces: Sequence[str], most: int = QUOTED) -> tuple[str, str, str]:
    """Return words with those before and after them, `(before, words, after)`, all together at most `most`.

    The words themselves come first; what is left is shared by both sides, and what one does not need is the other's.

    >>> around(("the very slow and ", "long film", " of the year"), 5)
    ('… and ', 'long film', ' of the …')
    """
    before, words, after = pieces
    left = most - count_words(words)
    if left < 0:
        return "", quoted(words, most), ""
    had, follow = count_words(before), count_words(after)
    first = min(had, max(left // 2, left - follow))
    return _last(before, first, had), words, _first(after, left - first)


def _place(text: str, most: int) -> int | None:
    """The place at which the word after the first `most` begins; None where there is none."""
    for number, unit in enumerate(_UNITS.finditer(text)):
        if number == most:
            return unit.start()
    return None


def _ended(head: str) -> str:
    """A text that was cut, with an ellipsis: after a space where spaces are written."""
    bare = head.rstrip()
    joined = bool(re.search(f"[{_EAST}{_SOUTH}]$", bare))
    return f"{bare}…" if joined else f"{bare} …"


def _first(text: str, most: int) -> str:
    cut = _place(text, most)
    return text if cut is None else _ended(text[:cut])


def _last(text: str, most: int, had: int) -> str:
    if had <= most:
        return text
    starts = [unit.start() for unit in _UNITS.finditer(text)]
    return f"… {text[starts[-most] :]}" if most else "… "
