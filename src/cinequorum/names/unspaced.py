"""Names written without a space, as in Korea, China and Japan, beside the same names in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from cinequorum.names.alike import DIFFERENT, DOUBTFUL, Alike
from cinequorum.names.atoms import Atom
from cinequorum.names.data.surnames import HAN, HANGUL, HANGUL_CODAS, HANGUL_ONSETS, HANGUL_VOWELS
from cinequorum.names.scripts import reading, script_of
from cinequorum.names.words import probability, spelling_odds, spelt_odds

_STRICTER: Final = 1.0
_SURELY: Final = 0.95
_SYLLABLES: Final = 3.0  # log odds: a name that reads as the syllables, against one of the same surname that does not
_TABLES: Final = {"hangul": HANGUL, "han": HAN}


def whole_alike(left: Sequence[Atom], right: Sequence[Atom]) -> Alike:
    """Compare a name without spaces to one with them, in the orders in which names are written.

    >>> whole_alike((Atom(text="봉준호"),), (Atom(text="Bong"), Atom(text="Joon"), Atom(text="ho"))).p > 0.7
    True
    """
    one, words = (left[0], right) if len(left) == 1 else (right[0], left)
    odds = whole_odds(one.text, [atom.text for atom in words])
    p = min(_SURELY, probability(odds - _STRICTER))
    names = f"{one.text} and {' '.join(atom.text for atom in words)}"
    if p < DOUBTFUL:
        return Alike(p=max(DIFFERENT, round(p, 4)), why="different names")
    return Alike(p=round(p, 4), why=f"{names} are spellings of one name")


def whole_odds(one: str, words: Sequence[str]) -> float:
    """Return the log odds that the words, in some usual order, spell the name `one`, written without a space."""
    orders = {"".join(order) for order in _orders(list(words))}
    best = max(spelling_odds(one, text) for text in sorted(orders))
    script = script_of(one)
    for spelt in customary(one):
        best = max(best, *(spelt_odds(script, spelt, reading(text)) for text in sorted(orders)))
    pattern = syllables(one)
    if pattern is None:
        return best
    fits = any(pattern.fullmatch(reading(text)) for text in sorted(orders))
    return max(best + _SYLLABLES, _SYLLABLES) if fits else best - _SYLLABLES


@lru_cache(maxsize=4096)
def syllables(name: str) -> re.Pattern[str] | None:
    """Return what a Korean name may be spelt as in Latin letters, None for what is not made like a Korean name.

    Sounds are not enough: among the thousands of one surname many differ in one vowel.

    >>> [bool(syllables("박찬욱").fullmatch(text)) for text in ("parkchanwook", "bakchanuk", "parkchanyong")]
    [True, True, False]
    """
    if script_of(name) != "hangul" or len(name) not in {2, 3} or name[0] not in HANGUL:
        return None
    parts = [_syllable(char) for char in name]
    if None in parts:
        return None
    surname = "|".join((*HANGUL[name[0]], parts[0] or ""))
    return re.compile(f"(?:{surname})" + "".join(part or "" for part in parts[1:]))


def _syllable(char: str) -> str | None:
    place = ord(char) - 0xAC00
    if not 0 <= place < 11172:
        return None
    parts = (HANGUL_ONSETS[place // 588], HANGUL_VOWELS[place % 588 // 28], HANGUL_CODAS[place % 28])
    return "".join(f"(?:{'|'.join(part)})" for part in parts)


def _orders(words: list[str]) -> Iterator[list[str]]:
    yield words
    yield [words[-1], *words[:-1]]
    yield [*words[1:], words[0]]


def customary(name: str) -> Iterator[str]:
    """Yield the readings of an unspaced name with the Latin spellings that families of its surname use.

    >>> list(customary("박찬욱"))
    ['parkchanuk', 'pakchanuk', 'barkchanuk']
    """
    table = _TABLES.get(script_of(name))
    if table is None or not 2 <= len(name) <= 4:
        return
    for size in (2, 1):
        for spelt in table.get(name[:size], ()):
            yield spelt + reading(name[size:])
