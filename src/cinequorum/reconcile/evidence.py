"""Claims as votes: each with its independent voice and how far it is believed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cinequorum.model.claim import Claim
from cinequorum.model.film import Support
from cinequorum.model.page import Span
from cinequorum.model.reading import Reading
from cinequorum.reconcile.data.value_forms import MANNER_WEIGHT
from cinequorum.reconcile.reliability import NO_RECORDS, Records, reliability
from cinequorum.reconcile.voices import Voices, witness_at

WRONG_VALUES = (
    4  # how many wrong values are as likely as each other when a source errs; see docs/design/reconciliation.md
)
LEVELS = ("none", "mild", "major")


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who makes one claim: each voice with how far it is believed at its firmest, and how many statements there are."""

    voices: Mapping[int, float]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim, the words that carry it, and the probability `weight` that its source is right (0: it has no vote).

    It may stand for a `crowd` of statements that claim the same, put in the same manner: then `support` is that of the
    first one, and gives away no more than any other does.
    """

    claim: Claim
    support: Support
    weight: float
    crowd: Crowd | None = None

    @property
    def votes(self) -> bool:
        """Whether the claim is put as a fact, rather than asked, guessed or passed on."""
        return self.weight > 0

    @property
    def voices(self) -> Mapping[int, float]:
        """The independent voices that say so, each with how far it is believed."""
        return {self.support.witness: self.weight} if self.crowd is None else self.crowd.voices

    @property
    def count(self) -> int:
        """How many statements it stands for."""
        return 1 if self.crowd is None else self.crowd.count


def evidence_of(readings: Sequence[Reading], voices: Voices, records: Records = NO_RECORDS) -> tuple[Evidence, ...]:
    """Return every claim of the readings with its voice, in the order of the readings and of their text.

    `records`: how good the sources have been so far, which moves what is assumed of their kind of page.
    """
    return tuple(
        Evidence(claim=claim, support=_support(reading, claim, voices), weight=_weight(reading, claim, records))
        for reading in readings
        for claim in sorted(reading.claims, key=lambda c: (c.span.start, c.predicate, c.value))
    )


def support_at(reading: Reading, span: Span, voices: Voices) -> Support:
    """Return the words under `span` with their voice and what they give away."""
    return Support(
        source=reading.page.source,
        span=span,
        witness=witness_at(voices, reading, span),
        raw=reading.page.slice(span),
        spoiler=spoiler_at(reading, span),
    )


def spoiler_at(reading: Reading, span: Span) -> str:
    """Return the highest spoiler level among the spoiling sentences that `span` touches."""
    levels = [s.level for s in reading.spoilers if s.span.start < span.end and span.start < s.span.end]
    return max(levels, key=LEVELS.index, default="none")


def worst(levels: Sequence[str]) -> str:
    """Return the highest of these spoiler levels."""
    return max(levels, key=LEVELS.index, default="none")


def witnesses(evidence: Iterable[Evidence]) -> int:
    """Count the independent voices."""
    return len(heard(evidence))


def heard(evidence: Iterable[Evidence]) -> set[int]:
    """Return the numbers of the independent voices."""
    found: set[int] = set()
    for one in evidence:
        if one.crowd is None:
            found.add(one.support.witness)
        else:
            found.update(one.crowd.voices)
    return found


def _support(reading: Reading, claim: Claim, voices: Voices) -> Support:
    return Support(
        source=reading.page.source,
        span=claim.span,
        witness=witness_at(voices, reading, claim.span),
        raw=claim.raw,
        manner=claim.manner.value,
        holder=claim.holder,
        spoiler=spoiler_at(reading, claim.span),
    )


def _weight(reading: Reading, claim: Claim, records: Records) -> float:
    firmness = claim.p * MANNER_WEIGHT[claim.manner.value]
    if firmness <= 0:
        return 0.0
    return drawn(firmness, reliability(reading, claim.span, claim.predicate, records))


def drawn(firmness: float, right: float) -> float:
    """Return how far a claim is believed: its source's reliability, drawn towards a guess by the claim's own doubt."""
    return firmness * right + (1 - firmness) / (WRONG_VALUES + 1)
