"""A performer who owns a part: `Ann Lee's Harriet is a sceptic`. The part is a given name, the owner no author."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.facts.credit import Credit, credited, is_author
from cinequorum.understand.facts.marking import PERSON
from cinequorum.understand.facts.person_names import knows_given
from cinequorum.understand.facts.rule import Rule, rule
from cinequorum.understand.facts.scene import Line, Scene

_SURE: Final = 0.74


def find_owned_parts(scene: Scene) -> Iterator[Claim]:
    """Yield the performers whom a sentence in English names as the owners of a part that does something."""
    if not scene.page.language.startswith("en"):
        return
    for line in scene.lines_with(frozenset({PERSON})):
        if "'s " in line.text or "’s " in line.text:
            yield from _owned(scene, line)


def _owned(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _part_of().matches(line):
        part = line.text[slice(*match.span("part"))]
        owner = line.text[slice(*match.span("name"))]
        if not knows_given(part.split()[0]) or not knows_given(owner) or is_author(owner):
            continue
        credit = Credit(
            predicate="cast", rule="owned_parts.does/1", p=_SURE, start=match.start(), end=match.end("part"), role=part
        )
        yield from credited(scene, line, match.span("name"), credit)


@cache
def _part_of() -> Rule:
    does = r"\s(?!(?:by|in|on|with)\b)(?-i:(?:is|was|has|had|and|[a-z]{2,}(?:s|ed))\b)|,\s(?:who|an?|the)\s"
    return rule(rf"(?P<name>{{P}})['’]s\s(?P<part>{{N}})(?={does})", (PERSON,))
