"""How firmly a sentence says what a rule read from it: as a fact, a guess, hearsay, a bound, an estimate, a question.

`It reportedly cost $90 million` passes on, `it could earn 300` guesses, `more than 90 minutes` bounds. Such a claim
is kept with what kind it is and a lower probability; joining pages gives guesses and hearsay no vote.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim, Manner
from cinequorum.understand.data.hedges import ABOUT, ASKS, AT_LEAST, HEARSAY, SPECULATION
from cinequorum.understand.facts.relayed import relayer
from cinequorum.understand.facts.rule import cue_words
from cinequorum.understand.facts.scene import Line, Scene, either

FIELDS: Final = frozenset(
    {
        "award", "based_on", "box_office", "budget", "distributor", "format", "production_company", "release",
        "runtime", "year",
    }
)  # fmt: skip
"""What is hedged: figures, dates, companies, sources and prizes. Credits have `manners`."""
_COUNTED: Final = frozenset({"budget", "box_office", "runtime"})
_IN_PROSE: Final = ("technical.", "described.", "releases.", "origins.", "years.", "companies.", "awards.")
_BEFORE: Final = 70  # characters of a sentence in front of a claim's words
_NEAR: Final = 25  # ... in which a bound or an estimate stands
_LEAST: Final = 0.5
_SHARE: Final = {
    Manner.QUESTION: 0.6,
    Manner.SPECULATION: 0.7,
    Manner.HEARSAY: 0.75,
    Manner.LOWER_BOUND: 0.9,
    Manner.ESTIMATE: 0.9,
}
_PHRASE: Final = re.compile(r"[,;:]\s|\s(?:and|but|und|aber|et|mais|y|pero|e|ma|mas)\s")
_CLAUSE: Final = re.compile(r"[;:]\s|,\s(?:but|and|while|aber|und|mais|et|pero|y|ma|e|mas)\s")
_FIGURE: Final = re.compile(r"\d")


def hedged(scene: Scene, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims, those that their sentence hedges as what they are told as."""
    starts = [line.sentence.span.start for line in scene.lines]
    order = sorted(range(len(starts)), key=starts.__getitem__)
    places = [starts[index] for index in order]
    for claim in claims:
        if claim.predicate not in FIELDS or claim.manner is not Manner.FACT or not claim.rule.startswith(_IN_PROSE):
            yield claim
            continue
        after = bisect_right(places, claim.span.start)
        line = scene.lines[order[after - 1]] if after else None
        manner = _manner(line, claim) if line is not None else Manner.FACT
        if line is None or manner is Manner.FACT:
            yield claim
            continue
        named = relayer(line, claim.span.end - line.sentence.span.start) if manner is Manner.HEARSAY else None
        p = max(_LEAST, round(claim.p * _SHARE[manner], 4))
        yield replace(claim, manner=manner, p=p, holder=claim.holder or named)


def _manner(line: Line, claim: Claim) -> Manner:
    """Return how firmly a sentence says a claim; what stands in another clause does not count."""
    if claim.span.end > line.sentence.span.end or (_cues().isdisjoint(line.words) and "?" not in line.text[-2:]):
        return Manner.FACT
    start = claim.span.start - line.sentence.span.start
    end = claim.span.end - line.sentence.span.start
    if line.text.rstrip().endswith("?") and _asks().match(line.text):
        return Manner.QUESTION
    before = line.text[max(0, start - _BEFORE) : start]
    if claim.predicate == "award":  # what is told of a prize is near: "perhaps the best film, it won the prize"
        words = _PHRASE.split(before)[-1] + line.text[start:end].split(",")[0]
        if relayer(line, start):
            return Manner.HEARSAY
    else:
        words = _CLAUSE.split(before)[-1] + line.text[start:end]
    if _any(SPECULATION).search(words):
        return Manner.SPECULATION
    if _any(HEARSAY).search(words) or _any(HEARSAY).match(line.text):
        return Manner.HEARSAY
    if claim.predicate not in _COUNTED:
        return Manner.FACT
    figure = _FIGURE.search(line.text, start, end)
    near = line.text[max(0, start - _NEAR) : figure.start() if figure else end]
    if _any(AT_LEAST).search(near):
        return Manner.LOWER_BOUND
    return Manner.ESTIMATE if _any(ABOUT).search(near) else Manner.FACT


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(words)}(?!\w)", re.IGNORECASE)


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(rf"\W*{either(ASKS)}(?!\w)", re.IGNORECASE)


@cache
def _cues() -> frozenset[str]:
    return cue_words((*SPECULATION, *HEARSAY, *AT_LEAST, *ABOUT)) | {"over"}
