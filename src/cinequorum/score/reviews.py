"""The reviews of a film: what each is worth, and what is odd about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cinequorum.model.film import Film, Review
from cinequorum.model.opinion import Aspect, Verdict
from cinequorum.model.page import Span
from cinequorum.model.part import Opinion
from cinequorum.model.reading import Reading, ReviewReading
from cinequorum.score.aspects import SURE
from cinequorum.score.marks import is_bare, is_only_one
from cinequorum.score.voices import spoiler_at
from cinequorum.text.fold import clip
from cinequorum.text.sentences import sentence_spans

IMPORTED = 3  # reviews of one page with one stamp: they were written at other times and loaded together
LEAST_WORDS = 4
QUOTABLE = 40  # words: a longer sentence would be cut before its point


def settled_reviews(film: Film, readings: Sequence[Reading]) -> tuple[Review, ...]:
    """Return the film's reviews with their values, flags and openings.

    A stated rating is kept; without one the value that the words imply is taken and marked as inferred.
    """
    by_page = {reading.page.id: reading for reading in readings}
    return tuple(_settled(review, by_page[review.text_span.page]) for review in film.reviews)


def own_opinion(reading: Reading) -> Opinion | None:
    """Return what a page that is a review says of its film; None of any other page."""
    if reading.page.kind.name != "critic_review":
        return None
    rating = next((rating for rating in reading.ratings if rating.by == "author"), None)
    value, inferred = _worth(rating.value if rating else None, reading.verdict)
    return Opinion(
        value=value,
        inferred=inferred,
        verdict=reading.verdict.label,
        author=reading.page.author,
        published=reading.page.published,
        flags=_flags(reading, None),
    )


def user_opinions(reading: Reading) -> tuple[Opinion, ...]:
    """Return what the user reviews of a page say of its film, in order."""
    return tuple(_user_opinion(reading, review) for review in reading.reviews)


def _user_opinion(reading: Reading, review: ReviewReading) -> Opinion:
    value, inferred = _worth(review.rating.value if review.rating else None, review.verdict)
    return Opinion(
        value=value,
        inferred=inferred,
        verdict=review.verdict.label,
        author=review.author,
        published=review.published,
        flags=_flags(reading, review),
        start=review.text_span.start,
        end=review.text_span.end,
    )


def _worth(stated: float | None, verdict: Verdict) -> tuple[float | None, bool]:
    """The stated value, else the one that the words imply, and whether it is that."""
    implied = verdict.value if verdict.label != "none" else None
    return (stated, False) if stated is not None else (implied, implied is not None)


def _settled(review: Review, reading: Reading) -> Review:
    own = reading.reviews[review.index] if review.index is not None else None
    verdict = own.verdict if own is not None else reading.verdict
    value, inferred = _worth(review.value, verdict)
    return replace(
        review,
        value=value,
        inferred=inferred,
        opening=opening_of(reading, review.text_span, verdict),
        flags=_flags(reading, own),
        language=reading.page.language,
        aspects=_sides(reading.aspects if own is None else own.aspects),
    )


def _flags(reading: Reading, own: ReviewReading | None) -> tuple[str, ...]:
    stamps = Counter(review.stamp for review in reading.reviews if review.stamp)
    span = own.span if own is not None else reading.page.span(0, len(reading.page.text))
    warning = reading.spoiler_warning
    found = {
        "empty": own is not None and own.empty,
        "duplicate": own is not None and own.duplicate_of is not None,
        "import_stamp": own is not None and stamps[own.stamp or ""] >= IMPORTED and ":" in (own.stamp or ""),
        "bare": own is not None and is_bare(reading, own),
        "single_review": own is not None and is_only_one(reading, own),
        "spoiler_warning": warning is not None and span.start <= warning.start < span.end,
        "affiliate": own is None and any(c.predicate == "offer" and c.qualifier("affiliate") for c in reading.claims),
    }
    return tuple(flag for flag, holds in found.items() if holds)


def _sides(aspects: Sequence[Aspect]) -> tuple[tuple[str, str], ...]:
    """The sides of the film that are judged, in order of name; what is said both ways is mixed."""
    said: dict[str, set[str]] = {}
    for aspect in aspects:
        if aspect.p >= SURE:
            said.setdefault(aspect.aspect, set()).add(aspect.polarity)
    return tuple((name, held.pop() if len(held) == 1 else "mixed") for name, held in sorted(said.items()))


def opening_of(reading: Reading, span: Span, verdict: Verdict) -> str | None:
    """Return the sentence of the review under `span` that shows its judgement best, else the first that says something.

    Neither gives anything away; None where there is no such sentence.
    """
    page, best = reading.page, verdict.span
    if best is not None and span.start <= best.start < best.end <= span.end and _is_clear(reading, best):
        words = " ".join(page.slice(best).split())
        if LEAST_WORDS <= len(words.split()) <= QUOTABLE:
            return clip(words)
    return _first(reading, span)


def _is_clear(reading: Reading, span: Span) -> bool:
    warned = reading.spoiler_warning is not None and span.start <= reading.spoiler_warning.start < span.end
    return not warned and spoiler_at(reading, span) == "none"


def _first(reading: Reading, span: Span) -> str | None:
    page = reading.page
    for block in page.blocks:
        if not (span.start <= block.span.start < span.end or block.span.start <= span.start < block.span.end):
            continue
        start = max(block.span.start, span.start)
        text = page.text[start : min(block.span.end, span.end)]
        for a, b in sentence_spans(text, page.language):
            clear = _is_clear(reading, page.span(start + a, start + b))
            if clear and len(text[a:b].split()) >= LEAST_WORDS:
                return clip(text[a:b])
    return None
