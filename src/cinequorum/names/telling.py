"""Names that are two persons' at first sight: what a comparison would find at length, told at little cost."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from cinequorum.names.atoms import LONGEST, taken_apart
from cinequorum.names.edits import skeleton
from cinequorum.names.given import groups
from cinequorum.names.letters import same_sound
from cinequorum.names.scripts import reading, script_of

_FEW: Final = 60  # per cent of letters in order; of 3,000 pairs of persons below it, none was joined or in doubt
_LEAST: Final = 4  # letters; shorter words are often one syllable that families spell as they like (Yi, Lee; Xu, Hsu)


def plainly_two(a: str, b: str) -> bool:
    """Tell that two Latin names cannot be one person's: a word of the shorter one is far from every word of the other.

    False says nothing. Where it is true `people.compare` finds two persons as well, at ten times the cost: in a crowd,
    most names that share a word are such.

    >>> plainly_two("Carla Lindholm", "Carla Esposito"), plainly_two("Carla Lindholm", "Karla Ada Lindhölm")
    (True, False)
    """
    left, right = _words(a), _words(b)
    if len(left) > len(right):
        left, right = right, left
    if not left or _run_together(left, right):
        return False
    if any(all(_apart(one, other) for other in right) for one in left):
        return True
    return len(left) == len(right) and any(all(_apart(one, other) for one in left) for other in right)


@lru_cache(maxsize=16384)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name written in Latin letters without initials, particles or parents; of any other, none."""
    taken = taken_apart(name)
    if taken.too_long or taken.generation or len(taken.core) < 2 or any(atom.child for atom in taken.core):
        return ()
    words = tuple(atom.text for atom in taken.core)
    return words if not any(atom.initial or script_of(atom.text) != "latin" for atom in taken.core) else ()


def _run_together(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two words of one name are one of the other by their consonants."""
    for many, few in ((left, right), (right, left)):
        bones = {skeleton(reading(word)) for word in few}
        if any(skeleton(reading(one + two)) in bones for one, two in pairwise(many)):
            return True
    return False


@lru_cache(maxsize=65536)
def _apart(a: str, b: str) -> bool:
    """Tell that two words are two known names, or share few letters in order and are not each other's mixed up."""
    from rapidfuzz import fuzz

    x, y = reading(a), reading(b)
    known, other = groups(a), groups(b)
    if x == y or known & other or same_sound(a, b):
        return False
    if known and other:
        return True
    if min(len(x), len(y)) < _LEAST or max(len(x), len(y)) > LONGEST or sorted(x) == sorted(y):
        return False
    return bool(fuzz.ratio(x, y) < _FEW and fuzz.ratio(skeleton(x), skeleton(y)) < _FEW)
