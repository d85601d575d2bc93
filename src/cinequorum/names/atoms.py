"""A name taken apart into the words that are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from cinequorum.names.data.letters import ALSO_GIVEN, CHILD_OF, GENERATIONS, HONORIFICS, PARTICLES
from cinequorum.names.letters import romanise
from cinequorum.names.scripts import script_of

LONGEST: Final = 200
"""Characters of a text that may be a name."""
MOST: Final = 12
"""Words of a text that may be a name."""

_WORD: Final = re.compile(r"[^\s,;()\"“”・·•‧＝=/-]+")
_GLUED: Final = re.compile(r"(?<=[^\W\d_A-Z]{2})(?=[A-Z][^\W\d_A-Z]{2})")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.){2,4}[^\W\d_]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One word of a name. `last` stands where surnames stand; `child` follows a word for son or daughter."""

    text: str
    initial: bool = False
    particle: bool = False
    child: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A name's words in order, `core` without particles, its generation (`jr`, `iii`), and whether it is too long."""

    atoms: tuple[Atom, ...]
    core: tuple[Atom, ...] = ()
    generation: str = ""
    too_long: bool = False


@lru_cache(maxsize=16384)
def taken_apart(text: str) -> Taken:
    """Take a name apart at spaces, hyphens, middle dots and capitals; titles off, a surname before a comma to the end.

    >>> [atom.text for atom in taken_apart("Dr. Akerman, Chantal").atoms]
    ['Chantal', 'Akerman']
    >>> [atom.text for atom in taken_apart("J.-L. Godard").core], taken_apart("Robert Downey Jr.").generation
    (['J.', 'L.', 'Godard'], 'jr')
    """
    if len(text) > LONGEST:
        return Taken(atoms=(), too_long=True)
    front, comma, back = text.partition(",")
    if comma and back.strip() and bare(back) not in GENERATIONS:
        words = [*_words(back, text), *_words(front, text)]
    else:
        words = _words(text, text)
    generation = ""
    while len(words) > 1 and bare(words[-1]) in GENERATIONS:
        generation = bare(words.pop())
    atoms = _atoms(words)
    kept = atoms[:MOST]
    core = tuple(atom for atom in kept if not atom.particle)
    return Taken(atoms=kept, core=core, generation=generation, too_long=len(atoms) > MOST)


def bare(word: str) -> str:
    """Return a word as it stands in tables: plain lower-case Latin letters."""
    return romanise(word.strip(". "))


def _words(part: str, text: str) -> list[str]:
    return _without_titles([piece for word in _WORD.findall(part) for piece in _parts(word, text)])


def _parts(word: str, text: str) -> list[str]:
    word = word.strip("'’‘")
    if _DOTTED.fullmatch(word):
        return [f"{char}." for char in word if char != "."]
    if len(word) == 2 and word.isupper() and not text.isupper() and script_of(word) == "latin":
        return [f"{char}." for char in word]
    pieces = _GLUED.split(word)
    return pieces if len(pieces) > 1 and not any(bare(piece) in PARTICLES for piece in pieces) else [word]


def _without_titles(words: list[str]) -> list[str]:
    kept = [word.removesuffix("’s").removesuffix("'s") for word in words if any(char.isalpha() for char in word)]
    while len(kept) > 1 and bare(kept[0]) in HONORIFICS:
        kept.pop(0)
    return kept


def _atoms(words: list[str]) -> tuple[Atom, ...]:
    found: list[Atom] = []
    for place, word in enumerate(words):
        plain = bare(word)
        small = plain in PARTICLES and (place > 0 or plain not in ALSO_GIVEN) and place < len(words) - 1
        lower = len(word) == 1 and word.islower() and 0 < place < len(words) - 1
        initial = len(word.strip(".")) == 1 and not lower and script_of(word) not in {"han", "hangul"}
        child = any(bare(before) in CHILD_OF for before in words[max(0, place - 1) : place])
        found.append(Atom(text=word, initial=initial, particle=small or lower, child=child))
    at = next((i for i in range(len(found) - 1, -1, -1) if not found[i].particle), None)
    if at is not None:
        found[at] = replace(found[at], last=True)
    return tuple(found)
