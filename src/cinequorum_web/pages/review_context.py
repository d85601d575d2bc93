"""What the page of all reviews shows: one frozen value, complete before the template sees it."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum.model.review import Review
from cinequorum_web.pages.film_context import FilmPart
from cinequorum_web.pages.opinion_context import ReviewView


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """Of a film what the page of its reviews is made of."""

    slug: str
    title: str
    year: int | None
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to a question of a form."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the form that narrows a list."""

    key: str
    label: str
    options: tuple[Option, ...]
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewsPage:
    """The reviews of a film that fit, a screenful at a time."""

    part: FilmPart
    spoilers: str
    questions: tuple[Question, ...]
    orders: tuple[Option, ...]
    reviews: tuple[ReviewView, ...]
    count: str
    narrowed: bool
    number: int
    pages: int
    earlier: str
    later: str
