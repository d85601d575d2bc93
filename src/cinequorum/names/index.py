"""A pool of names in which a name written otherwise, or in another script, is looked up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cinequorum.names.atoms import Atom, taken_apart
from cinequorum.names.edits import skeleton
from cinequorum.names.given import groups, initial_fits
from cinequorum.names.pairing import unspaced
from cinequorum.names.scripts import reading
from cinequorum.names.unspaced import customary, whole_odds
from cinequorum.names.words import CERTAIN, spelling_odds

_LOOKED_AT: Final = 50  # names a channel; 25 lose a point of recall, 100 cost twice the time
_ENTRIES: Final = 120
_MISSING: Final = -2.0
_WORST: Final = -6.0
_BEST: Final = 5.0  # of one word: else a given name to the letter outweighs a surname that does not fit
_SAME_NAME: Final = 3.0
_INITIAL: Final = 1.0
_LONGEST: Final = 60
_SOFT: Final = re.compile(r"[gc](?=[eiy])")
_MUTE: Final = re.compile(r"r(?![aeiouyr])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A name of the pool and the log odds that the words of both are spellings of one another: for ranking."""

    name: str
    odds: float


class NameIndex:
    """Names by their consonants. Looking one up costs one pass over the pool in C and a few dozen comparisons.

    >>> pool = NameIndex(["Akira Kurosawa", "Kiyoshi Kurosawa", "Kira Muratova", "Bong Joon-ho"])
    >>> [pool.nearest(name)[0].name for name in ("Кира Муратова", "クロサワ アキラ", "봉준호")]
    ['Kira Muratova', 'Akira Kurosawa', 'Bong Joon-ho']
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Take the pool; names that hold no word are never found."""
        self._names = tuple(dict.fromkeys(names))
        self._channels = tuple(_Channel(self._names, forms) for forms in (_bones, _letters))

    def nearest(self, name: str, most: int = 5) -> tuple[Found, ...]:
        """Return the names of the pool that `name` most likely spells, the likeliest first; () for what is no name."""
        texts = _wanted(name)
        bones = tuple(dict.fromkeys(skeleton(text) for text in texts))
        near = {i for channel, wanted in zip(self._channels, (bones, texts), strict=True) for i in channel.near(wanted)}
        owners = sorted(near)
        found = [Found(name=self._names[i], odds=name_odds(name, self._names[i])) for i in owners]
        return tuple(sorted(found, key=lambda f: (-f.odds, f.name))[:most])


class _Channel:
    """One way of being alike: the forms of each name, and the names whose forms are nearest."""

    def __init__(self, names: Sequence[str], forms: Callable[[str], Iterator[str]]) -> None:
        entries = [(form, i) for i, name in enumerate(names) for form in dict.fromkeys(forms(name)) if form]
        self._forms = [form for form, _ in entries]
        self._owner = [owner for _, owner in entries]

    def near(self, wanted: Iterable[str]) -> list[int]:
        from rapidfuzz import fuzz, process

        near: dict[int, float] = {}
        for text in wanted:
            for _, score, place in process.extract(text, self._forms, scorer=fuzz.ratio, limit=_ENTRIES):
                near[self._owner[place]] = max(score, near.get(self._owner[place], 0.0))
        return sorted(near, key=lambda i: (-near[i], i))[:_LOOKED_AT]


@lru_cache(maxsize=65536)
def name_odds(a: str, b: str) -> float:
    """Return the log odds that the words of two names are spellings of one another, in whatever order they stand."""
    left, right = taken_apart(a).core, taken_apart(b).core
    if not left or not right:
        return -CERTAIN
    if unspaced(left) != unspaced(right):
        one, words = (left, right) if unspaced(left) else (right, left)
        return whole_odds(one[0].text, [atom.text for atom in words])
    return _assigned(left, right)


def _assigned(left: Sequence[Atom], right: Sequence[Atom]) -> float:
    """Give each word the best one left on the other side; a word without one costs a little."""
    scored = sorted(
        ((_word_odds(a, b), -abs(i - j), i, j) for i, a in enumerate(left) for j, b in enumerate(right)), reverse=True
    )
    used_left, used_right, total = set(), set(), 0.0
    for odds, _, i, j in scored:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            total += max(_WORST, min(_BEST, odds))
    return total + _MISSING * abs(len(left) - len(right))


def _word_odds(a: Atom, b: Atom) -> float:
    if a.initial or b.initial:
        same = reading(a.text) == reading(b.text)
        return _SAME_NAME if same else _INITIAL if initial_fits(a.text, b.text) else _WORST
    odds = spelling_odds(a.text, b.text)
    return max(odds, _SAME_NAME) if odds < _SAME_NAME and groups(a.text) & groups(b.text) else odds


def _wanted(name: str) -> tuple[str, ...]:
    """The letters to look for: those of the name as written, and with its surname as families spell it."""
    core = taken_apart(name).core
    if not core:
        return ()
    spelt = customary(core[0].text) if unspaced(core) else ()
    texts = ("".join(reading(atom.text)[:_LONGEST] for atom in core), *spelt)
    return tuple(text for text in dict.fromkeys(texts) if text)


def _letters(name: str) -> Iterator[str]:
    """The letters of a name as written and with its last word first."""
    words = [reading(atom.text)[:_LONGEST] for atom in taken_apart(name).core]
    yield "".join(words)
    yield "".join([*words[-1:], *words[:-1]])


def _bones(name: str) -> Iterator[str]:
    """The consonants of a name in both orders, as it may be heard: `ch`, `th`, `g` hard or soft, `r` sounded or not."""
    words = [reading(atom.text)[:_LONGEST] for atom in taken_apart(name).core]
    for kind in (words, [_soft(word) for word in words], [_MUTE.sub("", _soft(word)) for word in words]):
        bones = [skeleton(word) for word in kind]
        yield "".join(bones)
        yield "".join([*bones[-1:], *bones[:-1]])


def _soft(word: str) -> str:
    return _SOFT.sub("s", word.replace("ch", "s").replace("th", "s"))
