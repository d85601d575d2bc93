"""Lists of words made ready for looking up in one pass: words, beginnings (`marvel*`) and phrases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from cinequorum.understand.data import aspects, polarity, spoilers
from cinequorum.understand.data.polarity import GENITIVES

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SIGN = "\u3040-\u30ff\u3400-\u9fff"  # kana and Chinese characters
_SIGNED = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+(?:['’-][^\W_{_SIGN}]+)*")
_PARTED = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
UNSPACED = frozenset({"ja", "zh"})
"""Languages without spaces: each of their characters is a word, each of their words a phrase."""
ELIDED = frozenset({"fr", "it", "ca"})
"""Languages whose articles lean on the next word ("l'histoire"): an apostrophe parts words there."""
_REACH = 4  # words from a negator to what it turns round: "hardly a frame is wasted"
_LANGUAGES = tuple(polarity.POSITIVE)
_T = TypeVar("_T")


class Word(NamedTuple):
    """A word of a text in lower case, and where it starts in it."""

    text: str
    at: int


class Hit(NamedTuple):
    """Words `start` to `end` (exclusive) of a text are an entry of the list called `name`."""

    name: str
    start: int
    end: int


_Entries = tuple[tuple[tuple[str, ...], str], ...]  # words after those that led here, and the list


@dataclass(frozen=True, slots=True)
class Index:
    """Named lists of words, beginnings of words and phrases, looked up together in one pass over a text."""

    words: Mapping[str, tuple[str, ...]]
    beginnings: Mapping[str, tuple[str, ...]]
    heads: frozenset[str]  # the beginnings cut to the shortest: most words are dismissed by one look
    phrases: Mapping[str, Mapping[str, _Entries]]  # by the first word, then by the second ("" where it is a beginning)

    def hits(self, text: Sequence[str]) -> tuple[Hit, ...]:
        """Return where the lower-case words of a text are listed, in text order."""
        found: list[Hit] = []
        cut = len(next(iter(self.heads), ""))
        words, phrases = self.words, self.phrases
        for i, word in enumerate(text):
            if word in words:
                found += [Hit(name, i, i + 1) for name in words[word]]
            if cut and word[:cut] in self.heads:
                found += [Hit(name, i, i + 1) for name in self._begun(word)]
            if word in phrases:
                seconds = phrases[word]
                if "" in seconds or (i + 1 < len(text) and text[i + 1] in seconds):
                    found += self._phrases(text, i)
        return tuple(found)

    def _begun(self, word: str) -> Iterator[str]:
        for length in range(1, len(word) + 1):
            yield from self.beginnings.get(word[:length], ())

    def _phrases(self, text: Sequence[str], at: int) -> Iterator[Hit]:
        by_second = self.phrases[text[at]]
        second = text[at + 1] if at + 1 < len(text) else ""
        for rest, name in (*by_second.get(second, ()), *(by_second.get("", ()) if second else ())):
            if _follows(text, at + 1, rest):
                yield Hit(name, at, at + 1 + len(rest))


def _follows(text: Sequence[str], at: int, rest: tuple[str, ...]) -> bool:
    run = tuple(text[at : at + len(rest)])
    if run == rest:
        return True
    last = rest[-1]
    return last.endswith("*") and run[:-1] == rest[:-1] and len(run) == len(rest) and run[-1].startswith(last[:-1])


def index_of(lists: Mapping[str, Iterable[str]], code: str = "en") -> Index:
    """Make the entries of some named lists ready for looking up in texts of a language.

    >>> index = index_of({"praise": ["good", "marvel*"], "doubt": ["far from"]})
    >>> [(hit.name, hit.start) for hit in index.hits(texts_of("Marvellous and far from good"))]
    [('praise', 0), ('doubt', 2), ('praise', 4)]
    """
    words: dict[str, dict[str, None]] = defaultdict(dict)
    beginnings: dict[str, dict[str, None]] = defaultdict(dict)
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = defaultdict(lambda: defaultdict(list))
    pattern = re.compile(rf"(?:{_pattern(code).pattern})\*?")
    for name, entries in lists.items():
        for entry in entries:
            first, *rest = pattern.findall(entry.replace("’", "'").lower())
            if rest:
                phrases[first]["" if rest[0].endswith("*") else rest[0]].append((tuple(rest), name))
            elif first.endswith("*"):
                beginnings[first[:-1]][name] = None
            else:
                words[first][name] = None
    shortest = min(map(len, beginnings), default=0)
    return Index(
        words=_frozen(words),
        beginnings=_frozen(beginnings),
        heads=frozenset(beginning[:shortest] for beginning in beginnings),
        phrases=MappingProxyType({first: _frozen(seconds) for first, seconds in phrases.items()}),
    )


def _frozen(lists: Mapping[str, Iterable[_T]]) -> Mapping[str, tuple[_T, ...]]:
    return MappingProxyType({entry: tuple(names) for entry, names in lists.items()})


def words_of(text: str, code: str = "en") -> tuple[Word, ...]:
    """Return the words of `text` in lower case with their places; hyphened words stay whole.

    >>> words_of("It isn’t well-made.")[1]
    Word(text="isn't", at=3)
    """
    return tuple(Word(m[0].lower().replace("’", "'"), m.start()) for m in _pattern(code).finditer(text))


def texts_of(text: str, code: str = "en") -> list[str]:
    """Return the words of `text` in lower case; `code` is its language, see `UNSPACED` and `ELIDED`.

    >>> texts_of("It isn’t well-made."), texts_of("演技 100点", "ja"), texts_of("L’histoire", "fr")
    (['it', "isn't", 'well-made'], ['演', '技', '100', '点'], ['l', 'histoire'])
    """
    return _pattern(code).findall(text.replace("’", "'").lower())


def _pattern(code: str) -> re.Pattern[str]:
    return _SIGNED if code in UNSPACED else _PARTED if code in ELIDED else _WORD


def code_of(language: str) -> str:
    """Return the two or three letters of a language (BCP 47) by which the tables are named."""
    return language.split("-", maxsplit=1)[0].lower()


def has_lists(language: str) -> bool:
    """Whether there are judging words for a language."""
    return code_of(language) in polarity.POSITIVE


@cache
def vocabulary(code: str) -> Index:
    """Return all lists of a language in one index.

    The names of the lists: `positive`, `negative`, `negator`, `work`, `hearsay`, `award`, `prized`, `sum+`,
    `sum-`, `marvel`, those of spoilers, and `:acting` and so on for the sides of a film.
    """
    lists: dict[str, Iterable[str]] = {
        name: table.get(code, ())
        for name, table in (
            ("positive", polarity.POSITIVE),
            ("negative", polarity.NEGATIVE),
            ("negator", polarity.NEGATORS),
            ("work", polarity.WORK_WORDS),
            ("hearsay", polarity.HEARSAY),
            ("award", polarity.AWARDS),
            ("prized", polarity.PRIZED),
            ("sum+", polarity.SUMS_UP_WELL),
            ("sum-", polarity.SUMS_UP_BADLY),
            ("marvel", polarity.MARVELS),
            ("fate", spoilers.FATE),
            ("reveal", spoilers.REVEAL),
            ("ending", spoilers.ENDING),
            ("hint", spoilers.HINT),
        )
    }
    sides: Mapping[str, tuple[str, ...]] = getattr(aspects, code.upper(), {}) if code in _LANGUAGES else {}
    return index_of(lists | {f":{side}": entries for side, entries in sides.items()}, code)


def judgements(hits: Iterable[Hit]) -> tuple[tuple[int, float], ...]:
    """Return the judging words among `hits` as index and sign: 1 praise, -1 scorn; negated, half the other way.

    >>> text = texts_of("The plot is not good but the songs are sung and superb")
    >>> judgements(vocabulary("en").hits(text))
    ((4, -0.5), (11, 1.0))
    """
    judging = [hit for hit in hits if hit.name in _SIGNS or hit.name == "negator"]
    turned = {hit.start + n for hit in judging if hit.name == "negator" for n in range(1, _REACH + 1)}
    found: dict[int, float] = {}
    for hit in judging:
        if hit.name in _SIGNS:
            sign = _SIGNS[hit.name]
            found[hit.start] = -sign / 2 if hit.start in turned else sign
    return tuple(sorted(found.items()))


def ironic(words: Sequence[str], hits: Iterable[Hit]) -> frozenset[int]:
    """Return where praise begins that has something bad for its object: "a masterpiece of boredom".

    >>> text = texts_of("a masterpiece of boredom by the master of suspense")
    >>> ironic(text, vocabulary("en").hits(text))
    frozenset({1})
    """
    hits = tuple(hits)
    bad = {hit.start for hit in hits if hit.name == "negative"}
    return frozenset(hit.start for hit in hits if hit.name == "marvel" and _object(words, hit.end) in bad)


def _object(words: Sequence[str], after: int) -> int:
    """Return where the object of a noun may begin that ends before `after`: behind "of" and one article."""
    place = after + (not _OF.isdisjoint(words[after : after + 1]))
    return place + (not _OF.isdisjoint(words[place : place + 1]))


_OF = frozenset(GENITIVES)
_SIGNS = MappingProxyType({"positive": 1.0, "negative": -1.0})
