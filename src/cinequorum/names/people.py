"""Whether two written names can be one person's, and why.

A distance between strings fails here: `Julia Vysotskaya` is nearer to `Julia Burova` than to `Yuliya Vysotskaya`. So
names are taken apart, surnames are compared first, and given names only if the surnames agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cinequorum.names.data.given_names import ALONE, SAME
from cinequorum.names.data.letters import ALSO_GIVEN, GENERATIONS, HONORIFICS, PARTICLES
from cinequorum.names.letters import distance, romanise, same_sound, sound_keys

SAME_PERSON = 0.7
"""From here on two names within one film are taken for one person's."""

_SPLIT = re.compile(r"[^\s,;()\"“”]+")
_DIFFERENT = 0.02


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

    >>> compare("Andrey Naydenov", "Alexei Naydenov").same < 0.1
    True
    >>> compare("Julia Vysotskaya", "Yuliya Vysotskaya").reasons
    ('same surname', 'Julia and Yuliya are forms of one given name')
    """
    return _compare(*sorted((a, b)))


@lru_cache(maxsize=16384)
def _compare(a: str, b: str) -> NameEvidence:
    if romanise(a) == romanise(b):
        return NameEvidence(same=0.99, reasons=("same name",))
    left, right = parse(a), parse(b)
    if not left.surname or not right.surname:
        return NameEvidence(same=_DIFFERENT, reasons=("no name",))
    straight = _aligned(left, right)
    turned = _aligned(_turned(left), right)
    if turned.same * 0.95 > straight.same:
        return NameEvidence(same=turned.same * 0.95, reasons=("surname written first", *turned.reasons))
    return straight


def _aligned(left: Name, right: Name) -> NameEvidence:
    surname, why = _surnames(left, right)
    if surname <= _DIFFERENT:
        return NameEvidence(same=surname, reasons=(why,))
    given, because = _given_names(left, right)
    if surname < 0.9 and 0.1 < given < 0.9:  # two weak agreements are none
        given = 0.3
    return NameEvidence(same=min(surname, given), reasons=(why, because))


def _turned(name: Name) -> Name:
    if len(name.given) != 1 or len(name.surname) != 1:
        return Name(given=(), surname=())
    return Name(given=name.surname, surname=name.given)


def _surnames(left: Name, right: Name) -> tuple[float, str]:
    a, b = left.family, right.family
    if not a or not b:
        return _DIFFERENT, "no surname"
    if same_sound(a, b):
        return 0.99, "same surname" if romanise(a) == romanise(b) else f"{a} and {b} are spellings of one surname"
    if _double(left, right):
        return 0.85, "one surname is part of a double one"
    if _slip(a, b):
        return 0.8, f"{a} and {b} differ by one letter"
    return _DIFFERENT, "different surnames"


def _double(left: Name, right: Name) -> bool:
    """Tell whether one surname stands in the other's double surname, or among its last two names."""
    a, b = _surname_parts(left), _surname_parts(right)
    return bool(left.given and right.given) and any(
        same_sound(x, y) for x in a for y in b if len(x) > 2 and (x == left.family or y == right.family)
    )


def _surname_parts(name: Name) -> tuple[str, ...]:
    parts = [part for token in name.surname for part in token.split("-") if _bare(part) not in PARTICLES]
    extra = [part for token in name.given[1:] if len(token.strip(".")) > 1 for part in token.split("-")]
    return tuple(parts + extra + [name.family])


def _slip(a: str, b: str) -> bool:
    """Tell whether two words are one letter apart, in words long enough that this is a slip and not another name."""
    x, y = romanise(a), romanise(b)
    return min(len(x), len(y)) >= 6 and x[0] == y[0] and x[-1] == y[-1] and distance(a, b) == 1


def _given_names(left: Name, right: Name) -> tuple[float, str]:
    if not left.given or not right.given:
        bare = not left.given and not right.given
        return (0.9, "no given names") if bare else (0.75, "surname only")
    first = _given_pair(left.given[0], right.given[0])
    if first[0] > 0.5 and len(left.given) > 1 and len(right.given) > 1:
        second = _given_pair(left.given[1], right.given[1])
        return second if second[0] <= _DIFFERENT else first
    return first


def _given_pair(a: str, b: str) -> tuple[float, str]:
    x, y = romanise(a).replace(" ", ""), romanise(b).replace(" ", "")
    if x == y:
        return 0.98, "same given name"
    if is_initial(a) or is_initial(b):
        return (0.85, "initial fits") if _initial_fits(a, b) else (_DIFFERENT, f"{a} and {b} are different initials")
    if same_sound(a, b) or groups(a) & groups(b):
        return 0.96, " and ".join(sorted((a, b))) + " are forms of one given name"
    if not (groups(a) and groups(b)) and _slip(a, b):
        return 0.8, f"{a} and {b} differ by one letter"
    return _DIFFERENT, " and ".join(sorted((a, b))) + " are different given names"


def _initial_fits(a: str, b: str) -> bool:
    return (
        bool({key[:1] for key in sound_keys(a)} & {key[:1] for key in sound_keys(b)})
        or romanise(a)[:1] == romanise(b)[:1]
    )


def is_initial(word: str) -> bool:
    """Tell whether a given name is only an initial, or a run of them.

    >>> is_initial("J."), is_initial("J.R."), is_initial("Al")
    (True, True, False)
    """
    return len(word.strip(".")) == 1 or (word.endswith(".") and "." in word[:-1]) or (word.isupper() and len(word) == 2)


@lru_cache(maxsize=4096)
def groups(given: str) -> frozenset[int]:
    """Return the numbers of the table rows a given name stands in; none for a name that the tables do not know."""
    table = _table()
    found = [table[key] for key in sound_keys(given) if key in table]
    return frozenset().union(*found)


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[int]]:
    rows: dict[str, set[int]] = {}
    for number, names in enumerate((*SAME, *((name,) for name in ALONE))):
        for name in names:
            for key in sound_keys(name):
                rows.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in rows.items()}


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
