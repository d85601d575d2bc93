"""How probable each of several stated values is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cinequorum.reconcile.evidence import WRONG_VALUES, Evidence

CLEARLY_AHEAD = 0.75


def fuse(alternatives: Mapping[str, Sequence[Evidence]]) -> dict[str, float]:
    """Return the probability of each alternative, given who states it; what is left is "none of these".

    A vote by Bayes' rule: a voice that is right with probability r names a given wrong value with probability
    (1 - r) / 4. Before any voice is heard each of five values is as likely as the others. So one voice of r = .8 gives
    .8, two such voices that agree give .98, and a tie gives each side a little under one half. Each independent voice
    counts once for each value, with its firmest statement.
    """
    votes = [(key, weight) for key, evidence in sorted(alternatives.items()) for weight in _voices(evidence)]
    likelihood = {key: _likelihood(key, votes) for key in alternatives}
    unseen = max(1, WRONG_VALUES + 1 - len(alternatives)) * _likelihood(None, votes)
    total = sum(likelihood.values()) + unseen
    return {key: value / total if total else 0.0 for key, value in likelihood.items()}


def status_of(p: float, rivals: int, voices: int) -> str:
    """Name the standing of the value shown: `agreed`, `single`, `disputed` (rivals, but clearly ahead), `contested`."""
    if rivals:
        return "disputed" if p >= CLEARLY_AHEAD else "contested"
    return "agreed" if voices > 1 else "single"


def _voices(evidence: Sequence[Evidence]) -> list[float]:
    best: dict[int, float] = {}
    for one in evidence:
        if one.votes:
            best[one.support.witness] = max(best.get(one.support.witness, 0.0), one.weight)
    return [best[witness] for witness in sorted(best)]


def _likelihood(truth: str | None, votes: Sequence[tuple[str, float]]) -> float:
    value = 1.0
    for key, weight in votes:
        value *= weight if key == truth else (1 - weight) / WRONG_VALUES
    return value
