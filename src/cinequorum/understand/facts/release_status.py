"""Who brings the film out, and that it is not out yet, as sentences say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim, Manner
from cinequorum.model.page import Role
from cinequorum.understand.data.windows import DISTRIBUTORS
from cinequorum.understand.facts.marking import OTHER, SUBJECT
from cinequorum.understand.facts.rule import Rule, plain_rule
from cinequorum.understand.facts.scene import Line, Scene, either

_NOT_OUT: Final = plain_rule(
    re.compile(
        r"\b(?:not\s(?:yet\s)?(?:out|released|available)(?:\syet)?(?:\s(?:yet|everywhere|in\s\w+))*|yet\sto\sbe\sreleased|"
        r"no\srelease\sdate(?:\s\w+){0,3}|has\snot\sbeen\sreleased)\b",
        re.IGNORECASE,
    ),
    ("out", "released", "available", "release"),
)


def find_release_status(scene: Scene) -> Iterator[Claim]:
    """Yield the film's distributors, and what is said of its being out."""
    for line in scene.lines:
        if line.sentence.role is not Role.TITLE and line.sentence.review is None:
            yield from _status(scene, line)
            yield from _distributors(scene, line)


def _distributors(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _distributed().in_text(line):
        if OTHER in line.marked[: match.start()] and SUBJECT not in line.marked[: match.start()]:
            continue
        words = scene.words(line, match.start(), match.end())
        yield Claim(
            predicate="distributor",
            value=match["name"] or match["first"],
            raw=words.raw,
            span=words.span,
            rule="releases.distributor/1",
            p=0.8,
            holder=scene.holder(line),
        )


def _status(scene: Scene, line: Line) -> Iterator[Claim]:
    match = next(_NOT_OUT.in_text(line), None)
    if match:
        words = scene.words(line, match.start(), match.end())
        yield Claim(
            predicate="release_status",
            value=match[0].lower(),
            raw=words.raw,
            span=words.span,
            rule="releases.status/1",
            p=0.8,
            manner=Manner.FACT,
            holder=scene.holder(line),
        )


@cache
def _distributed() -> Rule:
    """`released by A`, `through A`, `A opens it`, `A has picked up`."""
    names = either(DISTRIBUTORS)
    before = r"\b(?:(?:[Rr]eleased|[Dd]istributed|[Aa]cquired|[Pp]icked up|[Bb]ought|[Hh]andled)\s(?:by|through|via)|"
    before += r"[Vv]ia|[Tt]hrough|[Rr]elease from|[Cc]inemas from|[Cc]ourtesy of)\s"
    after = r"\s(?:has\s|have\s|will\s|is\s)?(?:release[sd]?|releasing|open(?:s|ed)?|puts?|dates|dated|distribut\w+|"
    after += (
        r"acquired|acquires|picked\sup|bought|buys|brings|brought|bring|cut|unveil(?:s|ed)|snapped\sup|nabbed|landed)\b"
    )
    found = re.compile(
        rf"{before}(?P<name>{names})(?![\w’'])|(?<![\w’'])(?P<first>{names})(?:{after}|['’]s\srelease\b)"
    )
    return plain_rule(found, DISTRIBUTORS)
