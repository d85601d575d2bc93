"""What a reader may like next, and why: learned from marks, from what films have in common, and from comparisons.

>>> from cinequorum.taste import FilmTraits, OwnFilm, Rated, Stance, Wish, learn
>>> marks = [Rated(who=w, film=f, score=90) for w in "abcdef" for f in ("tide", "reef", "dune")[: 2 + (w < "d")]]
>>> films = [FilmTraits(film=f, genres=("drama",)) for f in ("tide", "reef", "dune", "mist")]
>>> taste = learn(marks, films)
>>> [s.film for s in taste.suggest([OwnFilm(film="tide", stance=Stance.LIKED)], Wish(n=1))]
['reef']
"""

from cinequorum.taste.agreeing import agreement, weighted_score
from cinequorum.taste.learning import learn
from cinequorum.taste.taste import Taste
from cinequorum.taste.types import (
    Agreement,
    Basis,
    Because,
    Comparison,
    Expected,
    FilmTraits,
    OwnFilm,
    Rated,
    Stance,
    Strand,
    Suggestion,
    TasteOptions,
    Tie,
    WeightedScore,
    Wish,
)

__all__ = [
    "Agreement",
    "Basis",
    "Because",
    "Comparison",
    "Expected",
    "FilmTraits",
    "OwnFilm",
    "Rated",
    "Stance",
    "Strand",
    "Suggestion",
    "Taste",
    "TasteOptions",
    "Tie",
    "WeightedScore",
    "Wish",
    "agreement",
    "learn",
    "weighted_score",
]
