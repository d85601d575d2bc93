"""Scores, aspects and consensus of one reconciled film."""

from __future__ import annotations

from collections.abc import Sequence

from cinequorum.model.film import Film
from cinequorum.model.reading import Reading


def score_film(film: Film, readings: Sequence[Reading]) -> Film:
    """Return `film` with its reviews, scores, verdict counts, aspects and consensus filled in."""
    return film


def link_similar(films: Sequence[Film]) -> tuple[Film, ...]:
    """Return the films with `similar` filled in from the comparisons, people and genres they share."""
    return tuple(films)
