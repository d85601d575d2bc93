"""Whose event it was: the nationality that a page puts before the event or before those who acted in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim, Scope
from cinequorum.understand.data.events import AGENTS, LABELS
from cinequorum.understand.data.nations import NATIONS
from cinequorum.understand.facts.rule import Rule, plain_rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either

_STATES: Final = ("government", "regime", "state", "authorities", "army", "forces", "troops", "police", "officials")


def nations_named(scene: Scene, line: Line) -> Iterator[Claim]:
    """Yield the nationality as printed, "Freedonian" in "the Freedonian army", with the words it stands in."""
    for match in _before().in_text(line):
        yield said(
            scene,
            line,
            match.span(),
            Said(
                predicate="event_nation",
                value=match["nation"],
                rule="events.nation/1",
                p=0.7,
                scope=Scope.HISTORY,
                subject="event",
            ),
        )


@cache
def _before() -> Rule:
    words = (word.capitalize() for own in NATIONS.values() for word in own if word.isascii() and word.isalpha())
    nouns = (*_STATES, *LABELS, *AGENTS)
    found = re.compile(rf"(?<![\w’'-])(?P<nation>{either(words)})\s(?:[a-z-]+\s)?(?i:{either(nouns)})(?![\w-])")
    return plain_rule(found, nouns)
