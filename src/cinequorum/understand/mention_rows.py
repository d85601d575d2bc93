"""Titles that open their line and stand before a year: rows of lists, tables, programmes and filmographies.

There the whole head of the line is the title, with its small words, its commas and its numbers. In running text the
capitals must say where a title begins; in a row the line does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from cinequorum.model.page import MarkKind, Role
from cinequorum.text.fold import fold
from cinequorum.understand.data import works
from cinequorum.understand.mention import Mention, mention_at
from cinequorum.understand.programme import Programme
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import LONGEST_SENTENCE, looks_like_title, no_film

_YEAR: Final = re.compile(
    r"\s?[(（](?:[^()（）]{0,40}?,\s?)?(?:18[89]|19\d|20\d)\d(?:[–-]\d{0,4})?(?:,[^()（）]{0,40})?[)）]"
)
_DECADES: Final = re.compile(r"\d{3}0\s?[–-]\s?\d{3}0")
"""A time, and not the years of a series: "Early classics (1920-1950)"."""
_LEAD: Final = re.compile(r"[\s•*·–—#>|:-]{0,6}(?:[(\[]?\d{1,3}[.):\]]\s)?[\s:–—-]{0,4}[“\"‘'«„*_\[]{0,3}")
_OTHER_SCRIPT: Final = re.compile(r"(?<=[^\W\d_a-zA-ZÀ-ɏ])[!?.)]?\s+(?P<rest>(?![IVX]+$)[A-ZÀ-Þ][^а-яёА-ЯЁ一-鿿]+)$")
_NOTE: Final = re.compile(r"(?<=[^\s(])\s\([^()]{2,40}\)$")  # `Salt (Honorable Mention)`, `Salt (2014)`
_IN_BRACKETS: Final = re.compile(r"(?<=\S)\s?[(（][^()（）]{1,60}[)）]$")
_BRACKETS: Final = re.compile(r"[()（）]")
_LOWER_WORD: Final = re.compile(r"(?<!\S)[^\W\d_A-Z]{2,}(?!\S)")
_LONGEST: Final = 110  # code points before a year, list mark and original title included
_MOST_WORDS: Final = 14
_LEAST_ROWS: Final = 3
_PLAIN_REST: Final = 3  # words without a capital after the year: a sentence goes on
_SEPARATORS: Final = frozenset(",-–—|:/")
_TWICE_TITLED: Final = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "zh"})
"""Languages whose sites set a foreign title behind the translated one."""


def row_titles(prose: Prose, known: frozenset[str]) -> dict[int, list[Mention]]:
    """Return the titles that open a line and stand before a year ("12. Salt, Rope (2014)"), by index of sentence.

    Rows come in numbers: fewer than three on a page are left to running text. A line may have begun in an earlier
    sentence: "Salt 2. Rope (2014)" is cut in two by its point.
    """
    rows: dict[int, list[Mention]] = {}
    for index, sentence in enumerate(prose.sentences):
        if sentence.role is Role.TITLE or len(sentence.text) > LONGEST_SENTENCE:
            continue
        if "(" in sentence.text or "（" in sentence.text:
            rows[index] = [m for m in _rows_of(prose, index) if not no_film(m.title, known)]
    several = sum(map(len, rows.values())) >= _LEAST_ROWS
    return rows if several else {}


def programme_titles(prose: Prose, programme: Programme) -> dict[int, list[Mention]]:
    """Return the titles that the rows of a programme name, by index of the sentence in which they begin."""
    starts = [sentence.span.start for sentence in prose.sentences]
    found: dict[int, list[Mention]] = {}
    for row in programme.rows:
        index = bisect_right(starts, row.start) - 1
        if index >= 0 and row.start < prose.sentences[index].span.end:
            note = _NOTE.search(prose.page.text, row.start, row.end)
            mention = mention_at(prose, index, (row.start, note.start() if note else row.end), "listed")
            found.setdefault(index, []).append(replace(mention, p=mention.p if row.sure else _LIKE))
    return found


_LIKE: Final = 0.7
"""How probable a film is that only the form of its line says to be one."""


def _rows_of(prose: Prose, index: int) -> Iterator[Mention]:
    sentence, text = prose.sentences[index], prose.page.text
    for year in _YEAR.finditer(text, sentence.span.start, sentence.span.end):
        start = text.rfind("\n", max(0, year.start() - _LONGEST), year.start()) + 1
        if (start == 0 and year.start() > _LONGEST) or _YEAR.search(text, start, year.start()):
            continue  # a long line, the second film of its line
        if _DECADES.search(year[0]):
            continue
        start = _set_off_from(prose, start, year.start())
        place = _title_in(text, (start, year.start()), prose.page.language)
        if place is not None and _is_row(text, place, year.end(), prose.page.language):
            mention = mention_at(prose, index, (place[0], year.start()), "dated")
            yield replace(mention, start=place[0], end=place[1], title=text[slice(*place)])


def _set_off_from(prose: Prose, start: int, end: int) -> int:
    """Return where the title begins that italics or bold set off before its year: "In *Salt Road* (1981)"."""
    near = (m.span for m in prose.page.marks if m.kind in _TYPOGRAPHIC)
    inside = [span.start for span in near if start + 1 < span.start < end <= span.end + _CLOSING]
    return min(inside, default=start)


_TYPOGRAPHIC: Final = frozenset({MarkKind.EMPHASIS, MarkKind.STRONG})
_CLOSING: Final = 2  # code points between the end of the italics and the bracket


def _title_in(text: str, place: tuple[int, int], language: str) -> tuple[int, int] | None:
    """Return where the title stands in the head of a line: without its list mark, and without its second title."""
    lead = _LEAD.match(text, *place)
    start = lead.end() if lead else place[0]
    head = text[start : place[1]].rstrip()
    while head and _closes(head):
        head = _IN_BRACKETS.sub("", head) if head[-1] in ")）" else head[:-1].rstrip()
    second = _OTHER_SCRIPT.search(head) if language in _TWICE_TITLED else None
    if second and fold(second["rest"]).split()[0] not in works.PART_WORDS:
        head = head[: second.start("rest")].rstrip()
    if start and text[start - 1] in _CLOSED_BY:  # "Salt Road", Ann Lee
        head = head.partition(_CLOSED_BY[text[start - 1]] + ",")[0]
    if not head or _BRACKETS.search(head) or len(head.split()) > _MOST_WORDS or not any(c.isalnum() for c in head):
        return None
    return start, start + len(head)


def _closes(head: str) -> bool:
    """Tell a head that ends in a second title in parentheses, or in a quotation mark that its lead opened."""
    last = head[-1]
    return (
        last in "*_]"
        or bool(_IN_BRACKETS.search(head))
        or (last in _OPENING and not any(mark in head[:-1] for mark in _OPENING[last]))
    )


_CLOSED_BY: Final = {"“": "”", '"': '"', "«": "»", "‘": "’"}
_OPENING: Final = {"”": "“„", '"': '"', "’": "‘’", "'": "'", "»": "«»"}


def _is_row(text: str, place: tuple[int, int], after: int, language: str) -> bool:
    """Tell a row of a list from a sentence that comes to name a film."""
    head = text[slice(*place)]
    first = next(c for c in head if c.isalnum())
    if first.islower():
        return False
    end = text.find("\n", after)
    rest = text[after : end if end >= 0 else len(text)][:200]
    if len(_LOWER_WORD.findall(rest)) >= _PLAIN_REST and rest.lstrip()[:1] not in _SEPARATORS:
        return False
    return looks_like_title(re.sub(r"[.;,:]\s", " ", head), language)
