"""Whom a sentence names for what it passes on: "According to the Sample Post, the film was shot by Jane Doe"."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.understand.data.hearsay import REPORTING, SOURCES
from cinequorum.understand.facts.rule import cue_words
from cinequorum.understand.facts.scene import Line, either

_WHO: Final = r"(?:(?:the|der|die|das|dem|den|le|la|les|il|lo|i|gli|el|los|las|o|a|os|as|het|de)\s|l['’])?"
_ACCORDING: Final = re.compile(
    rf"(?:^\W{{0,3}}|[.;:]\s|,\s(?:and\s|but\s)?|\s[–—-]\s)(?i:{either(SOURCES)})\s(?P<who>(?:(?i:the)\s|{_WHO}(?=[A-ZÀ-ÞА-Я]))"
    r"[^,;:.()?!]{1,60}?)(?:,\s|\s(?=(?:wurde|wird|ist|soll|hat|habe|sei|kostete?|spielt|führte?|drehte)\s))"
)
_REPORTS: Final = re.compile(
    rf"(?P<who>(?:The\s)?[A-ZÀ-Þ][\w’'&-]{{1,30}}(?:\s(?:of\sthe|of|[A-ZÀ-Þ][\w’'&-]{{1,30}})){{0,4}})\s{either(REPORTING)}\s"
)
_CUES: Final = cue_words((*SOURCES, *REPORTING))


def relayer(line: Line, at: int) -> str | None:
    """Return who is named for what the sentence says at offset `at`, or None where the page says it itself.

    The one named stands before a comma, or a German verb, in front of it: in "According to director Jane Doe" nothing
    is passed on of her.
    """
    if _CUES.isdisjoint(line.words):
        return None
    for found in (_ACCORDING, _REPORTS):
        last = None
        for match in found.finditer(line.text, 0, at):
            last = match
        if last:
            return last["who"].strip()
    return None
