"""The head of a film's record: when it comes out before its length, its country and year before its crew.

`12 May 2011 | 98 min | Drama`; `14 May 2011 on Mubi · 98 min`; `Denmark (2011) Director: Ann Leeway`; in a listing a
date alone in the line under the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Role
from cinequorum.text.dates import DateMention, find_dates
from cinequorum.text.fold import fold
from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.facts.labels import labelled_in
from cinequorum.understand.facts.lengths import minutes_in
from cinequorum.understand.facts.releases import windows_in
from cinequorum.understand.facts.scene import Scene, either

_LONGEST: Final = 240  # characters of a line
_FIRST: Final = 60  # characters of the piece with the date
_SEPARATOR: Final = re.compile(r"\s?[|·•]\s?")
_CLOCK: Final = re.compile(r"\d{1,2}:\d\d")  # when a review was posted
_SHORTEST: Final = 20  # minutes: what takes less is the reading of the page
_DAY: Final = 10  # characters of a date with its day
_LISTS: Final = ("listing", "user_reviews")


def find_record_heads(scene: Scene) -> Iterator[Claim]:
    """Yield the releases, countries and years that stand at the head of the record of the page's film."""
    for block in scene.page.having(Role.TITLE, Role.HEADING, Role.BODY, Role.BYLINE, Role.NAVIGATION):
        if block.span.end - block.span.start <= _LONGEST:
            text = scene.page.slice(block.span)
            yield from _dated(scene, text, block.span.start)
        if block.role is Role.BODY:
            yield from _produced(scene, scene.page.slice(block.span), block.span.start)
    if scene.page.kind.name in _LISTS:
        yield from _under_title(scene)


def _dated(scene: Scene, text: str, start: int) -> Iterator[Claim]:
    """Read `12 May 2011 on Mubi | 98 min | Drama`: the date counts where the film's length follows it."""
    first = _SEPARATOR.split(text, maxsplit=1) if any(map(text.__contains__, "|·•")) else ()
    if len(first) < 2 or len(first[0]) > _FIRST or not any(c.isdigit() for c in first[0]):
        return
    date = _date_at_start(first[0], scene.page.language)
    if date is not None and (minutes_in(first[1]) or 0) >= _SHORTEST and not _CLOCK.match(first[1]):
        yield from _release(scene, first[0], start, date)


def _date_at_start(text: str, language: str) -> DateMention | None:
    dates = [date for date in find_dates(text, language) if len(date.edtf) == _DAY and not date.yearless]
    return dates[0] if len(dates) == 1 and not any(c.isalnum() for c in text[: dates[0].start]) else None


def _release(scene: Scene, text: str, start: int, date: DateMention) -> Iterator[Claim]:
    window, platform = windows_in(text[date.end :])[0]
    span = scene.page.span(start, start + len(text))
    named = (("platform", platform), ("window", window))
    yield Claim(
        predicate="release",
        value=date.edtf,
        raw=text,
        span=span,
        rule="record_heads.dated/1",
        p=0.85,
        qualifiers=tuple(q for q in named if q[1]),
    )


def _produced(scene: Scene, text: str, start: int) -> Iterator[Claim]:
    """Read `Denmark/France (2011) Director: Ann Leeway`."""
    match = _made().match(text)
    if match is None:
        return
    rest = text[match.end() :].lstrip(" .,;:–—-")
    label = next(labelled_in(rest[:_LONGEST], scene.page.language), None) if rest else None
    if label is None or label.start > len(label.label) + 4:
        return
    places = [("country", piece.span()) for piece in _country().finditer(text, 0, match.end("where"))]
    for predicate, (begin, end) in (*places, ("year", match.span("year"))):
        span = scene.page.span(start + begin, start + end)
        value = text[begin:end]
        yield Claim(predicate=predicate, value=value, raw=value, span=span, rule="record_heads.produced/1", p=0.88)


def _under_title(scene: Scene) -> Iterator[Claim]:
    """Read a date that stands alone under the title of a film's record, and is not the page's own."""
    title = fold(scene.films.subject.title) if scene.films.subject else ""
    for head, row in pairwise(scene.rows):
        date = _date_at_start(row.text, scene.page.language) if fold(head.text) == title and row.text else None
        if date is not None and date.end == len(row.text) and date.edtf != (scene.page.published or "")[:_DAY]:
            yield from _release(scene, row.text, row.start, date)
            return


@cache
def _country() -> re.Pattern[str]:
    return re.compile(either(COUNTRIES))


@cache
def _made() -> re.Pattern[str]:
    one = either(COUNTRIES)
    return re.compile(rf"\s*(?P<where>{one}(?:\s?[/,&–-]\s?{one}){{0,5}})\s\((?P<year>(?:18[89]|19\d|20[0-4])\d)\)")
