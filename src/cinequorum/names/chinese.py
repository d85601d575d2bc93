"""Chinese names in the two Latin spellings that films are credited in: Hanyu Pinyin and Wade-Giles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    one, other = _texts(left), _texts(right)
    if one is None or other is None:
        return None
    both = f"{' '.join(atom.text for atom in left)} and {' '.join(atom.text for atom in right)}"
    spelt = tuple(all(wade_giles(word) for word in words) for words in (one, other))
    if all(spelt):
        same = _heard(one) == _heard(other)
        return Alike(p=_HEARD, why=f"{both} are easily confused in pinyin") if same else None
    if not any(spelt):
        return None
    pinyin, written = (one, other) if spelt[0] else (other, one)
    forms = {"".join(form) for order in _orders(pinyin) for form in _forms(order)}
    return Alike(p=_SCHEME, why=f"{both} are pinyin and Wade-Giles") if "".join(written) in forms else None


@lru_cache(maxsize=4096)
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


def _texts(atoms: Sequence[Atom]) -> tuple[str, ...] | None:
    plain = all(script_of(atom.text) == "latin" and not atom.initial and not atom.particle for atom in atoms)
    return tuple(reading(atom.text) for atom in atoms) if plain and 2 <= len(atoms) <= _WORDS else None


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
