"""Lists of prizes: `2023: Golden Globes: 2 wins` a line, or a body's name over `Nominated: Best Film / Best Actor`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Role
from cinequorum.understand.data.festivals import NOMINATED, PRIZE_RESULTS
from cinequorum.understand.facts.row_lines import Row
from cinequorum.understand.facts.scene import Scene, either

_ENTRY: Final = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)\s?[:–-]\s(?P<body>[^\W\d_][^:\n]{2,60}?):\s(?P<what>[^:\n]{3,150}?)"
    r"(?=\s(?:19|20)\d\d\s?[:–-]\s[^\W\d_]|[\n]|$)"
)
_MOST: Final = 60
_LONGEST: Final = 1500  # characters of a block
_BODY: Final = re.compile(r"第\s?\d{1,3}\s?[届屆回][^\s:：]{2,30}")
_NUMBERED: Final = "第"
_SAID: Final = re.compile(r"(?P<how>[^:：]{2,6})[:：]\s?(?P<what>\S.{1,200})")


def find_prize_lists(scene: Scene) -> Iterator[Claim]:
    """Yield the prizes and nominations of lists, each with its body, its year and how it ended."""
    count = 0
    for block in scene.page.having(Role.BODY, Role.HEADING, Role.RELATED):
        if block.span.end - block.span.start > _LONGEST:
            continue
        text = scene.page.slice(block.span)
        for match in _ENTRY.finditer(text) if text[:1].isdigit() else ():
            result = _result(match["what"])
            if result and count < _MOST:
                count += 1
                named = (("festival", match["body"]), ("result", result), ("year", match["year"]))
                yield _claim(scene, (block.span.start + match.start(), block.span.start + match.end()), named)
    for body, row in pairwise(scene.rows):
        yield from _under_body(scene, body, row)


def _under_body(scene: Scene, body: Row, row: Row) -> Iterator[Claim]:
    said = _SAID.fullmatch(row.text) if body.text[:1] == _NUMBERED and _BODY.fullmatch(body.text) else None
    result = _result(said["how"]) if said else None
    if result:
        place = (body.start, row.start + len(row.text))
        yield _claim(scene, place, (("festival", body.text), ("result", result)))


def _claim(scene: Scene, place: tuple[int, int], named: tuple[tuple[str, str], ...]) -> Claim:
    span = scene.page.span(place[0], min(place[1], place[0] + 400))
    raw = scene.page.slice(span)
    value = " ".join(re.sub(r"^\d{4}\s?[:–-]\s", "", raw).split())
    return Claim(
        predicate="award", value=value, raw=raw, span=span, rule="prize_lists.entry/1", p=0.88, qualifiers=named
    )


def _result(words: str) -> str | None:
    """Return how it ended: won where anything was; None where the words are no result."""
    if _won().search(words):
        return "won"
    return "nominated" if _nominated().search(words) else None


@cache
def _won() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(PRIZE_RESULTS['won'])}", re.IGNORECASE)


@cache
def _nominated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either((*NOMINATED, *PRIZE_RESULTS['nominated']))}", re.IGNORECASE)
