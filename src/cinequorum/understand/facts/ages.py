"""How old people of the film are or were, and when they were born: what birth years can be reckoned from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.ages import ABOUT, BORN, MAKERS, MAKING
from cinequorum.understand.data.events import LABELS
from cinequorum.understand.facts.rule import rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import NAME, Line, Scene, either

_NOT_AN_AGE: Final = r"(?!\s?(?:minutes|mins?\b|%|years\s(?:ago|later|after)|percent|films|movies|awards))"
_NOW: Final = rule(
    r"(?P<who>{N}),?\s(?:\w+\s)?(?P<what>(?:at|is(?:\snow)?|now|aged|turned|turns)\s(?P<n>\d{2}))(?=[,.;)\s])"
    + _NOT_AN_AGE,
    ("0",),
)
_OF_MAKER: Final = rule(
    rf"(?P<what>\b(?P<n>\d{{2}})(?:[\s-]years?[\s-]old|-jährige[rn]?))\s(?:[\w-]+\s){{0,2}}{either(MAKERS)}\s(?P<who>{{N}})",
    ("0",),
)
_APPOSED: Final = rule(
    r"(?P<who>{P}),\s(?P<what>(?:de\s)?(?P<n>\d{2})(?:\s(?:ans|años|anni|anos|jahre(?:\salt)?|years\sold))?)(?=,)",
    ("0",),
)
_BORN: Final = rule(
    rf"(?P<who>{{N}})(?:,|\s\(|\s\w{{2,6}})?\s?(?P<what>\b{either(BORN)}\s(?:[^.;()]{{0,30}}?\s)?(?P<year>(?:18|19|20)\d\d))\b",
    ("0",),
)
_THEN: Final = rule(
    rf"(?P<what>(?:would(?:\shave|['’]ve)\sbeen|was|were)\s(?:(?P<about>{either(ABOUT)})\s)?(?P<n>\d{{1,2}})"
    r"(?:\syears\sold)?),?\s(?:when|as|during|at\sthe\stime|in)\b(?P<when>[^.;]{0,80})",
    ("0",),
)
_LATER: Final = re.compile(r"\d{4}\b")
_MADE: Final = re.compile(rf"\b{either(MAKING)}(?!\w)", re.IGNORECASE)
_EVENT: Final = re.compile(rf"\b{either(LABELS)}(?!\w)", re.IGNORECASE)


def find_ages(scene: Scene) -> Iterator[Claim]:
    """Yield a note for each age and year of birth, with the figure as `age`, `born`, or `age_then` and `at` when.

    `at` is a year, `event` (the true event behind the film) or `film` (its making); an age told for anything else
    yields nothing. `about` is "true" where the page gives the age as a rough one.
    """
    for line in scene.lines:
        if "0" in line.words and line.names:
            yield from _ages(scene, line)
            yield from _births(scene, line)
            yield from _ages_then(scene, line)


def _ages(scene: Scene, line: Line) -> Iterator[Claim]:
    for found in (_NOW, _OF_MAKER, _APPOSED):
        for match in found.matches(line):
            yield _note(scene, line, match, ("age", match["n"]))


def _births(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _BORN.matches(line):
        yield _note(scene, line, match, ("born", match["year"]))


def _ages_then(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _THEN.matches(line):
        at = _moment(line.text[slice(*match.span("when"))], line.text[: match.start("when")])
        named = list(NAME.finditer(line.marked, 0, match.start()))
        if at and named:
            about = (("about", "true"),) if match["about"] else ()
            near = line.text[: match.start()].endswith(("who ", "whom "))
            who = named[-1 if near else 0].span()
            yield _note(scene, line, match, ("age_then", match["n"]), ("at", at), *about, who=who)


def _moment(when: str, before: str) -> str:
    """Return the moment that an age is told for: a year, the event, the making of the film; or nothing."""
    if (year := _LATER.match(when.lstrip())) and before.endswith("in"):
        return year[0]
    if _MADE.search(when):
        return "film"
    return "event" if _EVENT.search(when) else ""


def _note(
    scene: Scene, line: Line, match: re.Match[str], *told: tuple[str, str], who: tuple[int, int] | None = None
) -> Claim:
    start, end = who or match.span("who")
    what = line.text[slice(*match.span("what"))]
    name = next(iter(dict(told)))
    return said(
        scene,
        line,
        match.span(),
        Said(
            predicate="person_note",
            value=what,
            rule=f"ages.{name}/1",
            subject=scene.full_name(line.text[start:end]),
            p=0.75,
            qualifiers=told,
        ),
    )
