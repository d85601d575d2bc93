"""Whether two written names can be one person's, and why.

A distance between strings fails here: `Julia Vysotskaya` is nearer to `Julia Burova` than to `Yuliya Vysotskaya`. So
names are taken apart, surnames are compared first, and given names only if the surnames agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cinequorum.names.alike import DIFFERENT, Alike
from cinequorum.names.atoms import Atom, Taken, taken_apart
from cinequorum.names.chinese import chinese_alike
from cinequorum.names.data.letters import ALSO_GIVEN, GENERATIONS, HONORIFICS, PARTICLES
from cinequorum.names.endings import undeclined
from cinequorum.names.given import groups, is_initial
from cinequorum.names.korean import korean_alike, other_syllables
from cinequorum.names.letters import romanise
from cinequorum.names.pairing import Match, Pairing, pair, unspaced
from cinequorum.names.slips import cut_off, may_be_slip, without_patronymics
from cinequorum.names.unspaced import whole_alike

__all__ = ["MAYBE", "SAME_PERSON", "Name", "NameEvidence", "compare", "groups", "is_initial", "parse"]

SAME_PERSON = 0.7
"""From here on two names within one film are taken for one person's."""
MAYBE = 0.3
"""From here on two names may be one person's: to be shown to somebody, never to be joined unasked."""

_SPLIT = re.compile(r"[^\s,;()\"“”]+")
_SURNAME_ONLY, _GIVEN_ONLY, _CUT_SHORT, _DOUBLE = 0.75, 0.25, 0.5, 0.85
_EXTRA = (0.97, 0.94, 0.6)  # by the number of words that one name has more
_TURNED, _WEAK, _DOUBT = 0.95, 0.9, 0.85
_SLIP = 0.32
_LONG = 3  # words left over


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A personal name taken apart: `given` names or initials, and the `surname` with its particles."""

    given: tuple[str, ...]
    surname: tuple[str, ...]

    @property
    def family(self) -> str:
        """The surname without particles."""
        return self.surname[-1] if self.surname else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEvidence:
    """How probable it is that two names are one person's, given that both are named on the same film, and why."""

    same: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=16384)
def parse(text: str) -> Name:
    """Take a name apart: honorifics and generations off, particles to the surname, `Surname, Given` turned round.

    >>> parse("Dr. Lars von Trier")
    Name(given=('Lars',), surname=('von', 'Trier'))
    >>> parse("Akerman, Chantal")
    Name(given=('Chantal',), surname=('Akerman',))
    """
    front, comma, back = text.partition(",")
    if comma and _tokens(back) and not _is_generation(back):
        return Name(given=_tokens(back), surname=_tokens(front))
    tokens = _tokens(text)
    at = max(0, len(tokens) - 1)
    while at > 0 and _bare(tokens[at - 1]) in PARTICLES and (at > 1 or _bare(tokens[0]) not in ALSO_GIVEN):
        at -= 1
    return Name(given=tokens[:at], surname=tokens[at:])


def compare(a: str, b: str) -> NameEvidence:
    """Weigh two names credited on one film. Symmetric; same value 0..1, with the reasons in words.

    Bounded for any input: texts that are too long or too many-worded for a name are doubtful, not joined.

    >>> compare("Andrey Naydenov", "Alexei Naydenov").same < 0.1
    True
    >>> compare("Julia Vysotskaya", "Yuliya Vysotskaya").reasons
    ('same surname', 'Julia and Yuliya are forms of one given name')
    """
    return _compare(*sorted((a, b)))


