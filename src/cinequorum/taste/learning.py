"""From marks, traits and comparisons to a taste."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cinequorum.taste.clues import clues
from cinequorum.taste.cold import blended
from cinequorum.taste.compared import compared
from cinequorum.taste.expecting import leanings_of
from cinequorum.taste.marks import Marks, gather, liked
from cinequorum.taste.ratings import Ground, co_rated
from cinequorum.taste.rows import Floats
from cinequorum.taste.taste import Taste, places
from cinequorum.taste.traits import alike, design, table_of
from cinequorum.taste.types import Comparison, FilmTraits, Learned, Rated, TasteOptions

_TRAITS = 400  # traits that are asked about marks, the most frequent ones


def learn(
    rated: Iterable[Rated],
    traits: Iterable[FilmTraits] = (),
    options: TasteOptions | None = None,
    *,
    comparisons: Iterable[Comparison] = (),
) -> Taste:
    """Learn what speaks for what from everybody's marks (0..100), the films' traits and critics' comparisons.

    The order of the input changes nothing. Of a film's several traits entries the last in the order of their values
    counts. Raises `TasteError` on a mark that is no number on 0..100, and on empty names.
    """
    chosen = options or TasteOptions()
    about = tuple(traits)
    marks = gather(rated, (one.film for one in about))
    likes = liked(marks, chosen)
    place = places(marks.films)
    beside, unknown = compared(comparisons, place)
    table = table_of(about, marks.films)
    many = np.bincount(likes.columns, likes.values >= 1, minlength=len(marks.films)).astype(np.int64)
    rated_rows = co_rated(Ground(likes, table.of, chosen), len(marks.films))
    rated_rows, foreseen = blended(rated_rows, many, clues(about, marks.films), chosen)
    return Taste(
        films=marks.films,
        place=place,
        liked=many.astype(np.int32),
        means=_means(marks),
        rated=rated_rows,
        alike=alike(table, chosen.alike),
        compared=beside,
        foreseen=foreseen,
        traits=table,
        leanings=leanings_of(marks, design(table.of, _TRAITS), chosen),
        learned=Learned(
            people=len(marks.people),
            films=len(marks.films),
            marks=len(marks.given.columns),
            liked=int(many.sum()),
            merged=marks.merged,
            unknown=unknown,
        ),
    )


def _means(marks: Marks) -> Floats:
    """Return each film's plain mean, 0 where it has no mark."""
    n = np.bincount(marks.given.columns, minlength=len(marks.films))
    total = np.bincount(marks.given.columns, marks.given.values.astype(np.float64), minlength=len(marks.films))
    return (total / np.maximum(n, 1)).astype(np.float32)
