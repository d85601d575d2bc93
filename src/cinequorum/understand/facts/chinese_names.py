"""What may name a person in Chinese sentences: a family's character and a given name's, bounded on both sides.

Japanese names stand in Chinese pages by their own characters; names from abroad by characters that write sounds, with
dots between their words or without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Final

from cinequorum.names.data.han import SIMPLIFIED
from cinequorum.text.alternatives import any_of
from cinequorum.understand.data.uncased_names import (
    CHINESE_DOUBLE_SURNAMES,
    CHINESE_FOREIGN,
    CHINESE_GIVEN,
    CHINESE_MIDDLE,
    CHINESE_NOT_GIVEN,
    CHINESE_SURNAMES,
    CHINESE_WORDS,
)
from cinequorum.understand.data.uncased_signs import BESIDE, CHINESE_AFTER, CHINESE_BEFORE
from cinequorum.understand.facts.name_tables import HAN, chars_of, japanese_surnames, no_names, words_of
from cinequorum.understand.facts.person_names import NameMention

_DOT: Final = "·・･•‧∙．●"
_DOTTED_ZH: Final = re.compile(rf"[{HAN}]{{1,7}}(?:[{_DOT}][{HAN}]{{1,8}}){{1,3}}")
_RUN: Final = re.compile(f"[{HAN}]{{2,}}")
_GRAMMAR: Final = frozenset("的了是在與与及也都就被把將将飾饰演導导執执編编為为對对讓让從从說说這这那")
_TRADES: Final = ("director", "player", "plays", "writer", "music", "crew", "honour", "group")
_HALVES: Final = frozenset({"男主", "女主"})  # 男主角 begins like them
_DIRECTS: Final = frozenset({"导演", "導演", "执导", "執導"})
_FAR: Final = 4  # characters of a word before a name
_SHORTEST, _LONGEST = 3, 8  # characters of a name from abroad without a dot


def _dotted_zh(line: str) -> Iterator[NameMention]:
    """Yield names from abroad whose words have dots between them, less the words of the sentence before and after."""
    for match in _DOTTED_ZH.finditer(line):
        words = re.split(f"[{_DOT}]", match[0])
        before = len(words[0]) - _sounds(words[0][::-1])
        after = len(words[-1]) - _sounds(words[-1])
        if before < len(words[0]) and after < len(words[-1]):
            yield NameMention(match.start() + before, match.end() - after, full=True, sure=True)


def _sounds(word: str) -> int:
    """Return how many characters a word begins with that write sounds of foreign names."""
    return next((at for at, char in enumerate(word) if char not in _foreign_zh()), len(word))


def find_chinese(line: str) -> Iterator[NameMention]:
    """Yield what may name a person in a Chinese sentence; `sure` where given names often have such characters.

    >>> line = "由王小明执导，安娜·贝克主演。"
    >>> [line[name.start : name.end] for name in find_chinese(line)]
    ['安娜·贝克', '王小明']
    """
    dotted = list(_dotted_zh(line))
    yield from dotted
    taken = [(n.start, n.end) for n in dotted]
    starts = _starts_zh()
    for run in _RUN.finditer(line):
        at = run.start()
        while at < run.end() - 1:
            begins = line[at] in starts and _bounded_before(line, run.start(), at)
            end = _chinese_end(line, run, at) if begins else at
            if end > at and all(end <= a or at >= b for a, b in taken):
                yield NameMention(at, end, full=True, sure=_is_common_given(line[at:end]))
                at = end
            else:
                at += 1


def _bounded_before(line: str, run: int, at: int) -> bool:
    known = _ends_before_zh()
    return at == run or any(line[at - length : at] in known for length in range(1, min(_FAR, at - run) + 1))


def _chinese_end(line: str, run: re.Match[str], at: int) -> int:
    """Return where the name ends that begins at a place of a run of Chinese characters; the place itself for none."""
    for length, check in _lengths_zh(line[at : run.end()]):
        end = at + length
        if end <= run.end() and check(line[at:end]) and _bounded_after(line, run.end(), end):
            return end
    return _foreign_end(line, run, at)


def _lengths_zh(text: str) -> Iterator[tuple[int, Callable[[str], bool]]]:
    """Yield how long a name may be that a text begins with, and the test of one so long: first as a Japanese name."""
    simple = _simple(text)
    own = next((length for length in (3, 2) if simple[:length] in _surnames_ja_simple()), 0)
    if own:
        yield from ((own + given, _may_be_japanese) for given in (3, 2, 1))
    family = 2 if text[:2] in _double_zh() else 1 if text[0] in _surnames_zh() else 0
    if family:
        yield from ((family + given, _may_be_chinese) for given in (2, 1))


def _may_be_japanese(name: str) -> bool:
    return not any(char in _GRAMMAR for char in name[2:])


def _foreign_end(line: str, run: re.Match[str], at: int) -> int:
    """Return where a name from abroad ends that has no dot: all of its characters write nothing but sounds."""
    end = at
    while end < min(run.end(), at + _LONGEST) and line[end] in _foreign_zh():
        end += 1
    directs = line[max(0, at - 2) : at] in _DIRECTS or line[end : end + 2] in _DIRECTS
    shortest = 2 if directs else _SHORTEST
    while end - at >= shortest and not _bounded_after(line, run.end(), end):
        end -= 1
    return end if end - at >= shortest and not _begins_word(line[at:end]) else at


def _bounded_after(line: str, run: int, end: int) -> bool:
    return end == run or _after_zh().match(line, end, run) is not None


def _may_be_chinese(name: str) -> bool:
    family = 2 if name[:2] in _double_zh() else 1
    given = name[family:]
    if len(given) == 2 and given[0] in CHINESE_MIDDLE and given[1] in _given_zh():
        given = given[1]
    no_given = any(char in _not_given_zh() for char in given)
    return not no_given and not _begins_word(name) and name not in no_names()


def _begins_word(name: str) -> bool:
    return any(name[:length] in _words_zh() for length in (1, 2, 3))


def _is_common_given(name: str) -> bool:
    return all(char in _given_zh() for char in name[1:])


@cache
def _starts_zh() -> frozenset[str]:
    """Return the characters with which a name may begin."""
    families = (*CHINESE_DOUBLE_SURNAMES, *japanese_surnames(), *_surnames_ja_simple())
    return _surnames_zh() | _foreign_zh() | {family[0] for family in families}


@cache
def _surnames_zh() -> frozenset[str]:
    return chars_of(CHINESE_SURNAMES)


@cache
def _double_zh() -> frozenset[str]:
    return frozenset(CHINESE_DOUBLE_SURNAMES)


@cache
def _given_zh() -> frozenset[str]:
    return chars_of(CHINESE_GIVEN)


@cache
def _not_given_zh() -> frozenset[str]:
    return chars_of(CHINESE_NOT_GIVEN)


@cache
def _words_zh() -> frozenset[str]:
    return words_of(CHINESE_WORDS)


@cache
def _foreign_zh() -> frozenset[str]:
    return chars_of(CHINESE_FOREIGN)


@cache
def _ends_before_zh() -> frozenset[str]:
    return frozenset((*CHINESE_BEFORE, *_trades()))


@cache
def _after_zh() -> re.Pattern[str]:
    return re.compile(any_of((*CHINESE_AFTER, *_trades())))


def _trades() -> tuple[str, ...]:
    return tuple(word for name in _TRADES for word in BESIDE[name] if _RUN.fullmatch(word) and word not in _HALVES)


@lru_cache(maxsize=4096)
def _simple(text: str) -> str:
    return "".join(SIMPLIFIED.get(char, char) for char in text[:3])


@cache
def _surnames_ja_simple() -> frozenset[str]:
    return frozenset(_simple(name) for name in japanese_surnames() if len(name) > 1)
