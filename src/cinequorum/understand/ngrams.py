"""Words and short word sequences as 32-bit keys: what the linear models see of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[!?]|[.;:\n…—]")
_NAME = "_name"
_PLAIN = MappingProxyType(dict.fromkeys(".;:\n…—", "."))
_ENDS = frozenset({".", "!", "?"})
_RUNS = frozenset({".", _NAME})
_MULTIPLIERS = (0x9E3779B1, 0x85EBCA77)


def tokens(text: str) -> list[str]:
    """Return the lower-case words of `text`, stops as `.`, and any run of names inside a sentence as `_name`.

    A model must not learn that a certain actor's films are bad, so capitalised words that do not open a sentence are
    all one word to it.

    >>> tokens("Meryl Streep saves it. Too bad Mike Nichols could NOT!")
    ['meryl', '_name', 'saves', 'it', '.', 'too', 'bad', '_name', 'could', 'not', '!']
    """
    found: list[str] = []
    last = "."
    for word in _TOKEN.findall(text.replace("’", "'")):
        token = word if word.islower() else _PLAIN.get(word) or _token(word, opens=last in _ENDS)
        if token == last and token in _RUNS and found:
            continue
        found.append(token)
        last = token
    return found


def _token(word: str, *, opens: bool) -> str:
    return _NAME if not opens and word[0].isupper() and word[1:2].islower() else word.lower()


def joined(texts: Iterable[Sequence[str]]) -> list[str]:
    """Return the tokens of several texts put one on each line.

    >>> joined([tokens("Fine."), tokens("Well, no")])
    ['fine', '.', 'well', 'no']
    """
    found: list[str] = []
    for text in texts:
        if found and found[-1] != ".":
            found.append(".")
        found.extend(text[1:] if found and text[:1] == ["."] else text)
    return found


def keys(text: str) -> NDArray[np.uint32]:
    """Return the sorted distinct keys of the one-, two- and three-word sequences of `text`.

    Keys are CRC-32 sums of the words, mixed for sequences, so they are the same on every machine.
    """
    import numpy as np

    found, _ = keys_of([tokens(text)])
    return np.unique(found)


def keys_of(texts: Sequence[Sequence[str]]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Return the keys of several texts (their tokens), repeated ones too, and the number of the text of each."""
    import numpy as np

    one = np.array([_code(word) for text in texts for word in text], dtype=np.uint32)
    text = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    first, second = (np.uint32(m) for m in _MULTIPLIERS)
    two = one[:-1] * first + (one[1:] ^ second)
    three = two[:-1] * second + (one[2:] ^ first)
    pairs, triples = text[:-1] == text[1:], text[:-2] == text[2:]
    found = np.concatenate((one, _mixed(two[pairs]), _mixed(three[triples])))
    return found, np.concatenate((text, text[:-1][pairs], text[:-2][triples]))


@lru_cache(maxsize=1 << 16)
def _code(word: str) -> int:
    return crc32(word.encode())


def _mixed(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    import numpy as np

    values = (values ^ (values >> np.uint32(16))) * np.uint32(0x7FEB352D)
    return values ^ (values >> np.uint32(15))
