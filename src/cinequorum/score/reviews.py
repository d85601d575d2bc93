"""The reviews of a film: what each is worth, and what is odd about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cinequorum.model.film import Film, Review
from cinequorum.model.page import Span
from cinequorum.model.reading import Reading, ReviewReading
from cinequorum.score.voices import spoiler_at
from cinequorum.text.fold import clip
from cinequorum.text.sentences import sentence_spans

IMPORTED = 3  # reviews of one page with one stamp: they were written at other times and loaded together
LEAST_WORDS = 4


def settled_reviews(film: Film, readings: Sequence[Reading]) -> tuple[Review, ...]:
    """Return the film's reviews with their values, flags and openings.

    A stated rating is kept; without one the value that the words imply is taken and marked as inferred.
    """
    by_page = {reading.page.id: reading for reading in readings}
    return tuple(_settled(review, by_page[review.text_span.page]) for review in film.reviews)


def _settled(review: Review, reading: Reading) -> Review:
    own = reading.reviews[review.index] if review.index is not None else None
    verdict = own.verdict if own is not None else reading.verdict
    implied = verdict.value if verdict.label != "none" else None
    return replace(
        review,
        value=review.value if review.value is not None else implied,
        inferred=review.value is None and implied is not None,
        opening=_opening(reading, review.text_span),
        flags=_flags(reading, own),
    )


def _flags(reading: Reading, own: ReviewReading | None) -> tuple[str, ...]:
    stamps = Counter(review.stamp for review in reading.reviews if review.stamp)
    span = own.span if own is not None else reading.page.span(0, len(reading.page.text))
    warning = reading.spoiler_warning
    found = {
        "empty": own is not None and own.empty,
        "duplicate": own is not None and own.duplicate_of is not None,
        "import_stamp": own is not None and stamps[own.stamp or ""] >= IMPORTED and ":" in (own.stamp or ""),
        "spoiler_warning": warning is not None and span.start <= warning.start < span.end,
        "affiliate": own is None and any(c.predicate == "offer" and c.qualifier("affiliate") for c in reading.claims),
    }
    return tuple(flag for flag, holds in found.items() if holds)


def _opening(reading: Reading, span: Span) -> str | None:
    """The first sentence of the review that says something and gives nothing away."""
    page = reading.page
    for block in page.blocks:
        if not (span.start <= block.span.start < span.end or block.span.start <= span.start < block.span.end):
            continue
        start = max(block.span.start, span.start)
        text = page.text[start : min(block.span.end, span.end)]
        for a, b in sentence_spans(text, page.language):
            warned = reading.spoiler_warning is not None and start + a <= reading.spoiler_warning.start < start + b
            clear = spoiler_at(reading, page.span(start + a, start + b)) == "none" and not warned
            if clear and len(text[a:b].split()) >= LEAST_WORDS:
                return clip(text[a:b])
    return None
