"""Clues to who may like a film without marks: its traits, and finer ones that would make no reason in words.

A period of five years rather than ten, genres in pairs, and words of the title, which sequels share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import Final

from cinequorum.taste.rows import Floats
from cinequorum.taste.traits import WEIGHTS, design, named, weighed
from cinequorum.taste.types import FilmTraits
from cinequorum.text.fold import fold

_YEARS, _GENRES, _WORD = "years", "genres", "word"
_ALL: Final[Mapping[str, float]] = MappingProxyType(
    {**{tie.value: weight for tie, weight in WEIGHTS.items()}, _YEARS: 0.6, _GENRES: 0.4, _WORD: 0.5}
)
_SPAN = 5  # years of a period; periods overlap by half
_SHORTEST = 3  # letters of a word
_LEAST = 2  # films that must share a clue
_MOST = 3000  # clues that are asked, those that most films have


def clues(traits: Sequence[FilmTraits], films: Sequence[str]) -> Floats:
    """Return films by clues, each row of length 1 at most, and a last column of ones."""
    place = {film: index for index, film in enumerate(films)}
    having = {place[one.film]: set(_clues(one)) for one in sorted(traits, key=lambda one: one.film)}
    return design(weighed(having, _ALL, len(films))[1], _MOST, _LEAST)


def _clues(one: FilmTraits) -> Iterator[tuple[str, str]]:
    yield from ((tie.value, value) for tie, value in named(one))
    if one.year:
        yield _YEARS, f"{one.year // _SPAN}"
        yield _YEARS, f"+{(one.year + _SPAN // 2) // _SPAN}"
    yield from ((_GENRES, " + ".join(pair)) for pair in combinations(sorted(set(one.genres)), 2))
    yield from ((_WORD, word) for word in fold(one.title).split() if len(word) >= _SHORTEST and not word.isdigit())
