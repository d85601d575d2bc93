"""Lists of words made ready for looking up in one pass: words, beginnings (`marvel*`) and phrases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from cinequorum.understand.data import aspects, polarity, spoilers
from cinequorum.understand.data.polarity import GENITIVES
from cinequorum.understand.remembered import remembering

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SIGN = "\u3040-\u30ff\u3400-\u9fff"  # kana and Chinese characters
_SIGNED = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+(?:['’-][^\W_{_SIGN}]+)*")
_PARTED = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
UNSPACED = frozenset({"ja", "zh"})
"""Languages without spaces: each of their characters is a word, each of their words a phrase."""
ELIDED = frozenset({"fr", "it", "ca"})
"""Languages whose articles lean on the next word ("l'histoire"): an apostrophe parts words there."""
_COMPOUNDING = frozenset(
    {"de", "nl", "sv", "da", "no", "fi", "hu"}
)  # what stands last in a hyphened word says what it is
_REACH = 4  # words from a negator to what it turns round: "hardly a frame is wasted"
_LANGUAGES = tuple(polarity.POSITIVE)


class Hit(NamedTuple):
    """Words `start` to `end` (exclusive) of a text are an entry of the list called `name`."""

    name: str
    start: int
    end: int


_Entries = tuple[tuple[tuple[str, ...], str], ...]  # words after those that led here, and the list
_Seconds = dict[str, _Entries]  # phrases by their second word ("" where it is a beginning)
_Entry = tuple[tuple[str, ...], _Seconds, bool]  # the lists of a word, the phrases that it opens, is any second begun


@dataclass(frozen=True, slots=True)
class Index:
    """Named lists of words, beginnings of words and phrases, looked up together in one pass over a text.

    `entry` returns what a word is listed as, or None; it remembers the latest words.
    """

    entry: Callable[[str], _Entry | None]

    def hits(self, text: Sequence[str]) -> tuple[Hit, ...]:
        """Return where the lower-case words of a text are listed, in text order."""
        found: list[Hit] = []
        for i, entry in enumerate(map(self.entry, text)):
            if entry is None:
                continue
            names, seconds, begun = entry
            for name in names:
                found.append(Hit(name, i, i + 1))
            if begun or (seconds and i + 1 < len(text) and text[i + 1] in seconds):
                _add_phrases(text, i, seconds, found)
        return tuple(found)


def _add_phrases(text: Sequence[str], at: int, seconds: _Seconds, found: list[Hit]) -> None:
    second = text[at + 1] if at + 1 < len(text) else ""
    for rest, name in seconds.get(second, ()) if second else ():
        if len(rest) == 1 or _follows(text, at + 1, rest):
            found.append(Hit(name, at, at + 1 + len(rest)))
    for rest, name in seconds.get("", ()) if second else ():
        if _follows(text, at + 1, rest):
            found.append(Hit(name, at, at + 1 + len(rest)))


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
    lengths = sorted({len(beginning) for beginning in beginnings})

    def listed(word: str) -> tuple[str, ...]:
        begun = (beginnings.get(word[:length], ()) for length in lengths if length <= len(word))
        return (*words.get(word, ()), *(name for part in begun for name in part))

    def look_up(word: str) -> _Entry | None:
        names = listed(word)
        if not names and "-" in word and code in _COMPOUNDING:  # "mega-langweilig" is "langweilig"
            names = listed(word.rpartition("-")[2])
        seconds = {second: tuple(rest) for second, rest in phrases[word].items()} if word in phrases else {}
        return (names, seconds, "" in seconds) if names or seconds else None

    return Index(entry=remembering(look_up))


def starts_of(text: str, code: str = "en") -> list[int]:
    """Return where the words of `text` start; hyphened words stay whole.

    >>> starts_of("It isn’t well-made.")
    [0, 3, 9]
    """
    return [match.start() for match in _pattern(code).finditer(text)]


def texts_of(text: str, code: str = "en") -> list[str]:
    """Return the words of `text` in lower case; `code` is its language, see `UNSPACED` and `ELIDED`.

    >>> texts_of("It isn’t well-made."), texts_of("演技 100点", "ja"), texts_of("L’histoire", "fr")
    (['it', "isn't", 'well-made'], ['演', '技', '100', '点'], ['l', 'histoire'])
    """
    return _pattern(code).findall(text.replace("’", "'").replace("İ", "i").lower())  # a Turkish I would grow


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

    The names of the lists: `positive`, `negative`, `negator`, `affirmation`, `work`, `hearsay`, `award`, `prized`,
    `sum+`, `sum-`, `marvel`, those of spoilers, and `:acting` and so on for the sides of a film.
    """
    lists: dict[str, Iterable[str]] = {
        name: table.get(code, ())
        for name, table in (
            ("positive", polarity.POSITIVE),
            ("negative", polarity.NEGATIVE),
            ("negator", polarity.NEGATORS),
            ("affirmation", polarity.AFFIRMATIONS),
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
    judging = [hit for hit in hits if hit.name in _JUDGING]
    turned = denied(judging, _REACH)
    found: dict[int, float] = {}
    for hit in judging:
        if hit.name in _SIGNS:
            sign = _SIGNS[hit.name]
            found[hit.start] = -sign / 2 if hit.start in turned else sign
    return tuple(sorted(found.items()))


def denied(hits: Iterable[Hit], reach: int) -> frozenset[int]:
    """Return which words stand within `reach` words of a negation that denies them: "not only" denies nothing.

    >>> [sorted(denied(vocabulary("en").hits(texts_of(text)), 2)) for text in ("not good", "not only good")]
    [[1, 2], []]
    """
    hits = tuple(hits)
    idle = {place for hit in hits if hit.name == "affirmation" for place in range(hit.start, hit.end)}
    negators = [hit.start for hit in hits if hit.name == "negator" and hit.start not in idle]
    return frozenset(start + n for start in negators for n in range(1, reach + 1))


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
_JUDGING = frozenset({*_SIGNS, "negator", "affirmation"})
