"""The sentences of one page that are on a talking point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from cinequorum.model.page import Page, Role
from cinequorum.reconcile.data.talking_points import FILM_WORDS, POINTS
from cinequorum.text.fold import fold
from cinequorum.text.sentences import sentence_spans

_WORD = re.compile(r"\w+")
_PART = re.compile(r"(\w+)(\*)?")
_STEM = 4  # letters: no phrase has fewer before an asterisk

Talk = tuple[str, int, int, bool]
"""A point, where the sentence starts and ends, and whether it speaks of the film as a film."""


def talk_of(page: Page) -> Iterator[Talk]:
    """Yield the sentences of a page's prose and user reviews on each point, in text order. A question says nothing."""
    for block in page.having(Role.BODY, Role.USER_REVIEW):
        text = page.slice(block.span)
        words = frozenset(_WORD.findall(text.casefold()))
        words |= {word[:_STEM] for word in words}
        points = [p for p in POINTS if _may_be_in(p, words) and point_pattern(p).search(text)]
        for start, end in sentence_spans(text, page.language) if points else ():
            sentence = text[start:end]
            if found := _points_of(sentence, points):
                about = any(word in FILM_WORDS for word in fold(sentence).split())
                yield from ((point, block.span.start + start, block.span.start + end, about) for point in found)


def _points_of(sentence: str, points: Sequence[str]) -> list[str]:
    return [] if sentence.endswith("?") else [point for point in points if point_pattern(point).search(sentence)]


def _may_be_in(point: str, words: frozenset[str]) -> bool:
    """Tell whether a text has all words of one of the point's phrases: that takes a twentieth of the search."""
    firsts, phrases = _by_first(point)
    return any(words.issuperset(phrase) for first in firsts & words for phrase in phrases[first])


@lru_cache(maxsize=64)
def _by_first(point: str) -> tuple[frozenset[str], Mapping[str, tuple[frozenset[str], ...]]]:
    """Return the first words of a point's phrases, and by them the words of each phrase.

    Of those with an asterisk they are the first letters.
    """
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for phrase in POINTS[point]:
        words = [part[1][:_STEM] if part[2] else part[1] for part in _PART.finditer(phrase.casefold())]
        found[words[0]] = (*found.get(words[0], ()), frozenset(words))
    return frozenset(found), MappingProxyType(found)


@lru_cache(maxsize=64)
def point_pattern(point: str) -> re.Pattern[str]:
    """Return what shows that a sentence is on a point."""
    parts = sorted(POINTS[point], key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(re.escape(p).replace(r"\*", r"\w{0,12}").replace(r"\ ", r"\s{1,3}") for p in parts)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
