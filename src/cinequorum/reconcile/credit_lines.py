"""Whom a page names as the first to print its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cinequorum.model.page import Page, Role
from cinequorum.reconcile.data.text_credits import AGENCIES, BEFORE, LABELS
from cinequorum.text.fold import fold

FIRST, LAST = 4, 6  # blocks in which a credit line may stand
LONGEST = 240  # characters of such a block, or of its end where it is longer

_ELSEWHERE = frozenset({Role.NAVIGATION, Role.RELATED, Role.COMMENTS, Role.ADVERT, Role.TITLE})


def text_credit(page: Page) -> str | None:
    """Return, folded, whom a line at the page's head or foot names as the first to print its text.

    "Originally published in Film Weekly", "via Film Weekly" on a line of its own, "LISBON (Reuters) -".
    """
    blocks = [block for block in page.blocks if block.role not in _ELSEWHERE]
    ends = blocks if len(blocks) <= FIRST + LAST else [*blocks[:FIRST], *blocks[-LAST:]]
    for block in ends:
        text = page.slice(block.span).strip()
        for part in (text,) if len(text) <= LONGEST else (text[:LONGEST], text[-LONGEST:]):
            if found := _named(part):
                return fold(found)
    return None


def _named(text: str) -> str | None:
    if match := _phrases().search(text):
        return match["who"] if not match["who"][0].isdigit() else None
    if len(text) <= 60 and (match := _labels().fullmatch(text)):
        return match["who"]
    match = _agencies().search(text)
    return match["who"] or match["last"] if match else None


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[.!?…\n([*]\s{{0,3}})(?:{_any(BEFORE)})\s{{0,3}}:?\s{{0,3}}(?P<who>[^\n.;|)\]]{{2,60}})", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    return re.compile(
        rf"\W{{0,3}}(?:via\s{{1,3}}|(?:{_any(LABELS)})\s{{0,2}}:\s{{0,3}})(?P<who>[^\n:]{{2,50}})", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _agencies() -> re.Pattern[str]:
    names = _any(AGENCIES)
    return re.compile(
        rf"^[^\W\d_a-z][^\n()]{{1,40}}\((?P<who>{names})\)\s{{0,2}}[-–—]|[(—–-]\s{{0,2}}(?P<last>{names})\)?$"
    )


def _any(phrases: Iterable[str]) -> str:
    return "|".join(_escaped(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))))


def _escaped(phrases: Iterable[str]) -> Iterator[str]:
    return (re.escape(phrase).replace(r"\ ", r"\s{1,3}") for phrase in phrases)
