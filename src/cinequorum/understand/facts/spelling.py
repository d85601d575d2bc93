"""One name for one person of a page: a surname or a given name alone completed, a slip of the pen undone.

A page that has `Ann Marlowe` three times and `Ann Malrowe` once means one person. Whether two names of different pages
are one person is asked elsewhere; inside a page the bar may be lower: who writes of a film names few people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.names.letters import distance
from cinequorum.text.fold import fold
from cinequorum.understand.facts.metadata_facts import tagged_persons
from cinequorum.understand.facts.person_names import folded, knows_given
from cinequorum.understand.facts.scene import Scene

_LEAST: Final = 5  # letters of a word in which a slip is told from another word
_TAG: Final = 2  # a name in a tag was typed with more care than one in the text
_LONG: Final = 7  # letters of a word that may have two slips


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The full names of a page: how often each stands there, and which begin or end with a folded word."""

    times: Mapping[str, int]
    first: Mapping[str, tuple[str, ...]]
    last: Mapping[str, tuple[str, ...]]


def printed_names(scene: Scene) -> Printed:
    """Return the full names of the page's sentences and tags."""
    names = Counter(line.text[n.start : n.end] for line in scene.named_lines for n in line.names if n.full)
    names.update({name: _TAG for name, _ in tagged_persons(scene)})
    first: dict[str, list[str]] = {}
    last: dict[str, list[str]] = {}
    for name in names:
        words = folded(name).split()
        if words:
            first.setdefault(words[0], []).append(name)
            last.setdefault(words[-1], []).append(name)
    return Printed(
        times=names,
        first={word: tuple(held) for word, held in first.items()},
        last={word: tuple(held) for word, held in last.items()},
    )


def as_one_person(claims: Iterable[Claim], printed: Printed) -> tuple[Claim, ...]:
    """Give each credited person the one name that the page has for them."""
    found = tuple(claims)
    if not any(c.predicate in CREDITS for c in found):
        return found
    return tuple(_spelt(claim, printed) for claim in _with_full_names(found, printed))


def _with_full_names(claims: Sequence[Claim], printed: Printed) -> Sequence[Claim]:
    """Complete a word alone: by who is credited in the same trade, or by the only person of that given name."""
    by_surname: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        if claim.predicate in CREDITS and " " in claim.value:
            by_surname.setdefault((claim.predicate, folded(claim.value).split()[-1]), set()).add(claim.value)

    def completed(claim: Claim) -> Claim:
        if claim.predicate not in CREDITS or " " in claim.value:
            return claim
        word = fold(claim.value)
        names = tuple(by_surname.get((claim.predicate, word), ())) or printed.first.get(word, ())
        return _named(claim, names[0]) if len(names) == 1 else claim

    return [completed(claim) for claim in claims]


def _spelt(claim: Claim, printed: Printed) -> Claim:
    """Undo a slip in one word of a name: the page has the right name more often, with the other words the same."""
    words = folded(claim.value).split() if claim.predicate in CREDITS else []
    if len(words) < 2:
        return claim
    own = (claim.value, printed.times.get(claim.value, 0))
    alike = {*printed.first.get(words[0], ()), *printed.last.get(words[-1], ())}
    better = [n for n in alike if _slip(words, folded(n).split()) and _outweighs((n, printed.times[n]), own)]
    if len(better) != 1 or set(folded(better[0]).split()).isdisjoint(folded(claim.raw).split()):
        return claim
    return _named(claim, better[0])


def _outweighs(one: tuple[str, int], other: tuple[str, int]) -> bool:
    """Say whether one spelling is the right one: it comes more often, or its given name alone is a known one."""
    known = knows_given(one[0]) - knows_given(other[0])
    return one[1] > max(1, other[1]) if known == 0 else known > 0


def _slip(left: list[str], right: list[str]) -> bool:
    """Say whether two names, folded, differ by a slip in the one word that they do not share."""
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
