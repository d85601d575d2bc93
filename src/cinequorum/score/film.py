"""Scores, aspects and consensus of one reconciled film."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from msgspec.structs import replace as change

from cinequorum.model.film import Film
from cinequorum.model.reading import Reading
from cinequorum.model.review import Judged, Voiced
from cinequorum.score.aspects import opinions_of, summaries
from cinequorum.score.campaigns import doubts_of, examined, first_shown
from cinequorum.score.consensus import consensus_of
from cinequorum.score.leanings import NO_LEANINGS, Leanings
from cinequorum.score.panel import AUDIENCE, CRITICS
from cinequorum.score.relayed import relayed_in
from cinequorum.score.reviews import settled_reviews
from cinequorum.score.scores import counted, figure_of, score_of
from cinequorum.score.similar import with_similar
from cinequorum.score.voices import heard_of

LABELS = ("positive", "mixed", "negative")


def score_film(film: Film, readings: Sequence[Reading], leanings: Leanings = NO_LEANINGS) -> Film:
    """Return `film` with its reviews settled and its scores, verdict counts, aspects and consensus filled in.

    `readings` are those that `film` was reconciled from, `leanings` how critics rate beside one another. How scores
    are made: docs/scores.md.
    """
    film = replace(film, reviews=settled_reviews(film, readings))
    heard = heard_of(film)
    aspects = summaries(opinions_of(readings, heard))
    return replace(
        scored(film, leanings),
        aspects=aspects,
        consensus=consensus_of(film, readings, aspects, heard),
        quotes=relayed_in(readings, heard),
    )


def scored(film: Film, leanings: Leanings = NO_LEANINGS) -> Film:
    """Return a film, whose reviews are settled, with its scores and verdict counts."""
    film = replace(film, reviews=examined(film))
    return replace(
        film,
        critics=score_of([review for review in film.reviews if review.by == "critic"], CRITICS, leanings.of),
        audience=score_of([review for review in film.reviews if review.by == "user"], AUDIENCE),
        verdicts=_verdicts(film.reviews),
    )


def scored_by(film: Film, voiced: Sequence[Voiced], leanings: Leanings = NO_LEANINGS) -> Film:
    """Return a film without reviews, scored by these as `scored` does, but for the parts of the scores."""
    doubts = doubts_of(voiced, first_shown(film))
    found = [
        change(one, flags=odd.flags, suspicion=odd.suspicion) if (odd := doubts.get(number)) is not None else one
        for number, one in enumerate(voiced)
    ]
    return replace(
        film,
        critics=figure_of([one for one in found if one.by == "critic"], CRITICS, leanings.of),
        audience=figure_of([one for one in found if one.by == "user"], AUDIENCE),
        verdicts=_verdicts(found),
    )


def _verdicts(reviews: Sequence[Judged]) -> tuple[tuple[str, int], ...]:
    labels = Counter(review.verdict for review in counted(reviews))
    return tuple((label, labels[label]) for label in LABELS)


def rescored(film: Film, leanings: Leanings) -> Film:
    """Return a scored film with its critics' score made again, with what is known of the critics."""
    critics = [review for review in film.reviews if review.by == "critic"]
    return replace(film, critics=score_of(critics, CRITICS, leanings.of))


def link_similar(films: Sequence[Film]) -> tuple[Film, ...]:
    """Return the films with `similar` filled in from the comparisons, people and genres they share."""
    return with_similar(films)
