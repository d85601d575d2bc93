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
_HYPHENED = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[!?]|[.;:\n…—]")
_SIGNS = frozenset("!?.;:\n…—")
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
    for word in _TOKEN.findall(text.replace("’", "'")):
        if word.islower():
            found.append(word)
        else:
            _add(word, found)
    return found


def parted(text: str) -> tuple[list[str], list[str]]:
    """Return the words of an English text in lower case, hyphened ones whole, and its tokens: parted only once.

    >>> parted("A well-made Meryl Streep film.")
    (['a', 'well-made', 'meryl', 'streep', 'film'], ['a', 'well', 'made', '_name', 'film', '.'])
    """
    parts = _HYPHENED.findall(text.replace("’", "'"))
    words: list[str] = []
    found: list[str] = []
    done = 0
    for place in [i for i, part in enumerate(parts) if "-" in part or not part.islower()]:
        words += parts[done:place]
        found += parts[done:place]
        done = place + 1
        _add_odd(parts[place], words, found)
    return words + parts[done:], found + parts[done:]


def _add_odd(part: str, words: list[str], found: list[str]) -> None:
    """Add what is hyphened, has a capital or is a stop to both lists."""
    if part not in _SIGNS:
        words.append(part.replace("İ", "i").lower())
    for word in part.split("-") if "-" in part else (part,):
        if word.islower():
            found.append(word)
        else:
            _add(word, found)


def _add(word: str, found: list[str]) -> None:
    token = _PLAIN.get(word) or _token(word, opens=not found or found[-1] in _ENDS)
    if not (found and token == found[-1] and token in _RUNS):
        found.append(token)


def _token(word: str, *, opens: bool) -> str:
    return _NAME if not opens and word[0].isupper() and word[1:2].islower() else word.lower()


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
    return np.concatenate((one, _mixed(two), _mixed(three))), np.concatenate(start), np.concatenate(end)


_code = remembering(lambda word: crc32(word.encode()))


def _mixed(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    import numpy as np

    values = (values ^ (values >> np.uint32(16))) * np.uint32(0x7FEB352D)
    return values ^ (values >> np.uint32(15))
