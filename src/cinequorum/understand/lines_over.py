"""The one line that stands over a film's record or trailer, or gives its maker, year and length."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import Final

from cinequorum.model.page import Page
from cinequorum.text.fold import fold
from cinequorum.understand.data import works
from cinequorum.understand.headline_parts import YEAR
from cinequorum.understand.title_lines import (
    RUNTIME,
    TITLE_END,
    TitleLine,
    is_data_row,
    is_labelled,
    may_be_title,
    top_lines,
    year_under,
)
from cinequorum.understand.title_shape import places_of

_WIDE: Final = 160  # characters of a line of data
_LONGEST: Final = 90  # characters of a title
_UNDER: Final = 4  # rows of a record that are looked at
_ROWS: Final = 2  # of them that have labels, at the least one more


def credited_line(page: Page) -> TitleLine | None:
    """Return the film of the one line that gives its title, maker, year and running time as festivals' papers do.

    "Night Ferry, de Ann Lee. Argentina, 2016. 107 minutos." Several such lines are those of several films.
    """
    found = []
    for line in top_lines(page):
        if ", " not in line.text or len(line.text) > _CREDIT or not _LENGTH.search(line.text):
            continue
        if credit := _CREDITED.match(line.text):
            title = credit["title"].strip(TITLE_END)
            found.append(TitleLine(title=title, start=line.start + line.text.index(title), year=int(credit["year"])))
    return found[0] if len(found) == 1 else None


_CREDIT: Final = 240  # characters of such a line
_LENGTH: Final = re.compile(rf"{RUNTIME.pattern}|(?<!\d)\d{{2,3}}\s?[’'′](?!\w)", re.IGNORECASE)
_CREDITED: Final = re.compile(
    rf"(?P<title>[^\n]{{1,80}}?),\s(?:de|di|von|by|par|dir\.|réal\.|reż\.|regie:?|regia di|directed by)\s"
    rf"[^\W\d_a-z][^\n\d]{{2,160}}[,.;(]\s?(?P<year>{YEAR})[).,;\s]"
)


def carded_line(page: Page) -> TitleLine | None:
    """Return the one film whose title stands at the top over a line that shows its trailer ("Official Trailer").

    The text names it once more.
    """
    lines = top_lines(page)
    found = [
        line
        for line, under in pairwise(lines)
        if under.text.strip(" :").casefold() in _TRAILERS and may_be_title(line.text) and len(line.text) <= _LONGEST
    ]
    if len({fold(line.text) for line in found}) != 1:
        return None
    if len(list(islice(places_of(page.text, found[0].text), 2))) < 2:
        return None
    return TitleLine(title=found[0].text.rstrip(TITLE_END), start=found[0].start, year=None)


_TRAILERS: Final = frozenset(works.TRAILER_LABELS)


def record_line(page: Page) -> TitleLine | None:
    """Return the line right over the rows of a film's record, ratings between them passed over; None without one.

    Rows that begin anew further down are those of another film: then no line is the page's.
    """
    lines = top_lines(page)
    rows = [is_labelled(line.text) for line in lines]
    starts = [i for i, row in enumerate(rows) if row and not (i and rows[i - 1])]
    runs = [i for i in starts if sum(rows[i : i + _UNDER]) > _ROWS]
    if len(runs) != 1:
        return None
    first = runs[0]
    while first and runs[0] - first < _UNDER and _is_strip(lines[first - 1].text):
        first -= 1
    for line in reversed(lines[max(0, first - 2) : first]):
        title = line.text.rstrip(TITLE_END)
        if title and may_be_title(title):
            return TitleLine(title=title, start=line.start, year=year_under(page, title))
    return None


def _is_strip(text: str) -> bool:
    """Tell a row of a record without a label: countries and genres, or the running time first of all."""
    return is_data_row(text) or (len(text) <= _LONGEST and RUNTIME.match(text) is not None)
