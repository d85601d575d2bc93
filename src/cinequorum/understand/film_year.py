"""The year of the page's film: stated in metadata, in parentheses after its title, in a sentence, by its release."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from cinequorum.model.claim import Claim, Manner, Scope
from cinequorum.model.page import Page
from cinequorum.model.reading import SubjectFilm
from cinequorum.text.alternatives import any_of
from cinequorum.understand.data import works
from cinequorum.understand.headline_parts import YEAR
from cinequorum.understand.headlines import year_in_metadata
from cinequorum.understand.opening_years import opening_year, slug_year
from cinequorum.understand.record_years import addressed_year, linked_year, record_year
from cinequorum.understand.title_lines import year_under
from cinequorum.understand.title_shape import places_of

_MOST_PLACES: Final = 200
_SHUT = r"[!?]?[”\"’'»*_』》」>]{0,3}"
_OPEN: Final = r"[“\"‘'«„*_《『「<]{0,2}$"
_RELEASED = r"\b(?:released|opens|opened|premiered|comes out|came out|hits)\b"
_FILM: Final = any_of(works.FILM_WORDS)
_OF_YEAR: Final = any_of(works.OF_YEAR)
_YEARS_AFTER: Final = (
    re.compile(rf"{_SHUT}(?:\s\([IVX]{{1,4}}\))?\s?[(（](?:[^()（）\n]{{0,40}}?[,\s/])?(?P<year>{YEAR})[)）,.;\s/]"),
    re.compile(rf"{_SHUT},?\s(?i:{_OF_YEAR})\s(?P<year>{YEAR})\b"),
    re.compile(rf"{_SHUT}[^.\n]{{0,20}}{_RELEASED}[^.\n]{{0,60}}?\b(?P<year>{YEAR})\b"),
    re.compile(rf"{_SHUT},?\s(?:is|was)\s(?:an?|the)\s(?P<year>{YEAR})\s"),
    re.compile(rf"{_SHUT}[^.!?\n]{{1,60}}\b(?i:{_FILM})\b[^.!?\n()]{{0,60}}?\b(?i:{_OF_YEAR})\s(?P<year>{YEAR})\b"),
    re.compile(rf"{_SHUT}\s[^.\n]{{0,100}}\((?P<year>{YEAR})\s(?:release|film|movie)\)"),
    re.compile(rf"{_SHUT}\s?[–—|:-]\s(?i:{_FILM})\s(?P<year>{YEAR})\b"),
    re.compile(rf"{_SHUT}\s(?i:{_FILM})\s\((?P<year>{YEAR})\)"),
    re.compile(rf"{_SHUT},\s(?P<year>{YEAR})\s(?:edition|version|remake|cut|adaptation)\b"),
)
_BY_RELEASE: Final = frozenset(_YEARS_AFTER[2:3])
_YEARS_BEFORE: Final = (
    re.compile(rf"\b(?P<year>{YEAR})(?:['’]s|\sfilm|\smovie|\sclassic)\s{_OPEN}"),
    re.compile(rf"\w['’]s?\s(?P<year>{YEAR})\s{_OPEN}"),  # "Ann Lee's 2001 Salt Road"
    re.compile(rf"\b(?i:released|premiered)\sin\s(?P<year>{YEAR}),\s{_OPEN}"),
    re.compile(rf"(?P<year>{YEAR})\s?(?:年|년)[^。.\n]{{0,12}}{_OPEN}"),
    re.compile(rf"\b{any_of(works.IN_YEAR)}\s(?P<year>{YEAR}):\s[“\"‘'«„*_《『「]{{1,2}}$", re.IGNORECASE),
    re.compile(
        rf"[.!?\n]\s?{any_of(works.HAVING_COME_OUT)}\s(?:\w{{1,6}}\s){{0,2}}(?P<year>{YEAR})\b"
        rf"[^.!?\n“”\"«»*_(]{{0,60}},\s[“\"‘'«„*_《『「<]{{0,2}}\s?$",
        re.IGNORECASE,
    ),
)
_BARE: Final = re.compile(YEAR)
_DATED: Final = frozenset(works.DATED_KEYS)
_BEST_OF: Final = re.compile(
    rf"\b{any_of(works.EXTREMES)}\s(?:[\w-]+\s){{0,2}}?{any_of((*works.FILM_WORDS, *works.FILM_PLURALS))}"
    rf"\s{_OF_YEAR}\s(?P<year>{YEAR})\b(?!['’]?s)",
    re.IGNORECASE,
)
_BEFORE: Final = 40
_FAR: Final = 110  # characters before a title in which its sentence begins
_IN_PROSE: Final = ("releases.", "sheet.", "rows.")  # the rules that read sentences and the rows of a record
_HERE: Final = re.compile(rf"\b{any_of(works.HERE_LABELS)}\W{{0,6}}$", re.IGNORECASE)  # the label of a later release
_AGAIN: Final = re.compile(works.SHOWN_AGAIN, re.IGNORECASE)


def stated_year(page: Page, title: str) -> int | None:
    """Return the year that the page's metadata or its prose around the title give the film, or None."""
    stated = year_in_metadata(page) or addressed_year(page, title) or _dated_as(page)
    in_words = stated or _in_text(page, title) or linked_year(page, title) or record_year(page)
    return in_words or slug_year(page, title) or opening_year(page)


