"""Claims as votes, taken from the parts of pages: what many pages claim alike is one piece of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cinequorum.model.film import Support
from cinequorum.model.page import Span
from cinequorum.model.part import Part, Said
from cinequorum.reconcile.data.value_forms import MANNER_WEIGHT
from cinequorum.reconcile.evidence import LEVELS, Crowd, Evidence, drawn
from cinequorum.reconcile.parts import claim_of
from cinequorum.reconcile.reliability import NO_RECORDS, Records, expected, source_named
from cinequorum.reconcile.voices import Voices

_ONE_BY_ONE = ('["release"', '["award"')
"""Claims whose year other pages may tell: they are dated page by page."""


class _Held:
    """What is known so far of one claim: where it is first made, and by whom."""

    __slots__ = ("count", "least", "part", "said", "voices", "witness")

    def __init__(self, part: Part, said: Said, witness: int, weight: float) -> None:
        self.part, self.said, self.witness = part, said, witness
        self.least = said.spoiler
        self.voices = {witness: weight}
        self.count = 1

    def also(self, said: Said, witness: int, weight: float) -> None:
        """Take in another statement of the claim."""
        self.count += 1
        self.least = min(self.least, said.spoiler)
        if witness not in self.voices or self.voices[witness] < weight:
            self.voices[witness] = weight

    def evidence(self) -> Evidence:
        """Return the claim with all who make it."""
        claim = claim_of(self.said, self.part.subject.page)
        support = support_from(self.part, self.said.start, self.witness, self.least)
        support = replace(support, span=claim.span, manner=claim.manner.value, holder=claim.holder)
        crowd = Crowd(self.voices, self.count) if self.count > 1 else None
        return Evidence(claim=claim, support=support, weight=self.voices[self.witness], crowd=crowd)


def evidence_from(parts: Sequence[Part], voices: Voices, records: Records = NO_RECORDS) -> tuple[Evidence, ...]:
    """Return the claims of these pages, which must be sorted by source, each once with all who make it.

    The same as `evidence_of` finds in the readings, less the words; linear in claims.
    """
    scales = _Scales(records)
    found: list[_Held] = []
    known: tuple[dict[str, _Held], dict[str, _Held]] = ({}, {})  # without a vote, and with one
    for part in parts:
        own, users = scales.of(part)
        for said, witness in zip(part.claims, _witnesses(part, voices), strict=True):
            weight = (own if said.review < 0 else users)[said.form, said.p]
            held = known[weight > 0].get(said.form)
            if held is None:
                held = _Held(part, said, witness, weight)
                found.append(held)
                if not said.form.startswith(_ONE_BY_ONE):
                    known[weight > 0][said.form] = held
            else:
                held.also(said, witness, weight)
    return tuple(held.evidence() for held in found)


def support_from(part: Part, start: int, witness: int, level: int = 0) -> Support:
    """Return where words begin, whose they are and what they give away, without the words."""
    span = Span(page=part.subject.page, start=start, end=start)
    return Support(source=part.subject.source, span=span, witness=witness, raw="", spoiler=LEVELS[level])


def witness_of(part: Part, voices: Voices, start: int, review: int) -> int:
    """Return the number of the voice that speaks at a place of a page, in a user review of this index or in none."""
    for stretch, number in voices.shared[part.subject.page]:
        if stretch.start <= start < stretch.end:
            return number
    return voices.pages[part.subject.page] if review < 0 else voices.reviews[part.subject.page][review]


def _witnesses(part: Part, voices: Voices) -> list[int]:
    page = part.subject.page
    if voices.shared[page]:
        return [witness_of(part, voices, said.start, said.review) for said in part.claims]
    own, users = voices.pages[page], voices.reviews[page]
    return [own if said.review < 0 else users[said.review] for said in part.claims]


class _Weights(dict[tuple[str, float], float]):
    """How far claims are believed of one source, by form and the page's own doubt; each is weighed once."""

    def __init__(self, kind: str, source: str | None, records: Records) -> None:
        super().__init__()
        self._kind, self._source, self._records = kind, source, records

    def __missing__(self, key: tuple[str, float]) -> float:
        claim = claim_of(Said(form=key[0], p=key[1], start=0, end=0), "")
        firmness = claim.p * MANNER_WEIGHT[claim.manner.value]
        right = expected(self._kind, self._records.gain(self._source, claim.predicate))
        self[key] = drawn(firmness, right) if firmness > 0 else 0.0
        return self[key]


class _Scales:
    """How far the claims of pages are believed; pages that are believed alike share what is weighed."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._known: dict[tuple[str, str | None], _Weights] = {}

    def of(self, part: Part) -> tuple[_Weights, _Weights]:
        """Return the weights of a page's own claims, and of those of its visitors."""
        one = part.speaker
        own = visitors = None
        if self._records.overall:
            own = source_named(one.outlet, one.author, by_user=False)
            visitors = source_named(one.outlet, one.author, by_user=True)
        return self._at(one.kind, own), self._at("user_review", visitors)

    def _at(self, kind: str, source: str | None) -> _Weights:
        known = self._known.get((kind, source))
        if known is None:
            known = self._known[kind, source] = _Weights(kind, source, self._records)
        return known
