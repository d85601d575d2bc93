"""What may name a person in Korean sentences: a family's syllable and two of a given name, with a particle or without.

Names from abroad are words of syllables that the language itself seldom joins; known given names help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.understand.data.uncased import KOREAN_SHORT_GIVEN, KOREAN_SURNAMES
from cinequorum.understand.data.uncased_names import (
    KOREAN_ABROAD,
    KOREAN_COMMON,
    KOREAN_DOUBLE_SURNAMES,
    KOREAN_FOREIGN,
    KOREAN_FOREIGN_ONLY,
    KOREAN_GIVEN,
    KOREAN_LOANWORDS,
    KOREAN_MORE_SURNAMES,
    KOREAN_NOT_LAST,
    KOREAN_WORDS,
)
from cinequorum.understand.data.uncased_signs import KOREAN_AFTER
from cinequorum.understand.facts.name_tables import chars_of, no_names, words_of
from cinequorum.understand.facts.person_names import NameMention

_TOKEN: Final = re.compile("[가-힣]{2,}")
_PAIR: Final = re.compile("(?<![가-힣])(?=([가-힣]{1,5})[ ·]([가-힣]{1,8}(?: [가-힣]{2,8})?))")
_VOWEL_ONLY: Final = frozenset({"는", "가", "를", "와", "라는", "라고", "였다", "랑", "야"})
_CONSONANT_ONLY: Final = frozenset({"은", "이", "을", "과", "이라는", "이라고", "이었다", "이며", "이고", "이랑"})
_PLAIN: Final = frozenset(_VOWEL_ONLY | _CONSONANT_ONLY | {"의", "에", "에게"})  # those that hardly end a name
_TITLED_KO: Final = re.compile(r" ?(?:감독|배우|씨|작가)")
_TRADE_AFTER: Final = re.compile(r" 감독(?:[의은이님과,\s.]|$)")
_TRADE_KO: Final = re.compile(r"(?:감독|배우|주연|각본|음악|촬영) $")
_SYLLABLES: Final = 0xAC00  # the first of all, in an order in which every 28th is open
_CODAS: Final = 28


def find_korean(line: str) -> Iterator[NameMention]:
    """Yield what may name a person in a Korean sentence.

    >>> line = "홍지민의 연기와 앤 브릭슨을 보자"
    >>> [line[name.start : name.end] for name in find_korean(line)]
    ['앤 브릭슨', '홍지민']
    """
    pairs = list(_korean_pairs(line))
    yield from pairs
    for token in _TOKEN.finditer(line):
        end = _korean_end(line, token)
        if end and not any(a < end and token.start() < b for a, b, *_ in pairs):
            sure = token[0][1:].startswith(_common_ko()) and end - token.start() > 2
            yield NameMention(token.start(), end, full=True, sure=sure)


def _korean_end(line: str, token: re.Match[str]) -> int:
    """Return where a Korean name ends that a word begins with, 0 for none."""
    word, at = token[0], token.start()
    if _TRADE_AFTER.match(line, token.end()) and _is_foreign_ko(word):
        return token.end()
    family = 2 if word[:2] in KOREAN_DOUBLE_SURNAMES else 1 if word[0] in _surnames_ko() else 0
    if not family or is_common_word(word):
        return 0
    for given in (2, 1):
        name, rest = word[: family + given], word[family + given :]
        if len(name) < family + given or name in no_names() or (rest and not may_follow(name, rest)):
            continue
        titled = _is_titled(line, at, at + len(name))
        if titled or (given + family > 2 and _may_be_given_ko(name[family:])):
            return at + len(name)
    return 0


def is_korean_word(word: str) -> bool:
    """Say whether a word, or how it begins, is a common one that may look like a name."""
    return any(word[:length] in _words_ko() for length in (2, 3, 4, 5))


def is_common_word(word: str) -> bool:
    """Say whether a word is a common one, and not also a family's name with a common given one.

    >>> is_common_word("이야기는"), is_common_word("고민시"), is_common_word("홍지민")
    (True, False, False)
    """
    return is_korean_word(word) and not word[1:].startswith(_common_ko())


def _may_be_given_ko(given: str) -> bool:
    return given in _common_ko() or (given[-1] not in KOREAN_NOT_LAST and all(char in _given_ko() for char in given))


def _is_titled(line: str, start: int, end: int) -> bool:
    return _TITLED_KO.match(line, end) is not None or _TRADE_KO.search(line, max(0, start - 4), start) is not None


def may_follow(name: str, rest: str) -> bool:
    """Say whether a particle may follow a name: some stand after a vowel, others after a consonant."""
    if rest not in _particles_ko():
        return False
    closed = (ord(name[-1]) - _SYLLABLES) % _CODAS > 0
    return not (rest in _VOWEL_ONLY and closed) and not (rest in _CONSONANT_ONLY and not closed)


def _korean_pairs(line: str) -> Iterator[NameMention]:
    """Yield names from abroad: two or three words of syllables that the language seldom joins."""
    for match in _PAIR.finditer(line):
        first, rest = match[1], match[2]
        end = _foreign_ko_end(rest, sure=first in _abroad_ko())
        if end and (first in _abroad_ko() or (len(first) > 1 and _is_foreign_ko(first))):
            yield NameMention(match.start(), match.start(2) + end, full=True, sure=first in _abroad_ko())


def _foreign_ko_end(rest: str, *, sure: bool) -> int:
    """Return where the last word of a name from abroad ends, 0 for none; after a known given name less is asked."""
    words = rest.split(" ")
    for count in range(len(words), 0, -1):
        said = " ".join(words[:count])
        for cut in sorted(range(4), key=lambda cut: said[len(said) - cut :] not in _PLAIN):
            name, particle = said[: len(said) - cut], said[len(said) - cut :]
            if len(name) < 2 or (particle and not may_follow(name, particle)):
                continue
            if all(_is_foreign_ko(word, strong=not sure) for word in name.split(" ")):
                return len(name)
    return 0


def _is_foreign_ko(word: str, *, strong: bool = True) -> bool:
    loose, strict = _foreign_ko()
    if word in no_names() or is_korean_word(word):
        return False
    return all(char in loose for char in word) and (not strong or any(char in strict for char in word))


@cache
def _surnames_ko() -> frozenset[str]:
    return frozenset((*KOREAN_SURNAMES, *KOREAN_MORE_SURNAMES))


@cache
def _given_ko() -> frozenset[str]:
    return chars_of(KOREAN_GIVEN)


@cache
def _words_ko() -> frozenset[str]:
    return words_of((*KOREAN_WORDS, *KOREAN_LOANWORDS))


@cache
def _particles_ko() -> frozenset[str]:
    return frozenset(KOREAN_AFTER)


@cache
def _abroad_ko() -> frozenset[str]:
    return words_of((*KOREAN_ABROAD, *KOREAN_SHORT_GIVEN))


@cache
def _foreign_ko() -> tuple[frozenset[str], frozenset[str]]:
    only = chars_of(KOREAN_FOREIGN_ONLY)
    return chars_of(KOREAN_FOREIGN) | only, only


@cache
def _common_ko() -> tuple[str, ...]:
    return tuple(sorted(words_of(KOREAN_COMMON)))
