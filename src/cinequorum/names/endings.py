"""Names as Latvian and Lithuanian print them: every foreign man's name gets the ending of the language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from cinequorum.names.alike import DOUBTFUL, atoms_alike
from cinequorum.names.atoms import Atom
from cinequorum.names.data.letters import BALTIC
from cinequorum.names.scripts import reading, script_of

_LEAST: Final = 3  # letters that must be left


def undeclined(left: Sequence[Atom], right: Sequence[Atom]) -> tuple[Atom, ...] | None:
    """Return the first name without these endings, where each of its words is nearer to a word of the second so.

    One word is no evidence (Robert, Roberts); two that carry the ending are. None where any word lacks it.

    >>> from cinequorum.names.atoms import taken_apart
    >>> one, other = taken_apart("Endrjū Skots").core, taken_apart("Andrew Scott").core
    >>> undeclined(one, other) is None
    True
    >>> one, other = taken_apart("Viktors Rodovs").core, taken_apart("Viktor Rodov").core
    >>> [atom.text for atom in undeclined(one, other) or ()]
    ['viktor', 'rodov']
    """
    if len(left) < 2 or not all(map(_may_carry, left)):
        return None
    stripped = [_nearest(atom, right) for atom in left]
    return None if None in stripped else tuple(atom for atom in stripped if atom is not None)


def _may_carry(atom: Atom) -> bool:
    return not atom.particle and script_of(atom.text) == "latin" and reading(atom.text).endswith(BALTIC)


def _nearest(atom: Atom, others: Sequence[Atom]) -> Atom | None:
    best = max((atoms_alike(atom, other).p for other in others), default=1.0)
    found = None
    for stem in _stems(reading(atom.text)):
        short = replace(atom, text=stem)
        for other in others:
            p = atoms_alike(short, other).p
            if p > max(best, DOUBTFUL):
                best, found = p, short
    return found


def _stems(word: str) -> Iterator[str]:
    for ending in BALTIC:
        if word.endswith(ending) and len(word) >= len(ending) + _LEAST:
            yield word.removesuffix(ending)
