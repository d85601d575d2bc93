"""What the known films say of each title that may be a page's film, as figures for the learned weights (`film_model`).

A title that a known film has, of its year, and two of whose makers the page names, is likelier the page's film than one
that none has; a person's name is likelier a person's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cinequorum.catalogue.known import KnownFilm
from cinequorum.text.fold import fold
from cinequorum.understand.film_figures import Choice
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.prose import Prose

_APART: Final = 1  # year, between a festival and the cinemas
_SEVERAL: Final = 2  # persons
KNOWN_FIGURES: Final = (
    "known_title",
    "known_words",
    "known_year",
    "known_not_en",
    "known_maker",
    "known_makers",
    "known_other_maker",
    "known_person",
)
"""All that there are."""
_NOTHING: Final[dict[str, float]] = {}


def known_figures(prose: Prose, named: NamedTitles, choices: Sequence[Choice]) -> tuple[dict[str, float], ...]:
    """Return the figures of each title, 0 where they are missing; none without known films."""
    known = prose.known
    if known is None:
        return (_NOTHING,) * len(choices)
    persons = {fold(phrase.text) for phrases in named.phrases.values() for phrase in phrases}
    films = [known.films(choice.key) for choice in choices]
    makers = [max((_named(film, persons) for film in own), default=0) for own in films]
    most = max(makers, default=0)
    english = prose.page.language.startswith("en")
    figures = []
    for choice, own, count in zip(choices, films, makers, strict=True):
        trades = known.trades(fold(choice.candidate.title))
        tests = (
            bool(own),
            bool(own) and " " in choice.key,
            any(_is_of(film, choice.candidate.year) for film in own),
            english and not own,
            count > 0,
            count >= _SEVERAL,
            most > 0 and not count,
            bool(trades.acted or trades.directed),
        )
        figures.append({name: 1.0 for name, holds in zip(KNOWN_FIGURES, tests, strict=True) if holds})
    return tuple(figures)


def _named(film: KnownFilm, persons: set[str]) -> int:
    return sum(name in persons for name in film.directors | film.cast)


def _is_of(film: KnownFilm, year: int | None) -> bool:
    return year is not None and abs(film.year - year) <= _APART
