"""The wording of a page: its words, what is said in quotation marks, and how many words of each tone it has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from cinequorum.extract.data import tones as table
from cinequorum.extract.data.kinds import (
    ATTRIBUTED,
    CRAFT,
    FIRST_PERSON,
    JUDGING,
    PHRASES,
    REPORTING,
    UNSPACED,
)
from cinequorum.text.word_counts import word_counts

READ = 8000
"""Characters whose wording is weighed: enough to tell, and a fifth of the time on long pages."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
QUOTED = re.compile(r"“[^”]{20,900}”|\"[^\"]{20,900}\"|„[^“”]{20,900}[“”]|«[^»]{20,900}»|»[^«]{20,900}«")
TONES = ("judging", "reporting", "first", "said", "craft")
"""Tones that the rules count."""
MOODS = (
    "judges", "weighs", "works", "reports", "tells", "explains", "invites", "counts_up", "asks",
)  # fmt: skip
"""Tones that the model of kinds weighs, one column each."""

_FEWEST = 60  # words by which the share of a tone is reckoned on a page of fewer
_ENTRY = re.compile(r"(?:[^|()\[\]]|\((?:[^()])*\)|\[[^\]]*\])+")  # one word of a table, its endings in brackets
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PRIZE = re.compile(
    r"\bbest\s(?:foreign|international|supporting|original|adapted|animated|documentary|live|film|picture|director|actor|actress"
    r"|screenplay|cinematography|editing|score|song|sound|visual|production|costume|feature|short|leading)\b[\w\s-]{0,25}"
)
_BEGINS = re.compile(r"[^\W\d_]{2}(?![?*{|])")  # an entry that begins with two letters of its own
_SYLLABLE = "đ"  # a letter that every text has whose syllables stand alone
_TONELESS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in small letters, how often it has each word, and how many words of each tone stand in a hundred.

    `size` is the number of words, two signs of a script without spaces for one.
    """

    lower: str
    words: Mapping[str, int]
    tones: Mapping[str, float]
    size: int


@lru_cache(maxsize=4)
def wording(text: str) -> Wording:
    """Weigh the first part of `text`; two signs of a script without spaces are a word.

    >>> wording("The ferry film is dull, and I was bored.").tones["judging"] > 0
    True
    """
    lower = text[:READ].lower()
    told = QUOTED.sub(" ", lower)  # what somebody else says is neither the author's judgement nor his first person
    words = _words(lower)
    counts = _count(words)
    if len(told) < len(lower):
        own = _count(_words(told))
        counts["first"], counts["judging"] = own["first"], own["judging"]
        counts.update({mood: own[mood] - counts[mood] for mood in MOODS})
    total, phrases = sum(words.values()), PHRASES
    signs = 0 if lower.isascii() else len(_EAST_ASIAN.findall(lower))
    if signs > total:
        total, phrases = signs // 2, UNSPACED
        counts.update(_unspaced(lower))
    elif _SYLLABLE in lower:
        counts.update({mood: sum(map(lower.count, entries)) for mood, entries in table.IN_SYLLABLES.items()})
    for tone, entries in phrases.items():
        counts[tone] += sum(map(lower.count, entries))
    tones = {tone: 100 * counts[tone] / max(_FEWEST, total) for tone in (*TONES, *MOODS)}
    return Wording(lower, words, tones, total)


def _words(lower: str) -> dict[str, int]:
    """Count the words of a text in small letters; "best director" names a prize."""
    return word_counts(_PRIZE.sub(" ", lower) if "best" in lower else lower, WORD)


def _unspaced(lower: str) -> dict[str, int]:
    return {mood: sum(map(lower.count, entries)) for mood, entries in table.UNSPACED.items()}


def _count(words: Mapping[str, int]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for tones, times in zip(map(_tones, words), words.values(), strict=True):
        for tone in tones:
            counts[tone] += times
    return counts


@lru_cache(maxsize=50_000)
def _tones(word: str) -> frozenset[str]:
    entries = _entries()
    near = (*entries.get(word[:2], ()), *entries.get(word[0], ()))
    counted = {tone for tone, pattern in near if pattern.fullmatch(word)}
    moods = _moods(word)
    return frozenset(counted | moods) if counted or moods else _TONELESS


def _moods(word: str) -> frozenset[str]:
    """Look a word up whole and by its beginnings, two letters at least."""
    whole, stems = _mood_words()
    found = [whole[word]] if word in whole else []
    found += [stems[word[:end]] for end in range(2, len(word) + 1) if word[:end] in stems]
    return frozenset().union(*found) if found else _TONELESS


@cache
def _mood_words() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Sort the table into whole words and stems, each with its moods."""
    whole: dict[str, frozenset[str]] = {}
    stems: dict[str, frozenset[str]] = {}
    for mood in MOODS:
        for entry in (entry for group in getattr(table, mood.upper()) for entry in group):
            held, key = (stems, entry[:-1]) if entry.endswith("*") else (whole, entry)
            held[key] = held.get(key, _TONELESS) | {mood}
    return whole, stems


@cache
def _entries() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Sort the words of each tone by their first two letters: most words then are compared with none of them."""
    tables = {
        "judging": JUDGING,
        "reporting": REPORTING,
        "first": (FIRST_PERSON,),
        "said": (ATTRIBUTED,),
        "craft": CRAFT,
    }
    found: dict[str, dict[str, list[str]]] = {}
    for tone, patterns in tables.items():
        for pattern in patterns:
            for entry in _ENTRY.findall(pattern.removeprefix(r"\b(?:").removesuffix(r")\b")):
                begin = entry[:2] if _BEGINS.match(entry) else entry[0]
                found.setdefault(begin, {}).setdefault(tone, []).append(entry)
    return {
        begin: tuple((tone, re.compile("|".join(entries))) for tone, entries in tones.items())
        for begin, tones in found.items()
    }
