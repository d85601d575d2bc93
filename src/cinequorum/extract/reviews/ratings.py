"""The rating of a record: printed on a line of its own, drawn, or only in attributes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from cinequorum.extract.clues import Clue
from cinequorum.extract.data.listings import RATING_LABEL, RATING_LINE
from cinequorum.extract.drafts import Draft
from cinequorum.extract.reviews.found import Shown
from cinequorum.extract.reviews.view import View, class_words, is_noise
from cinequorum.model.page import MarkKind

RATING: Final = re.compile(rf"(?<![\w./]){RATING_LINE}", re.IGNORECASE)
_LABEL = re.compile(RATING_LABEL, re.IGNORECASE)
_FIGURES = re.compile(r"[\d★☆⭐½✭✮✩*:：]")
_BARE = re.compile(r"\d{1,3}(?:[.,]\d)?")
_RATED = re.compile(  # what every match of `RATING` holds; all begin with one class of signs, which is searched for
    r"[★☆⭐✭✮✩%*\d](?:(?<!\d)|\s?(?:(?:[/／]|out of|of|de|sur|von|su|из|z|ze|av)\s?\d|star|stern|étoile|estrel|stell))",
    re.IGNORECASE,
)
_HEADER = 200  # characters of a block in which all of these stand
RATING_CLUES: Final = frozenset({"prop:ratingvalue", "rating", "drawn", "width"})
"""The kinds of clues that give a rating which is not printed."""
_SHORT = 40  # characters of a line that is a rating with little else
_LINE = 80
_LOOKS = frozenset(
    {"rating", "ratings", "score", "stars", "star", "grade", "note", "nota", "wertung", "hodnoceni", "ocena", "rate"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The drafts of a record, the one with its date (-1: none), and how far into that one its header goes."""

    first: int
    last: int
    anchor: int
    header: int = 0


def is_figure(text: str) -> bool:
    """Tell whether a line is nothing but a figure that can be a rating.

    >>> is_figure("8"), is_figure("7,5"), is_figure("1312"), is_figure("8 votes")
    (True, True, False, False)
    """
    return bool(_BARE.fullmatch(text)) and float(text.replace(",", ".")) <= 100


def may_rate(draft: Draft) -> bool:
    """Tell whether a block could print a rating, as these functions read one; a quick look that never says no wrongly.

    >>> may_rate(Draft(text="4 out of 5")), may_rate(Draft(text="7,5")), may_rate(Draft(text="At 5 on Friday"))
    (True, True, False)
    """
    text = draft.text
    if _RATED.search(text, 0, _HEADER) or _BARE.fullmatch(text):
        return True
    return (":" in text or "=" in text or "：" in text) and _LABEL.match(text) is not None


def printed_rating(draft: Draft) -> tuple[int, int] | None:
    """Return where a line prints a rating: a line of its own, a labelled one, one at its start or marked as one."""
    text = draft.text
    if not _FIGURES.search(text, 0, _LINE):
        return None
    if len(text) > _LINE:
        return _opening(text)
    opening, first = _in_line(text)
    if opening:
        return opening
    marked = next((m for m in draft.marks if m.kind is MarkKind.CLASS), None)
    figure = RATING.search(text, marked.start, marked.end) if marked else None
    return figure.span() if figure else first


@lru_cache(maxsize=4096)  # menus stand twice on a page, and on every page of their site
def _in_line(text: str) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Return where a rating is the line or opens it, and where the first stands in the line."""
    first = RATING.search(text)
    return _opening(text), first.span() if first else None


def _opening(text: str) -> tuple[int, int] | None:
    """Return where a rating is the text, with or without its label, or opens it."""
    match = RATING.fullmatch(text) or _LABEL.match(text) or RATING.match(text)
    return match.span() if match and (len(text) <= _SHORT or match[0][0] in "★☆⭐") else None


def ratings_of(view: View, ranges: Sequence[Extent]) -> list[Shown | None]:
    """Return the rating of each record, a stretch of drafts and the draft with its date, in one manner for all.

    Of what is stated, printed, drawn or given as a bare figure the manner counts that most records have.
    """
    manners = [
        [_stated(view, one.first, one.last) for one in ranges],
        _of_five(view, [_printed(view, one) for one in ranges]),
        _by_clue(view, ranges, "rating"),
        _by_clue(view, ranges, "drawn"),
        _by_clue(view, ranges, "width"),
        _bare(view, ranges),
        _above(view, ranges),
    ]
    return max(manners, key=lambda found: sum(shown is not None for shown in found))


def _stated(view: View, first: int, last: int) -> Shown | None:
    clues = {c.kind: c for i in range(first, last + 2) for c in view.clues.get(i, ()) if _inside(view, c, first)}
    value, best = clues.get("prop:ratingvalue"), clues.get("prop:bestrating")
    raw = said(view, value) if value else ""
    top = said(view, best) if best else ""
    if value is None or not _BARE.match(raw):
        return None
    top = top or _scale({_BARE.match(raw.replace(",", "."))[0]})[1]  # type: ignore[index]
    return Shown(draft=first, start=0, end=0, raw=f"{raw}/{top}" if "/" not in raw else raw)


def _inside(view: View, clue: Clue, first: int) -> bool:
    """Tell whether a clue at the end of a record still belongs to it: it shares all elements but the innermost."""
    return clue.first[0] >= first


def said(view: View, clue: Clue) -> str:
    """Return what an element says: its attribute's value, else the words that it holds."""
    if clue.value:
        return clue.value.strip()
    first, last = clue.first, clue.last
    if first[0] != last[0] or first[0] >= len(view.drafts):
        return view.drafts[first[0]].text[first[1] :].strip() if last == (first[0] + 1, 0) else ""
    return view.drafts[first[0]].text[first[1] : last[1]].strip()


