"""Sentences cut where they turn: "well acted, but the plot drags" is two judgements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from cinequorum.understand.data.polarity import GRANTS, TURNS
from cinequorum.understand.polarity import Leaning

_NEAR = 8.0  # words; a judging word this far away counts half as much as the next word
_LABEL = 2  # words before a colon that only name what is judged after it
_COLONS = frozenset(":：—–")
_JOINED = frozenset({"ja", "ko", "zh"})  # languages whose turning words grow together with what is around them
MODEL_SHARE = 0.5  # of the model's log odds of a clause, beside its judging words
_LIMIT = 4.0
_STOPS = (*";:；：—–", " - ")


@cache
def _turns(code: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word.lower()) for word in TURNS.get(code, TURNS["en"]))
    if code in _JOINED:
        return re.compile(rf"[;:；：—–]|(?={words})")
    return re.compile(rf"[;:—–]|\s-\s|(?:[,(]\s*|\s+)(?=(?:{words})\b)")


def clauses(sentence: str, code: str = "en") -> tuple[tuple[int, int], ...]:
    """Return start and end of each clause of `sentence`, which is of the language `code`.

    What a label names stays with what follows it.

    >>> s = "Well acted, but the plot drags; a pity."
    >>> [s[a:b] for a, b in clauses(s)]
    ['Well acted', 'but the plot drags', ' a pity.']
    >>> clauses("Acting: superb.")
    ((0, 15),)
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _turns(code).finditer(_lower(sentence)):
        if match[0] in _COLONS and len(sentence[start : match.start()].split()) <= _LABEL:
            continue
        if match.start() > start:
            found.append((start, match.start()))
        start = match.end()
    found.append((start, len(sentence)))
    parts = (part for a, b in found for part in _granted(sentence, a, b, code))
    return tuple((a, b) for a, b in parts if sentence[a:b].strip())


def _lower(sentence: str) -> str:
    """Return a sentence in lower case, each sign in its place: a Turkish I would grow."""
    lower = sentence.lower()
    return lower if len(lower) == len(sentence) else sentence.replace("İ", "i").lower()


@cache
def _signs(code: str) -> tuple[str, ...]:
    return (*(word.lower() for word in TURNS.get(code, TURNS["en"])), *GRANTS.get(code, ()))


def surely_one(sentence: str, words: Iterable[str], code: str) -> bool:
    """Whether a sentence, whose words in lower case are given, has one clause: quicker than to look for its clauses.

    >>> surely_one("Well acted.", ["well", "acted"], "en"), surely_one("Sad yet dull.", ["sad", "yet", "dull"], "en")
    (True, False)
    """
    return code not in _JOINED and _firsts(code).isdisjoint(words) and not any(map(sentence.__contains__, _STOPS))


@cache
def _firsts(code: str) -> frozenset[str]:
    return frozenset(sign.split()[0] for sign in _signs(code))


def _granted(sentence: str, start: int, end: int, code: str) -> tuple[tuple[int, int], ...]:
    """Cut "while it looks grand, nothing happens" at its comma; any other clause stays whole."""
    opening = sentence[start:end].lstrip(" ,(").lower()
    comma = sentence.find(",", start + 1, end)
    if comma < 0 or not opening.startswith(_grants(code)):
        return ((start, end),)
    return (start, comma), (comma + 1, end)


@cache
def _grants(code: str) -> tuple[str, ...]:
    return tuple(f"{word} " for word in GRANTS.get(code, ()))


def strength_at(place: int, signs: Iterable[tuple[int, float]], seen: Leaning) -> float:
    """Return how a clause judges what it names at `place` (the index of a word): above 0 praise, below 0 scorn.

    A judging word right beside counts most ("a problematic ending"); the others by their distance, and half as much
    where there is one. The model's log odds of the whole clause are added. 0.0 where nothing is judged. About 1 is a
    hint, 2 and more is clear.
    """
    beside = far = 0.0
    close = False
    for i, sign in signs:
        apart = abs(i - place)
        if apart <= 1:
            beside, close = beside + sign, True
        else:
            far += 1.5 * sign / (1.0 + (apart - 1) / _NEAR)
    near = 2.0 * beside + far / 2 if close else far
    return near + MODEL_SHARE * model_strength(seen)


def model_strength(seen: Leaning) -> float:
    """Return the model's log odds of a text, cut at `_LIMIT`, as far as it judges."""
    return max(-_LIMIT, min(_LIMIT, seen.liking)) * seen.judging
