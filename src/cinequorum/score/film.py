"""Scores, aspects and consensus of one reconciled film."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cinequorum.model.film import Film
from cinequorum.model.reading import Reading
from cinequorum.score.aspects import opinions_of, summaries
from cinequorum.score.campaigns import examined
from cinequorum.score.consensus import consensus_of
from cinequorum.score.leanings import NO_LEANINGS, Leanings
from cinequorum.score.panel import AUDIENCE, CRITICS
from cinequorum.score.relayed import relayed_in
from cinequorum.score.reviews import settled_reviews
from cinequorum.score.scores import counted, score_of
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


def scored(film: Film, leanings: Leanings = NO_LEANINGS, *, listed: bool = True) -> Film:
    """Return a film, whose reviews are settled, with its scores and verdict counts.

    The scores have their parts, unless `listed` is false.
    """
    film = replace(film, reviews=examined(film))
    labels = Counter(review.verdict for review in counted(film.reviews))
    return replace(
        film,
        critics=score_of([r for r in film.reviews if r.by == "critic"], CRITICS, leanings.of, listed=listed),
        audience=score_of([r for r in film.reviews if r.by == "user"], AUDIENCE, listed=listed),
        verdicts=tuple((label, labels[label]) for label in LABELS),
    )


def rescored(film: Film, leanings: Leanings) -> Film:
    """Return a scored film with its critics' score made again, with what is known of the critics."""
    critics = [review for review in film.reviews if review.by == "critic"]
    return replace(film, critics=score_of(critics, CRITICS, leanings.of))


def link_similar(films: Sequence[Film]) -> tuple[Film, ...]:
    """Return the films with `similar` filled in from the comparisons, people and genres they share."""
    return with_similar(films)
