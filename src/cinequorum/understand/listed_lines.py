"""Films named by how the lines of a list begin, on pages that are lists of films and mark no title.

No single line of these is sure. On a page whose headline or whose sort says that it lists films, lines of one form that
follow each other name them: lines opened by words in bold or italics, lines in quotation marks, short lines over a
paragraph each, runs of short lines, and numbers that count up within one paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cinequorum.model.page import Mark, MarkKind, Page, Role
from cinequorum.understand.about_film import film_talk, is_filed, talks_of_films
from cinequorum.understand.data import programmes
from cinequorum.understand.detail_signs import is_label
from cinequorum.understand.line_heads import LEAD, SPOKEN, head_of, stands_alone
from cinequorum.understand.phrases import is_person
from cinequorum.understand.set_off import is_database
from cinequorum.understand.title_shape import looks_like_title, unspaced
from cinequorum.understand.told_lines import announces_films, is_told

_FEWEST: Final = 4  # lines of one form
_LONGEST: Final = 80  # code points of a title
_SHORTEST_PROSE: Final = 60  # code points of a paragraph under a title
_LEAST_SHARE: Final = 0.5
_READ: Final = 4_000  # blocks
_SET_OFF: Final = frozenset({MarkKind.STRONG, MarkKind.EMPHASIS})
_QUOTED: Final = re.compile(r"[“\"«„《『「<]\s?([^“”\"«»„《》『』「」<>\n]{1,80}?)\s?[”\"»“》』」>]")
_NUMBER: Final = re.compile(r"(?:(?<=\s)|^)(?P<rank>\d{1,3})[.)]\s(?=\S)")
_MARKED: Final = re.compile(r"(?:\s[-–—]|[:|(/])\s?\d{1,3}(?:[.,]\d)?\)?$|[★⭐]\s?$")
"""How many points a line gives its film: "Salt - 7", "Salt: 7/10", "Salt ★★★"."""
_CELLS: Final = re.compile(r"\s[|:]\s|\s\|")
"""What parts the cells of a table's row."""
_NO_LINE: Final = re.compile(rf"https?://|www\.|\.(?:com|org|net)\b|{_CELLS.pattern}")
_OTHERS: Final = frozenset(map(str.casefold, programmes.OTHER_SECTIONS))
_SECTIONS: Final = frozenset(map(str.casefold, programmes.SECTION_WORDS))
_LONG_RUN: Final = 5
_COLONS: Final = (":", "：")
_MOST: Final = 0.7  # share of the lines of a run in English that have a title's capitals


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTitle:
    """Where a line of a list names its film: its block, the title's place in the page's text, the form of the line.

    `quoted`: the title stands between quotation marks.
    """

    block: int
    start: int
    end: int
    form: str
    quoted: bool = False


def listed_titles(page: Page) -> tuple[ListedTitle, ...]:
    """Return the films that lines of a list name by their form, in text order; nothing where the page lists none."""
    listing = page.kind.name == "list" or (page.kind.name in _MAY_LIST and talks_of_films(page.headline or ""))
    if not (listing or page.kind.name in _HARDLY) or not (film_talk(page).words or is_filed(page)):
        return ()
    lines = _lines(page)
    if not listing and (taken := _taken_up(page, lines)):
        return tuple(taken)
    forms: tuple[Callable[[Page, dict[int, str]], Iterator[ListedTitle]], ...] = (_in_prose,)
    if listing:
        forms = (_opened, _labelled, _over_prose, _in_runs, _counted)
    elif any(_led(page, lines)):
        forms = (_led, _labelled)
    found = [title for form in forms for title in _several(page, form(page, lines))]
    labelled = {title.block for title in found if title.form == _BEHIND_A_LABEL}
    found = [title for title in found if title.form == _BEHIND_A_LABEL or title.block not in labelled]
    return tuple(sorted({title.start: title for title in found}.values(), key=lambda title: title.start))


_MAY_LIST: Final = frozenset({"feature", "other", "news"})
_HARDLY: Final = _MAY_LIST | {"critic_review"}


def _taken_up(page: Page, lines: dict[int, str]) -> list[ListedTitle]:
    """Return the titles that open lines where several of them do so twice: a list first, then a word on each film."""
    found = _several(page, _opened(page, lines))
    times = Counter(page.text[title.start : title.end].casefold() for title in found)
    own = {(page.headline or "").casefold()} & times.keys()
    again = sum(count > 1 for count in times.values())
    return found if again >= _FEWEST and 2 * again >= len(times) and not own else []


def _lines(page: Page) -> dict[int, str]:
    """Return the lines of the text by index of block, without those under a heading about series, books or games."""
    lines: dict[int, str] = {}
    others = False
    for at, block in enumerate(page.blocks[:_READ]):
        line = page.slice(block.span)
        if block.role is Role.HEADING:
            words = line.casefold().strip(" :#*_-–—\u200e")
            others = words in _OTHERS
        if block.role is Role.BODY and not others:
            lines[at] = line
    return lines


