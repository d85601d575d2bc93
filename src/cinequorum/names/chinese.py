"""Chinese names in the two Latin spellings that films are credited in: Hanyu Pinyin and Wade-Giles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Final

from cinequorum.names.alike import Alike
from cinequorum.names.atoms import Atom
from cinequorum.names.data.chinese import CONFUSED, FINALS, INITIALS, SYLLABLES, WHOLE
from cinequorum.names.scripts import reading, script_of

_WORDS: Final = 4
_LETTERS: Final = 18  # of one word: three syllables of six
_FORMS: Final = 64  # spellings of one name that are tried
_SCHEME: Final = 0.9
_HEARD: Final = 0.4
_CONFUSED: Final = re.compile("|".join(sorted(CONFUSED, key=len, reverse=True)))


def chinese_alike(left: Sequence[Atom], right: Sequence[Atom]) -> Alike | None:
    """Compare two names as spellings of one Chinese name; None where they are not.

    One of them must be pinyin throughout and the other not, since Wade-Giles without its apostrophes writes `zh` and
    `ch` alike: Chang and Zhang in pinyin are two names. Two names in pinyin that differ only in what is often confused
    (`s` and `sh`, `n` and `ng`) are a doubt.

    >>> from cinequorum.names.atoms import taken_apart
    >>> chinese_alike(taken_apart("Hou Hsiao-hsien").core, taken_apart("Hou Xiaoxian").core).p
    0.9
    >>> chinese_alike(taken_apart("Chang Chen").core, taken_apart("Zhang Zhen").core) is None
    True
    """
    one, other = _written(tuple(left)), _written(tuple(right))
    if one is None or other is None or not (one.pinyin or other.pinyin):
        return None
    both = f"{' '.join(atom.text for atom in left)} and {' '.join(atom.text for atom in right)}"
    if one.pinyin and other.pinyin:
        same = _heard(one.words) == _heard(other.words)
        return Alike(p=_HEARD, why=f"{both} are easily confused in pinyin") if same else None
    pinyin, written = (one, other) if one.pinyin else (other, one)
    forms = {"".join(form) for order in _orders(pinyin.words) for form in _forms(order)}
    return Alike(p=_SCHEME, why=f"{both} are pinyin and Wade-Giles") if "".join(written.words) in forms else None


@lru_cache(maxsize=32768)
def wade_giles(word: str) -> frozenset[str]:
    """Return how Wade-Giles may write a word in pinyin, in small letters; nothing for what is no pinyin.

    >>> sorted(wade_giles("xiaofeng")), sorted(wade_giles("hsien")), sorted(wade_giles("zedong"))
    (['hsiaofeng'], [], ['tsetung'])
    """
    if not word or len(word) > _LETTERS:
        return frozenset()
    ways: list[set[str]] = [{""}, *(set() for _ in word)]
    table = _table()
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            tails = table.get(word[start:end], ())
            ways[end] |= {head + tail for head in sorted(ways[start])[:_FORMS] for tail in tails}
    return frozenset(ways[-1])


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Each syllable of pinyin with its spellings in Wade-Giles."""
    found: dict[str, tuple[str, ...]] = {}
    for initial, finals in SYLLABLES.items():
        begin = "" if initial == "-" else initial
        for final in finals:
            rule = INITIALS.get(begin, begin) + FINALS.get(final, final)
            found[begin + final] = tuple(WHOLE.get(begin + final, (rule,)))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """The words of a Latin name, and whether all of them are pinyin."""

    words: tuple[str, ...]
    pinyin: bool


@lru_cache(maxsize=16384)
def _written(atoms: tuple[Atom, ...]) -> _Written | None:
    plain = all(script_of(atom.text) == "latin" and not atom.initial and not atom.particle for atom in atoms)
    if not plain or not 2 <= len(atoms) <= _WORDS:
        return None
    words = tuple(reading(atom.text) for atom in atoms)
    return _Written(words=words, pinyin=all(map(wade_giles, words)))


def _orders(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    yield (words[-1], *words[:-1])
    yield (*words[1:], words[0])


def _forms(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for count, form in enumerate(product(*(sorted(wade_giles(word)) for word in words))):
        if count == _FORMS:
            return
        yield form


def _heard(words: Sequence[str]) -> str:
    return " ".join(_CONFUSED.sub(lambda match: CONFUSED[match[0]], word) for word in words)
