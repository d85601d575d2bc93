"""The critics' and the audience's score, made of independent voices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from cinequorum.model.film import Review, Score, ScorePart
from cinequorum.score.mean import estimate, wilson

FEWEST = 3  # voices: fewer are counted, not averaged
LIKED = 60.0


def score_of(reviews: Sequence[Review]) -> Score | None:
    """Return the score of these voices, or None where there are none at all.

    Each independent voice counts once. Empty and duplicate reviews and those without a judgement are listed among the
    parts with the reason why they do not count.
    """
    if not reviews:
        return None
    parts: list[ScorePart] = []
    used: list[Review] = []
    heard: set[int] = set()
    for review in reviews:
        reason = _left_out(review, heard)
        parts.append(_part(review, reason))
        if reason is None:
            used.append(review)
            heard.add(review.witness)
    return _score(used, tuple(parts))


def likes(review: Review) -> bool:
    """Tell whether the voice liked the film: 60 of 100 or more, stated or implied; else by its verdict's label."""
    return review.value >= LIKED if review.value is not None else review.verdict == "positive"


def counted(reviews: Iterable[Review]) -> list[Review]:
    """Return the reviews that are independent voices with a judgement, in order."""
    used: list[Review] = []
    heard: set[int] = set()
    for review in reviews:
        if _left_out(review, heard) is None:
            used.append(review)
            heard.add(review.witness)
    return used


def _left_out(review: Review, heard: AbstractSet[int]) -> str | None:
    if "empty" in review.flags:
        return "says nothing about the film"
    if "duplicate" in review.flags:
        return "the same words as an earlier review"
    if not review.independent:
        return "its words are copied"
    if review.value is None and review.verdict == "none":
        return "no verdict"
    if review.witness in heard:
        return "this voice is already counted"
    return None


def _score(used: Sequence[Review], parts: tuple[ScorePart, ...]) -> Score:
    stated = tuple(r.value for r in used if r.value is not None and not r.inferred)
    inferred = tuple(r.value for r in used if r.value is not None and r.inferred)
    n = len(stated) + len(inferred)
    positive = sum(likes(review) for review in used)
    low, high = wilson(positive, len(used))
    found = estimate(stated, inferred) if n >= FEWEST else None
    return Score(
        value=found.value if found else None,
        low=found.low if found else None,
        high=found.high if found else None,
        n=n,
        n_inferred=len(inferred),
        positive=positive,
        judged=len(used),
        share_low=low,
        share_high=high,
        parts=parts,
        note=None if found else "too few voices for a score",
    )


def _part(review: Review, reason: str | None) -> ScorePart:
    return ScorePart(
        source=review.source,
        by=review.author or review.outlet or review.source.rsplit("/", maxsplit=1)[-1],
        raw=review.rating,
        value=review.value,
        inferred=review.inferred,
        used=reason is None,
        note=reason,
    )
