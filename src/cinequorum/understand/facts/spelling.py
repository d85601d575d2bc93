"""One name for one person of a page: a surname or a given name alone completed, a slip of the pen undone.

A page that has `Ann Marlowe` three times and `Ann Malrowe` once means one person. Whether two names of different pages
are one person is asked elsewhere; inside a page the bar may be lower: who writes of a film names few people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.names.letters import distance
from cinequorum.text.fold import fold
from cinequorum.understand.facts.metadata_facts import tagged_persons
from cinequorum.understand.facts.person_names import knows_given
from cinequorum.understand.facts.scene import Scene

_LEAST: Final = 5  # letters of a word in which a slip is told from another word
_TAG: Final = 2  # a name in a tag was typed with more care than one in the text
_LONG: Final = 7  # letters of a word that may have two slips


def as_one_person(scene: Scene, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give each credited person the one name that the page has for them."""
    found = tuple(claims)
    if not any(c.predicate in CREDITS for c in found):
        return found
    printed = _printed(scene)
    return tuple(_spelt(claim, printed) for claim in _with_full_names(found, printed))


def _printed(scene: Scene) -> Mapping[str, int]:
    """Return the full names of the page's sentences and tags, and how often each stands there."""
    names = Counter(line.text[n.start : n.end] for line in scene.named_lines for n in line.names if n.full)
    names.update({name: _TAG for name, _ in tagged_persons(scene)})
    return names


def _with_full_names(claims: Sequence[Claim], printed: Mapping[str, int]) -> Sequence[Claim]:
    """Complete a word alone: by who is credited in the same trade, or by the only person of that given name."""
    by_surname: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        if claim.predicate in CREDITS and " " in claim.value:
            by_surname.setdefault((claim.predicate, fold(claim.value).split()[-1]), set()).add(claim.value)
    by_given: dict[str, set[str]] = {}
    for name in printed:
        by_given.setdefault(fold(name).split()[0], set()).add(name)

    def completed(claim: Claim) -> Claim:
        if claim.predicate not in CREDITS or " " in claim.value:
            return claim
        word = fold(claim.value)
        names = by_surname.get((claim.predicate, word)) or by_given.get(word, set())
        return _named(claim, next(iter(names))) if len(names) == 1 else claim

    return [completed(claim) for claim in claims]


def _spelt(claim: Claim, printed: Mapping[str, int]) -> Claim:
    if claim.predicate not in CREDITS or " " not in claim.value:
        return claim
    own = printed.get(claim.value, 0)
    better = [n for n, times in printed.items() if _slip(claim.value, n) and _outweighs((n, times), (claim.value, own))]
    return _named(claim, better[0]) if len(better) == 1 else claim


def _outweighs(one: tuple[str, int], other: tuple[str, int]) -> bool:
    """Say whether one spelling is the right one: it comes more often, or its given name alone is a known one."""
    known = knows_given(one[0]) - knows_given(other[0])
    return one[1] > max(1, other[1]) if known == 0 else known > 0


def _slip(one: str, other: str) -> bool:
    """Say whether two names differ by a slip in the one word that they do not share."""
    left, right = fold(one).split(), fold(other).split()
    if len(left) != len(right) or left == right or left[0][:1] != right[0][:1]:
        return False
    apart = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if len(apart) > 1 or min(len(apart[0][0]), len(apart[0][1])) < _LEAST:
        return False
    if apart[0][0] == left[0] and knows_given(left[0]) and knows_given(right[0]):
        return False  # brothers: `Emil Orr` and `Emile Orr`
    return distance(*apart[0]) <= (2 if min(map(len, apart[0])) >= _LONG else 1)


def _named(claim: Claim, name: str) -> Claim:
    others = (q for q in claim.qualifiers if q[0] != "as_printed")
    as_printed = claim.qualifier("as_printed") or claim.value
    return replace(claim, value=name, qualifiers=tuple(sorted((*others, ("as_printed", as_printed)))))
