"""How probable each of several stated values is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cinequorum.reconcile.evidence import WRONG_VALUES, Evidence
from cinequorum.reconcile.fusion.odds import posterior_of

CLEARLY_AHEAD = 0.75
LOCKED_P = 0.99
"""How probable a locked value is called: what an editor decided is not the voice of the sources, and may err."""


def fuse(alternatives: Mapping[str, Sequence[Evidence]]) -> dict[str, float]:
    """Return the probability of each alternative, given who states it; what is left is "none of these".

    A vote by Bayes' rule: a voice that is right with probability r names a given wrong value with probability
    (1 - r) / 4. Before any voice is heard each of five values is as likely as the others. So one voice of r = .8 gives
    .8, two such voices that agree give .98, and a tie gives each side a little under one half. Each independent voice
    counts once for each value, with its firmest statement. A value that an editor locked, and no other of them, is
    all but certain. Linear in statements.
    """
    keys = sorted(alternatives)
    chances = posterior_of(
        keys, ((key, r) for key in keys for r in voices_for(alternatives[key]).values()), WRONG_VALUES
    )
    locked = [key for key in keys if any(one.claim.is_locked for one in alternatives[key])]
    if len(locked) == 1:  # two editors who lock two values have decided nothing
        others = sum(chances.values()) - chances[locked[0]]
        share = (1 - LOCKED_P) / max(others, 1 - LOCKED_P)
        chances = {key: LOCKED_P if key == locked[0] else chances[key] * share for key in keys}
    return {key: chances[key] for key in alternatives}


def status_of(p: float, rivals: int, voices: int) -> str:
    """Name the standing of the value shown: `agreed`, `single`, `disputed` (rivals, but clearly ahead), `contested`."""
    if rivals:
        return "disputed" if p >= CLEARLY_AHEAD else "contested"
    return "agreed" if voices > 1 else "single"


def voices_for(evidence: Sequence[Evidence]) -> dict[int, float]:
    """Return the independent voices that state a value, in order, with how far each is believed at its firmest."""
    voting = [one for one in evidence if one.votes]
    if len(voting) == 1:
        return dict(sorted(voting[0].voices.items()))
    best: dict[int, float] = {}
    for one in voting:
        for witness, weight in one.voices.items():
            best[witness] = max(best.get(witness, 0.0), weight)
    return {witness: best[witness] for witness in sorted(best)}
