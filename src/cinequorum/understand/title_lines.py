"""The line that shows a film's title at the top of a page, told by what stands under it: a year, a strip of data.

Film sites of every size set the title over a line such as "2003", "(1997)" or "dir. Ann Lee · 1998 · Drama · 95 min".
Where a page lost its markup, or never had any, such lines are taken for a menu; here they count whatever their role.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import Final

from msgspec import Struct

from cinequorum.model.page import Block, Page, Role
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.text.sheet_labels import labels_of
from cinequorum.understand.addresses import addresses
from cinequorum.understand.data import ages, countries, headlines, works
from cinequorum.understand.detail_signs import GENRE_WORDS
from cinequorum.understand.headline_parts import YEAR

_TOP: Final = 60  # lines in which a title stands
_WIDE: Final = 160  # characters of a line of data
_LONGEST: Final = 90  # characters of a title
_UNDER: Final = 4  # lines under a title that say what it is
_NEAR: Final = 40  # lines under a title among which the links to its sort and year stand
_YEAR: Final = re.compile(rf"(?<![\d.,/-]){YEAR}(?![\d.,/%€$-]\d|[\d%])")
_ALONE: Final = re.compile(rf"[\W_]{{0,3}}(?P<year>{YEAR})[\W_]{{0,3}}")
_OF_SORT: Final = re.compile(rf"(?P<year>{YEAR})\s{any_of((*works.FILM_WORDS, *works.FILM_PLURALS))}", re.IGNORECASE)
_DAY: Final = re.compile(rf"\D{{0,3}}(?P<year>{YEAR})-\d\d-\d\d\D{{0,3}}")
_PIECES: Final = re.compile(r"\s*[·•|｜/–—]\s*|,\s|\s-\s")
RUNTIME: Final = re.compile(
    r"(?<!\d)\d{2,3}\s?(?:min\b|mins\b|minut\w{0,2}\b|dakika\b|мин\b|分|분|phút)|(?<!\d)\d\s?h\s?\d{1,2}(?:m|min)?\b",
    re.IGNORECASE,
)
_DATABASE: Final = re.compile(r"\b(?:imdb|tmdb|metacritic|rotten\stomatoes)\b", re.IGNORECASE)
_COLON: Final = re.compile(r"\s?[:：]")
_MOST_LABEL: Final = 30  # characters of a label
_MAKER: Final = re.compile(rf"(?:dir|réal|reg|rež)\.\s|{any_of(tuple(labels_of('director')))}\b", re.IGNORECASE)
BORN: Final = re.compile(rf"\W{{0,3}}{any_of(ages.BORN)}\W{{0,3}}[:：]", re.IGNORECASE)
"""How a line begins that says when somebody was born."""

TITLE_END: Final = " \t:：*_#–—-"


class Line(Struct, frozen=True, gc=False):  # made by the hundred
    """A line of a page, and where it begins."""

    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleLine:
    """A line that shows the page's film: its title, where it stands, the year under it, whether the address says it."""

    title: str
    start: int
    year: int | None
    addressed: bool = False


def is_generic(headline: str) -> bool:
    """Tell what programs and beginners call any page ("Document", "Home", "My Film Website"), and words for films.

    >>> is_generic("My Movie Page"), is_generic("Untitled Document"), is_generic("Film"), is_generic("Movie 43")
    (True, True, True, False)
    >>> is_generic("Critique d'un film"), is_generic("Movie Reviews"), is_generic("The Critic"), is_generic("О фильме")
    (True, True, False, True)
    """
    words = re.findall(r"[^\W_]+", headline.casefold())
    if " ".join(words) in _PAGE_HEADINGS:
        return True
    if 0 < len(words) <= _MOST_GENERIC and all(w in _GENERIC or w in _FILM_NOUNS for w in words):
        return True
    kinds = [w in _REVIEWS for w in words], [w in _FILM_NOUNS or w in _SERIES for w in words]
    named = all(review or film or w in _SMALL for w, review, film in zip(words, *kinds, strict=True))
    return 2 <= len(words) <= _MOST_GENERIC and named and all(map(any, kinds))


