"""Lists of words made ready for looking up: single words, beginnings (`marvel*`) and phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from cinequorum.understand.data import polarity

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONGEST_PHRASE = 6
_REACH = 4  # words from a negator to what it turns round: "hardly a frame is wasted"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in lower case, and where it starts in it."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A set of words, beginnings of words and phrases."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    phrases: Mapping[str, tuple[str, ...]]  # first word to whole phrases

    def hits(self, text: Sequence[Word]) -> list[int]:
        """Return the indexes of the words that are listed, or that open a listed phrase."""
        return [i for i, word in enumerate(text) if self._word(word.text) or self._phrase(text, i)]

    def _word(self, word: str) -> bool:
        return word in self.words or (bool(self.beginnings) and word.startswith(self.beginnings))

    def _phrase(self, text: Sequence[Word], at: int) -> bool:
        phrases = self.phrases.get(text[at].text)
        if phrases is None:
            return False
        run = " ".join(word.text for word in text[at : at + _LONGEST_PHRASE]) + " "
        return any(run.startswith(phrase + " ") for phrase in phrases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """The judging words of one language."""

    positive: Lexicon
    negative: Lexicon
    negators: Lexicon
    work: Lexicon


def lexicon(entries: Iterable[str]) -> Lexicon:
    """Make the entries of a table ready for looking up.

    >>> lexicon(["good", "marvel*", "far from"]).hits(words_of("Marvellous and far from good"))
    [0, 2, 4]
    """
    plain = [entry.lower().replace("’", "'") for entry in entries]
    return Lexicon(
        words=frozenset(e for e in plain if " " not in e and not e.endswith("*")),
        beginnings=tuple(e[:-1] for e in plain if e.endswith("*")),
        phrases=_by_first_word(e for e in plain if " " in e and not e.endswith("*")),
    )


def _by_first_word(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        first = phrase.split()[0]
        found[first] = (*found.get(first, ()), phrase)
    return MappingProxyType(found)


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of `text` in lower case with their places; hyphened words stay whole.

    >>> [word.text for word in words_of("It isn’t well-made.")]
    ['it', "isn't", 'well-made']
    """
    return tuple(Word(m[0].lower().replace("’", "'"), m.start()) for m in _WORD.finditer(text))


@cache
def tongue(language: str) -> Tongue | None:
    """Return the judging words of a language (BCP 47), or None where there is no list."""
    code = language.split("-", maxsplit=1)[0].lower()
    if code not in polarity.POSITIVE:
        return None
    return Tongue(
        positive=lexicon(polarity.POSITIVE[code]),
        negative=lexicon(polarity.NEGATIVE[code]),
        negators=lexicon(polarity.NEGATORS[code]),
        work=lexicon(polarity.WORK_WORDS[code]),
    )


def judgements(text: Sequence[Word], language: str) -> tuple[tuple[int, float], ...]:
    """Return the judging words as index and sign: 1 praise, -1 scorn; a negated word counts half the other way.

    >>> judgements(words_of("The plot is not good but the songs are lovely and superb"), "en")
    ((4, -0.5), (11, 1.0))
    """
    lists = tongue(language)
    if lists is None:
        return ()
    turned = {i + n for i in lists.negators.hits(text) for n in range(1, _REACH + 1)}
    found: dict[int, float] = {}
    for entries, sign in ((lists.positive, 1.0), (lists.negative, -1.0)):
        for i in entries.hits(text):
            found[i] = -sign / 2 if i in turned else sign
    return tuple(sorted(found.items()))