def _dated_as(page: Page) -> int | None:
    """Return the bare year under a key for dates, where the page was published on a day of a later year."""
    published = page.published or ""
    years = (meta.value for meta in page.metadata if meta.key in _DATED and _BARE.fullmatch(meta.value))
    year = next(years, None) if len(published) > len("2000") else None
    return int(year) if year and year < published[:4] else None


def _in_text(page: Page, title: str) -> int | None:
    """Return the year that the page's words around the title give the film."""
    bare = title.rstrip("!?.")
    places = list(islice(_places(page.text, bare), _MOST_PLACES))
    for pattern in _YEARS_AFTER:
        for at in places:
            match = pattern.match(page.text, at + len(bare))
            if match and not (pattern in _BY_RELEASE and _AGAIN.search(page.text[max(0, at - _BEFORE) : match.end()])):
                return int(match["year"])
    for at in places:
        before = page.text[max(0, at - _FAR) : at]
        for pattern in _YEARS_BEFORE:
            if match := pattern.search(before):
                return int(match["year"])
    return year_under(page, title) or _best_of_year(page)


def _best_of_year(page: Page) -> int | None:
    """Return the year of which the page calls its film one of the best or worst, where that is about the page's own.

    "My favorite movie of 2017" in a review of that year or the next; several such years are those of several films.
    """
    own = (page.published or "")[:4]
    if not own.isdecimal() or page.kind.name != "critic_review":
        return None
    near = (int(own), int(own) - 1)
    if not any(str(year) in page.text for year in near):
        return None
    years = {int(match["year"]) for match in _BEST_OF.finditer(page.text)}
    return years.pop() if len(years) == 1 and years <= set(near) else None


def _places(text: str, title: str) -> Iterator[int]:
    """Yield where a title stands; one of several words also where its capitals differ from the headline's."""
    low = text.lower()
    if " " not in title or len(low) != len(text):
        return places_of(text, title)
    return places_of(low, title.lower())


def dated(subject: SubjectFilm | None, page: Page, claims: Iterable[Claim]) -> SubjectFilm | None:
    """Return the page's film with the year that the page's facts give it, where its title has none beside it.

    A line of data ("Year: 2014") says it outright. A coming or recent cinema release says it of a new film: the date
    must lie at most a year from the page's own, and no word may speak of a restoration or a rerelease.
    """
    if subject is None or subject.year is not None:
        return subject
    own = [c for c in claims if c.scope is Scope.WORK and c.subject == "film" and c.manner is Manner.FACT]
    stated = [c for c in own if c.predicate == "year" and c.value[:4].isdecimal()]
    years = Counter(int(c.value[:4]) for c in [c for c in stated if c.holder is None] or stated).most_common(2)
    if years and (len(years) == 1 or years[0][1] > years[1][1]):
        return replace(subject, year=years[0][0])
    return replace(subject, year=_makers_year(page, own) or _release_year(page, own))


def _makers_year(page: Page, claims: list[Claim]) -> int | None:
    """Return the year in "Lee's 1948 masterpiece", where Lee directed the page's film and no other title follows."""
    found: set[int] = set()
    for name in {c.value.split()[-1] for c in claims if c.predicate == "director" and c.value.strip()}:
        for at in islice(places_of(page.text, name), _MOST_PLACES):
            if match := _OF_MAKER.match(page.text, at + len(name)):
                found.add(int(match["year"]))
    return found.pop() if len(found) == 1 else None


_OF_MAKER: Final = re.compile(
    rf"['’]s?\s(?:\w{{1,15}}\s)?(?P<year>{YEAR})\s(?:(?:film|movie)\s)?(?:film|movie|masterpiece|classic|drama|comedy|thriller)\b"
    r"(?!,?\s?[“\"‘'«*_A-ZÀ-Þ(])"
)


def _release_year(page: Page, claims: list[Claim]) -> int | None:
    """Return the year of a film's only dated release, near the page's own date or told in the page's own sentences.

    The table of a film's showings may hold a later one alone, and a label may say that the release is one country's: an
    undated page's year is not taken from those.
    """
    own = (page.published or "")[:4]
    dated = [c for c in claims if c.predicate == "release" and c.value[:4].isdecimal()]
    found = {
        int(c.value[:4]) for c in dated if own.isdecimal() or (c.rule.startswith(_IN_PROSE) and not _is_here(page, c))
    }
    if len(found) != 1 or _AGAIN.search(page.text):
        return None
    year = found.pop()
    return year if not own.isdecimal() or abs(year - int(own)) <= 1 else None


def _is_here(page: Page, claim: Claim) -> bool:
    """Tell a release that is labelled as the one in a country, which may be years later than the film."""
    start = claim.span.start
    return (
        _HERE.search(page.text[max(0, start - _BEFORE) : start]) is not None or _HERE_FIRST.match(claim.raw) is not None
    )


_HERE_FIRST: Final = re.compile(rf"{any_of(works.HERE_LABELS)}\b", re.IGNORECASE)
