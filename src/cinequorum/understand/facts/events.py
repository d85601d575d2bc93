"""The true event behind a film: what it was, how many died, who did it, why, and when the truth came out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim, Scope
from cinequorum.model.page import Role
from cinequorum.text.fold import fold
from cinequorum.understand.data.events import (
    AGENTS,
    CAUSES,
    DISCLOSED,
    LABELS,
    NOUNS,
    TOLD_TRULY,
    TRUE_CUES,
    TRUE_STORIES,
)
from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.nations_named import nations_named
from cinequorum.understand.facts.rule import Rule, cue_words, plain_rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either
from cinequorum.understand.facts.tolls import DEAD_WORDS, deaths_in, official_toll

_YEAR: Final = re.compile(r"\b(1[5-9]\d\d|20[0-2]\d)\b")
_STORY: Final = plain_rule(
    re.compile(
        r"\b(?:[Bb]ased (?:up)?on|[Tt]ells|[Rr]ecounts|[Cc]hronicles?|chronicle of|[Dd]epicts|"
        r"[Ii]nspired by|account of|about)\s"
        r"(?P<what>(?:the|a|an)?\s?(?:true|real|real-life|actual)\s(?:stor(?:y|ies)|events?|life|lives|"
        r"case)(?:\sof\s[^.,;:()]{3,80})?)"
    ),
    ("true", "real", "actual"),
)

# A chronicle is of what happened, as a story need not be.
_CHRONICLE: Final = plain_rule(
    re.compile(
        r"\b(?:chronicle|account|retelling|reconstruction|dramati[sz]ation)\sof\s"
        r"(?P<what>(?:[^.;:()]|(?<=[A-Z])\.){3,90}?\b(?:uprising|revolt|rebellion|mutiny|massacre|siege|sinking|famine)\b"
        r"(?:\s(?:during|in|of|at)\s[^.,;:()]{3,40})?)"
    ),
    ("uprising", "revolt", "rebellion", "mutiny", "massacre", "siege", "sinking", "famine"),
)


def find_events(scene: Scene) -> Iterator[Claim]:
    """Yield the event and what is said of it; nothing where the page gives no sign that the story is true."""
    told = list(_stories(scene))
    yield from told or _true_stories(scene)
    place = _town(scene)
    if place is None:
        yield from (claim for line in scene.lines for claim in official_toll(scene, line) if _is_history(line))
        return
    for line in scene.lines:
        if _cues().isdisjoint(line.words) or about_other(line, len(line.text), len(line.text)) or not _is_history(line):
            continue
        yield from _named(scene, line, place)
        yield from deaths_in(scene, line)
        yield from _labels(scene, line)
        yield from _agents(scene, line)
        yield from _causes(scene, line)
        yield from _disclosed(scene, line)
        yield from nations_named(scene, line)


def _stories(scene: Scene) -> Iterator[Claim]:
    for line in scene.lines:
        for match in _CHRONICLE.in_text(line):
            if not about_other(line, match.start(), match.start()):
                what = Said(
                    predicate="event", value=match["what"], rule="events.chronicle/1", p=0.7, scope=Scope.HISTORY
                )
                yield said(scene, line, match.span(), what)
        for match in _STORY.in_text(line):
            if " of " in match["what"] and not about_other(line, match.start(), match.start()):
                yield said(
                    scene,
                    line,
                    match.span(),
                    Said(
                        predicate="event",
                        value=match["what"].strip(),
                        rule="events.story/1",
                        p=0.8,
                        scope=Scope.HISTORY,
                    ),
                )


def _true_stories(scene: Scene) -> Iterator[Claim]:
    """Read `based on a true story`, `nach einer wahren Begebenheit`: that the event was a true one, and whose."""
    for line in scene.lines:
        for match in _true_story().in_text(line):
            if not about_other(line, match.start(), match.start()):
                what = Said(predicate="event", value=match["what"], rule="events.true/1", p=0.7, scope=Scope.HISTORY)
                yield said(scene, line, match.span(), what)
                break


@cache
def _true_story() -> Rule:
    found = re.compile(
        rf"(?<!\w){either(TOLD_TRULY)}\s(?:[^\W\d_][\w’'-]*\s){{0,4}}?"
        rf"(?P<what>{either(TRUE_STORIES)}(?:\s(?:of|de|del|di|von|van|do|da|о)\s[^.,;:()\n]{{3,60}})?)(?!\w)",
        re.IGNORECASE,
    )
    return plain_rule(found, TRUE_STORIES)


def _town(scene: Scene) -> tuple[str, str] | None:
    """Return the event's name and place: a capitalised place before an event noun, on a page that says it is true."""
    cues = _any(TRUE_CUES)
    if not any(match for line in scene.lines for match in cues.in_text(line)):
        return None
    for line in scene.lines:
        match = next(_event_name().in_text(line), None)
        if match and _is_history(line) and line.sentence.role in (Role.BODY, Role.USER_REVIEW):
            return match[0], match["place"] or match["after"] or ""
    return None


def _is_history(line: Line) -> bool:
    """Leave out dialogue and questions: neither tells what happened."""
    return not line.text.rstrip().endswith("?") and not re.match(r"^[\"“‘'].*[\"”’']$", line.text.strip())


