"""Titles that lines above and between the text state: over a year, a record, a trailer, or with maker and length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from cinequorum.model.page import Page
from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from cinequorum.understand.headline_parts import DATED
from cinequorum.understand.lines_over import carded_line, credited_line, record_line
from cinequorum.understand.stated import StatedTitle
from cinequorum.understand.title_lines import is_shown, title_lines
from cinequorum.understand.title_shape import looks_like_title, places_of


def stated_lines(page: Page, headlines: Sequence[str]) -> Iterator[StatedTitle]:
    """Yield the titles that lines of the page state; `headlines` are what it is called above them."""
    yield from _from_title_lines(page, headlines)
    yield from _from_credits(page)
    yield from _from_record(page, headlines)


def _from_title_lines(page: Page, headlines: Sequence[str]) -> Iterator[StatedTitle]:
    """Yield the line over a year, or of the address's words, where no headline says as much or is shown by a line."""
    said = [fold(text) for text in headlines]
    if any(is_shown(page, text) for text in said):
        return
    for line in title_lines(page):
        if not any(f" {fold(line.title)} " in f" {text} " for text in said) and (line.addressed or not said):
            title, start = _in_mixed_case(page, line.title) or (line.title, line.start)
            stated = StatedTitle(title=title, weight=2.6, reason="a line over the data", year=line.year, whole=True)
            yield replace(stated, start=start, end=start + len(title))


def _from_credits(page: Page) -> Iterator[StatedTitle]:
    """Yield the film of the one line of credits over the text, or over its trailer, whatever the headline says."""
    made = (credited_line(page), "a line with its maker, year and running time", 2.6)
    for line, reason, weight in (made, (carded_line(page), "a line over its trailer", _CARD)):
        if line is not None and title_key(line.title):
            end = line.start + len(line.title)
            yield StatedTitle(title=line.title, weight=weight, reason=reason, year=line.year, start=line.start, end=end)


_CARD: Final = 3.4


def _from_record(page: Page, headlines: Sequence[str]) -> Iterator[StatedTitle]:
    """Yield the line over a film's record where the headline does not hold it: above stands a site's name, or a pun."""
    line = record_line(page)
    if (
        line is None
        or not looks_like_title(line.title, page.language)
        or any(f" {fold(line.title)} " in f" {fold(text)} " for text in headlines)
    ):
        return
    title, start = _in_mixed_case(page, line.title) or (line.title, line.start)
    dated = DATED.match(title)
    title, year = (dated["title"].strip(), int(dated["year"])) if dated else (title, line.year)
    stated = StatedTitle(title=title, weight=2.6, reason="a line over the data", year=year, whole=True)
    yield replace(stated, start=start, end=start + len(title))


def _in_mixed_case(page: Page, title: str) -> tuple[str, int] | None:
    """Return a title in capitals as the text writes it, and where; None where it does not, or it is in no capitals."""
    if not title.isupper():
        return None
    forms = {form for form in (title.title(), title.capitalize()) if form != title}
    places = [(at, form) for form in sorted(forms) for at in places_of(page.text, form)]
    return (min(places)[1], min(places)[0]) if places else None
