"""Headings that name one film each on a page about several: ranked ones ("5. Salt"), graded ones ("Salt - 7"), or one
over each section.

No single heading says that it is a film's title. On a page that is a list, headings that count up or down do, and so
do sections most of which talk of films under a heading that may be a title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cinequorum.model.page import MarkKind, Page, Role
from cinequorum.understand.about_film import film_talk, talks_of_films
from cinequorum.understand.data import programmes
from cinequorum.understand.headline_parts import plain_parts, quoted_parts
from cinequorum.understand.phrases import is_person
from cinequorum.understand.title_shape import looks_like_title, trimmed

_RANK: Final = re.compile(
    r"(?:(?:N[or]?[.°º]?|#|＃|第)\s?)?(?P<rank>\d{1,3})(?:[.):\]、．位]|º|°|\s[–—-](?=\s))\s?(?=\S)"
)
"""The number before a title in a ranked list: `5. `, `#5: `, `No. 5 – `, `第5位 `."""
_FEWEST: Final = 3  # headings that count, or that stand over sections
_MOST: Final = 0.6  # share of the page's headings, and of the sections, that have to fit
_LEAST_PROSE: Final = 40  # characters under a heading that make a section
_DASH: Final = re.compile(r"\s[–—-]\s")
_LEAD: Final = re.compile(r"[^\w\n\"“‘«„《『「¿¡(\[#]{0,8}")
_OPEN_ENDS: Final = (":", "：", "…")
_ASKS: Final = ("?", "？")
_WORD: Final = re.compile(r"\w+")
_MOST_WORDS: Final = 7
_YEAR: Final = re.compile(r"[(（\[](?:[^()（）]{0,30}\b)?(?<!\d[–-])(?:18[89]|19\d|20\d)\d[)）\]]")
_FEWEST_DATED: Final = 2  # titles with their years make the headings without one something else
_LONG_WORD: Final = 4  # letters
_RECURS: Final = 1.0  # log odds: the section uses the words again
_SECTIONS: Final = frozenset(map(str.casefold, (*programmes.SECTION_WORDS, *programmes.OTHER_SECTIONS)))
_SECTION_HEADS: Final = tuple(sorted(f"{word} " for word in _SECTIONS if " " in word))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadedTitle:
    """Where a heading names its film (offsets into the page's text), and by what: `ranked`, `graded` or `headed`."""

    start: int
    end: int
    sign: str


def headed_titles(page: Page) -> dict[int, HeadedTitle]:
    """Return the headings that name one film each, by index of block: in text order.

    Nothing where the page is no list, and where what is ranked are people.
    """
    heads = [at for at, block in enumerate(page.blocks) if block.role is Role.HEADING]
    if len(heads) < _FEWEST:
        return {}
    if graded := _graded(page, heads):
        return graded
    if page.kind.name != "list" and not _may_rank(page):
        return {}
    stops = [*heads[1:], len(page.blocks)]
    sections = {at: _prose(page, at, stop) for at, stop in zip(heads, stops, strict=True)}
    ranked = _ranked(page, heads)
    if len(ranked) < _FEWEST and page.kind.name != "list":
        return {}
    sign, kept = ("ranked", ranked) if len(ranked) >= _FEWEST else ("headed", _headed(page, sections))
    found = {at: name for at, start in kept.items() if (name := _named(page, at, start, sections[at]))}
    people = sum(is_person(page.text[place[0] : place[1]]) for place in found.values())
    if len(found) < _FEWEST or 2 * people >= len(found):
        return {}
    return {at: HeadedTitle(start=start, end=end, sign=sign) for at, (start, end) in found.items()}


def _may_rank(page: Page) -> bool:
    """Tell an article whose headline speaks of films: its headings may count them."""
    return page.kind.name in {"feature", "other", "news"} and talks_of_films(page.headline or "")


def _graded(page: Page, heads: Sequence[int]) -> dict[int, HeadedTitle]:
    """Return the headings that are a title and its points, where they are most of the page's and talk is of films.

    The points of one film ("Story - 7") have one word before them.
    """
    found = {}
    for at in heads:
        span = page.blocks[at].span
        lead = _LEAD.match(page.text, span.start, span.end)
        if match := _GRADED.fullmatch(page.text, lead.end() if lead else span.start, span.end):
            found[at] = HeadedTitle(start=match.start("title"), end=match.end("title"), sign="graded")
    several = sum(" " in page.text[title.start : title.end] for title in found.values())
    enough = len(found) >= max(_MANY, _MOST * len(heads)) and 3 * several >= len(found)
    return found if enough and (film_talk(page).words or talks_of_films(page.headline or "")) else {}


_MANY: Final = 5
_GRADED: Final = re.compile(
    r"(?P<title>[^\n]{1,80}?)\s?(?:[-–—]\s|:\s|\()\d{1,2}(?:[.,]\d|½)?(?:\s?/\s?\d{1,3})?\)?\W{0,3}"
)


def _ranked(page: Page, heads: Sequence[int]) -> dict[int, int]:
    """Return the headings whose numbers follow one another, each with the place behind its number."""
    numbered: list[tuple[int, int, int]] = []
    for at in heads:
        span = page.blocks[at].span
        lead = _LEAD.match(page.text, span.start, span.end)
        number = _RANK.match(page.text, lead.end() if lead else span.start, span.end)
        if number:
            numbered.append((at, int(number["rank"]), number.end()))
    found = {}
    for (at, rank, start), (after, next_rank, next_start) in pairwise(numbered):
        if abs(rank - next_rank) == 1:
            found[at], found[after] = start, next_start
    return found


def _headed(page: Page, sections: Mapping[int, str]) -> dict[int, int]:
    """Return the headings that may be titles, where most headings may and most sections under them talk of films."""
    sure = talks_of_films(page.headline or "")
    named = {at: start for at in sections if (start := _opening(page, at, sure=sure)) is not None}
    dated = {at: start for at, start in named.items() if _YEAR.search(page.slice(page.blocks[at].span))}
    if len(dated) >= _FEWEST_DATED:
        named = dated
    full = {at: start for at, start in named.items() if len(sections[at]) >= _LEAST_PROSE}
    if len(full) < _FEWEST or len(named) < _MOST * len(sections) or _are_reasons(page, full.values()):
        return {}
    if not dated and _stand_over_films(page, full, sections):
        return {}
    if not (dated or sure) and _stand_twice(page, full, sections):
        return {}
    of_films = sum(talks_of_films(sections[at]) for at in full)
    return full if sure or of_films >= _MOST * len(full) else {}


def _stand_twice(page: Page, full: Collection[int], heads: Iterable[int]) -> bool:
    """Tell the heads of the parts of one text, which speak of each of its subjects under the same head."""
    words = {at: trimmed(page.slice(page.blocks[at].span)).rstrip("?？! ").casefold() for at in heads}
    times = Counter(words.values())
    return any(times[words[at]] > 1 for at in full)


def _stand_over_films(page: Page, full: Collection[int], sections: Mapping[int, str]) -> bool:
    """Tell headings of parts from titles: the text under them sets other titles off at its beginnings, and never
    says the words of the heading again.
    """
    own = sum(trimmed(page.slice(page.blocks[at].span)).casefold() in sections[at].casefold() for at in full)
    others = sum(any(_SET_OFF_FIRST.match(line) for line in sections[at].splitlines()) for at in full)
    marked = sum(_opens_marked(page, at, sections[at]) for at in full)
    return _SELDOM * len(full) >= own and 2 * max(others, marked) >= len(full)


_SELDOM: Final = 0.2
_SET_OFF_FIRST: Final = re.compile(r"[\s•*·–—-]{0,4}[“\"«„《『「][^“”\"«»„《》『』「」\n]{1,80}[”\"»“》』」]")


def _opens_marked(page: Page, at: int, section: str) -> bool:
    """Tell whether the first paragraph under a heading begins in bold or italics."""
    after = page.blocks[at + 1].span.start if section and at + 1 < len(page.blocks) else -1
    return any(m.span.start - after in (0, 1) for m in page.marks if m.kind in {MarkKind.STRONG, MarkKind.EMPHASIS})


def _are_reasons(page: Page, starts: Collection[int]) -> bool:
    """Tell headings that begin alike ("Because it is short", "Because it is loud") from titles; articles are short."""
    words = Counter(match[0] for start in starts if (match := _WORD.match(page.text, start)))
    word, count = max(words.items(), key=lambda item: item[1], default=("", 0))
    return len(word) >= _LONG_WORD and 2 * count >= len(starts)


def _prose(page: Page, head: int, stop: int) -> str:
    return "\n".join(page.slice(b.span) for b in page.blocks[head + 1 : stop] if b.role is Role.BODY)


def _opening(page: Page, at: int, *, sure: bool) -> int | None:
    """Return where a heading begins that may be a title; None where it says what a section is for, or asks something.

    Where the page's headline speaks of films, titles may have small letters and a question mark.
    """
    span = page.blocks[at].span
    lead = _LEAD.match(page.text, span.start, span.end)
    start = lead.end() if lead else span.start
    title = trimmed(page.text[start : span.end])
    low = title.casefold()
    if _DASH.split(low)[0] in _SECTIONS or low.startswith(_SECTION_HEADS) or title.endswith(_OPEN_ENDS):
        return None
    if title.endswith(_ASKS) and not sure:
        return None
    return start if looks_like_title(title.rstrip("?？"), "" if sure else page.language) else None


def _named(page: Page, at: int, start: int, section: str) -> tuple[int, int] | None:
    """Return where the title stands in a heading: without its year and maker, the part that the section names."""
    line = page.text[start : page.blocks[at].span.end]
    parts = [p for p in (*quoted_parts(line, page.language), *plain_parts(line, page.language)) if p.title in line]
    best = max(parts, key=lambda part: part.weight + _recurring(part.title, line, section), default=None)
    if best is None or len(_WORD.findall(best.title)) > _MOST_WORDS or best.title.casefold() in _SECTIONS:
        return None
    place = start + line.find(best.title)
    return place, place + len(best.title)


def _recurring(title: str, line: str, section: str) -> float:
    """Weigh what stands before a dash ("Salt - the first trailer"): the section names the film by it alone."""
    before_dash = _DASH.match(line, line.find(title) + len(title))
    return _RECURS if before_dash and title in section else 0.0