def _several(page: Page, titles: Iterator[ListedTitle]) -> list[ListedTitle]:
    """Keep titles of a form that names at least `_FEWEST`, hardly any of them persons."""
    forms: dict[str, list[ListedTitle]] = {}
    for title in titles:
        forms.setdefault(title.form, []).append(title)
    kept = []
    for form in forms.values():
        words = Counter(page.text[t.start : t.end].casefold() for t in form)
        own = [t for t in form if t.form == _ALONE or words[page.text[t.start : t.end].casefold()] <= _TWICE]
        people = sum(is_person(page.text[t.start : t.end]) for t in own)
        if len({page.text[t.start : t.end].casefold() for t in own}) >= _FEWEST and 3 * people <= len(own):
            kept += own
    return kept


_ALONE: Final = "quoted alone"
_BEHIND_A_LABEL: Final = "labelled"
_TWICE: Final = 2  # the same words before more lines are a label


def _opened(page: Page, lines: dict[int, str]) -> Iterator[ListedTitle]:
    """Yield the titles in bold, italics or quotation marks that open a line."""
    marks = sorted((m for m in page.marks if m.kind in _SET_OFF), key=_start)
    starts = [m.span.start for m in marks]
    for at, line in lines.items():
        block = page.blocks[at].span
        lead = LEAD.match(line)
        first = block.start + (lead.end() if lead else 0)
        near = marks[bisect_left(starts, block.start) : bisect_left(starts, first + 2)]
        quoted = _QUOTED.search(line) if len(line) <= _LONGEST + 50 else None
        if quoted is not None and stands_alone(line, quoted):
            yield from _fitting(page, at, (block.start + quoted.start(1), block.start + quoted.end(1)), _ALONE)
            continue
        mark = max(near, key=lambda m: (m.span.end, m.kind), default=None)
        if mark is not None and mark.span.end <= block.end:
            yield from _fitting(page, at, (mark.span.start, mark.span.end), f"opened {mark.kind.value}")


def _labelled(page: Page, lines: dict[int, str]) -> Iterator[ListedTitle]:
    """Yield what is set off behind one word and fills the rest of its line ("January: **Salt Road**")."""
    marks = {m.span.start: m.span.end for m in page.marks if m.kind in _SET_OFF}
    for at, line in lines.items():
        block, label = page.blocks[at].span, _LABEL.match(line)
        if label and marks.get(block.start + label.end()) == block.end:
            yield from _fitting(page, at, (block.start + label.end(), block.end), _BEHIND_A_LABEL)


_LABEL: Final = re.compile(r"\W{0,3}[^\W\d_][\w’'-]{1,20}(?:\s\d{4})?:\s")


def _in_prose(page: Page, lines: dict[int, str]) -> Iterator[ListedTitle]:
    """Yield what alone is bold in a paragraph and has a word for films beside it: short reviews, one after another."""
    bold = [m.span for m in page.marks if m.kind is MarkKind.STRONG]
    for at, line in lines.items():
        block = page.blocks[at].span
        inside = [span for span in bold if block.start <= span.start and span.end <= block.end]
        if len(line) >= _SHORTEST_PROSE and len(inside) == 1:
            beside = page.text[max(block.start, inside[0].start - _BESIDE) : min(block.end, inside[0].end + _BESIDE)]
            if talks_of_films(beside):
                yield from _fitting(page, at, (inside[0].start, inside[0].end), "in prose")


_BESIDE: Final = 160  # code points


def _over_prose(page: Page, lines: dict[int, str]) -> Iterator[ListedTitle]:
    """Yield the short lines over a paragraph each, where they stand over most of the paragraphs' beginnings."""
    order = list(lines)
    over = [
        at
        for at, after in pairwise(order)
        if _is_short(lines[at]) and len(lines[after]) >= _SHORTEST_PROSE and after - at <= _TWICE
    ]
    short = [_is_short(lines[at]) for at in order]
    alone = sum(
        now and not before and not after for before, now, after in zip(short, short[1:], short[2:], strict=False)
    )
    if len(over) < _FEWEST or len(over) < _LEAST_SHARE * alone:
        return
    for at in over:
        yield from _fitting(page, at, (page.blocks[at].span.start, page.blocks[at].span.end), "over prose")


def _in_runs(page: Page, lines: dict[int, str]) -> Iterator[ListedTitle]:
    """Yield the lines of runs of at least `_LONG_RUN` short lines, with the marks behind their titles cut off."""
    for run in _runs(lines):
        if _is_of_titles(page, [lines[i] for i in run], run):
            for i in run:
                yield from _fitting(page, i, (page.blocks[i].span.start, page.blocks[i].span.end), "run")


