"""What differs between two words, as features for the model of spellings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from zlib import crc32

SIZE: Final = 1 << 16
"""Numbers that a feature may have."""
SHAPES: Final = 8
"""Measures of a pair as a whole."""

_VOWELS: Final = frozenset("aeiouy")
_SILENT: Final = frozenset("aeiouywh'")
_ALIKE: Final = str.maketrans("cqgdbvfzlj", "kkktpppsrs")
_GROUPS: Final = (("sch", "s"), ("sh", "s"), ("zh", "s"), ("ch", "k"), ("ph", "p"), ("x", "ks"))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a Latin word, those that scripts confuse as one letter, doubled ones once.

    >>> skeleton("gillian"), skeleton("gilyan"), skeleton("clair"), skeleton("kureru"), skeleton("ai")
    ('krn', 'krn', 'kr', 'kr', 'a')
    """
    plain = word
    for spelt, sound in _GROUPS:
        plain = plain.replace(spelt, sound)
    out = ""
    for char in plain.translate(_ALIKE):
        if char not in _SILENT and (char != out[-1:] or not out):
            out += char
    return out or word[:1]


def shape(a: str, b: str) -> tuple[float, ...]:
    """Return the `SHAPES` measures of two words: length, distance, difference of length, distance of consonants."""
    from rapidfuzz.distance import Levenshtein

    apart = Levenshtein.distance(a, b)
    left, right = skeleton(a), skeleton(b)
    bones = Levenshtein.distance(left, right)
    return (
        (len(a) + len(b)) / 10,
        apart / max(len(a), len(b), 1),
        apart / 3,
        (len(b) - len(a)) / 3,
        abs(len(b) - len(a)) / 3,
        bones / 3,
        bones / max(len(left), len(right), 1),
        float(a == b),
    )


def features(a: str, b: str, *, ordered: bool) -> list[int]:
    """Return the numbers of the features of two words: what is changed into what, and between which letters.

    With `ordered` the first word is the reading of another script; without, both are Latin and may change places.

    >>> features("tarkovsky", "tarkovskij", ordered=False) == features("tarkovskij", "tarkovsky", ordered=False)
    True
    """
    if not ordered and b < a:
        a, b = b, a
    return [crc32(text.encode()) & (SIZE - 1) for text in _texts(a, b, ordered=ordered)]


def _texts(a: str, b: str, *, ordered: bool) -> Iterator[str]:
    yield "end " + _pair(a[-1:], b[-1:], ordered=ordered)
    yield "ending " + _pair(a[-2:], b[-2:], ordered=ordered)
    yield "start " + _pair(a[:1], b[:1], ordered=ordered)
    left, right = f"^{a}$", f"^{b}$"
    blocks = _blocks(left, right)
    yield f"blocks {min(len(blocks), 5)}"
    for start, stop, low, high in blocks:
        change = _pair(left[start:stop], right[low:high], ordered=ordered)
        before, after = left[start - 1 : start], left[stop : stop + 1]
        yield change
        yield f"l{before}{change}"
        yield f"r{change}{after}"
        yield f"b{before}{change}{after}"
        yield f"L{left[max(0, start - 2) : start]}{change}"
        yield f"R{change}{left[stop : stop + 2]}"
        yield f"M{left[max(0, start - 2) : start]}{change}{after}"
        yield f"N{before}{change}{left[stop : stop + 2]}"
        kinds = _pair(_kinds(left[start:stop]), _kinds(right[low:high]), ordered=ordered)
        yield f"k{kinds}"
        yield f"K{_kinds(before)}{kinds}{_kinds(after)}"


def _pair(a: str, b: str, *, ordered: bool) -> str:
    return f"{a}>{b}" if ordered or a <= b else f"{b}>{a}"


def _kinds(text: str) -> str:
    return "".join(char if char in "^$" else "V" if char in _VOWELS else "C" for char in text)


def _blocks(left: str, right: str) -> list[tuple[int, int, int, int]]:
    """The stretches in which two words differ; neighbouring edits are one stretch."""
    from rapidfuzz.distance import Levenshtein

    found: list[tuple[int, int, int, int]] = []
    for code in Levenshtein.opcodes(left, right):
        if code.tag == "equal":
            continue
        if found and found[-1][1] == code.src_start and found[-1][3] == code.dest_start:
            found[-1] = (found[-1][0], code.src_end, found[-1][2], code.dest_end)
        else:
            found.append((code.src_start, code.src_end, code.dest_start, code.dest_end))
    return found