_MOST_GENERIC: Final = 4
_REVIEWS: Final = frozenset(headlines.REVIEWS)
_SERIES: Final = frozenset(
    {"series", "série", "séries", "serie", "serien", "сериал", "сериала", "seriál", "serial", "tv"}
)
_SMALL: Final = frozenset(
    {
        "a",
        "the",
        "my",
        "d",
        "de",
        "du",
        "un",
        "une",
        "una",
        "uno",
        "um",
        "uma",
        "di",
        "do",
        "da",
        "ein",
        "eine",
        "einer",
        "eines",
        "of",
        "on",
    }
)
_GENERIC: Final = frozenset(headlines.GENERIC)
_PAGE_HEADINGS: Final = frozenset(" ".join(re.findall(r"[^\W_]+", words)) for words in headlines.PAGE_HEADINGS)
_FILM_NOUNS: Final = frozenset(headlines.GENERIC_NOUNS)


def title_lines(page: Page) -> tuple[TitleLine, ...]:
    """Return the lines that stand over a year, or repeat the page's address, for pages whose headline says nothing.

    A line that stands over several years is one of a list; where several different lines do, the page is a list.
    """
    lines = top_lines(page)
    named = {fold(address.words) for address in addresses(page)}
    keys = _keys(page)
    times = Counter(keys)
    dated: dict[str, TitleLine] = {}
    for line, after in pairwise(lines):
        year = _ALONE.fullmatch(after.text)
        title = line.text.rstrip(TITLE_END)
        if year and may_be_title(title):
            dated.setdefault(fold(title), TitleLine(title=title, start=line.start, year=int(year["year"])))
    found = list(dated.values()) if len(dated) == 1 else []
    for index, line in enumerate(lines):
        title = line.text.rstrip(TITLE_END)
        says = fold(title) in named or (_begins(title, named) and _over_record(lines[index + 1 :]))
        if says and times[keys[index]] <= _MOST_TIMES and may_be_title(title):
            under = year_under(page, title)
            return (*found, TitleLine(title=title, start=line.start, year=under, addressed=True))
    return tuple(found)


def is_shown(page: Page, headline: str) -> bool:
    """Tell whether one of the first lines begins with a headline, given folded."""
    return any(key.startswith(headline) for key in _keys(page))


def _begins(title: str, named: set[str]) -> bool:
    key = fold(title) if named else ""
    return any(key.startswith(f"{words} ") for words in named)


def _over_record(under: list[Line]) -> bool:
    """Tell whether rows of a film's record follow within a few lines."""
    return sum(is_labelled(line.text) for line in under[:_UNDER]) >= _ROWS


_ROWS: Final = 2
_MOST_TIMES: Final = 3  # a line that comes more often is a label


def year_under(page: Page, title: str) -> int | None:
    """Return the year in the lines under a line that is the title: alone, in a strip of data, or in a row for it.

    A date says it only of a film's record: beside the rating of a film database or a running time, and where the page
    does not state when it was published. Years of two different kinds of films ("2021 movies", "2022 movies") are a
    menu's.
    """
    lines, key = top_lines(page), fold(title)
    for index, shown in enumerate(_keys(page)):
        if shown != key:
            continue
        under = lines[index + 1 : index + 1 + _UNDER]
        year = next((year for text in under if (year := _year_of(text.text))), None)
        year = year or _year_in_row(lines[index + 1 :]) or _sorted_under(lines[index + 1 :]) or _day(page, under)
        if year:
            return year
    return None


def top_lines(page: Page) -> list[Line]:
    """Return the first lines of a page, each without its blanks, and where it stands."""
    return list(_first_lines(page.text, page.blocks[:_TOP]))


def _keys(page: Page) -> tuple[str, ...]:
    """Return the first lines folded."""
    return _folded(page.text, page.blocks[:_TOP])


