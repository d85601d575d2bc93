"""Performers who are what they play: `Jane Doe is Captain Reed`, `Jane Doe and Bo Day are Anna and Carl`.

A film is reviewed so, and nothing else in these words tells a part from what somebody is; so the part has to be a name
that the page has elsewhere as well, or one with a rank before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.text.fold import fold
from cinequorum.understand.data.nations import NATIONS
from cinequorum.understand.facts.credit import Credit, credited, names_in
from cinequorum.understand.facts.marking import PERSON
from cinequorum.understand.facts.rule import rule
from cinequorum.understand.facts.scene import Line, Scene

_KINDS: Final = ("critic_review", "user_reviews")
_IS: Final = rule(
    r"(?P<who>{P}(?:(?:,\s|,?\s(?:and|&|und|et|y|e|i)\s){P}){0,3})\s(?:is|are|ist|sind|est|sont|es|son|è|sono|é|são)\s"
    r"(?P<part>(?:(?:Captain|Dr|Doctor|Professor|King|Queen|Prince|Princess|Lord|Lady|Colonel|Major|General|Sergeant|Detective|"
    r"Inspector|Sheriff|Agent|Sister|Father|Mother|Uncle|Aunt)\.?\s)?{N}(?:(?:,\s|,?\s(?:and|&|und|et|y|e|i)\s){N}){0,3})"
    r"(?=[,.;!:)]|$|\s(?:and|with|who|mit|und|avec|et|con|y|com|e)\s)",
    ("is", "are", "ist", "sind", "est", "sont", "es", "son", "sono", "são"),
)
_RANKED: Final = re.compile(r"[A-Z][a-z]+\.?\s[A-Z]")
_TWICE: Final = 2
_P: Final = 0.8
_NATIONALS: Final = frozenset(word for words in NATIONS.values() for word in words)


def find_identities(scene: Scene) -> Iterator[Claim]:
    """Yield performers whom a review says to be their parts, as many parts as performers."""
    if scene.page.kind.name not in _KINDS:
        return
    found = [(line, match) for line in scene.lines_with(_IS.cues) for match in _IS.matches(line)]
    often = _words(scene) if found else Counter[str]()
    for line, match in found:
        yield from _paired(scene, line, match, often)


def _words(scene: Scene) -> Counter[str]:
    return Counter(word for line in scene.lines for word in set(fold(line.text).split()))


def _paired(scene: Scene, line: Line, match: re.Match[str], often: Counter[str]) -> Iterator[Claim]:
    people, parts = list(names_in(line, *match.span("who"))), list(names_in(line, *match.span("part")))
    if len(people) != len(parts):
        return
    told = [line.text[slice(*place)] for place in parts]
    if len(parts) == 1:
        told = [line.text[slice(*match.span("part"))]]
    if not all(_is_part(part, often) for part in told):
        return
    for place, part in zip(people, told, strict=True):
        if line.marked[place[0]] == PERSON:
            credit = Credit(
                predicate="cast", rule="identities/1", p=_P, start=match.start(), end=match.end("part"), role=part
            )
            yield from credited(scene, line, place, credit)


def _is_part(name: str, often: Counter[str]) -> bool:
    words = fold(name).split()
    if not words or words[-1] in _NATIONALS:
        return False
    return often[words[-1]] >= _TWICE or _RANKED.match(name) is not None
