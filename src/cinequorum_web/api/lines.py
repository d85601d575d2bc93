"""From what the store holds to the entries of the lists."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from cinequorum.model.codec import fact_document
from cinequorum.model.film import Fact, Review
from cinequorum.model.opinion import Rating, Verdict
from cinequorum.model.reading import Reading
from cinequorum.model.score import Score
from cinequorum_web.api.cursors import Key
from cinequorum_web.api.public import public
from cinequorum_web.api.receipts import Receipts, words_at
from cinequorum_web.catalog.cards import film_card
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.pages.words import public_source


def film_line(row: FilmRow) -> dict[str, Any]:
    """Return a film as it stands in lists."""
    card = film_card(row)
    return {
        "slug": card.slug,
        "title": card.title,
        "year": card.year,
        "sources": card.sources,
        "critics": card.critics,
        "audience": card.audience,
        "verdicts": dict(card.verdicts),
        "url": f"/films/{card.slug}/",
    }


def fact_key(fact: Fact) -> Key:
    """Return what sorts facts and tells them apart, whatever else is known of them."""
    return fact.field, fact.value[:200], _id(fact)


def fact_lines(facts: Iterable[Fact], receipts: Receipts | None) -> list[dict[str, Any]]:
    """Return facts as they stand in a list, with receipts where they were asked for."""
    return [_fact_line(fact, receipts) for fact in facts]


def review_lines(reviews: Iterable[Review], readings: Mapping[str, Reading] | None) -> list[dict[str, Any]]:
    """Return reviews as they stand in a list; where readings are given, with what verdict and value rest on."""
    return [_review_line(review, readings) for review in reviews]


def score_document(score: Score | None, readings: Sequence[Reading]) -> dict[str, Any] | None:
    """Return a score with its voices; where readings are given, each with its rating's place on its page."""
    if score is None:
        return None
    document: dict[str, Any] = public(msgspec.to_builtins(score))
    places = {key: place for reading in readings for key, place in _ratings_of(reading)} if readings else {}
    for told, part in zip(document["parts"], score.parts, strict=True):
        if part.by == part.source:  # a page that names nobody goes by its own address
            told["by"] = public_source(part.by)
        if readings:
            told["receipt"] = places.get((part.source, part.by, part.raw)) or places.get((part.source, "", part.raw))
    return document


def _fact_line(fact: Fact, receipts: Receipts | None) -> dict[str, Any]:
    dissent: list[dict[str, Any]] = [{"value": other.value, "p": other.p} for other in fact.dissent]
    line: dict[str, Any] = {"id": _id(fact), **fact_document(fact), "dissent": dissent}
    if receipts is not None:
        line["receipts"] = receipts.of(fact.support, fact.field)
        for told, other in zip(dissent, fact.dissent, strict=True):
            told["receipts"] = receipts.of(other.support, fact.field)
    return line


def _id(fact: Fact) -> str:
    """Return the name of a fact: the same as long as it says the same."""
    told = (fact.field, fact.value, fact.role, fact.qualifiers)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _review_line(review: Review, readings: Mapping[str, Reading] | None) -> dict[str, Any]:
    span = review.text_span
    line: dict[str, Any] = {
        "id": span.page,
        "index": review.index,
        "source": public_source(review.source),
        "by": review.by,
        "author": review.author,
        "outlet": review.outlet,
        "published": review.published,
        "rating": review.rating,
        "value": review.value,
        "inferred": review.inferred,
        "verdict": review.verdict,
        "spoiler_level": review.spoiler_level,
        "opening": review.opening,
        "independent": review.independent,
        "flags": list(review.flags),
        "suspicion": review.suspicion,
        "reasons": list(review.reasons),
        "span": [span.start, span.end],
        "url": words_at(span),
    }
    if readings is not None and (reading := readings.get(span.page)):
        line["grounds"] = _grounds(review, reading)
    return line


def _grounds(review: Review, reading: Reading) -> dict[str, Any] | None:
    if review.index is None:
        stated = next((r for r in reading.ratings if r.by == "author"), None)
        return _grounded(stated, reading.verdict)
    if review.index >= len(reading.reviews):
        return None
    own = reading.reviews[review.index]
    return _grounded(own.rating, own.verdict)


def _grounded(rating: Rating | None, verdict: Verdict) -> dict[str, Any]:
    return {
        "rating_raw": rating.raw if rating else None,
        "rating_span": [rating.span.start, rating.span.end] if rating else None,
        "verdict_p": verdict.p,
        "verdict_span": [verdict.span.start, verdict.span.end] if verdict.span else None,
        "note": verdict.note or (rating.note if rating else None),
    }


def _ratings_of(reading: Reading) -> Iterator[tuple[tuple[str, str, str | None], dict[str, Any]]]:
    """Yield where each rating of a page stands, by its source, by whom it is, and as it was printed."""
    source = reading.page.source
    for rating in reading.ratings:
        if rating.by == "author":
            yield (source, "", rating.raw), _place(rating)
    for review in reading.reviews:
        if review.rating is not None:
            yield (source, review.author or "", review.rating.raw), _place(review.rating)


def _place(rating: Rating) -> dict[str, Any]:
    span = rating.span
    return {"id": span.page, "span": [span.start, span.end], "raw": rating.raw, "url": words_at(span)}
