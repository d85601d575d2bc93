"""Titles without quotation marks that a Korean, Japanese or Chinese text calls films, in scripts without capitals.

"영화 소금길은", "소금길을 보고", "【映画】塩の道", "看完盐路，": nothing shows where such a title ends but a
particle or a sign. So each counts only where the text has the same words again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.page import Block, Page, Role
from cinequorum.understand.data import called
from cinequorum.understand.facts.korean_names import is_korean_word, may_follow

_READ: Final = 4000  # characters in which a page says what it is about
_SURE, _LIKELY = 2, 1
_AGAIN: Final = 2  # times that a text has its title, this one among them
_LONGEST: Final = 30  # characters of a title
_PARTICLE: Final = 4  # characters of the longest after a title
_WORD: Final = "[가-힣A-Za-z0-9]"
_LABEL: Final = r"[【\[<〈＜][^】\]>〉＞\n]{0,8}映画[^】\]>〉＞\n]{0,6}[】\]>〉＞]"
_FORMS: Final = {
    "ko": (
        (_SURE, rf"(?<![가-힣])(?:영화|신작) (?P<title>{_WORD}{{2,12}})(?!{_WORD})"),
        (_SURE, rf"(?<![가-힣])(?P<title>{_WORD}{{2,12}}?)이?라는 영화"),
        (_SURE, rf"(?<![가-힣])(?P<title>{_WORD}{{2,12}}) (?:리뷰|후기|감상평|감상문|관람평|관람후기)(?![가-힣])"),
        (_SURE, rf"^(?P<title>{_WORD}{{2,12}}?)\d?\s?[-–—]\s"),
        (_LIKELY, rf"(?<![가-힣])(?P<title>{_WORD}{{2,12}}[을를]) ?(?:보러|보고|봤|보았|관람|감상)"),
    ),
    "ja": (
        (_SURE, rf"^\s?{_LABEL}\s?(?P<title>[^\n「」『』。、:：/]{{2,30}}?)(?=\n|$)"),
        (_SURE, r"^(?P<title>[^\n「」『』。、@＠]{2,20})[@＠](?=[^\n]{0,12}(?:シネマ|劇場|座|映画館))"),
        (_LIKELY, r"(?:^|[\s、。])(?P<title>[ァ-ヴー・一-鿿]{3,20})を(?:観|見|みた|みて|鑑賞|劇場|映画館)"),
    ),
    "zh": (
        (_SURE, r"^(?:看完|看了|看过|观|觀|看過|重看|重温)(?P<title>[一-鿿]{2,10})(?=[，,。！\s]|$)"),
        (_LIKELY, r"(?:看完|看了|看过|看過|重看|重温)(?P<title>[一-鿿]{3,10})(?=[，,。！\s]|$)"),
    ),
}


def plain_calls(page: Page) -> Iterator[tuple[int, int, int]]:
    """Yield the places of the titles that a text calls films without quotation marks, and what each counts.

    Nothing on pages in other languages.
    """
    forms = _forms(page.language[:2])
    if not forms:
        return
    text = page.text[:_READ]
    for block in page.having(Role.TITLE, Role.HEADING, Role.BODY):
        if block.span.start > _READ:
            return
        yield from _in_block(page, block, forms, text)


def _in_block(
    page: Page, block: Block, forms: tuple[tuple[int, re.Pattern[str]], ...], text: str
) -> Iterator[tuple[int, int, int]]:
    said, at = page.slice(block.span), block.span.start
    for weight, form in forms:
        for match in form.finditer(said[:_READ]):
            title = _without_particle(match["title"].strip()) if page.language[:2] == "ko" else match["title"].strip()
            if title is None or len(title) > _LONGEST or text.count(title) < _AGAIN or title in called.NO_TITLES:
                continue
            start = at + match.start("title") + match["title"].index(title)
            yield start, start + len(title), weight


def _without_particle(title: str) -> str | None:
    """Take a particle off a word: the longest after which a word is left; None for a common word.

    >>> _without_particle("소금길은"), _without_particle("소금길"), _without_particle("이야기는")
    ('소금길', '소금길', None)
    """
    first = title.split(" ", 1)[0]
    if is_korean_word(first):
        return None
    cuts = (cut for cut in range(_PARTICLE, 0, -1) if len(title) - cut > 1)
    cut = next((cut for cut in cuts if may_follow(title[:-cut], title[-cut:])), 0)
    return title[:-cut] if cut else title


@cache
def _forms(language: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((weight, re.compile(form, re.MULTILINE)) for weight, form in _FORMS.get(language, ()))
