"""What the film cost and what it earned, as sentences say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.facts.carried import speaks_of_other
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, pattern

_MONEY: Final = re.compile(
    r"\b(budget|gross(?:ed|es)?|box[\s-]office|cost|earned|"
    r"made)\b[^.;]{0,40}?([$€£]\s?\d[\d,.]*(?:\s?(?:million|billion|m\b|k\b))?)",
    re.I,
)
_OWN_MONEY: Final = pattern(
    r"{F}|\b(?:film|movie|its|it|with\sa\s(?:\w+\s)?budget)\b|"
    r"^\W{0,3}(?:made|shot|produced)\s(?:for|on)\b|^\W{0,3}the\s(?:\w+\s)?budget\s(?:was|is|of\s[$€£]|came|ran|stood)\b"
)
_MADE_FOR: Final = re.compile(r"made\s(?:for|on|with)\b", re.IGNORECASE)
_SPENT: Final = re.compile(r"\b(?:budget|cost)\b", re.IGNORECASE)
_MONEY_BEFORE: Final = re.compile(
    r"([$€£]\s?\d[\d,.]*(?:[\s-]?(?:million|billion|m\b|k\b))?)[\s-](?:\w+\s)?(budget|gross|box[\s-]office)", re.I
)


def money(scene: Scene, line: Line) -> Iterator[Claim]:
    """Yield what the sentence says that the film cost or earned, in units of the currency printed."""
    for found, figure, kind in ((_MONEY, 2, 1), (_MONEY_BEFORE, 1, 2)):
        for match in found.finditer(line.text):
            amount = _amount(match[figure])
            if (
                amount is None
                or not _is_own_money(line.marked[: match.end()])
                or speaks_of_other(scene, line, match.span())
            ):
                continue
            word = match[kind].lower()
            if word == "made" and _MADE_FOR.match(match[0]):
                word = "budget"
            if word == "made" and (named := _SPENT.search(match[0])):  # "made on a budget of $4 million"
                word = named[0].lower()
            predicate = "budget" if word in ("budget", "cost") else "box_office"
            p = 0.85 if word in ("budget",) or "box" in word or word.startswith("gross") else 0.6
            yield said(
                scene, line, match.span(), Said(predicate=predicate, value=amount, rule="technical.money/1", p=p)
            )


def _is_own_money(marked: str) -> bool:
    """Say whether the words are about this film; `that movie` is another one."""
    return bool(_OWN_MONEY.search(marked)) and not re.search(
        r"\b(?:that|earlier|previous|first)\s(?:film|movie)\b", marked, re.IGNORECASE
    )


def _amount(raw: str) -> str | None:
    match = re.search(r"\d[\d,.]{0,30}", raw)
    if match is None:
        return None
    figure = match[0].rstrip(".,").replace(",", "")
    try:
        value = float(figure)
    except ValueError:
        return None
    scale = raw[match.end() :].strip(" -").lower()
    factor = {"million": 10**6, "m": 10**6, "billion": 10**9, "k": 10**3}.get(scale, 1)
    return str(round(value * factor))
