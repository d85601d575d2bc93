"""The pages and user reviews of a film as entries, each with its independent voice."""

from __future__ import annotations

from collections.abc import Sequence

from cinequorum.model.film import Aggregate, Review, SourceEntry
from cinequorum.model.page import Role, Span
from cinequorum.model.reading import Reading, ReviewReading
from cinequorum.reconcile.evidence import support_at
from cinequorum.reconcile.voices import Voices


def source_entries(readings: Sequence[Reading], voices: Voices) -> tuple[SourceEntry, ...]:
    """Return one entry a page, in order of source."""
    return tuple(_entry(reading, voices) for reading in readings)


def review_entries(readings: Sequence[Reading], voices: Voices) -> tuple[Review, ...]:
    """Return the critics' pages and each user review. Values, verdicts and flags are for the next stage to settle."""
    critics = [_critic(r, voices) for r in readings if r.page.kind.name == "critic_review"]
    users = [_user(r, index, voices) for r in readings for index in range(len(r.reviews))]
    return (*critics, *users)


def aggregates_of(readings: Sequence[Reading], voices: Voices) -> tuple[Aggregate, ...]:
    """Return the sites' own figures: counts and means by users or critics."""
    return tuple(
        Aggregate(
            by=rating.by,
            raw=rating.raw,
            value=rating.value,
            count=rating.count,
            support=support_at(reading, rating.span, voices),
        )
        for reading in readings
        for rating in reading.ratings
        if rating.by in ("users", "critics")
    )


def related_news(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return the teasers for other articles, each once; they have no part in anything else.

    One that repeats what gives the story away is left out: nobody misses it.
    """
    found: dict[str, None] = {}
    for reading in readings:
        for block in reading.page.having(Role.RELATED):
            text = " ".join(reading.page.slice(block.span).split())
            if text and reading.gives_away(block.span) == "none":
                found.setdefault(text)
    return tuple(found)


def _entry(reading: Reading, voices: Voices) -> SourceEntry:
    page = reading.page
    own = next((rating for rating in reading.ratings if rating.by == "author"), None)
    return SourceEntry(
        id=page.id,
        source=page.source,
        kind=page.kind.name,
        kind_p=page.kind.p,
        title=page.headline,
        title_spoiler=reading.headline_gives_away,
        author=page.author,
        outlet=page.outlet,
        published=page.published,
        rating=own.value if own else None,
        rating_raw=own.raw if own else None,
        verdict=reading.verdict.label,
        spoiler_level=reading.spoiler_level,
        independent=page.id not in voices.copied_from,
        copied_from=voices.copied_from.get(page.id),
        shared_share=round(voices.shares[page.id], 3),
        notes=_notes(reading),
        witness=voices.pages[page.id],
        film_p=reading.film.p if reading.film is not None else 0.0,
    )


def _notes(reading: Reading) -> tuple[str, ...]:
    notes = [rating.note for rating in reading.ratings if rating.note and rating.value is None]
    if any(c.predicate == "offer" and c.qualifier("affiliate") for c in reading.claims):
        notes.append("the page earns from links to a shop")
    if reading.spoiler_warning is not None:
        notes.append("the page warns of spoilers")
    return tuple(notes)


def _critic(reading: Reading, voices: Voices) -> Review:
    page = reading.page
    own = next((rating for rating in reading.ratings if rating.by == "author"), None)
    body = page.having(Role.BODY)
    span = page.span(body[0].span.start, body[-1].span.end) if body else page.span(0, len(page.text))
    return Review(
        source=page.source,
        index=None,
        by="critic",
        author=page.author,
        outlet=page.outlet,
        published=page.published,
        rating=own.raw if own else None,
        value=own.value if own else None,
        inferred=False,
        verdict=reading.verdict.label,
        spoiler_level=reading.spoiler_level,
        opening=None,
        text_span=span,
        independent=page.id not in voices.copied_from,
        witness=voices.pages[page.id],
    )


def _user(reading: Reading, index: int, voices: Voices) -> Review:
    review: ReviewReading = reading.reviews[index]
    return Review(
        source=reading.page.source,
        index=index,
        by="user",
        author=review.author,
        outlet=reading.page.outlet,
        published=review.published,
        rating=review.rating.raw if review.rating else None,
        value=review.rating.value if review.rating else None,
        inferred=False,
        verdict=review.verdict.label,
        spoiler_level=review.spoiler_level,
        opening=None,
        text_span=review.text_span,
        independent=review.duplicate_of is None and not is_shared(voices, review.text_span),
        witness=voices.reviews[reading.page.id][index],
    )


def is_shared(voices: Voices, span: Span) -> bool:
    """Tell whether most of a review's words are printed on another page first."""
    taken = sum(
        min(s.end, span.end) - max(s.start, span.start)
        for s, number in voices.shared[span.page]
        if s.start < span.end and span.start < s.end and number != voices.pages[span.page]
    )
    return taken > 0.6 * max(1, span.end - span.start)
