"""Several performers with as many parts: `Jane Doe and Bo Day play Anna and Carl`, ages perhaps after their names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.casting import PLAYS
from cinequorum.understand.data.roles import PLAY_TOGETHER
from cinequorum.understand.facts.credit import Credit, credited, names_in
from cinequorum.understand.facts.rule import Rule, rule
from cinequorum.understand.facts.scene import Line, Scene, either

_AGE: Final = r"(?:,\s\d{1,2})?"
_AND: Final = r"(?:,\s|,?\s(?:and|&|y|e|et|und|i|en|og|och)\s)"
_GROUP: Final = r"(?:(?:the|their|his|her|los|las|les|die|das|il|os|o|le|la)\s(?:(?-i:[a-zà-ÿ-]+)\s){1,4})?"


def find_paired_parts(scene: Scene) -> Iterator[Claim]:
    """Yield a credit with its part for each of several performers whom a sentence names in a row, parts after them."""
    for line in scene.lines_with(_rule().cues):
        for match in _rule().matches(line):
            yield from _paired(scene, line, (match.span("who"), match.span("parts")))


def _paired(scene: Scene, line: Line, found: tuple[tuple[int, int], tuple[int, int]]) -> Iterator[Claim]:
    who, parts = (list(names_in(line, *span)) for span in found)
    if len(who) != len(parts):
        return
    for place, part in zip(who, parts, strict=True):
        credit = Credit(
            predicate="cast",
            rule="paired_parts.each/1",
            p=0.92,
            start=who[0][0],
            end=parts[-1][1],
            role=line.text[slice(*part)],
        )
        yield from credited(scene, line, place, credit)


@cache
def _rule() -> Rule:
    who = rf"{{N}}{_AGE}(?:{_AND}{{N}}{_AGE}){{1,3}}"
    parts = rf"{{N}}(?:{_AND}{{N}}){{1,3}}"
    plays = either(PLAY_TOGETHER)
    return rule(
        rf"(?P<who>{who}),?\s{plays}\s{_GROUP}(?P<parts>{parts})(?![\ue000-\ue00f]|,?\s{either(PLAYS)}\s)",
        PLAY_TOGETHER,
    )
