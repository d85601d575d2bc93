"""From the readings of one film to its facts, people, disagreements and shared texts."""

from __future__ import annotations

from cinequorum.model.film import Film
from cinequorum.model.reading import Reading


def reconcile_film(readings: tuple[Reading, ...]) -> Film:
    """Join the readings of one film. Scores, aspects and consensus are left empty: they are the next stage's."""
    raise NotImplementedError
