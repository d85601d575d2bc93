"""The words of two names laid side by side, in whatever order they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cinequorum.names.alike import Alike, atoms_alike
from cinequorum.names.atoms import Atom
from cinequorum.names.edits import skeleton
from cinequorum.names.scripts import reading, script_of

_FITS: Final = 0.3
_JOINED: Final = 3  # words that one word may be written as
_UNSPACED: Final = frozenset({"han", "hangul", "kana"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Words `left[0]..left[1]` of one name and `right[0]..right[1]` of the other, taken for the same."""

    left: tuple[int, int]
    right: tuple[int, int]
    alike: Alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """What fits, in the order of the left name, and the words of each side that fit nothing."""

    matches: tuple[Match, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]

    @property
    def in_order(self) -> bool:
        """Whether the words stand in the same order in both names."""
        places = [match.right[0] for match in self.matches]
        return places == sorted(places)


def pair(left: Sequence[Atom], right: Sequence[Atom]) -> Pairing:
    """Lay two names side by side: the likeliest pairs first, each word once; several words may be one word.

    At most `atoms.MOST` words a side, so that the work is bounded.
    """
    candidates = sorted(
        _candidates(left, right), key=lambda m: (-_size(m), -m.alike.p, abs(m.left[0] - m.right[0]), m.left, m.right)
    )
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    chosen = []
    for match in candidates:
        a, b = set(range(*match.left)), set(range(*match.right))
        if a <= free_left and b <= free_right:
            chosen.append(match)
            free_left -= a
            free_right -= b
    chosen.sort(key=lambda match: match.left)
    return Pairing(matches=tuple(chosen), left=tuple(sorted(free_left)), right=tuple(sorted(free_right)))


def _size(match: Match) -> float:
    """Whole agreement of full words first; a particle that fits is worth little by itself."""
    return round(match.alike.p, 1)


def _candidates(left: Sequence[Atom], right: Sequence[Atom]) -> Iterator[Match]:
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            if a.particle != b.particle:
                continue
            alike = Alike(p=0.97, why="same particle") if a.particle else atoms_alike(a, b)
            if alike.p > _FITS and (not a.particle or reading(a.text) == reading(b.text)):
                yield Match(left=(i, i + 1), right=(j, j + 1), alike=alike)
    yield from _joins(left, right, turned=False)
    yield from _joins(right, left, turned=True)


def _joins(many: Sequence[Atom], few: Sequence[Atom], *, turned: bool) -> Iterator[Match]:
    """Yield neighbouring words of one name that are one word of the other; to the letter, where both have as many."""
    runs = _runs(tuple(many))
    if len(many) <= len(few):
        letters = {reading(one.text) for one in few}
        runs = tuple(run for run in runs if run.letters in letters)
    for run in runs:
        bones = skeleton(run.letters)
        for at, one in enumerate(few):
            if one.initial or one.particle or skeleton(reading(one.text)) != bones:
                continue
            whole = Atom(text=run.text, last=run.last or one.last)
            alike = atoms_alike(whole, Atom(text=one.text, last=whole.last))
            if alike.p > _FITS:
                spans = run.place, (at, at + 1)
                a, b = (spans[1], spans[0]) if turned else spans
                yield Match(left=a, right=b, alike=alike)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Neighbouring words written as one: where they stand, their text, its reading, whether a surname is among them."""

    place: tuple[int, int]
    text: str
    letters: str
    last: bool


@lru_cache(maxsize=16384)
def _runs(atoms: tuple[Atom, ...]) -> tuple[_Run, ...]:
    found = []
    for size in range(2, _JOINED + 1):
        for start in range(len(atoms) - size + 1):
            run = atoms[start : start + size]
            if not all(atom.particle or atom.initial for atom in run):
                text = "".join(atom.text for atom in run)
                place = (start, start + size)
                found.append(_Run(place=place, text=text, letters=reading(text), last=run[-1].last))
    return tuple(found)


def unspaced(atoms: Sequence[Atom]) -> bool:
    """Tell whether a name is one run of characters of a script that writes names without a space."""
    return len(atoms) == 1 and script_of(atoms[0].text) in _UNSPACED and len(atoms[0].text) > 1
