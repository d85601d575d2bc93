"""What a clause about a person says he or she did on the film: `Jane Doe, die Regie geführt hat`, `(who wrote it)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.relatives import DID
from cinequorum.understand.facts.credit import Credit, credited
from cinequorum.understand.facts.marking import OTHER
from cinequorum.understand.facts.rule import Rule, cue_words, rule
from cinequorum.understand.facts.scene import Line, Scene, either

_FAR: Final = 140  # characters of a clause


def find_relatives(scene: Scene) -> Iterator[Claim]:
    """Yield what `, who ...` and `(who ...)` after a full name say of the person's work on the film."""
    for line in scene.lines_with(_clause().cues):
        if OTHER in line.words or _did_cues().isdisjoint(line.words):
            continue
        for match in _clause().matches(line):
            yield from _works(scene, line, match.span("name"), match.span("clause"))


def _works(scene: Scene, line: Line, name: tuple[int, int], clause: tuple[int, int]) -> Iterator[Claim]:
    for predicate in DID:
        said = _did(predicate).search(line.text, *clause)
        if said:
            credit = Credit(predicate=predicate, rule="relatives.did/1", p=0.86, start=name[0], end=said.end())
            yield from credited(scene, line, name, credit)


@cache
def _clause() -> Rule:
    who = either(
        ("who", "der", "die", "qui", "quien", "que", "che", "die auch", "quien también", "who also", "qui a aussi")
    )
    return rule(
        rf"(?P<name>{{P}})(?:\s\([^()]{{0,30}}\))?(?:,\s|\s\(){who}\s(?P<clause>[^;:()]{{4,{_FAR}}})",
        ("who", "der", "die", "qui", "quien", "que", "che"),
    )


@cache
def _did(predicate: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(DID[predicate])}(?!\w)", re.IGNORECASE)


@cache
def _did_cues() -> frozenset[str]:
    return cue_words(phrase for phrases in DID.values() for phrase in phrases)