@lru_cache(maxsize=16384)
def _compare(a: str, b: str) -> NameEvidence:
    left, right = taken_apart(a), taken_apart(b)
    unfit = _unfit(a, b, (left, right))
    if unfit is not None:
        return unfit
    if [atom.text.casefold() for atom in left.atoms] == [atom.text.casefold() for atom in right.atoms]:
        return NameEvidence(same=0.99, reasons=("same name",))
    if unspaced(left.atoms) != unspaced(right.atoms):
        return _weighed(whole_alike(left.atoms, right.atoms))
    found = _judged(left.atoms, right.atoms, pair(left.atoms, right.atoms))
    if found.same < SAME_PERSON:
        return max((found, *_otherwise(left, right)), key=lambda e: e.same)
    if other_syllables(left.core, right.core):
        return NameEvidence(same=_SLIP, reasons=(*found.reasons, "other syllables in Korean"))
    return found


def _otherwise(left: Taken, right: Taken) -> Iterator[NameEvidence]:
    """Two names under what languages do to names: schemes for Korean and Chinese, endings in Latvian and Lithuanian."""
    for found in (korean_alike(left.core, right.core), chinese_alike(left.core, right.core)):
        if found is not None:
            yield _weighed(found)
    for declined, other in ((left.core, right.core), (right.core, left.core)):
        bare = undeclined(declined, other)
        if bare is not None:
            judged = _judged(bare, other, pair(bare, other))
            reasons = ("Latvian or Lithuanian endings", *judged.reasons)
            yield NameEvidence(same=round(judged.same * _TURNED, 4), reasons=reasons)


def _unfit(a: str, b: str, sides: tuple[Taken, Taken]) -> NameEvidence | None:
    """What can be said of texts that are no names, or of a father and a son."""
    left, right = sides
    if left.too_long or right.too_long:
        return NameEvidence(same=_CUT_SHORT if a == b else DIFFERENT, reasons=("too long for a name",))
    if not left.core or not right.core:
        return NameEvidence(same=_CUT_SHORT if a == b else DIFFERENT, reasons=("no name",))
    if all(atom.initial for atom in left.core) or all(atom.initial for atom in right.core):
        alike = [atom.text for atom in left.core] == [atom.text for atom in right.core]
        return NameEvidence(same=_CUT_SHORT if alike else DIFFERENT, reasons=("initials only",))
    if left.generation != right.generation and left.generation and right.generation:
        return NameEvidence(same=DIFFERENT, reasons=(f"{left.generation} and {right.generation}",))
    return None


def _judged(left: Sequence[Atom], right: Sequence[Atom], found: Pairing) -> NameEvidence:
    matches = [match for match in found.matches if not left[match.left[0]].particle]
    if not matches:
        return NameEvidence(same=DIFFERENT, reasons=("different names",))
    rest_left, rest_right = _unmatched(left, found.left), _unmatched(right, found.right)
    reasons = tuple(dict.fromkeys(m.alike.why for m in sorted(matches, key=lambda m: not left[m.left[1] - 1].last)))
    if rest_left and rest_right:
        same, rest = _parted((rest_left, rest_right), (left, right), matches)
        return NameEvidence(same=same, reasons=(*reasons, rest))
    if all(left[m.left[0]].initial or right[m.right[0]].initial for m in matches):
        return NameEvidence(same=DIFFERENT, reasons=("initials only",))
    if _parent_and_child(left, right, matches):
        return NameEvidence(same=DIFFERENT, reasons=("one is named as the other's parent",))
    same = _together([match.alike.p for match in matches])
    if len(matches) > 1 and not found.in_order:
        same, reasons = same * _TURNED, ("surname written first", *reasons)
    factor, why = _missing(left, right, (matches, rest_left or rest_right))
    return NameEvidence(same=round(min(same, factor) if factor < _WEAK else same * factor, 4), reasons=(*reasons, *why))


