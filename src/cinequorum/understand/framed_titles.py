"""The film inside a headline that is a sentence about it: "Why Foghorn still matters", "Foghorn cumple 50 años".

Such a headline can be a title as well ("On Golden Hill"). So the text decides: it names what stands inside the
sentence, and it never repeats the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from cinequorum.model.page import MarkKind, Page, Role
from cinequorum.names.titles import title_key
from cinequorum.understand.data import essay_frames, works
from cinequorum.understand.headline_frame import unframed
from cinequorum.understand.phrases import is_person
from cinequorum.understand.stated import StatedTitle
from cinequorum.understand.title_lines import is_generic
from cinequorum.understand.title_shape import looks_like_title, places_of, trimmed

FRAMED: Final = "the headline is a sentence about it"
"""The reason of a title inside such a headline."""

_OPENED: Final = r"[“\"‘'«„*_《『「]{0,2}(?=[^\W\d_a-zà-öø-ÿа-яё]|\d)"
_CLOSED: Final = r"[”\"’'»“*_》』」]{0,2}"
_YEAR: Final = r"\s?(?:[(\[](?P<year>(?:19|20)\d\d)[)\]])?[.!]?$"
_WORD_END: Final = re.compile(r"(?<=\w)(?!\w)|(?<=[!?])")
_LONGEST: Final = 70
_SOFT: Final = "(?:" + "|".join(map(re.escape, essay_frames.MADE_BY)) + ")"
_MADE: Final = re.compile(
    rf"^(?P<title>.{{2,90}}?),?\s{_SOFT}\s?(?P<maker>[^\W\d_a-z][^\d()]{{3,60}}?)\s[(\[](?P<year>(?:19|20)\d\d)[)\]]$"
)
_AND: Final = re.compile(r"\s(?:et|and|und|e|y|i|en|och|og|&)\s|,\s")
_WEIGHT: Final = 2.8
_DATED_WEIGHT: Final = 4.6  # a whole headline with its year has somewhat less
_VERBS: Final = frozenset(works.COPULAS)
_SEVERAL: Final = 2  # times that a title of one word is named, if nothing sets it off
_JUDGED: Final = frozenset({"critic_review", "trailer_news"})


def framed_titles(headline: str, page: Page) -> Iterator[StatedTitle]:
    """Yield the films inside a headline that is a sentence about one, with the year that stands behind them."""
    prose = _prose(page)
    if match := _MADE.match(unframed(headline)):
        makers = _AND.split(match["maker"])
        whole = match.string[: match.end("maker")]
        if all(map(is_person, makers)) and _told(match["title"], whole, prose):
            yield replace(_stated(match["title"], int(match["year"])), weight=_DATED_WEIGHT)
    for before, after in _frames():
        if (opened := before.match(headline)) and (found := _longest(headline, opened.end(), after, prose)):
            title, year = found
            if _may_be_film(title, page) and _named_well(title, page, prose):
                yield _stated(title, year)
                return


def _ends(headline: str, start: int) -> list[int]:
    """Return where words end behind `start`, and where what is looked at ends in a word."""
    stop = start + _LONGEST
    found = [end for end in _word_ends(headline) if start <= end <= stop]
    cut = stop < len(headline) and headline[stop - 1 : stop + 1].replace("_", "a").isalnum()
    return [*found, stop] if cut and stop not in found else found


@lru_cache(maxsize=4)  # dozens of frames are tried on a headline
def _word_ends(headline: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _WORD_END.finditer(headline))


def _longest(headline: str, start: int, after: re.Pattern[str], prose: str) -> tuple[str, int | None] | None:
    """Return the longest words from `start` that the text names and behind which the sentence goes on, with a year."""
    for end in reversed(_ends(headline, start)):
        closed = after.match(headline, end)
        title = trimmed(headline[start:end])
        verb = title.rpartition(" ")[2] in _VERBS
        if closed and title and not verb and _told(title, headline, prose):
            return title, int(closed["year"]) if closed["year"] else None
    return None


def _stated(title: str, year: int | None) -> StatedTitle:
    return StatedTitle(title=trimmed(title), weight=_WEIGHT, reason=FRAMED, year=year, whole=True)


def _may_be_film(title: str, page: Page) -> bool:
    return looks_like_title(title, page.language) and not is_generic(title) and not is_person(title)


def _told(title: str, whole: str, prose: str) -> bool:
    """Tell whether the text names the title, and never what the headline says around it."""
    return next(places_of(prose, title), None) is not None and whole.casefold() not in prose.casefold()


def _named_well(title: str, page: Page, prose: str) -> bool:
    """Tell a title of one word from any other word: it is set off below, named again, or stands over a review."""
    if " " in title or page.kind.name in _JUDGED:
        return True
    key = title_key(title)
    if any(m.kind is MarkKind.EMPHASIS and title_key(page.slice(m.span)) == key for m in page.marks):
        return True
    return len(list(islice(places_of(prose, title), _SEVERAL))) >= _SEVERAL and not page.language.startswith("de")


def _prose(page: Page) -> str:
    text = "\n".join(page.slice(block.span) for block in page.having(Role.BODY))
    return text.replace("’", "'")


@cache
def _frames() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return what stands before and behind the title in each sentence of the table; languages do not collide."""
    tables = (
        essay_frames.ENGLISH, essay_frames.GERMAN, essay_frames.FRENCH, essay_frames.SPANISH, essay_frames.ITALIAN,
        essay_frames.PORTUGUESE, essay_frames.DUTCH, essay_frames.SCANDINAVIAN, essay_frames.FINNISH,
        essay_frames.POLISH, essay_frames.CZECH, essay_frames.RUSSIAN, essay_frames.TURKISH, essay_frames.HUNGARIAN,
        essay_frames.VIETNAMESE, essay_frames.INDONESIAN,
    )  # fmt: skip
    return tuple(_compiled(frame) for table in tables for frame in table)


def _compiled(frame: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, _, after = frame.partition("{}")
    return re.compile(rf"(?i:{before}){_OPENED}"), re.compile(rf"{_CLOSED}(?i:{after}){_YEAR}")
