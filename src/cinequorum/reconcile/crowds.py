"""Claims as votes, taken from the parts of pages: what many pages claim alike is one piece of evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cinequorum.model.film import Support
from cinequorum.model.part import Part, Said
from cinequorum.reconcile.data.value_forms import MANNER_WEIGHT
from cinequorum.reconcile.evidence import LEVELS, Crowd, Evidence, drawn
from cinequorum.reconcile.parts import claim_of
from cinequorum.reconcile.reliability import NO_RECORDS, Records, expected, source_named
from cinequorum.reconcile.voices import Voices

_ONE_BY_ONE = ('["release"', '["award"')
"""Claims whose year other pages may tell: they are dated page by page."""


@dataclass(slots=True)
class _Held:
    """What is known so far of one claim: where it is first made, and by whom."""

    first: tuple[Part, Said, int]
    least: int
    voices: dict[int, float] = field(default_factory=dict)
    count: int = 0


def evidence_from(parts: Sequence[Part], voices: Voices, records: Records = NO_RECORDS) -> tuple[Evidence, ...]:
    """Return the claims of these pages, which must be sorted by source, each once with all who make it.

    The same as `evidence_of` finds in the readings, less the words; linear in claims.
    """
    found: dict[tuple[str, bool | int], _Held] = {}
    weigh = _Scales(records)
    for part in parts:
        for said, witness in zip(part.claims, _witnesses(part, voices), strict=True):
            weight = weigh(part, said)
            alone = said.form.startswith(_ONE_BY_ONE)
            key = (said.form, len(found) + 2 if alone else weight > 0)
            held = found.get(key)
            if held is None:
                held = found[key] = _Held((part, said, witness), said.spoiler)
            held.least = min(held.least, said.spoiler)
            held.voices[witness] = max(held.voices.get(witness, 0.0), weight)
            held.count += 1
    return tuple(map(_evidence, found.values()))


def support_from(part: Part, start: int, witness: int, level: int = 0) -> Support:
    """Return where words begin, whose they are and what they give away, without the words."""
    from cinequorum.model.page import Span

    span = Span(page=part.subject.page, start=start, end=start)
    return Support(source=part.subject.source, span=span, witness=witness, raw="", spoiler=LEVELS[level])


def witness_of(part: Part, voices: Voices, start: int, review: int) -> int:
    """Return the number of the voice that speaks at a place of a page, in a user review of this index or in none."""
    for stretch, number in voices.shared[part.subject.page]:
        if stretch.start <= start < stretch.end:
            return number
    return voices.pages[part.subject.page] if review < 0 else voices.reviews[part.subject.page][review]


def _witnesses(part: Part, voices: Voices) -> Iterator[int]:
    page = part.subject.page
    if voices.shared[page]:
        return (witness_of(part, voices, said.start, said.review) for said in part.claims)
    own, users = voices.pages[page], voices.reviews[page]
    return (own if said.review < 0 else users[said.review] for said in part.claims)


class _Scales:
    """How far claims are believed; what is alike is weighed once."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._known: dict[tuple[str, float, str, str | None], float] = {}

    def __call__(self, part: Part, said: Said) -> float:
        kind = part.speaker.kind if said.review < 0 else "user_review"
        source = self._source(part, said) if self._records.overall else None
        key = (said.form, said.p, kind, source)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._weight(said, kind, source)
        return known

    def _weight(self, said: Said, kind: str, source: str | None) -> float:
        claim = claim_of(said, "")
        firmness = claim.p * MANNER_WEIGHT[claim.manner.value]
        gain = self._records.gain(source, claim.predicate)
        return drawn(firmness, expected(kind, gain)) if firmness > 0 else 0.0

    def _source(self, part: Part, said: Said) -> str | None:
        return source_named(part.speaker.outlet, part.speaker.author, by_user=said.review >= 0)


def _evidence(held: _Held) -> Evidence:
    part, said, witness = held.first
    claim = claim_of(said, part.subject.page)
    support = support_from(part, said.start, witness, held.least)
    support = replace(support, span=claim.span, manner=claim.manner.value, holder=claim.holder)
    crowd = Crowd(held.voices, held.count) if held.count > 1 else None
    return Evidence(claim=claim, support=support, weight=held.voices[witness], crowd=crowd)
