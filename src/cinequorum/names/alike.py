"""How probable it is that two words of two names are one word, written twice, and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cinequorum.names.atoms import Atom
from cinequorum.names.edits import skeleton
from cinequorum.names.given import groups, initial_fits, other_gender, spelt_alike
from cinequorum.names.letters import distance, romanise, same_sound
from cinequorum.names.scripts import reading, script_of, simplified
from cinequorum.names.slips import written
from cinequorum.names.words import LONGEST, probability, spelling_odds

DIFFERENT: Final = 0.02
"""What is left where two words are two names."""
DOUBTFUL: Final = 0.45
"""A slip of one letter, or another name."""

_SYLLABIC: Final = frozenset({"hangul", "han"})
_STRICTER: Final = 0.8  # log odds: the model was balanced, on a film most pairs of names are two persons
_UNLIKELY: Final = 0.25  # what the weights take for two names is never shown as a doubt
_OTHER_GENDER: Final = 0.08
_BONES: Final = 0.6  # rarer scripts are read without the vowels that they do not write
_FAR_SLIP: Final = 0.35
_FAR: Final = 45  # per cent of letters, in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """The probability that two words are one, and the reason in words."""

    p: float
    why: str


def atoms_alike(a: Atom, b: Atom) -> Alike:
    """Compare two words with their places in their names: given names go by the tables first, surnames by sound."""
    if a.initial or b.initial:
        if not initial_fits(a.text, b.text):
            return Alike(p=DIFFERENT, why=f"{a.text} and {b.text} are different initials")
        return Alike(p=0.97, why="same initial") if a.initial and b.initial else Alike(p=0.85, why="initial fits")
    one, other = sorted((a.text, b.text))
    return _surnames(one, other) if a.last and b.last else _given(one, other)


@lru_cache(maxsize=65536)
def _surnames(a: str, b: str) -> Alike:
    if romanise(a) == romanise(b) and not _homophones(a, b):
        return Alike(p=0.99, why="same surname")
    if same_sound(a, b) and not _homophones(a, b):
        return Alike(p=0.98, why=f"{a} and {b} are spellings of one surname")
    if spelt_alike(a, b):
        return Alike(p=0.96, why=f"{a} and {b} are spellings of one name")
    if groups(a) and groups(b) and not groups(a) & groups(b):
        return Alike(p=DIFFERENT, why=f"{a} and {b} are different names")
    return _by_letters(a, b, "surname")


@lru_cache(maxsize=65536)
def _given(a: str, b: str) -> Alike:
    both = f"{a} and {b}"
    if _homophones(a, b):
        return _by_letters(a, b, "name")
    if romanise(a) == romanise(b):
        return Alike(p=0.98, why="same given name")
    if same_sound(a, b) or groups(a) & groups(b):
        return Alike(p=0.96, why=f"{both} are forms of one given name")
    if groups(a) and groups(b):
        return Alike(p=DIFFERENT, why=f"{both} are different given names")
    found = _by_letters(a, b, "given name")
    if found.p > _OTHER_GENDER and other_gender(reading(a), reading(b)):
        return Alike(p=_OTHER_GENDER, why=f"{both} may be a man's and a woman's name")
    return found


def _by_letters(a: str, b: str, what: str) -> Alike:
    both = f"{a} and {b}"
    one, other = script_of(a), script_of(b)
    if _far(a, b):
        return Alike(p=DIFFERENT, why=f"different {what}s")
    if one == other and one in _SYLLABIC:
        if one == "han" and simplified(a) == simplified(b):
            return Alike(p=0.98, why=f"{both} are written in old and in new characters")
        return Alike(p=DIFFERENT, why=f"different {what}s")
    if one == other and (slip := _slip(a, b)) is not None:
        return max((slip, _spelt(a, b, what)), key=lambda alike: alike.p)
    if "other" in (one, other) and one != other and skeleton(reading(a)) == skeleton(reading(b)):
        return max(
            (Alike(p=_BONES, why=f"{both} share their consonants"), _spelt(a, b, what)), key=lambda alike: alike.p
        )
    return _spelt(a, b, what)


def _far(a: str, b: str) -> bool:
    """Tell at little cost that two words have hardly a letter and hardly a consonant in common."""
    from rapidfuzz import fuzz

    x, y = reading(a), reading(b)
    if not x or not y or max(len(x), len(y)) > LONGEST:
        return x != y
    return bool(fuzz.ratio(x, y) < _FAR and fuzz.ratio(skeleton(x), skeleton(y)) < _FAR)


def _spelt(a: str, b: str, what: str) -> Alike:
    p = 0.97 * probability(spelling_odds(a, b) - _STRICTER)
    if p < DOUBTFUL:
        return Alike(p=max(DIFFERENT, min(_UNLIKELY, p)), why=f"different {what}s")
    return Alike(p=round(p, 4), why=f"{a} and {b} are spellings of one {what}")


def _slip(a: str, b: str) -> Alike | None:
    """Weigh a letter added, lost, changed or two swapped; inside a long word that is a slip, elsewhere a doubt."""
    x, y = written(a, b)
    short = min(len(x), len(y))
    if short < 3 or max(len(x), len(y)) > 40 or abs(len(x) - len(y)) > 2:
        return None
    apart = _apart(x, y)
    both = f"{a} and {b}"
    if short >= 6 and x[0] == y[0] and x[-1] == y[-1] and (apart == 1 or distance(a, b) == 1):
        return Alike(p=0.8, why=f"{both} differ by one letter")
    if apart == 1:
        return Alike(p=DOUBTFUL if short > 3 else _FAR_SLIP, why=f"{both} differ by one letter")
    if apart == 2 and short >= 7:
        return Alike(p=_FAR_SLIP, why=f"{both} differ by two letters")
    return None


def _apart(x: str, y: str) -> int:
    from rapidfuzz.distance import OSA

    return int(OSA.distance(x, y))


def _homophones(a: str, b: str) -> bool:
    """Tell whether two words of Chinese characters are written differently: they may be read alike and be two names."""
    return a != b and script_of(a) == script_of(b) == "han"
