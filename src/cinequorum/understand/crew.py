"""Names that stand for a side of the film: praise of the director by name is praise of the direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from cinequorum.model.claim import Claim, Scope
from cinequorum.understand.data.aspects import PEOPLE, WORKS

# The first letter comes before the look back: the engine then skips to such letters.
_RUN = re.compile(r"[A-ZÀ-Þ](?<![\w'’].)(?:\.|[\w-]{1,20})(?: [A-ZÀ-Þ](?:\.|[\w-]{1,20})){0,4}")
_SMALL = re.compile(r"[a-zà-þ]+")
_NO_NAMES = frozenset({"i", "he", "she", "it", "they", "we", "you", "this", "that", "who", "the", "what", "there"})
_LONGEST = 200_000  # characters of a page that are searched for names; no review is longer
_SHORTEST = 3  # letters of a surname
_WINDOW = 24  # characters around a name in which its cue stands
_EDGE = 3  # of them, right beside the name, that tell most names without a cue


@dataclass(frozen=True, slots=True)
class _Cue:
    aspect: str
    before: str
    after: str

    @property
    def least(self) -> int:
        """Words that a name must have: a surname alone will do before a possessive or a verb."""
        return 2 if self.before else 1


class Person(NamedTuple):
    """Someone whose work the page names: the full name as far as it is given, and the side of the film it is."""

    name: str
    aspect: str


def crew_names(text: str, claims: Iterable[Claim] = ()) -> Mapping[str, Person]:
    """Return the people whose work a page names, by their lower-case surnames, bare and with `'s`.

    `claims` are what is known of the page's film already: its credits hold in any language, and where the text
    introduces nobody.

    >>> crew = crew_names("Directed by Mira Nair. Sarita Choudhury plays Mina. Choudhury is superb.")
    >>> crew["nair"], crew["choudhury"].aspect
    (Person(name='Mira Nair', aspect='direction'), 'acting')
    """
    text = text[:_LONGEST].replace("’", "'")
    lower = text.lower()
    if len(lower) != len(text):  # a Turkish I grows: the places would no longer fit
        lower = text
    found: dict[str, Person] = {}
    for person in (*_introduced(text, lower), *_credited(claims)):
        surname = person.name.split()[-1].lower()
        if len(surname) >= _SHORTEST:
            found.setdefault(surname, person)
    kept = {s: person for s, person in found.items() if s not in _NO_NAMES and not _is_plain(s, text)}
    return MappingProxyType(kept | {f"{surname}'s": person for surname, person in kept.items()})


def _is_plain(surname: str, text: str) -> bool:
    """Whether a surname in small letters stands in a text as a word of its own: "long", "wise"."""
    at = text.find(surname) if _SMALL.fullmatch(surname) else -1
    while at >= 0:
        end = at + len(surname)
        if not (_is_of_word(text[max(0, at - 1) : at]) or _is_of_word(text[end : end + 1])):
            return True
        at = text.find(surname, end)
    return False


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or (sign != "" and sign in "_'’")


def _credited(claims: Iterable[Claim]) -> list[Person]:
    """Return the film's people by its credits: who made it before who plays in it."""
    own = [c for c in claims if c.scope is Scope.WORK and c.subject == "film" and c.predicate in WORKS]
    people = [Person(claim.value, WORKS[claim.predicate][0]) for claim in own if claim.value.strip()]
    return sorted(people, key=lambda person: person.aspect == "acting")


def _introduced(text: str, lower: str) -> Iterator[Person]:
    """Yield whom a cue introduces that stands before a run of capitals, before a later word of it, or after it."""
    befores, afters = _edges()
    for match in _RUN.finditer(text):
        start, end = match.span()
        followed = lower[end : end + _EDGE] in afters
        while start >= 0:
            before = lower[start - _EDGE : start] if start >= _EDGE else lower[:start]
            if followed or before in befores or before[-1:] in befores:  # few names: the rest is left at once
                words = text.count(" ", start, end) + 1
                cue = _cue_between(lower[max(0, start - _WINDOW) : start], lower[end : end + _WINDOW], words)
                if cue is not None:
                    yield Person(text[start:end], cue.aspect)
                    break
            start = text.find(" ", start, end) + 1 or -1


def _cue_between(before: str, after: str, words: int) -> _Cue | None:
    for cue in _fitting(before[-_EDGE:], after[:_EDGE]):
        if words >= cue.least and before.endswith(cue.before) and after.startswith(cue.after):
            return cue
    return None


@lru_cache(maxsize=4096)
def _fitting(before: str, after: str) -> tuple[_Cue, ...]:
    """Return the cues that the letters right beside a name leave possible, in their order."""
    return tuple(cue for cue in _cues() if before.endswith(cue.before[-_EDGE:]) and after.startswith(cue.after[:_EDGE]))


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """Return how what stands before a name may end, and how what stands after it begins where nothing need be before.

    Only the letters right beside the name, or one where a cue has fewer: looked up, not compared one by one.
    """
    befores = frozenset(cue.before[-_EDGE:] if len(cue.before) >= _EDGE else cue.before[-1:] for cue in _cues())
    return befores - {""}, frozenset(cue.after[:_EDGE] for cue in _cues() if not cue.before)


@cache
def _cues() -> tuple[_Cue, ...]:
    parts = ((aspect, *entry.lower().split("name")) for aspect, entries in PEOPLE.items() for entry in entries)
    return tuple(_Cue(aspect, before, after) for aspect, before, after in parts)