def _printed(view: View, one: Extent) -> Shown | None:
    if one.header:
        match = RATING.search(view.drafts[one.anchor].text, 0, one.header)
        if match:
            return Shown(draft=one.anchor, start=match.start(), end=match.end())
    order = [
        *([one.anchor] if one.anchor >= 0 else []),
        *(i for i in range(one.first, one.last + 1) if i != one.anchor),
    ]
    for index in order:
        draft = view.drafts[index]
        found = printed_rating(draft)
        counted = is_noise(draft.text) and not RATING.fullmatch(draft.text)  # so many of so many found it helpful
        if found and found[0] < found[1] and not counted:
            return Shown(draft=index, start=found[0], end=found[1])
    return None


def _of_five(view: View, found: list[Shown | None]) -> list[Shown | None]:
    """Say that stars without empty ones beside them are of five: so visitors rate wherever they rate in bare stars."""
    return [
        replace(s, best="5") if s and not view.drafts[s.draft].text[s.start : s.end].strip("★⭐*✩✭✮½ \ufe0f") else s
        for s in found
    ]


def _by_clue(view: View, ranges: Sequence[Extent], kind: str) -> list[Shown | None]:
    """Read figures in attributes; the scale is what the page states or the next usual one above the highest figure."""
    found: list[tuple[Clue, str] | None] = []
    tops = set()
    for one in ranges:
        clues = [c for i in range(one.first, one.last + 1) for c in view.clues.get(i, ())]
        hits = [c for c in clues if c.kind == kind]
        tops |= {c.value for c in clues if c.kind == "top"}
        found.append(
            (hits[0], hits[0].value.replace(",", ".")) if hits and (kind != "width" or len(hits) == 1) else None
        )
    figures = {raw for hit in found if hit for raw in [hit[1]]}
    if kind in {"drawn", "width"} and len(figures) < min(2, len(ranges)):
        return [None] * len(ranges)
    best = tops.pop() if len(tops) == 1 else None
    scale = _scale(figures) if best is None else (1.0, best)
    return [None if hit is None else _clued(hit[0], hit[1], scale) for hit in found]


def _clued(clue: Clue, raw: str, scale: tuple[float, str]) -> Shown:
    if "/" not in raw and "%" not in raw:
        raw = f"{float(raw) / scale[0]:g}/{scale[1]}"
    return Shown(draft=clue.first[0], start=0, end=0, raw=raw)


def _scale(figures: set[str]) -> tuple[float, str]:
    """Return what to divide by and the top of the scale: of 45 and 30 the stars are 4.5 and 3 of 5."""
    numbers = [float(raw) for raw in figures if "/" not in raw and "%" not in raw]
    highest = max(numbers, default=0.0)
    if highest <= 5:
        return 1.0, "5"
    if highest <= 10:
        return 1.0, "10"
    return (10.0, "5") if highest <= 50 and all(n % 5 == 0 for n in numbers) else (1.0, "100")


def _bare(view: View, ranges: Sequence[Extent]) -> list[Shown | None]:
    """Read figures that stand alone in an element named after ratings; the highest tells the scale if it passes 5."""
    found: list[Shown | None] = []
    for one in ranges:
        drafts = ((i, view.drafts[i]) for i in range(one.first, one.last + 1))
        hit = next((i for i, d in drafts if _BARE.fullmatch(d.text) and class_words(d.look) & _LOOKS), None)
        found.append(None if hit is None else Shown(draft=hit, start=0, end=len(view.drafts[hit].text)))
    return _scaled(view, found)


def _above(view: View, ranges: Sequence[Extent]) -> list[Shown | None]:
    """Read the figures that stand alone over the line of name and date of every record, as no counter does."""
    found: list[Shown | None] = []
    for one in ranges:
        hit = next((i for i in range(one.first, one.anchor) if is_figure(view.drafts[i].text)), None)
        found.append(None if hit is None else Shown(draft=hit, start=0, end=len(view.drafts[hit].text)))
    highest = max((float(view.drafts[s.draft].text.replace(",", ".")) for s in found if s), default=0.0)
    if len(found) < 3 or None in found or highest > 10:
        return [None] * len(found)
    texts = {view.drafts[s.draft].text for s in found if s}
    halves = len(texts) > 1 and all(re.fullmatch(r"\d[.,]\d", text) for text in texts)  # "4,5" and "3,0" count stars
    best = "10" if highest > 5 else "5" if halves else None
    return [s and replace(s, best=best) for s in found] if best else [None] * len(found)


def _scaled(view: View, found: list[Shown | None]) -> list[Shown | None]:
    figures = [float(view.drafts[s.draft].text.replace(",", ".")) for s in found if s]
    highest = max(figures, default=0.0)
    best = None if len(figures) < 5 or highest <= 5 else "10" if highest <= 10 else "100"
    return [s and Shown(draft=s.draft, start=s.start, end=s.end, best=best) for s in found]
