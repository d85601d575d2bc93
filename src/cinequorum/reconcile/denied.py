"""What an editor took out: a value that no source has a vote for any more, and that stays on record with its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.people import Cast
from cinequorum.reconcile.slots import keyed, one_question
from cinequorum.reconcile.values import value_key


def without_denied(evidence: Sequence[Evidence], cast: Cast) -> tuple[Evidence, ...]:
    """Return the evidence, with no vote for what an editor denied: neither the denial's own nor that of others.

    Values are compared as facts are: persons in all their spellings, releases and awards only where they answer one
    question. A value that another editor locked keeps its votes: two who decide against each other have decided
    nothing, and the lock must be taken back first.
    """
    denials: dict[str, list[Claim]] = defaultdict(list)
    for one in evidence:
        if one.claim.is_denied:
            denials[one.claim.predicate].append(one.claim)
    if not denials:
        return tuple(evidence)
    locks = [one.claim for one in evidence if one.claim.is_locked and one.claim.predicate in denials]
    standing = {
        field: [claim for claim in claims if not any(_one_value(claim, lock, cast) for lock in locks)]
        for field, claims in denials.items()
    }

    def taken_out(claim: Claim) -> bool:
        if claim.predicate not in denials:
            return False
        return claim.is_denied or any(_one_value(denial, claim, cast) for denial in standing[claim.predicate])

    return tuple(replace(one, weight=0.0) if taken_out(one.claim) else one for one in evidence)


def _one_value(left: Claim, right: Claim, cast: Cast) -> bool:
    field = left.predicate
    if field != right.predicate:
        return False
    if field in CREDITS:
        return cast.name(left.value) == cast.name(right.value)
    return value_key(field, left.value) == value_key(field, right.value) and (
        not keyed(field) or one_question(left, right)
    )
