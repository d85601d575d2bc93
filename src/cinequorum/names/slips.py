"""What slips of the pen leave of a name: a letter more or less, two swapped, an ending cut off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cinequorum.names.atoms import Atom
from cinequorum.names.data.letters import PATRONYMICS
from cinequorum.names.given import groups, other_gender
from cinequorum.names.scripts import reading, script_of

_SYLLABIC: Final = frozenset({"han", "hangul", "kana"})
_LONGEST: Final = 40
_LEAST: Final = 4  # letters of a word; in a shorter one two changed letters leave nothing of it
_MOST: Final = 2
_SCRAMBLED: Final = 5  # letters of a word that is hardly another name if it has the same letters in another order
_OF_WORD, _OF_NAME = 0.4, 0.2  # shares of the letters that may differ
_CUT_AFTER: Final = 3  # words that agree before an ending that is missing is taken for cut off
_CUT_LETTERS: Final = 2


def apart(a: str, b: str) -> int:
    """Return how many letters (added, lost, changed, or two swapped) two words differ by, in the script both share.

    >>> apart("Marquez", "Marqeuz"), apart("Варга", "Варда"), apart("Varga", "Варда")
    (1, 1, 1)
    """
    from rapidfuzz.distance import OSA

    x, y = written(a, b)
    return int(OSA.distance(x, y)) if max(len(x), len(y)) <= _LONGEST else _LONGEST


def written(a: str, b: str) -> tuple[str, str]:
    """Return two words in the letters in which their slips are counted: their own script, if it is one, else Latin.

    >>> written("ВАРДА", "Варга"), written("Варда", "Varda")
    (('варда', 'варга'), ('varda', 'varda'))
    """
    script = script_of(a)
    own = script == script_of(b) and script != "latin"
    return (a.casefold(), b.casefold()) if own else (reading(a), reading(b))


def may_be_slip(rests: tuple[Atom, Atom], whole: tuple[Sequence[Atom], Sequence[Atom]]) -> bool:
    """Tell whether the one word by which two names differ may be a slip: at most two letters, and little of it.

    Two known given names are two names, however near; a syllable of a script that writes syllables is a word.

    >>> from cinequorum.names.atoms import taken_apart
    >>> one, other, third = (taken_apart(name).core for name in ("Ove Lindmar", "Ove Lindnor", "Ove Lindberg"))
    >>> may_be_slip((one[1], other[1]), (one, other)), may_be_slip((one[1], third[1]), (one, third))
    (True, False)
    """
    a, b = rests
    if a.initial or b.initial or script_of(a.text) in _SYLLABIC or script_of(b.text) in _SYLLABIC:
        return False
    sizes = sorted(map(len, written(a.text, b.text)))
    if sizes[0] < _LEAST or (groups(a.text) and groups(b.text)) or other_gender(reading(a.text), reading(b.text)):
        return False
    if sizes[0] >= _SCRAMBLED and sorted(reading(a.text)) == sorted(reading(b.text)):
        return True
    letters = max(sum(len(reading(atom.text)) for atom in atoms) for atoms in whole)
    return apart(a.text, b.text) <= min(_MOST, _OF_WORD * sizes[1], _OF_NAME * letters)


def cut_off(rests: tuple[Atom, Atom], agreeing: int) -> bool:
    """Tell whether one of the words by which two long names differ is only the beginning of the other, at the end.

    >>> from cinequorum.names.atoms import taken_apart
    >>> one, other = (taken_apart(name).core for name in ("Ana Pilar Ruiz Salvat", "Ana Pilar Ruiz Salvatierra"))
    >>> cut_off((one[-1], other[-1]), 3), cut_off((one[-1], other[-1]), 1)
    (True, False)
    """
    a, b = (reading(atom.text) for atom in rests)
    short, long = sorted((a, b), key=len)
    at_end = rests[0].last and rests[1].last
    return at_end and agreeing >= _CUT_AFTER and len(short) >= _CUT_LETTERS and long.startswith(short)


def without_patronymics(rest: Sequence[Atom]) -> list[Atom]:
    """Return the words left over of a name without a Slavic father's name, which the next source leaves out.

    >>> from cinequorum.names.atoms import taken_apart
    >>> [atom.text for atom in without_patronymics(taken_apart("Olga Petrovna Vetrova").core)]
    ['Olga', 'Vetrova']
    """
    return [atom for atom in rest if atom.last or not reading(atom.text).endswith(PATRONYMICS)]
