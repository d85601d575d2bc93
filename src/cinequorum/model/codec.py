"""Types to JSON and back: the store's own form, and the two documents of the stable JSON contract."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from cinequorum.model.claim import CONTRACT_FIELDS, Claim
from cinequorum.model.film import Check, Fact, Film, Relayed, Support
from cinequorum.model.opinion import Rating, Verdict
from cinequorum.model.page import FURNITURE, Span
from cinequorum.model.reading import Failure, OtherFilm, Reading, ReviewReading, SubjectFilm
from cinequorum.model.score import Score
from cinequorum.model.typed import from_json, from_msgpack
from cinequorum.model.wall import behind_wall

SCHEMA = 1
T = TypeVar("T")


def encode(value: object) -> bytes:
    """Return the value as JSON, the same bytes for the same value."""
    return msgspec.json.encode(value, order="deterministic")


def decode(data: bytes, kind: type[T]) -> T:
    """Return the value of type `kind` that `encode` wrote. Raises `msgspec.ValidationError` on anything else."""
    return from_json(data, kind)


def pack(value: object) -> bytes:
    """Return the value in the short form (MessagePack) in which the store keeps what it can make anew."""
    return msgspec.msgpack.encode(value)


def unpack(data: bytes, kind: type[T]) -> T:
    """Return the value of type `kind` that `pack` wrote. Raises `msgspec.ValidationError` on anything else."""
    return from_msgpack(data, kind)


def failure_document(failure: Failure) -> dict[str, Any]:
    """Return the contract's line for a page that could not be read."""
    return {"source": failure.source, "error": {"code": failure.code, "message": failure.message}}


def reading_document(reading: Reading) -> dict[str, Any]:
    """Return the contract's line for one reading."""
    page = reading.page
    return {
        "schema": SCHEMA,
        "source": page.source,
        "id": page.id,
        "text": page.text,
        "language": page.language,
        "kind": page.kind.name,
        "kind_p": page.kind.p,
        "kind_reasons": list(page.kind.reasons),
        "title": page.headline,
        "author": page.author,
        "outlet": page.outlet,
        "published": page.published,
        "film": _subject(reading.film),
        "other_films": [_other(other) for other in reading.other_films],
        "ratings": [_rating(rating) for rating in reading.ratings],
        "facts": [_claim(claim) for claim in reading.claims if claim.predicate in CONTRACT_FIELDS],
        "statements": [_claim(claim) for claim in reading.claims if claim.predicate not in CONTRACT_FIELDS],
        "verdict": _verdict(reading.verdict),
        "aspects": [
            {"aspect": a.aspect, "polarity": a.polarity, "p": a.p, "span": _span(a.span), "who": list(a.who)}
            for a in reading.aspects
        ],
        "spoilers": [{"level": s.level, "p": s.p, "span": _span(s.span)} for s in reading.spoilers],
        "spoiler_level": reading.spoiler_level,
        "spoiler_warning": reading.spoiler_warning is not None,
        "reviews": [_review(review) for review in reading.reviews],
        "furniture": [{"kind": b.role.value, "span": _span(b.span)} for b in page.blocks if b.role in FURNITURE],
        "warnings": list(page.warnings),
    }


def film_document(film: Film, spoilers: str = "none") -> dict[str, Any]:
    """Return the contract's document for one film, nothing above the spoiler level (`none`, `mild`, `all`) in it."""
    shown = behind_wall(film, spoilers)
    return {
        "schema": SCHEMA,
        "slug": shown.slug,
        "title": shown.title,
        "original_title": shown.original_title,
        "year": shown.year,
        "titles": list(shown.titles),
        "facts": [_fact(fact) for fact in shown.facts],
        "statements": [_fact(fact) for fact in shown.statements],
        "people": msgspec.to_builtins(shown.people),
        "disagreements": msgspec.to_builtins(shown.disagreements),
        "checks": [check_document(check) for check in shown.checks],
        "shared": msgspec.to_builtins(shown.shared),
        "scores": {"critics": _score(shown.critics), "audience": _score(shown.audience)},
        "aggregates": msgspec.to_builtins(shown.aggregates),
        "verdicts": {"positive": 0, "mixed": 0, "negative": 0} | dict(shown.verdicts),
        "aspects": [
            {
                "aspect": summary.aspect,
                "pos": summary.pos,
                "neg": summary.neg,
                "mixed": summary.mixed,
                "quotes": [
                    {"text": q.text, "polarity": polarity, **_support(q.support)} for polarity, q in summary.quotes
                ],
            }
            for summary in shown.aspects
        ],
        "consensus": [{"text": c.text, "support": [_support(s) for s in c.support]} for c in shown.consensus],
        "quotes": [_relayed(quote) for quote in shown.quotes],
        "releases": [_fact(fact) for fact in sorted(shown.having("release"), key=release_order)],
        "comparisons": [
            {
                "title": c.title,
                "year": c.year,
                "relation": c.relation,
                "n": c.n,
                "variants": list(c.variants),
                "support": [_support(s) for s in c.support],
            }
            for c in shown.comparisons
        ],
        "similar": msgspec.to_builtins(shown.similar),
        "reviews": msgspec.to_builtins(shown.reviews),
        "sources": [
            {
                "source": entry.source,
                "id": entry.id,
                "kind": entry.kind,
                "title": entry.title,
                "author": entry.author,
                "outlet": entry.outlet,
                "published": entry.published,
                "rating": entry.rating,
                "verdict": entry.verdict,
                "spoiler_level": entry.spoiler_level,
                "independent": entry.independent,
                "copied_from": entry.copied_from,
                "notes": list(entry.notes),
            }
            for entry in shown.sources
        ],
        "related_news": list(shown.related_news),
        "judgements": msgspec.to_builtins(shown.judgements),
        "contradictions": msgspec.to_builtins(shown.contradictions),
    }


