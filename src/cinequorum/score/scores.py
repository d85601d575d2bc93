"""The critics' and the audience's score, made of independent voices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from cinequorum.model.review import Judged, Review
from cinequorum.model.score import Score, ScorePart
from cinequorum.score.formulas import formulas_of
from cinequorum.score.panel import CRITICS, Panel, Vote, estimate, vote, wilson

J = TypeVar("J", bound=Judged)
Told = tuple[str | None, Vote | None]
Known = Callable[[Judged, Panel], tuple[float, float] | None]
"""What is known of a review's voice: what it adds throughout, and the standard deviation of its ratings."""

FEWEST = 3  # voices: fewer are counted, not averaged
LIKED = 60.0
SUSPECT = 0.5  # above it a review is called one of a campaign


def nothing_known(review: Judged, panel: Panel) -> None:
    """Know nothing of any voice."""


def score_of(reviews: Sequence[Review], panel: Panel = CRITICS, known: Known = nothing_known) -> Score | None:
    """Return the score of these voices, or None where there are none at all.

    Each independent voice counts once, as what is `known` of it has it. Empty and duplicate reviews and those without a
    judgement are listed among the parts with the reason why they do not count.
    """
    told = _told(reviews, panel, known)
    parts = tuple(_part(review, *one) for review, one in zip(reviews, told, strict=True))
    return _score(reviews, told, panel, parts) if reviews else None


def figure_of(reviews: Sequence[Judged], panel: Panel = CRITICS, known: Known = nothing_known) -> Score | None:
    """Return the score of these voices as `score_of` does, but without its parts."""
    return _score(reviews, _told(reviews, panel, known), panel, ()) if reviews else None


def _told(reviews: Sequence[Judged], panel: Panel, known: Known) -> list[Told]:
    """For each review why it is left out, if it is, and the vote that it gives, if any."""
    heard: set[int] = set()
    cast_so = lru_cache(maxsize=1024)(_cast)  # many voices give one rating
    found: list[Told] = []
    for review in reviews:
        reason, cast = _left_out(review, heard), None
        if reason is None:
            heard.add(review.witness)
            if review.value is not None:
                cast = _vote(review, cast_so(review.value, review.inferred, panel, known(review, panel)))
        found.append((reason, cast))
    return found


def likes(review: Judged) -> bool:
    """Tell whether the voice liked the film: 60 of 100 or more, stated or implied; else by its verdict's label."""
    return review.value >= LIKED if review.value is not None else review.verdict == "positive"


def counted(reviews: Iterable[J]) -> list[J]:
    """Return the reviews that are independent voices with a judgement, in order."""
    used: list[J] = []
    heard: set[int] = set()
    for review in reviews:
        if _left_out(review, heard) is None:
            used.append(review)
            heard.add(review.witness)
    return used


def _left_out(review: Judged, heard: AbstractSet[int]) -> str | None:
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


def _vote(review: Judged, cast: Vote) -> Vote:
    return replace(cast, weight=round(cast.weight * (1 - review.suspicion), 2)) if review.suspicion else cast


def _score(reviews: Sequence[Judged], told: Sequence[Told], panel: Panel, parts: tuple[ScorePart, ...]) -> Score:
    used = [review for review, (reason, _) in zip(reviews, told, strict=True) if reason is None]
    votes = [cast for _, cast in told if cast is not None]
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


def _other(used: Sequence[Judged], panel: Panel, *, with_suspects: bool) -> float | None:
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
