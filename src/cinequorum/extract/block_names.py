"""What the elements around a block are called, as marks to weigh: words of class names, landmarks, tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from cinequorum.extract.data.blocks import LANDMARKS, NAME_WORDS, TELLING_TAGS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Element = tuple[str, str, str]  # tag, names of class and id and microdata, landmark role

NAMES = (*NAME_WORDS, *(f"landmark {name}" for name in LANDMARKS), *(f"tag {name}" for name in TELLING_TAGS))
_BIT = {name: 1 << number for number, name in enumerate(NAMES)}
_WORD_BIT = {word: _BIT[word] for word in NAME_WORDS}
_BYTES = (len(NAMES) + 7) // 8
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_WHOLE = re.compile(r"[a-z]+(?:[-_][a-z]+)+")
_LONGEST = 300  # characters of names: longer lists are made by programs
_COUNT = "0123456789-_"  # with which a name ends that is counted on
_NEAR = 2  # elements around a block that count as near


def named(chains: Sequence[tuple[int, ...]], elements: Mapping[int, Element]) -> NDArray[np.uint8]:
    """Return a row for each chain of elements: the marks of the innermost two, then those of all that are further out.

    >>> row = named([(1, 2, 3)], {1: ("div", "side-bar", ""), 2: ("div", "postText", ""), 3: ("p", "", "")})[0]
    >>> [mark for mark, on in zip((*NAMES, *NAMES), row) if on]
    ['post', 'text', 'bar', 'side', 'sidebar']
    """
    table, rows = marks_around(chains, elements)
    return table[rows]


def marks_around(
    chains: Sequence[tuple[int, ...]], elements: Mapping[int, Element]
) -> tuple[NDArray[np.uint8], list[int]]:
    """Return the rows of `named` without repetition, and which of them each chain has: most have one with others."""
    import numpy as np

    of_sort = {element: marks_of(*element) for element in set(elements.values())}  # most are alike
    own = {number: of_sort[element] for number, element in elements.items()}
    far = {0: 0}  # by the element that they end with, the marks of the elements down to it
    seen: dict[tuple[int, int], int] = {}
    rows = []
    for chain in chains:
        outer = chain[-_NEAR - 1] if len(chain) > _NEAR else 0
        if outer not in far:
            above = 0
            for number in chain[:-_NEAR]:
                above = far[number] = above | own.get(number, 0)
        near = 0
        for number in chain[-_NEAR:]:
            near |= own.get(number, 0)
        rows.append(seen.setdefault((near, far[outer]), len(seen)))
    packed = b"".join(marks.to_bytes(_BYTES, "little") for pair in seen for marks in pair)
    table = np.frombuffer(packed, np.uint8).reshape(len(seen), 2, _BYTES)
    bits = np.unpackbits(table, axis=2, count=len(NAMES), bitorder="little")
    return bits.reshape(len(seen), 2 * len(NAMES)), rows


@lru_cache(maxsize=20_000)
def marks_of(tag: str, names: str, landmark: str) -> int:
    """Return the marks of one element as bits."""
    if tag in {"html", "body"}:
        return 0
    found = _BIT.get(f"tag {tag}", 0) | _BIT.get(f"landmark {landmark}", 0)
    for name in names[:_LONGEST].split():
        found |= _marks_of_name(name.rstrip(_COUNT))  # menu-item-7 says what menu-item-8 says
    return found


@lru_cache(maxsize=20_000)
def _marks_of_name(name: str) -> int:
    """Return the marks of one name: those of its words, and that of all of them written as one."""
    low = name.lower()
    if low == name and name.isalpha() and name.isascii():  # one word: most names
        return _bit(name)
    found = _any(map(_bit, _WORD.findall(_CAMEL.sub(" ", name).lower())))
    return found | _any(_WORD_BIT.get(_joined(match), 0) for match in _WHOLE.findall(low))


def _bit(word: str) -> int:
    return _WORD_BIT.get(word) or (_WORD_BIT.get(word[:-1], 0) if word[-1] == "s" else 0)


def _joined(name: str) -> str:
    return name.replace("-", "").replace("_", "")


def _any(marks: Iterable[int]) -> int:
    return reduce(or_, marks, 0)
