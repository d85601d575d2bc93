"""The user reviews of a listing page, understood one by one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from cinequorum.model.opinion import Aspect, Spoiler, Verdict
from cinequorum.model.page import UserReview
from cinequorum.model.reading import ReviewReading
from cinequorum.text.fold import fold
from cinequorum.understand.prose import Films
from cinequorum.understand.spoilers import page_level
from cinequorum.understand.weighing import Weighing

_Spanned = TypeVar("_Spanned", Aspect, Spoiler)
_EMPTY = Verdict(label="none", value=None, p=0.99)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the whole page holds, in text order, to be dealt out to its reviews. `first`: where a text stands first."""

    texts: tuple[str, ...]
    first: Mapping[str, int]
    verdicts: tuple[Verdict, ...]
    aspects: tuple[Aspect, ...]
    spoilers: tuple[Spoiler, ...]


def read_reviews(
    weighing: Weighing, verdicts: tuple[Verdict, ...], aspects: tuple[Aspect, ...], spoilers: tuple[Spoiler, ...]
) -> tuple[ReviewReading, ...]:
    """Read each user review: rating, verdict, spoiler level, emptiness, duplicates."""
    page = weighing.prose.page
    if not page.reviews:
        return ()
    texts = tuple(fold(page.slice(review.text_span)) for review in page.reviews)
    first = {text: index for index, text in reversed(tuple(enumerate(texts)))}
    found = _Found(texts=texts, first=first, verdicts=verdicts, aspects=aspects, spoilers=spoilers)
    return tuple(_reading(weighing, index, found) for index in range(len(texts)))


def _reading(weighing: Weighing, index: int, found: _Found) -> ReviewReading:
    review = weighing.prose.page.reviews[index]
    text = found.texts[index]
    empty = is_empty(text, weighing.films)
    rating = weighing.rated[index]
    return ReviewReading(
        author=review.author,
        published=review.published,
        stamp=review.stamp,
        span=review.span,
        text_span=review.text_span,
        rating=rating,
        verdict=_EMPTY if empty and rating is None else found.verdicts[index],
        spoiler_level=_level(found.spoilers, review),
        aspects=_within(found.aspects, review),
        empty=empty,
        duplicate_of=found.first[text] if found.first[text] < index else None,
    )


def _level(spoilers: tuple[Spoiler, ...], review: UserReview) -> str:
    """Return how much a review gives away: something at least where the site marks it so."""
    level = page_level(_within(spoilers, review))
    return "mild" if review.warned and level == "none" else level


def is_empty(folded: str, films: Films) -> bool:
    """Whether a review (folded) says nothing beyond the film's name."""
    subject = films.subject
    if not folded or subject is None:
        return not folded
    names = [fold(name) for name in (subject.title, subject.original_title) if name]
    return any(folded in {name, f"the {name}", f"{name} {subject.year}"} for name in names)


def _within(found: tuple[_Spanned, ...], review: UserReview) -> tuple[_Spanned, ...]:
    """Return those of `found`, which are in text order, that start within a review."""
    low = bisect_left(found, review.span.start, key=_start)
    return found[low : bisect_left(found, review.span.end, key=_start)]


def _start(found: Aspect | Spoiler) -> int:
    return found.span.start
