"""A pattern with the words that it cannot do without: a sentence that has none of them is never searched.

Most sentences credit nobody. To look up a sentence's words in a set costs a fiftieth of running a pattern over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cinequorum.understand.facts.marking import words_in
from cinequorum.understand.facts.scene import Line, pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern and its cues: lower-case words, one of which stands in every sentence that the pattern fits."""

    found: re.Pattern[str]
    cues: frozenset[str]

    def matches(self, line: Line) -> Iterator[re.Match[str]]:
        """Yield where the pattern fits the marked sentence."""
        return iter(()) if self.cues.isdisjoint(line.words) else self.found.finditer(line.marked)

    def in_text(self, line: Line) -> Iterator[re.Match[str]]:
        """Yield where the pattern fits the words as printed."""
        return iter(()) if self.cues.isdisjoint(line.words) else self.found.finditer(line.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Named rules that are asked together: a sentence with none of their cues is dismissed by one look."""

    named: tuple[tuple[str, Rule], ...]
    cues: frozenset[str]

    def matches(self, line: Line) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield where the patterns fit the marked sentence, rule by rule, each with the rule's name."""
        if self.cues.isdisjoint(line.words):
            return
        for name, found in self.named:
            if not found.cues.isdisjoint(line.words):
                for match in found.found.finditer(line.marked):
                    yield name, match


def rules(named: Mapping[str, Rule]) -> Rules:
    """Return some rules as one."""
    return Rules(named=tuple(named.items()), cues=frozenset().union(*(found.cues for found in named.values())))


def rule(template: str, cues: Iterable[str]) -> Rule:
    """Return a rule over marked text, see `pattern`; of a cue of several words the longest one counts.

    >>> sorted(rule("a film by {P}", ["film by"]).cues)
    ['film']
    """
    return Rule(found=pattern(template), cues=cue_words(cues))


def plain_rule(found: re.Pattern[str], cues: Iterable[str]) -> Rule:
    """Return a rule over the words as printed."""
    return Rule(found=found, cues=cue_words(cues))


def cue_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the longest word of each phrase, in lower case; a mark or a sign, which has no letters, itself.

    >>> sorted(cue_words(["directed by", "co-star", "director(s)"]))
    ['directed', 'director', 'star']
    """
    return frozenset(max(words_in(phrase), key=len, default=phrase) for phrase in phrases)
