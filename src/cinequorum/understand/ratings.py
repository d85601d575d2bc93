"""Ratings of the three kinds: the author's, a site's users', other critics'."""

from __future__ import annotations

from cinequorum.model.opinion import Rating
from cinequorum.model.page import UserReview
from cinequorum.understand.prose import Films, Prose


def page_ratings(prose: Prose, films: Films) -> tuple[Rating, ...]:
    """Return the ratings of the subject film that the page prints."""
    return ()


def review_rating(prose: Prose, review: UserReview) -> Rating | None:
    """Return the rating that one user review carries, in its header or in its words."""
    return None
