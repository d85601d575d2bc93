"""Sums that no word right before them explains: `the $70M film`, `it did $192 million on a $68 million budget`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.measures import COSTLY
from cinequorum.understand.facts.carried import speaks_of_other
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either, pattern

_SUM: Final = r"(?P<sum>(?:(?:US|CA|AU|A|C|R|NZ)?\$|[€£])\s?\d[\d,.]*(?:[\s-]?(?:million|billion|mil|bn|mn?|k)(?!\w))?)"
_OWN: Final = pattern(r"{F}|\b(?:film|movie|its|it|with\sa\s(?:\w+\s)?budget)\b")
_THAT: Final = re.compile(r"\bthat\s(?:film|movie)\b", re.IGNORECASE)
_SURE, _LIKELY = 0.85, 0.6
_FACTORS: Final = {"million": 10**6, "mil": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "k": 10**3}
_LEAST_COSTLY: Final = 10_000  # "a $5 movie" is what a ticket costs


def find_sums(scene: Scene) -> Iterator[Claim]:
    """Yield what such sums say that the film cost or took, in units of the currency printed."""
    for line in scene.lines:
        if "$" not in line.words:
            continue
        seen: list[tuple[int, int]] = []
        for predicate, p, match in _sums(line):
            amount = _amount(match["sum"])
            place = match.span("sum")
            if amount is None or place in seen or not _is_own(scene, line, match):
                continue
            if p == _LIKELY and match.re is _costly() and amount < _LEAST_COSTLY:
                continue
            seen.append(place)
            what = Said(predicate=predicate, value=str(amount), rule="sums.told/1", p=p)
            yield said(scene, line, match.span(), what)


def _sums(line: Line) -> Iterator[tuple[str, float, re.Match[str]]]:
    """Yield what each sum is, the surer words first."""
    for match in _on_a_budget().finditer(line.text):
        yield "box_office", _SURE, match
    for match in _costly().finditer(line.text):
        yield "budget", _LIKELY, match


def _is_own(scene: Scene, line: Line, match: re.Match[str]) -> bool:
    """Say whether the words are about this film; `that movie` is another one."""
    marked = line.marked[: match.end()]
    if not _OWN.search(marked) or _THAT.search(marked):
        return False
    return not speaks_of_other(scene, line, match.span())


def _amount(raw: str) -> int | None:
    match = re.search(r"\d[\d,.]{0,30}", raw)
    if match is None:
        return None
    figure = match[0].rstrip(".,").replace(",", "")
    try:
        value = float(figure)
    except ValueError:
        return None
    return round(value * _FACTORS.get(raw[match.end() :].strip(" -").lower(), 1))


@cache
def _on_a_budget() -> re.Pattern[str]:
    """Return the pattern of `did $192 million on a $68 million budget`: the first sum is what it took."""
    return re.compile(
        rf"{_SUM}(?:\s[\w-]+){{0,3}}\s(?:on|against|from|off)\san?\s[^.;]{{0,40}}\bbudget\b", re.IGNORECASE
    )


@cache
def _costly() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:the|this|a|its|their|his|her)\s{_SUM}[\s-](?:[\w-]+\s)?{either(COSTLY)}(?!\w)", re.IGNORECASE
    )