def _named(scene: Scene, line: Line, event: tuple[str, str]) -> Iterator[Claim]:
    if line.sentence.role not in (Role.BODY, Role.USER_REVIEW):
        return
    for match in _event_name().in_text(line):
        place = match["place"] or match["after"]
        if place is None or (event[1] and fold(place) != fold(event[1])):
            continue
        year = _YEAR.search(line.text)
        qualifiers = tuple(x for x in (("date", year[1] if year else ""), ("place", place)) if x[1])
        value = re.sub(r"^(?:the|a|an)\s", "", match[0], flags=re.IGNORECASE)
        yield said(
            scene,
            line,
            match.span(),
            Said(
                predicate="event",
                value=value,
                rule="events.named/1",
                p=0.85,
                qualifiers=qualifiers,
                scope=Scope.HISTORY,
            ),
        )


def _labels(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _any(LABELS).in_text(line):
        yield said(
            scene,
            line,
            match.span(),
            Said(
                predicate="event_label",
                value=match[0].lower(),
                rule="events.label/1",
                p=0.7,
                scope=Scope.HISTORY,
                subject="event",
            ),
        )


def _agents(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _agent_pattern().finditer(line.text):
        agent = match["a"] or match["b"] or match["c"]
        denied = re.search(r"\b(?:not|never|refused?)\b", match[0], re.IGNORECASE)
        if not denied:
            value = re.sub(r"^(?:the|a)\s", "", agent.strip(), flags=re.IGNORECASE)
            yield said(
                scene,
                line,
                match.span(),
                Said(
                    predicate="event_agent",
                    value=value,
                    rule="events.agent/1",
                    p=0.7,
                    scope=Scope.HISTORY,
                    subject="event",
                ),
            )


def _causes(scene: Scene, line: Line) -> Iterator[Claim]:
    match = _cause_pattern().search(line.text)
    if match:
        yield said(
            scene,
            line,
            match.span(),
            Said(
                predicate="event_cause",
                value=match[0],
                rule="events.cause/1",
                p=0.65,
                scope=Scope.HISTORY,
                subject="event",
            ),
        )


def _disclosed(scene: Scene, line: Line) -> Iterator[Claim]:
    match = _disclosed_pattern().search(line.text)
    if match and (
        _YEAR.search(match["when"])
        or re.search(r"\b(?:fall|fell|collapse|started|years? later|decades)\b", match["when"])
    ):
        yield said(
            scene,
            line,
            match.span(),
            Said(
                predicate="event_disclosed",
                value=match["when"].strip(),
                rule="events.disclosed/1",
                p=0.75,
                scope=Scope.HISTORY,
                subject="event",
            ),
        )


@cache
def _cause_pattern() -> re.Pattern[str]:
    causes = either(CAUSES)
    return re.compile(
        rf"\b(?:protest\w*|rais(?:es|ed|ing)|rise[sn]?|rising|increas\w+|against|over|because of)\b"
        rf"[^.;:]{{0,40}}?\b{causes}\b|"
        rf"\b{causes}\b[^.;:]{{0,20}}\b(?:rise|increase|go up|hike)s?\b",
        re.IGNORECASE,
    )


@cache
def _disclosed_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b{either(DISCLOSED)}\b[^.;]{{0,60}}?\b(?:until|when|only in|in)\b\s(?P<when>[^.;]{{3,80}})", re.IGNORECASE
    )


@cache
def _cues() -> frozenset[str]:
    """Return words, one of which stands in every sentence that says something of the event."""
    return cue_words((*NOUNS, *LABELS, *AGENTS, *CAUSES, *DISCLOSED, *DEAD_WORDS))


@cache
def _any(words: tuple[str, ...]) -> Rule:
    return plain_rule(re.compile(rf"(?<![\w-]){either(words)}(?![\w-])", re.IGNORECASE), words)


@cache
def _event_name() -> Rule:
    noun = f"(?i:{either(NOUNS)})"
    word = r"(?:[A-Z][a-zà-ž][\w'’]*(?:-[A-Z][\w'’]*)?|USSR|USA|UK)"
    place = rf"{word}(?:\s{word}){{0,3}}"
    adjective = r"(?:(?!(?:may|might|will|can|could|to|would|should|must)\s)[a-z-]+\s)?"
    dated = r"(?:(?:1[5-9]|20)\d\d\s)"
    found = re.compile(
        rf"(?<![\w’'])(?:{dated})?(?!(?:Real-Life|True|Based|The|A|An|This|That|His|Her|When|But|And|In|Does|Is|Its|"
        rf"Their)\s)(?P<place>{place})(?:['’]s)?\s{adjective}{noun}(?!\w)"
        rf"|(?:{dated})?(?:\w+\s)?{noun}\s(?:in|at|of)\s(?:the\s)?(?P<after>{place})(?!\w)"
    )
    return plain_rule(found, NOUNS)


@cache
def _agent_pattern() -> re.Pattern[str]:
    group = rf"(?:(?:the\s)?(?:[A-Z][\w-]+\s|government\s|party\s|local\s|state\s)?{either(AGENTS)})"
    joined = rf"(?:\sand\s(?:the\s)?(?:{either(AGENTS)}|[A-Z]{{2,5}}))?"
    return re.compile(
        rf"(?P<a>{group})(?:['’]s?)?\s(?:who\s|violently\s|had\s|\w+ly\s)?(?:killing of|opened fire|"
        rf"opening fire|fired on|shot at|"
        rf"massacred|slaughtered|reacted[^.;]{{0,80}}?opening fire|were sent to (?:shoot|kill)|shoot\b)"
        rf"|\b(?:put down|crushed|shot(?: at)?|killed|massacred|suppressed|fired (?:on|upon|"
        rf"at))\s(?:\w+ly\s)?by\s(?P<b>{group})"
        rf"|(?P<c>{group}{joined})\s(?:were\s|was\s|are\s)?called in",
        re.I,
    )