def _led(page: Page, lines: dict[int, str]) -> Iterator[ListedTitle]:
    """Yield the titles of the runs under a line that announces films ("The films that we saw:"), on any page."""
    leads = {at + 1 for at, line in lines.items() if announces_films(line)}
    if leads:
        led = {at for run in _runs(lines) if run[0] in leads for at in run}
        yield from (title for title in _in_runs(page, lines) if title.block in led)


def _runs(lines: dict[int, str]) -> Iterator[list[int]]:
    """Yield the runs of at least `_LONG_RUN` short lines, by the indices of their blocks."""
    run: list[int] = []
    for at in (*lines, None):
        line = lines[at] if at is not None else ""
        short = at is not None and bool(line) and not line.endswith(_COLONS) and _is_short(head_of(line))
        if short and at is not None and (not run or at - run[-1] == 1):
            run.append(at)
            continue
        if len(run) >= _LONG_RUN:
            yield run
        run = [at] if short and at is not None else []


def _is_of_titles(page: Page, run: Sequence[str], blocks: Sequence[int]) -> bool:
    """Tell a run of titles from tags, menus and names: several words, capitals, hardly any link to the site's pages."""
    heads = [head_of(line) for line in run]
    if 2 * sum(unspaced(head) and len(head) > _LONG_GLYPHS for head in heads) > len(heads):
        return False  # sentences without their full stops
    several = sum(" " in head or not head.isascii() for head in heads)
    people = sum(is_person(head) for head in heads)
    capitals = sum(looks_like_title(head, "en") for head in heads) >= _MOST * len(heads)
    marked = 3 * sum(_MARKED.search(line) is not None for line in run) >= len(run)
    if page.language.startswith("en") and not (capitals or marked):
        return False
    spans = [page.blocks[i].span for i in blocks]
    wholly = {m.span.start for m in page.marks if m.kind is MarkKind.LINK and not is_database(m.target)}
    linked = sum(any(span.start <= at <= span.start + 4 for at in wholly) for span in spans)
    return 2 * several >= len(heads) and 3 * people <= len(heads) and 2 * linked <= len(heads)


_LONG_GLYPHS: Final = 20  # of a script without spaces
_MOST_GLYPHS: Final = 36


def _counted(page: Page, lines: dict[int, str]) -> Iterator[ListedTitle]:
    """Yield what stands between numbers that count up or down within one paragraph ("1. Salt 2. Rope 3. ...")."""
    for at, line in lines.items():
        numbers = list(_NUMBER.finditer(line.replace("\\", " ")))
        ranks = [int(number["rank"]) for number in numbers]
        counts = len(ranks) >= _LONG_RUN and all(abs(a - b) == 1 for a, b in pairwise(ranks))
        if not counts:
            continue
        start = page.blocks[at].span.start
        ends = [number.start() for number in numbers[1:]] + [len(line)]
        places = [(start + n.end(), start + end) for n, end in zip(numbers, ends, strict=True)]
        if sum(b - a <= _LONGEST for a, b in places) >= len(places) - 1:
            for place in places:
                yield from _fitting(page, at, place, "counted")


def _is_short(line: str) -> bool:
    """Tell a line that may be a title: short, no sentence, no address, not in small letters."""
    bare = line.strip()
    if not 1 < len(bare) <= _LONGEST or SPOKEN.search(bare) or _NO_LINE.search(bare) or is_told(bare):
        return False
    if unspaced(bare) and (len(bare) > _MOST_GLYPHS or "、" in bare):
        return False
    first = next((c for c in bare if c.isalnum()), "a")
    return not first.islower() and not is_label(bare) and bare.casefold() not in _SECTIONS


def _fitting(page: Page, at: int, place: tuple[int, int], form: str) -> Iterator[ListedTitle]:
    """Yield the title at a place, cut to what its line names, where it may be one."""
    words = page.text[slice(*place)]
    head = head_of(words) if form != "counted" else words.strip(" .;,")
    named = _QUOTED.search(words)
    if named is not None and not (LEAD.sub("", words[: named.start()], count=1) or form == "counted"):
        head = named[1]  # "Salt Road", by Ann Lee
    title = head.strip('“”"«»„《》『』「」<> \u200e')
    start = page.text.find(title, place[0], place[1]) if title else -1
    if start < 0 or words.rstrip(" *_").endswith(_COLONS) or is_label(title) or len(title) > _LONGEST:
        return
    if title.casefold() in _SECTIONS or title.casefold() in _OTHERS or not _may_be_title(title):
        return
    quoted = page.text[max(0, start - 1) : start] in _QUOTES
    yield ListedTitle(block=at, start=start, end=start + len(title), form=form, quoted=quoted)


_QUOTES: Final = frozenset('“"«„《『「')


def _may_be_title(title: str) -> bool:
    """Tell words that may be a title in any language; long ones with the capitals of English titles."""
    return looks_like_title(title, "") or looks_like_title(title, "en")


def _start(mark: Mark) -> int:
    return mark.span.start
