"""The critics' and the audience's score, made of independent voices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from cinequorum.model.film import Review
from cinequorum.model.score import Score, ScorePart
from cinequorum.score.formulas import formulas_of
from cinequorum.score.panel import CRITICS, Panel, Vote, estimate, vote, wilson

Known = Callable[[Review, Panel], tuple[float, float] | None]
"""What is known of a review's voice: what it adds throughout, and the standard deviation of its ratings."""

FEWEST = 3  # voices: fewer are counted, not averaged
LIKED = 60.0
SUSPECT = 0.5  # above it a review is called one of a campaign


def nothing_known(review: Review, panel: Panel) -> None:
    """Know nothing of any voice."""


def score_of(
    reviews: Sequence[Review], panel: Panel = CRITICS, known: Known = nothing_known, *, listed: bool = True
) -> Score | None:
    """Return the score of these voices, or None where there are none at all.

    Each independent voice counts once, as what is `known` of it has it. Empty and duplicate reviews and those without a
    judgement are listed among the parts with the reason why they do not count; no part is made unless they are to be
    `listed`.
    """
    if not reviews:
        return None
    parts: list[ScorePart] = []
    used: list[Review] = []
    votes: list[Vote] = []
    heard: set[int] = set()
    cast_so = lru_cache(maxsize=1024)(_cast)  # many voices give one rating
    for review in reviews:
        reason = _left_out(review, heard)
        cast = None
        if reason is None and review.value is not None:
            cast = _vote(review, cast_so(review.value, review.inferred, panel, known(review, panel)))
        if listed:
            parts.append(_part(review, reason, cast))
        if reason is None:
            used.append(review)
            heard.add(review.witness)
        if cast is not None:
            votes.append(cast)
    return _score(used, tuple(parts), votes, panel)


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


def _cast(value: float, inferred: bool, panel: Panel, known: tuple[float, float] | None) -> Vote:  # noqa: FBT001
    return vote(value, panel, inferred=inferred, known=known)


def _vote(review: Review, cast: Vote) -> Vote:
    return replace(cast, weight=round(cast.weight * (1 - review.suspicion), 2)) if review.suspicion else cast


def _score(used: Sequence[Review], parts: tuple[ScorePart, ...], votes: Sequence[Vote], panel: Panel) -> Score:
    positive = sum(likes(review) for review in used)
    low, high = wilson(positive, len(used))
    found = estimate(votes, panel) if len(votes) >= FEWEST else None
    suspects = sum(review.suspicion >= SUSPECT for review in used)
    return Score(
        value=found.value if found else None,
        low=found.low if found else None,
        high=found.high if found else None,
        n=len(votes),
        n_inferred=sum(review.inferred for review in used if review.value is not None),
        positive=positive,
        judged=len(used),
        share_low=low,
        share_high=high,
        parts=parts,
        note=None if found else "too few voices for a score",
        others=formulas_of([v.value for v in votes], positive, len(used), panel) if found else (),
        suspects=suspects,
        with_suspects=_other(used, panel, with_suspects=True) if found and suspects else None,
        without_suspects=_other(used, panel, with_suspects=False) if found and suspects else None,
    )


def _other(used: Sequence[Review], panel: Panel, *, with_suspects: bool) -> float | None:
    """The mean if every voice counted in full, or none of those that look like a campaign's counted."""
    kept = [review for review in used if with_suspects or review.suspicion < SUSPECT]
    votes = [vote(r.value, panel, inferred=r.inferred) for r in kept if r.value is not None]
    return estimate(votes, panel).value if len(votes) >= FEWEST else None


def _part(review: Review, reason: str | None, cast: Vote | None) -> ScorePart:
    return ScorePart(
        source=review.source,
        by=review.author or review.outlet or review.source.rsplit("/", maxsplit=1)[-1],
        raw=review.rating,
        value=review.value,
        inferred=review.inferred,
        used=reason is None,
        note=reason or "; ".join(review.reasons) or None,
        leaning=cast.leaning if cast else 0.0,
        weight=cast.weight if cast else 0.0,
    )
