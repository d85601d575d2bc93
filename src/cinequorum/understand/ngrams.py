"""Words and short word sequences as 32-bit keys: what the linear models see of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[!?]|[.;:\n…—]")
_STOPS = frozenset(".;:\n…—!?")
_NAME = "_name"
_MULTIPLIERS = (0x9E3779B1, 0x85EBCA77)


def tokens(text: str) -> list[str]:
    """Return the lower-case words of `text`, stops as `.`, and any run of names inside a sentence as `_name`.

    A model must not learn that a certain actor's films are bad, so capitalised words that do not open a sentence are
    all one word to it.

    >>> tokens("Meryl Streep saves it. Too bad Mike Nichols could NOT!")
    ['meryl', '_name', 'saves', 'it', '.', 'too', 'bad', '_name', 'could', 'not', '!']
    """
    found: list[str] = []
    for word in _TOKEN.findall(text):
        token = _token(word, opens=not found or found[-1] in {".", "!", "?"})
        if token in {_NAME, "."} and found and found[-1] == token:
            continue
        found.append(token)
    return found


def _token(word: str, *, opens: bool) -> str:
    if word in _STOPS:
        return word if word in "!?" else "."
    if not opens and len(word) > 1 and word[0].isupper() and word[1:2].islower():
        return _NAME
    return word.lower().replace("’", "'")


def keys(text: str) -> NDArray[np.uint32]:
    """Return the sorted distinct keys of the one-, two- and three-word sequences of `text`.

    Keys are CRC-32 sums of the words, mixed for sequences, so they are the same on every machine.
    """
    import numpy as np

    words = tokens(text)
    one = np.fromiter((crc32(word.encode()) for word in words), dtype=np.uint32, count=len(words))
    first, second = (np.uint32(m) for m in _MULTIPLIERS)
    two = one[:-1] * first + (one[1:] ^ second)
    three = two[:-1] * second + (one[2:] ^ first)
    return np.unique(np.concatenate((one, _mixed(two), _mixed(three))))


def _mixed(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    import numpy as np

    values = (values ^ (values >> np.uint32(16))) * np.uint32(0x7FEB352D)
    return values ^ (values >> np.uint32(15))
