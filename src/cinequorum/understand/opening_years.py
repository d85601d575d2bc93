"""The year of a page's film where no title stands beside it: told by the first sentences, by a row, by the address.

"It is an Australian film from 1996"; "2025 | drama | director: Ann Sample"; `url: /salt-harbour-2014/`. Each of them
is read only where it gives one year, since several are those of several films.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from cinequorum.model.page import Page, Role
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.text.sheet_labels import labels_of
from cinequorum.understand.addresses import addresses
from cinequorum.understand.data import works
from cinequorum.understand.headline_parts import YEAR

_OPENING: Final = 1_000  # characters of the page's text that are its first sentences
_ROWS: Final = 8  # blocks among which a row of data stands
_WIDEST: Final = 200  # characters of a row
_FEWEST_CELLS: Final = 3
_FILM: Final = rf"(?i:(?:[^\W\d_]{{2,14}}-?)?{any_of(works.A_FILM)})"  # "Spionagethriller", too
_GLYPHS: Final = any_of(works.A_FILM_GLYPHS)
_OF: Final = rf"(?i:{any_of(works.OF_YEAR)})"
_MADE: Final = rf"(?i:{any_of(works.HAVING_COME_OUT)})"
_NO_TITLE: Final = r"(?!['’]?s\b)(?!,?\s?[“\"‘«„*_《『「<])(?!\s[A-ZÀ-ÞА-Я])"
_PERSON: Final = r"[^\W\d_a-z][\w'’.-]{1,20}(?:\s[^\W\d_a-z][\w'’.-]{1,20}){1,2}"
_BY: Final = r"directed by|dirigid[oa] por|réalisée? par|dirett[oa] da|unter der regie von"
_DIRECTED: Final = rf"(?:^|[.!?]\s)(?i:{_BY})\s{_PERSON},?\s(?:in|en|nel|em)"
_OF_YEAR: Final = re.compile(
    rf"(?<![\w“\"‘'«„*_]){_FILM}(?:\s{_OF}|(?:\s(?![A-ZÀ-ÞА-Я])[^\W\d]{{1,9}}){{0,3}})\s(?P<after>{YEAR})\b{_NO_TITLE}"
    rf"|(?<![\d-])(?P<before>{YEAR})\s(?:(?:gedreht|entstanden|erschienen|veröffentlicht)e[nr]?\s|(?:yapımı|tarihli)\s)?{_FILM}\b{_NO_TITLE}"
    rf"|{_DIRECTED}\s(?P<directed>{YEAR})\b"
    rf"|(?:^|[.!?]\s){_MADE}(?:\s\w{{1,6}}){{0,2}}\s(?P<made>{YEAR})\b(?![^.!?\n]*[“\"‘«„*_《『「])"
    rf"|(?<!\d)(?P<glyph>{YEAR})\s?[年년](?:[^\W\d，。、]{{0,5}}?|\s?(?:개봉한|제작된|나온)\s?이?)\s?{_GLYPHS}",
    re.MULTILINE,
)
_EXTREME: Final = re.compile(rf"(?<!\w){any_of(works.EXTREMES)}(?!\w)", re.IGNORECASE)
_BEFORE: Final = 24  # characters before the word for a film, in which it may be the best of a year
_BARE: Final = re.compile(rf"[(\[]?(?P<year>{YEAR})[)\]]?")
_CELLS: Final = re.compile(r"\s[|·•/–—-]\s|\s?[,，|]\s?")
_SKIPPED: Final = frozenset({Role.METADATA, Role.USER_REVIEW, Role.COMMENTS, Role.RELATED, Role.NAVIGATION})


def opening_year(page: Page) -> int | None:
    """Return the one year that the first sentences give the film of which they speak, or a row of data in them."""
    return _one(_in_rows(page)) or _one(_in_sentences(page))


def _in_sentences(page: Page) -> Iterator[int]:
    """Yield the years in "a film from 1996", "the 1996 film", unless a title follows, which would be its film's.

    The best film of a year is one with which the page's is compared.
    """
    for block in page.having(Role.BODY):
        if block.span.start > _OPENING:
            return
        for match in _OF_YEAR.finditer(page.text, block.span.start, min(block.span.end, _OPENING)):
            if not _EXTREME.search(page.text[max(0, match.start() - _BEFORE) : match.start()]):
                yield int(next(filter(None, match.groups())))


def _in_rows(page: Page) -> Iterator[int]:
    """Yield the bare years among the cells of rows that label a maker or a running time, too."""
    for block in [b for b in page.blocks if b.role not in _SKIPPED][:_ROWS]:
        for line in page.slice(block.span)[:_OPENING].split("\n"):
            cells = [cell.strip(" *_") for cell in _CELLS.split(line)] if len(line) <= _WIDEST else []
            if len(cells) >= _FEWEST_CELLS and any(_is_record(cell) for cell in cells):
                yield from (int(match["year"]) for cell in cells if (match := _BARE.fullmatch(cell)))


def _is_record(cell: str) -> bool:
    """Tell a cell that begins with the label of a film's maker, or of its players, or is a running time."""
    words = re.split(r"[\s:：]", cell.casefold(), maxsplit=1)
    return (len(words) > 1 and words[0] in _LABELS) or _MINUTES.fullmatch(cell) is not None


_LABELS: Final = labels_of("director") | labels_of("cast")
_MINUTES: Final = re.compile(r"\d{2,3}\s?(?:['′]|min\w*\.?|мин\w*\.?|分钟|分鐘|分|분)", re.IGNORECASE)


def slug_year(page: Page, title: str) -> int | None:
    """Return the year at the end of an address that the page states, if the address may be its film's alone.

    Either it is made of the title's words, or the title is written in letters that addresses do not take.
    """
    words = set(fold(title).split())
    stated = [a for a in addresses(page) if a.stated and a.year]
    return _one(a.year for a in stated if a.year and (not title.isascii() or words & set(fold(a.words).split())))


def _one(years: Iterable[int]) -> int | None:
    found = set(years)
    return found.pop() if len(found) == 1 else None