def _parted(
    rests: tuple[Sequence[Atom], Sequence[Atom]],
    names: tuple[Sequence[Atom], Sequence[Atom]],
    matches: Sequence[Match],
) -> tuple[float, str]:
    """What is left where each name has a word that the other lacks: another person, or a slip in an equal name."""
    few = min(rests, key=len)
    left, right = (rest if rest is few else without_patronymics(rest) for rest in rests)
    a, b = (left or rests[0])[0], (right or rests[1])[0]
    words = " and ".join(sorted((a.text, b.text)))
    agreeing = sum(match.alike.p >= _DOUBT for match in matches)
    if len(left) == len(right) == 1 and agreeing == len(matches):
        if cut_off((a, b), agreeing):
            return _CUT_SHORT, f"one of {words} may be cut off"
        if may_be_slip((a, b), (_solid(names[0]), _solid(names[1]))):
            return _SLIP, f"{words} may differ by a slip"
    return DIFFERENT, f"{words} are different names"


def _together(chances: Sequence[float]) -> float:
    """The weakest agreement, times every other doubtful one: two weak agreements are none."""
    ordered = sorted(chances)
    total = ordered[0]
    for p in ordered[1:]:
        total *= p if p < _DOUBT else 1.0
    return total


def _unmatched(atoms: Sequence[Atom], free: Sequence[int]) -> list[Atom]:
    return [atoms[i] for i in free if not atoms[i].particle]


def _parent_and_child(left: Sequence[Atom], right: Sequence[Atom], matches: Sequence[Match]) -> bool:
    if not any(atom.child for atom in left) or not any(atom.child for atom in right):
        return False
    return any(left[m.left[0]].child != right[m.right[0]].child for m in matches)


def _missing(
    left: Sequence[Atom], right: Sequence[Atom], found: tuple[Sequence[Match], Sequence[Atom]]
) -> tuple[float, tuple[str, ...]]:
    """What it costs that one name has words that the other lacks, and the reason."""
    matches, rest = found
    surname = any(left[m.left[1] - 1].last and right[m.right[1] - 1].last for m in matches)
    full = [m for m in matches if not (left[m.left[0]].initial or right[m.right[0]].initial)]
    if not rest or _twice(rest, left, right):
        return (_WEAK, ("no given names",)) if len(matches) == 1 and len(_solid(left)) == 1 else (1.0, ())
    if len(matches) == 1:
        return (_SURNAME_ONLY, ("surname only",)) if surname else (_GIVEN_ONLY, ("given name only",))
    if surname and len(rest) >= _LONG and len(rest) > len(matches):
        return _GIVEN_ONLY, ("more of the name is missing than agrees",)
    if surname:
        return _EXTRA[min(len(rest), len(_EXTRA)) - 1], ()
    short = right if any(rest[0] is atom for atom in left) else left
    ending = next(atom for atom in short if atom.last)
    if len(full) > 1 and len(rest) == 1 and rest[0].last and not groups(ending.text):
        return _DOUBLE, ("one surname is part of a double one",)
    return _CUT_SHORT, ("one name goes on",)


def _twice(rest: Sequence[Atom], left: Sequence[Atom], right: Sequence[Atom]) -> bool:
    """Tell whether the words left over only stand twice in their own name."""
    side = left if any(rest[0] is atom for atom in left) else right
    texts = [romanise(atom.text) for atom in side]
    return all(texts.count(romanise(atom.text)) > 1 for atom in rest)


def _solid(atoms: Sequence[Atom]) -> list[Atom]:
    return [atom for atom in atoms if not atom.particle]


def _weighed(alike: Alike) -> NameEvidence:
    return NameEvidence(same=alike.p, reasons=(alike.why,))


def _tokens(text: str) -> tuple[str, ...]:
    found = [token.strip("'’‘") for token in _SPLIT.findall(text.replace("’s ", " ").removesuffix("’s"))]
    kept = [token for token in found if any(char.isalpha() for char in token)]
    while len(kept) > 1 and _bare(kept[0]) in HONORIFICS:
        kept.pop(0)
    while len(kept) > 1 and _is_generation(kept[-1]):
        kept.pop()
    return tuple(kept)


def _bare(token: str) -> str:
    return romanise(token.strip("."))


def _is_generation(text: str) -> bool:
    return _bare(text.strip()) in GENERATIONS
