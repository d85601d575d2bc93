"""Performers in a row, each with the part after the name: `stars Jane Doe as Anna, Bo Day as her son, with Al Kay`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from msgspec.structs import replace

from cinequorum.model.claim import Claim
from cinequorum.understand.data.casting import BILLS, PLAYS
from cinequorum.understand.facts.credit import Credit, credited
from cinequorum.understand.facts.parts import begins_with_trade, part_after
from cinequorum.understand.facts.rule import Rule, rule
from cinequorum.understand.facts.scene import Line, Scene, either, pattern

_MOST: Final = 20  # performers of one row
_NEXT: Final = pattern(
    r"(?:,\s(?:(?:and|y|e|et|und|en|og|och|i|a|и|und\sauch|as\swell\sas|along\swith)\s)?|"
    r"\s(?:and|&|y|e|et|und|en|og|och|i|a|и|sowie|alongside)\s)"
    r"(?:(?:with|also|con|avec|mit|com|met|z|s|с|featuring)\s)?(?={P})"
)
_SURE: Final = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Billed:
    """A performer's place in the line, the part if it is told, and where both end."""

    place: tuple[int, int]
    part: str | None
    end: int


def find_billed_parts(scene: Scene) -> Iterator[Claim]:
    """Yield a credit for each performer of a row in which at least one has a part, with that part.

    Rows without any part are read elsewhere, see `cast` and `troupe`.
    """
    for line in scene.lines_with(_opening().cues):
        for match in _opening().matches(line):
            row = tuple(_row(line, match.end()))
            if len(row) > 1 and any(billed.part for billed in row):
                yield from _credits(scene, line, row)


def _credits(scene: Scene, line: Line, row: tuple[_Billed, ...]) -> Iterator[Claim]:
    for billed in row:
        credit = Credit(
            predicate="cast",
            rule="billed_parts.each/1",
            p=_SURE,
            start=billed.place[0],
            end=billed.end,
            role=billed.part,
        )
        yield from credited(scene, line, billed.place, credit)


def _row(line: Line, at: int) -> Iterator[_Billed]:
    """Yield the performers from `at` on, until something stands there that is neither one nor leads to the next."""
    for _ in range(_MOST):
        name = _name().match(line.marked, at)
        if name is None:
            return
        billed = _billed(line, name)
        yield billed
        following = _NEXT.match(line.marked, billed.end)
        if following is None:
            return
        at = following.end()


def _billed(line: Line, name: re.Match[str]) -> _Billed:
    plays = _plays().match(line.marked, name.end())
    if plays is None or begins_with_trade(line.text, plays.end() - 1):
        return _Billed(place=name.span(), part=None, end=name.end())
    part = part_after(_until_next(line, plays.end()), plays.end())
    if part is None:
        return _Billed(place=name.span(), part=None, end=name.end())
    return _Billed(place=name.span(), part=part[0], end=_to_next(line, part[1]))


def _until_next(line: Line, at: int) -> Line:
    """Return the line up to the next performer: a part goes no further, whatever it is made of."""
    following = _NEXT.search(line.marked, at)
    return (
        line
        if following is None
        else replace(line, text=line.text[: following.start()], marked=line.marked[: following.start()])
    )


def _to_next(line: Line, end: int) -> int:
    """Pass over what goes on about a part whose name was read: `as Clark Kent / Superman, ` to the comma."""
    rest = re.match(r"[^,.;:()]{0,30}(?=,\s)", line.text[end:])
    return end + rest.end() if rest else end


@cache
def _opening() -> Rule:
    lead = r"(?:(?:{F}|(?!(?:and|or|as)\b)(?-i:[^\W\d_A-Z][\w’'-]*))\s){0,4}?"
    return rule(rf"(?<![\w-]){either(BILLS)}:?\s{lead}(?={{P}})", BILLS)


@cache
def _name() -> re.Pattern[str]:
    return pattern(r"{P}")


@cache
def _plays() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{either(PLAYS)})(?:['’]|\s)", re.IGNORECASE)
