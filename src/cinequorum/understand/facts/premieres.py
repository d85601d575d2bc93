"""Tables of premieres: a label that names how a film reaches its audience, a date, who brings it out, and a country.

`In cinemas from` over `18.10.2001 Aurora Film`; `On DVD: 20.06.2013`; `2020-08-21 中国大陆上映`. In the main content of
a page one such pair is enough; beside it two have to follow one another with nothing but countries between them, since
a list of coming films has a title before each date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import FURNITURE
from cinequorum.text.dates import find_dates
from cinequorum.text.fold import fold
from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.data.windows import SHOWN_AFTER, WINDOWS
from cinequorum.understand.facts.labels import label_starts, predicates_of
from cinequorum.understand.facts.releases import windows_in
from cinequorum.understand.facts.row_lines import Row
from cinequorum.understand.facts.scene import Scene, either

_LABEL: Final = 40  # characters
_LONGEST: Final = 80  # characters of a row with a date
_FEWEST: Final = 2  # premieres in a row outside the main content
_MOST: Final = 60
_COLON: Final = re.compile(r"\s?[:：]\s?")
_COMPANY: Final = re.compile(r"[\s,(]*[«“\"]?(?P<who>[^\W\d_a-z][\w&.'’ /+-]{1,40}?|\d{2}th [\w ]{3,30})[»”\")]?\s*")
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Premiere:
    """A date with its label; `words` are the characters in the page's text that say it."""

    label: str
    date: str
    rest: str
    words: tuple[int, int]
    index: int
    after: int  # the index of the row that follows


def find_premieres(scene: Scene) -> Iterator[Claim]:
    """Yield the releases of tables of premieres, and the distributors that they name."""
    rows = scene.rows
    found = list(_premieres(scene))
    for run in _runs(found, rows):
        aside = all(rows[p.index].role in FURNITURE for p in run)
        if len(run) < _FEWEST and aside:
            continue
        before = run[0].index > 0 and _is_country(rows[run[0].index - 1].text)
        for premiere in run[:_MOST]:
            beside = premiere.index - 1 if before else premiere.after
            place = rows[beside].text if 0 <= beside < len(rows) and _is_country(rows[beside].text) else ""
            yield from _claims(scene, premiere, place)
    yield from _shown(scene, rows)


def _premieres(scene: Scene) -> Iterator[_Premiere]:
    rows, language = scene.rows, scene.page.language
    for index in scene.label_rows:
        row = rows[index]
        label, value = _parted(row.text)
        if not _names_release(label, language):
            continue
        if value:
            yield from _dated((label, value, row.start + len(row.text) - len(value)), (index, index + 1), language)
        elif index + 1 < len(rows):
            below = rows[index + 1]
            yield from _dated((label, below.text, below.start), (index, index + 2), language)


def _parted(text: str) -> tuple[str, str]:
    """Return label and value of a row: no value where no colon parts them."""
    colon = _COLON.search(text)
    if colon is None:
        return text, ""
    return text[: colon.start()], text[colon.end() :]


def _names_release(label: str, language: str) -> bool:
    if not 2 <= len(label) <= _LABEL or label.lower().split(" ", 1)[0] not in label_starts():
        return False
    return predicates_of(label, language) == ("release",) and _window().search(label) is not None


def _dated(what: tuple[str, str, int], place: tuple[int, int], language: str) -> Iterator[_Premiere]:
    label, text, start = what
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return
    dates = [date for date in find_dates(text, language) if not date.yearless and len(date.edtf) > 4]
    if len(dates) == 1 and dates[0].start == 0:
        date = dates[0]
        yield _Premiere(
            label=label,
            date=date.edtf,
            rest=text[date.end :],
            words=(start, start + len(text)),
            index=place[0],
            after=place[1],
        )


def _runs(found: Sequence[_Premiere], rows: Sequence[Row]) -> Iterator[list[_Premiere]]:
    """Yield premieres that follow one another with nothing but countries between them."""
    run: list[_Premiere] = []
    for premiere in found:
        if run and not all(_is_country(row.text) for row in rows[run[-1].after : premiere.index]):
            yield run
            run = []
        run.append(premiere)
    if run:
        yield run


def _claims(scene: Scene, premiere: _Premiere, place: str) -> Iterator[Claim]:
    window, platform = windows_in(premiere.label)[0]
    company = _COMPANY.fullmatch(premiere.rest)
    who = company["who"].strip() if company and not _is_country(company["who"]) else ""
    place = place or (company["who"].strip() if company and not who else "")
    named = (("distributor", who), ("platform", platform), ("territory", place), ("window", window))
    span = scene.page.span(*premiere.words)
    yield Claim(
        predicate="release",
        value=premiere.date,
        raw=scene.page.slice(span),
        span=span,
        rule="premieres.row/1",
        p=0.9,
        qualifiers=tuple(q for q in named if q[1]),
    )
    if who:
        yield Claim(
            predicate="distributor", value=who, raw=scene.page.slice(span), span=span, rule="premieres.row/1", p=0.85
        )


def _shown(scene: Scene, rows: Sequence[Row]) -> Iterator[Claim]:
    """`2020-08-21 09:00中国大陆上映`: a date, perhaps a country, and a word for showing."""
    for row in rows:
        match = _shown_after().fullmatch(row.text) if row.text[:1].isdigit() and not row.text.isascii() else None
        if match is None:
            continue
        span = scene.page.span(row.start, row.start + len(row.text))
        date = "-".join(part.zfill(2) for part in match.group("y", "m", "d"))
        named = (("territory", match["where"] or ""), ("window", "cinema"))
        yield Claim(
            predicate="release",
            value=date,
            raw=row.text,
            span=span,
            rule="premieres.shown/1",
            p=0.9,
            qualifiers=tuple(q for q in named if q[1]),
        )


def _is_country(text: str) -> bool:
    return fold(text) in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(country) for country in COUNTRIES)


@cache
def _window() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(p for phrases in WINDOWS.values() for p in phrases)}(?!\w)", re.IGNORECASE)


@cache
def _shown_after() -> re.Pattern[str]:
    return re.compile(
        r"(?P<y>(?:19|20)\d\d)[-./年]\s?(?P<m>\d{1,2})[-./月]\s?(?P<d>\d{1,2})日?(?:\s?\([^()]{1,3}\))?(?:\s\d{1,2}:\d\d)?\s?"
        rf"(?P<where>{either(COUNTRIES)})?\s?{either(SHOWN_AFTER)}"
    )
