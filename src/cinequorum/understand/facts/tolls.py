"""How many died in the true event behind a film, and how firmly the page says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.model.claim import Claim, Manner, Scope
from cinequorum.understand.facts.rule import plain_rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene

_YEAR: Final = re.compile(r"\b(1[5-9]\d\d|20[0-2]\d)\b")
_FIGURE: Final = (
    r"(?:\d{1,3}(?:[.,]\d{3})+|\d{1,6}|dozens|hundreds|scores|thousands|tens of thousands|one|two|"
    r"three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)"
)
_DEAD: Final = (
    r"(?:dead|killed|murdered|massacred|slain|shot dead|died|dying|lost their lives|perished|deaths|"
    r"fatalities|victims|muertos|morts|tote)"
)
DEAD_WORDS: Final = (
    *("dead", "killed", "murdered", "massacred", "slain", "died", "dying", "lives", "perished", "deaths", "death"),
    *("fatalities", "victims", "muertos", "morts", "tote", "body", "toll", "kill", "kills", "killing", "left"),
    *("leaving", "claim", "claims", "claimed", "claiming", "murder", "murders", "murdering"),
)
_DEATHS: Final = (
    re.compile(
        rf"(?P<how>\bat least|\bmore than|\bover|\bsome|\babout|\bup to|\bnearly|\baround|"
        rf"\balmost)?\s?\b(?P<n>{_FIGURE})\s(?:of\s)?(?:\w+\s){{0,3}}?(?:were\s|was\s|being\s|"
        rf"had\s)?(?P<dead>{_DEAD})(?P<more>\s(?:and|or)\s(?:injured|wounded))?",
        re.I,
    ),
    re.compile(
        r"(?:number of deaths|death toll|body count|toll|"
        r"dead number(?:ed|s)?)[^.;]{0,40}?(?P<how>\bat least|\bmore than|"
        r"\bover|\babout)?\s?\b(?P<n>\d[\d,.]*)(?P<dead>)(?P<more>)",
        re.I,
    ),
    re.compile(
        rf"\b(?:kill|left|leaving|claim|murder)(?:ed|ing|s)?\s(?P<how>at least\s|more than\s|over\s|"
        rf"some\s|about\s)?(?P<n>{_FIGURE})\b(?P<dead>\s(?:\w+\s){{0,2}}(?:people|workers|lives|civilians|"
        rf"dead|men|women|children|passengers|soldiers|protesters|victims)\b)(?P<more>)",
        re.I,
    ),
)
_OFFICIAL: Final = plain_rule(
    re.compile(r"\b(?:official(?:ly)?\s(?:count|toll|figures?|number|death)|(?:the\s)dead\snumber(?:ed|s)?)\b", re.I),
    ("official", "officially", "dead"),
)
_UNCERTAIN: Final = re.compile(
    r"\b(?:reported(?:ly)?|likely|probably|estimated|officially|claimed|much (?:higher|deadlier|more))\b", re.IGNORECASE
)


def official_toll(scene: Scene, line: Line) -> Iterator[Claim]:
    """Yield a toll that the page calls official: no invented event has one."""
    if not line.words.isdisjoint(_OFFICIAL.cues) and _OFFICIAL.found.search(line.text):
        yield from deaths_in(scene, line)


def deaths_in(scene: Scene, line: Line) -> Iterator[Claim]:
    """Yield the first number of dead in a sentence: exact, estimated or at least."""
    for found in _DEATHS:
        for match in found.finditer(line.text):
            figure = match["n"].lower().rstrip(".,")
            how = (match["how"] or "").strip().lower()
            manner = Manner.LOWER_BOUND if how in ("at least", "more than", "over") else Manner.FACT
            if manner is Manner.FACT and (how or figure.endswith("s") or _UNCERTAIN.search(line.text)):
                manner = Manner.ESTIMATE
            if re.fullmatch(_YEAR, figure) or (figure in ("one", "two", "three") and not how):
                continue
            qualifiers = (("counted", "killed and injured"),) if match["more"] else ()
            value = re.sub(r"[.,](?=\d{3})", "", figure)
            yield said(
                scene,
                line,
                match.span(),
                Said(
                    predicate="event_deaths",
                    value=value,
                    rule="events.deaths/1",
                    p=0.8,
                    manner=manner,
                    qualifiers=qualifiers,
                    scope=Scope.HISTORY,
                    subject="event",
                ),
            )
            return
