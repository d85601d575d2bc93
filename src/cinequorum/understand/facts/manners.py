"""How firmly a sentence credits somebody: states it, passes it on, guesses, asks.

What is passed on, guessed or asked is kept with its manner: it says what a page heard, and decides nothing.
"""

from __future__ import annotations

import re
from typing import Final

from cinequorum.model.claim import Manner
from cinequorum.understand.data import hedges
from cinequorum.understand.data.hearsay import GUESSED, SETTLED, SOURCES, TOLD
from cinequorum.understand.facts.relayed import relayer
from cinequorum.understand.facts.rule import cue_words
from cinequorum.understand.facts.scene import Line, either

UNSURE: Final = 0.7  # the share of a credit's probability that is left where the page does not vouch for it
_NEAR: Final = 80  # characters before the name
_RIGHT_BEFORE: Final = 40  # ... before the words of a credit, where a guess at it ends
_TOLD: Final = re.compile(rf"(?<!\w){either(TOLD)}(?!\w)", re.IGNORECASE)
_GUESSED: Final = re.compile(rf"(?<!\w){either(GUESSED)}(?!\w)", re.IGNORECASE)
_BE: Final = (
    r"(?:\s(?:also|have|be|been|being|is|are|was|were|sein|worden|wurde|être|été|ser|sido|essere|stat[oa]|zijn)){0,3}"
)
_HEARD: Final = tuple(word for word in hedges.HEARSAY if word not in SOURCES)  # "segundo" is also "second"
_HEDGED: Final = re.compile(
    rf"(?<!\w)(?:(?P<heard>{either(_HEARD)})|{either(hedges.SPECULATION)}){_BE}\s?$", re.IGNORECASE
)
_HEDGES: Final = cue_words((*_HEARD, *hedges.SPECULATION))
# What follows a guess after the name: of the film, not of the person's life.
_TO_WORK: Final = re.compile(
    r"\s(?:to|for|about|with|über|pour|para|per)\s(?:the\s(?:part|role|lead)|star|play|direct|join|appear|return|reprise|write|"
    r"produce|compose|be\s(?:in|back|part|directing)|take|lead|\w+(?:er|re|ar|ir)\b)",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"\W*(?:could|would|might|may|will|is|are|was|were|did|does|do|has|have|can|should|what\sif|who(?:['’]s|\sis|\swill))\s",
    re.IGNORECASE,
)
_SETTLED: Final = re.compile(rf"\W*{either(SETTLED)}(?!\w)", re.IGNORECASE)
_ONE_CLAUSE: Final = re.compile(r"[^,;:—–?]{1,120}\?\W*")


def manner_of(line: Line, at: int, start: int | None = None) -> Manner:
    """Return how firmly a sentence says what it says of the name at offset `at`; its credit begins at `start`.

    `Could it be directed by Jane Doe?` is a question, `I have read that Jane Doe directs` hearsay,
    `Jane Doe is rumoured to star` and `may have been shot by Jane Doe` speculation, everything else a fact; `perhaps
    the best film directed by Jane Doe` as well.
    """
    start = at if start is None else min(start, at)
    if "?" in line.text and line.text.rstrip().endswith("?") and _asks(line.text):
        return Manner.QUESTION
    if _TOLD.search(line.text, 0, at) or relayer(line, start):
        return Manner.HEARSAY
    if not _HEDGES.isdisjoint(line.words) and (
        hedge := _HEDGED.search(line.text[max(0, start - _RIGHT_BEFORE) : start])
    ):
        return Manner.HEARSAY if hedge["heard"] else Manner.SPECULATION
    before = _GUESSED.search(line.text, max(0, at - _NEAR), at)
    after = next(_GUESSED.finditer(line.text, at, min(len(line.text), at + _NEAR)), None)
    if before or (after and _TO_WORK.match(line.text, after.end())):
        return Manner.SPECULATION
    return Manner.FACT


def _asks(text: str) -> bool:
    """Tell whether a question asks for what it says, not why: `Is it directed by Jane Doe?`, `It is by Jane Doe?`."""
    return bool(_ASKS.match(text) or (_ONE_CLAUSE.fullmatch(text.strip()) and not _SETTLED.match(text)))