@lru_cache(maxsize=4)
def _folded(text: str, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    return tuple([fold(line.text) for line in _first_lines(text, blocks)])


@lru_cache(maxsize=4)  # several rules ask of the same page
def _first_lines(text: str, blocks: tuple[Block, ...]) -> tuple[Line, ...]:
    return tuple(islice(_cut(text, blocks), _TOP))


def _cut(text: str, blocks: tuple[Block, ...]) -> Iterator[Line]:
    """Yield the lines of a page's first blocks, whatever their role."""
    for block in blocks:
        if block.role is Role.METADATA:
            continue
        at = block.span.start
        for line in text[at : min(block.span.end, at + 8 * _WIDE)].split("\n"):
            if bare := line.strip():
                yield Line(bare, at + line.index(bare))
            at += len(line) + 1


def may_be_title(title: str) -> bool:
    """Tell a line that a title may be from labels, sentences and what any page is called."""
    bare = len(title) <= _LONGEST and any(c.isalpha() for c in title) and not title[0].islower()
    return (
        bare and not is_labelled(title) and not is_data_row(title) and not is_generic(title) and title[-1] not in ".。"
    )


def is_data_row(line: str) -> bool:
    """Tell a line of countries or genres, with a year or without, which stands in a film's record without a label.

    >>> is_data_row("Drama / Thriller / Krimi"), is_data_row("Germany, Austria, Romania 2016"), is_data_row("Drama")
    (True, True, False)
    """
    pieces = [piece for piece in _PIECES.split(_YEAR.sub("", line).strip(" ,()")) if piece.strip()]
    if len(pieces) <= 1 or len(line) > _WIDE:
        return False
    known = sum(piece.strip().casefold() in GENRE_WORDS or piece.strip().casefold() in _countries() for piece in pieces)
    return known > len(pieces) / 2


def is_labelled(line: str) -> bool:
    """Tell a row of a film's record by its label."""
    colon = _COLON.search(line, 0, _MOST_LABEL)
    return (line[: colon.start()] if colon else line).strip(_BULLETS).casefold() in labels_of()


_BULLETS: Final = " \t-–—•*·"


def _year_of(line: str) -> int | None:
    """Return the year of a line that is nothing but a year, or a strip of data with one year."""
    if alone := _ALONE.fullmatch(line):
        return int(alone["year"])
    if len(line) > _WIDE or not _YEAR.search(line):
        return None
    if is_data_row(line):
        stated = _YEAR.findall(line)
        return int(stated[0]) if len(stated) == 1 else None
    pieces = _PIECES.split(line)
    years = [int(match["year"]) for piece in pieces if (match := _ALONE.fullmatch(piece))]
    return years[0] if len(years) == 1 and any(map(_is_datum, pieces)) else None


def _is_datum(piece: str) -> bool:
    """Tell a running time, a genre, a country or a labelled maker, of which a film's strip has one beside its year."""
    words = piece.strip(" ()[]").casefold()
    return words in GENRE_WORDS or words in _countries() or bool(RUNTIME.search(piece) or _MAKER.match(piece))


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for name in countries.COUNTRIES)


def _year_in_row(lines: list[Line]) -> int | None:
    """Return the year of a row that is labelled as the film's ("Año: 1998")."""
    for line in lines[:_NEAR]:
        colon = _COLON.search(line.text, 0, _MOST_LABEL)
        if colon and line.text[: colon.start()].strip(" *_").casefold() in labels_of("year"):
            year = _ALONE.fullmatch(line.text[colon.end() :])
            return int(year["year"]) if year else None
    return None


def _sorted_under(lines: list[Line]) -> int | None:
    """Return the year of the one link to the films of a year."""
    years = {int(match["year"]) for line in lines[:_NEAR] if (match := _OF_SORT.fullmatch(line.text))}
    return years.pop() if len(years) == 1 else None


def _day(page: Page, under: list[Line]) -> int | None:
    days = [match for line in under[:2] if (match := _DAY.fullmatch(line.text))]
    beside = any(_DATABASE.search(line.text) or RUNTIME.search(line.text) for line in under if len(line.text) <= _WIDE)
    posted = any(meta.key in _POSTED or meta.key.endswith(".datepublished") for meta in page.metadata)
    return int(days[0]["year"]) if len(days) == 1 and beside and not posted else None


_POSTED: Final = frozenset({"date", "post_date", "published", "article:published_time", "pubdate"})
