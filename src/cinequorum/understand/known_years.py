"""The year of the page's film where the page names several things' years, and the known films say which is the film's.

"It was made at a time, in 1957, when nobody read": that 1957 is the film's year a reader knows who knows the film. The
year is still the page's: one that no sentence has is not taken, nor one that only a day's date has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from cinequorum.catalogue.known import KnownFilm, KnownFilms
from cinequorum.model.page import Role
from cinequorum.model.reading import SubjectFilm
from cinequorum.names.titles import title_key
from cinequorum.text.dates import find_dates
from cinequorum.text.fold import fold
from cinequorum.understand.data import works
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.prose import Prose

_YEAR: Final = re.compile(r"(?<![\d.,/$€£-])(?:18[89]|19\d|20[0-4])\d(?![\d%$€]|['’]?s\b|[-/.,]\d)")
_AGAIN: Final = re.compile(works.SHOWN_AGAIN, re.IGNORECASE)


def with_year(
    subject: SubjectFilm | None, prose: Prose, named: NamedTitles, known: KnownFilms | None
) -> SubjectFilm | None:
    """Return the page's film with the one year of a known film of its title that the page's sentences have.

    Only where the title has several words or the page names somebody who made that film. Nothing changes without known
    films, or where the page gives the film a year by its own words.
    """
    if known is None or subject is None or subject.year is not None:
        return subject
    films = [film for title in _titles(subject) for film in known.films(title_key(title))]
    if not films:
        return subject
    persons = {fold(phrase.text) for phrases in named.phrases.values() for phrase in phrases}
    said = set(_years(prose))
    found = {film.year for film in films if film.year in said and _is_meant(film, subject, persons)}
    return replace(subject, year=found.pop()) if len(found) == 1 else subject


def _titles(subject: SubjectFilm) -> Iterable[str]:
    return filter(None, (subject.title, subject.original_title))


def _is_meant(film: KnownFilm, subject: SubjectFilm, persons: set[str]) -> bool:
    return " " in title_key(subject.title) or not persons.isdisjoint(film.directors | film.cast)


def _years(prose: Prose) -> Iterator[int]:
    """Yield the years of the text's sentences, but for those of days and of later showings."""
    for sentence in prose.sentences:
        if sentence.role is not Role.BODY or sentence.review is not None:
            continue
        years = list(_YEAR.finditer(sentence.text))
        if not years or _AGAIN.search(sentence.text):
            continue
        days = [date for date in find_dates(sentence.text, prose.page.language) if len(date.edtf) > len("2000-01")]
        for year in years:
            if not any(day.start <= year.start() < day.end for day in days):
                yield int(year[0])
