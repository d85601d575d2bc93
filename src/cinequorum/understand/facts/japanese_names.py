"""What may name a person in Japanese sentences: a family's name and a given one; from abroad, Katakana with dots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.text.alternatives import any_of
from cinequorum.understand.data.uncased_names import JAPANESE_KANA_GIVEN, JAPANESE_NOT_GIVEN
from cinequorum.understand.data.uncased_signs import JAPANESE_AFTER, JAPANESE_BEFORE
from cinequorum.understand.facts.name_tables import HAN, chars_of, japanese_surnames, words_of
from cinequorum.understand.facts.person_names import NameMention

_DOTTED_JA: Final = re.compile(r"(?<![ァ-ヴー])[ァ-ヴー]{1,10}(?:[・･＝=][ァ-ヴー]{1,12}){1,3}")
_TITLED_JA: Final = re.compile(f"[{HAN}]{{3,5}}?(?=監督|さん|氏|主演|が演じ|演じる|扮する|扮した)")
_HONOURED: Final = re.compile("監督(?![一-鿿])|さん|氏(?![一-鿿])")
_ONE_WORD: Final = re.compile("(?<![ァ-ヴー・])[ァ-ヴー]{3,10}(?=監督(?![一-鿿]))")
_RUN_JA: Final = re.compile(f"[{HAN}]+(?:[ 　][{HAN}]{{1,3}})?")
_TITLE: Final = 3  # characters of a title after a name that may be Han


def find_japanese(line: str) -> Iterator[NameMention]:
    """Yield what may name a person in a Japanese sentence.

    >>> line = "山田花子と、アンナ・ベックが出る。"
    >>> [line[name.start : name.end] for name in find_japanese(line)]
    ['アンナ・ベック', '山田花子']
    """
    for form in (_DOTTED_JA, _ONE_WORD):
        yield from (NameMention(m.start(), m.end(), full=True, sure=True) for m in form.finditer(line))
    for run in _RUN_JA.finditer(line):
        before = _before_ja().match(line, run.start(), run.end())
        starts = (before.end(), run.start()) if before else (run.start(),)
        end = next(((at, end) for at in starts if (end := _japanese_end(line, run.end(), at)) > at), None)
        if end:
            yield NameMention(*end, full=True, sure=True)


def _japanese_end(line: str, run: int, at: int) -> int:
    """Return where a Japanese name ends that begins at a place: a family's name and a given one in Han or Kana."""
    for family in (3, 2, 1):
        if line[at : at + family] in japanese_surnames() and at + family <= run:
            end = _given_end(line, run, at + family)
            if end and (family > 1 or end - at > 2):
                return end
            if family > 1 and _HONOURED.match(line, at + family):
                return at + family
    bare = _TITLED_JA.match(line, at, run + _TITLE)
    return bare.end() if bare and not any(char in _not_given_ja() for char in bare[0]) else at


def _given_end(line: str, run: int, at: int) -> int:
    """Return where a given name ends, 0 for none."""
    if at == run:
        kana = _kana_given().match(line, at)
        return kana.end() if kana else 0
    if line[at] in " 　" and at + 1 < run:
        at += 1
    for length in (1, 2, 3):
        end = at + length
        if end <= run and (end == run or _after_ja().match(line, end, run)):
            return 0 if any(char in _not_given_ja() for char in line[at:end]) else end
    return 0


@cache
def _not_given_ja() -> frozenset[str]:
    return chars_of(JAPANESE_NOT_GIVEN)


@cache
def _before_ja() -> re.Pattern[str]:
    return re.compile(any_of(JAPANESE_BEFORE))


@cache
def _after_ja() -> re.Pattern[str]:
    return re.compile(any_of(JAPANESE_AFTER))


@cache
def _kana_given() -> re.Pattern[str]:
    given = any_of(words_of(JAPANESE_KANA_GIVEN))
    return re.compile(f"(?:[ァ-ヴー]{{2,5}}(?![ァ-ヴー・])|{given}(?![ぁ-ん](?<![がはのをにもとでやへさ]))) ".rstrip())
