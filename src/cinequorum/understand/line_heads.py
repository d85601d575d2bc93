"""What stands in a line of a list beside the film it names: the mark before it, the year and the points behind it."""

from __future__ import annotations

import re
from typing import Final

LEAD: Final = re.compile(
    r"[\s•*·–—>-]{0,4}(?:\[[ xX]?\]|[(\[]?\d{1,3}[.):\]、．位]|[^\w\s\"“«„‘《『「<(\[¿¡]{1,3})?\s{0,2}"
)
SPOKEN: Final = re.compile(r"[.!?:;,…。！？：]$")
"""How a line ends that is a sentence or leads to the next line."""
_BEFORE_QUOTED: Final = re.compile(r"[^\W\d_][\w'’. -]{3,40},\s$")
_NAME_WORDS: Final = 4
_MARK: Final = re.compile(
    r"\s?(?:(?:\s[-–—]|[:|(])\s?\d{1,2}(?:[.,]\d)?|\s\d{1,2}(?:[.,]\d)?(?=\s?/))?(?:\s?/\s?(?:5|10|100))?\s?[★⭐✭½☆)）]{0,10}$"
)
_YEAR: Final = re.compile(r"\s?[-–—,:|]?\s?[(（\[]?(?:18[89]|19\d|20[0-4])\d[)）\]]?$")
_TAIL: Final = re.compile(
    r"[.,]\s[^\W\d_][^.,\d]{2,40}(?:,\s[^\W\d_][^.,\d]{2,40}){0,4}[.,]\s(?:18[89]|19\d|20[0-4])\d\W?$"
)
"""Who made it and when, behind a title: "Salt. Ann Lee. 1981"."""


def head_of(line: str) -> str:
    """Return a line without its list mark and without the mark, the year or the comment behind its title.

    >>> head_of("[x] Salt Road - 7"), head_of("3. Salt Road (1981)"), head_of("Salt Road. Ann Lee. 1981")
    ('Salt Road', 'Salt Road', 'Salt Road')
    """
    lead = LEAD.match(line)
    rest = line[lead.end() if lead else 0 :].strip()
    bare = _TAIL.sub("", rest)
    if bare == rest:
        bare = _YEAR.sub("", _MARK.sub("", rest))
    return bare.strip(" -–—:|,*_") or rest


def stands_alone(line: str, quoted: re.Match[str]) -> bool:
    """Tell a line that is nothing but a title in quotation marks, with a name before or behind it at most."""
    before, after = line[: quoted.start()].lstrip(" •*·-–"), line[quoted.end() :].strip(" .,;*")
    named = not before or _BEFORE_QUOTED.search(before) is not None
    return named and len(after.split()) <= _NAME_WORDS and not SPOKEN.search(after) and not (before and after)