def check_document(check: Check) -> dict[str, Any]:
    """Return one piece of arithmetic as the document has it. What lies behind the spoiler wall must be out before."""
    return {
        "kind": check.kind,
        "level": check.level,
        "field": check.field,
        "subject": check.subject,
        "text": check.text,
        "support": [_support(support) for support in check.support],
    }


def release_order(fact: Fact) -> tuple[str, str]:
    """Sort releases by date; a date whose year nobody states comes after the dated ones."""
    return (fact.value.replace("X", "~"), fact.qualifier("window") or "")


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _support(support: Support) -> dict[str, Any]:
    return {
        "source": support.source,
        "id": support.span.page,
        "span": _span(support.span),
        "witness": support.witness,
        "raw": support.raw,
        "holder": support.holder,
    }


def _subject(film: SubjectFilm | None) -> dict[str, Any] | None:
    if film is None:
        return None
    return {
        "title": film.title,
        "original_title": film.original_title,
        "year": film.year,
        "span": _span(film.span),
        "p": film.p,
        "reasons": list(film.reasons),
    }


def _other(film: OtherFilm) -> dict[str, Any]:
    return {
        "title": film.title,
        "year": film.year,
        "relation": film.relation,
        "p": film.p,
        "span": _span(film.span),
    }


def _rating(rating: Rating) -> dict[str, Any]:
    return {
        "by": rating.by,
        "raw": rating.raw,
        "value": rating.value,
        "scale": rating.scale,
        "count": rating.count,
        "note": rating.note,
        "span": _span(rating.span),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "label": verdict.label,
        "value": verdict.value,
        "p": verdict.p,
        "words": verdict.words,
        "note": verdict.note,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "field": claim.predicate,
        "subject": claim.subject,
        "value": claim.value,
        "raw": claim.raw,
        "role": claim.role,
        "qualifiers": dict(claim.qualifiers),
        "scope": claim.scope.value,
        "manner": claim.manner.value,
        "holder": claim.holder,
        "p": claim.p,
        "rule": claim.rule,
        "span": _span(claim.span),
    }


def _review(review: ReviewReading) -> dict[str, Any]:
    return {
        "author": review.author,
        "published": review.published,
        "stamp": review.stamp,
        "rating": _rating(review.rating) if review.rating else None,
        "span": _span(review.span),
        "text_span": _span(review.text_span),
        "verdict": _verdict(review.verdict),
        "spoiler_level": review.spoiler_level,
        "empty": review.empty,
        "duplicate_of": review.duplicate_of,
    }


def _relayed(quote: Relayed) -> dict[str, Any]:
    return {
        "text": quote.text,
        "holder": quote.holder,
        "by": list(quote.by),
        "status": quote.status,
        "original": _support(quote.original) if quote.original else None,
        "notes": list(quote.notes),
        "support": [_support(support) for support in quote.support],
    }


def fact_document(fact: Fact) -> dict[str, Any]:
    """Return what a fact says, without what carries it and what speaks against it."""
    return {
        "field": fact.field,
        "value": fact.value,
        "role": fact.role,
        "qualifiers": dict(fact.qualifiers),
        "p": fact.p,
        "status": fact.status,
        "witnesses": fact.witnesses,
        "note": fact.note,
        "variants": list(fact.variants),
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return fact_document(fact) | {
        "support": [_support(support) for support in fact.support],
        "dissent": [
            {"value": other.value, "p": other.p, "support": [_support(s) for s in other.support]}
            for other in fact.dissent
        ],
    }


def _score(score: Score | None) -> dict[str, Any] | None:
    if score is None:
        return None
    document: dict[str, Any] = msgspec.to_builtins(score)
    return document
