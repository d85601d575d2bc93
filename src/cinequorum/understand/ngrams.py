"""Words and short word sequences as 32-bit keys: what the linear models see of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
    words: list[str] = []
    found: list[str] = []
    for word in _HYPHENED.findall(text.replace("’", "'")):
        if "-" in word:
            words.append(word.replace("İ", "i").lower())
            for part in word.split("-"):
                if part.islower():
                    found.append(part)
                else:
                    _add(part, found)
        elif word.islower():
            words.append(word)
            found.append(word)
        else:
            _add(word, found)
            if word not in _SIGNS:
                words.append(word.replace("İ", "i").lower())
    return words, found


def _add(word: str, found: list[str]) -> None:
    token = _PLAIN.get(word) or _token(word, opens=not found or found[-1] in _ENDS)
    if not (found and token == found[-1] and token in _RUNS):
        found.append(token)


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

    one = np.array(list(map(_code, chain.from_iterable(texts))), dtype=np.uint32)
    text = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    first, second = (np.uint32(m) for m in _MULTIPLIERS)
    two = one[:-1] * first + (one[1:] ^ second)
    three = two[:-1] * second + (one[2:] ^ first)
    pairs, triples = text[:-1] == text[1:], text[:-2] == text[2:]
    found = np.concatenate((one, _mixed(two[pairs]), _mixed(three[triples])))
    return found, np.concatenate((text, text[:-1][pairs], text[:-2][triples]))


_code = remembering(lambda word: crc32(word.encode()))


def _mixed(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    import numpy as np

    values = (values ^ (values >> np.uint32(16))) * np.uint32(0x7FEB352D)
    return values ^ (values >> np.uint32(15))
