"""Surnames that stand for a side of the film: praise of the director by name is praise of the direction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from cinequorum.understand.data.aspects import PEOPLE

_FIRST = r"(?:[A-ZÀ-Þ](?:\.|[\w’'-]{1,20}) )"
_LAST = r"[A-ZÀ-Þ][\w-]{1,20}"
_WORD = re.compile(r"(?<![\w'’])[a-zà-þ]+(?![\w'’])")
_NO_NAMES = frozenset({"i", "he", "she", "it", "they", "we", "you", "this", "that", "who", "the", "what", "there"})
_LONGEST = 200_000  # characters of a page that are searched for names; no review is longer


def crew_names(text: str) -> Mapping[str, str]:
    """Return the lower-case surnames of the people whose work the page names, each with its aspect.

    >>> dict(crew_names("Directed by Mira Nair. Sarita Choudhury plays Mina. Choudhury is superb."))
    {'nair': 'direction', 'choudhury': 'acting'}
    """
    found: dict[str, str] = {}
    text = text[:_LONGEST]
    plain = frozenset(_WORD.findall(text)) | _NO_NAMES
    for aspect, pattern in _patterns().items():
        for match in pattern.finditer(text):
            name = next(group for group in match.groups() if group)
            surname = name.split()[-1].lower()
            if surname not in plain:
                found.setdefault(surname, aspect)
    return MappingProxyType(found)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {aspect: re.compile("|".join(_pattern(entry) for entry in entries)) for aspect, entries in PEOPLE.items()}


def _pattern(entry: str) -> str:
    """Turn `directed by NAME` into a pattern; its first letter may be a capital, and before `NAME film` a surname does."""
    before, after = (re.escape(part).replace("'", "['’]") for part in entry.split("NAME"))
    first = f"[{before[0]}{before[0].upper()}]{before[1:]}" if before[:1].isalpha() else before
    least = 1 if before else 0
    return rf"{first}({_FIRST}{{{least},3}}{_LAST}){after}"
