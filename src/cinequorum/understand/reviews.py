"""The user reviews of a listing page, understood one by one."""

from __future__ import annotations

from cinequorum.model.opinion import Spoiler
from cinequorum.model.reading import ReviewReading
from cinequorum.understand.prose import Films, Prose


def read_reviews(prose: Prose, films: Films, spoilers: tuple[Spoiler, ...]) -> tuple[ReviewReading, ...]:
    """Read each user review: rating, verdict, spoiler level, emptiness, duplicates."""
    return ()
