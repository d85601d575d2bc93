"""Words and short word sequences as 32-bit keys: what the linear models see of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING
from zlib import crc32

from cinequorum.understand.remembered import remembering

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[!?]|[.;:\n…—]")
SIGNS = frozenset("!?.;:\n…—")
"""Stops that are tokens by themselves."""
NAME = "_name"
"""The token that stands for any run of names."""
_PLAIN = MappingProxyType(dict.fromkeys(".;:\n…—", "."))
SENTENCE_ENDS = frozenset({".", "!", "?"})
"""Tokens after which a capital says nothing."""
_RUNS = frozenset({".", NAME})
_MULTIPLIERS = (0x9E3779B1, 0x85EBCA77)


def tokens(text: str) -> list[str]:
    """Return the lower-case words of `text`, stops as `.`, and any run of names inside a sentence as `_name`.

    A model must not learn that a certain actor's films are bad, so capitalised words that do not open a sentence are
    all one word to it.

    >>> tokens("Meryl Streep saves it. Too bad Mike Nichols could NOT!")
    ['meryl', '_name', 'saves', 'it', '.', 'too', 'bad', '_name', 'could', 'not', '!']
    """
    found: list[str] = []
    for word in _TOKEN.findall(text.replace("’", "'")):
        if word.islower():  # most, and a call for each takes a third longer
            found.append(word)
        else:
            add_token(word, found)
    return found


def add_token(word: str, found: list[str]) -> None:
    """Add the token of a part of a text, a word or a stop, to the tokens before it."""
    if word.islower():
        found.append(word)
        return
    token = _PLAIN.get(word) or _token(word, opens=not found or found[-1] in SENTENCE_ENDS)
    if not (found and token == found[-1] and token in _RUNS):
        found.append(token)


def _token(word: str, *, opens: bool) -> str:
    return NAME if not opens and word[0].isupper() and word[1:2].islower() else word.lower()


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

    text = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    found, first, last = runs_of(list(chain.from_iterable(texts)))
    within = text[first] == text[last]
    return found[within], text[first[within]]


def runs_of(words: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.int64]]:
    """Return the keys of all runs of one, two and three tokens, and the places of the first and the last of each."""
    import numpy as np

    one = np.array([*map(_code, words)], dtype=np.uint32)
    first, second = (np.uint32(m) for m in _MULTIPLIERS)
    two = one[:-1] * first + (one[1:] ^ second)
    three = two[:-1] * second + (one[2:] ^ first)
    place = np.arange(len(one))
    start, end = (place, place[:-1], place[:-2]), (place, place[1:], place[2:])
    longer = _mixed(np.concatenate((two, three)))
    return np.concatenate((one, longer)), np.concatenate(start), np.concatenate(end)


_code = remembering(lambda word: crc32(word.encode()))


def _mixed(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    import numpy as np

    values = (values ^ (values >> np.uint32(16))) * np.uint32(0x7FEB352D)
    return values ^ (values >> np.uint32(15))
