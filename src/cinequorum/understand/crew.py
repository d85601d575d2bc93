"""Surnames that stand for a side of the film: praise of the director by name is praise of the direction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from cinequorum.understand.data.aspects import PEOPLE

# The first letter comes before the look back: the engine then skips to such letters.
_RUN = re.compile(r"[A-ZÀ-Þ](?<![\w'’].)(?:\.|[\w-]{1,20})(?: [A-ZÀ-Þ](?:\.|[\w-]{1,20})){0,4}")
_WORD = re.compile(r"[a-zà-þ](?<![\w'’].)[a-zà-þ]*(?![\w'’])")
_NO_NAMES = frozenset({"i", "he", "she", "it", "they", "we", "you", "this", "that", "who", "the", "what", "there"})
_LONGEST = 200_000  # characters of a page that are searched for names; no review is longer
_WINDOW = 24  # characters around a name in which its cue stands


@dataclass(frozen=True, slots=True)
class _Cue:
    aspect: str
    before: str
    after: str

    @property
    def least(self) -> int:
        """Words that a name must have: a surname alone will do before a possessive or a verb."""
        return 2 if self.before else 1


def crew_names(text: str) -> Mapping[str, str]:
    """Return the lower-case surnames of the people whose work the page names, each with its aspect.

    >>> dict(crew_names("Directed by Mira Nair. Sarita Choudhury plays Mina. Choudhury is superb."))
    {'nair': 'direction', 'choudhury': 'acting'}
    """
    text = text[:_LONGEST].replace("’", "'")
    plain = frozenset(_WORD.findall(text)) | _NO_NAMES
    found: dict[str, str] = {}
    for match in _RUN.finditer(text):
        surname = match[0].split()[-1].lower()
        if surname in plain or len(surname) < 3:
            continue
        aspect = _aspect_of(text, match)
        if aspect is not None:
            found.setdefault(surname, aspect)
    return MappingProxyType(found)


def _aspect_of(text: str, match: re.Match[str]) -> str | None:
    """Return the aspect whose cue stands before the run of capitals, before a later word of it, or after it."""
    after = text[match.end() : match.end() + _WINDOW].lower()
    befores, afters = _edges()
    followed = after.startswith(afters)
    starts = [match.start(), *(match.start() + m.end() for m in re.finditer(" ", match[0]))]
    for place, start in enumerate(starts):
        before = text[max(0, start - _WINDOW) : start].lower()
        if not followed and not before.endswith(befores):  # most names: four times as quick
            continue
        for cue in _cues():
            if before.endswith(cue.before) and after.startswith(cue.after) and len(starts) - place >= cue.least:
                return cue.aspect
    return None


@cache
def _edges() -> tuple[tuple[str, ...], tuple[str, ...]]:
    befores = tuple({cue.before for cue in _cues()} - {""})
    return befores, tuple({cue.after for cue in _cues() if not cue.before})


@cache
def _cues() -> tuple[_Cue, ...]:
    parts = ((aspect, *entry.lower().split("name")) for aspect, entries in PEOPLE.items() for entry in entries)
    return tuple(_Cue(aspect, before, after) for aspect, before, after in parts)
