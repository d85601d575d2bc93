"""Claims as votes, taken from the parts of pages: what many pages claim alike is one piece of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cinequorum.model.film import Support
from cinequorum.model.page import Span
from cinequorum.model.part import Part, Said
from cinequorum.reconcile.data.value_forms import MANNER_WEIGHT
from cinequorum.reconcile.evidence import LEVELS, Crowd, Evidence, drawn
from cinequorum.reconcile.parts import claim_of
from cinequorum.reconcile.reliability import NO_RECORDS, Records, expected, source_named
from cinequorum.reconcile.voices import Voices

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

_ONE_BY_ONE = ('["release"', '["award"')
"""Claims whose year other pages may tell: they are dated page by page."""


@dataclass(frozen=True, slots=True)
class _Told:
    """All claims of some pages, row by row: the number of the part, what is said, by which voice, how far believed."""

    said: list[Said]
    part: NDArray[int64]
    form: NDArray[int64]
    witness: NDArray[int64]
    weight: NDArray[float64]


def evidence_from(parts: Sequence[Part], voices: Voices, records: Records = NO_RECORDS) -> tuple[Evidence, ...]:
    """Return the claims of these pages, which must be sorted by source, each once with all who make it.

    The same as `evidence_of` finds in the readings, less the words; linear in claims.
    """
    import numpy as np

    said = [one for part in parts for one in part.claims]
    if not said:
        return ()
    told = _told(parts, said, voices, records)
    group = _groups(told)
    rows = np.argsort(group, kind="stable")
    starts = np.flatnonzero(np.diff(group[rows], prepend=-1))
    least = np.minimum.reduceat(np.array([one.spoiler for one in said])[rows], starts).tolist()
    firm = np.lexsort((told.weight, group))  # of one voice's weights in a group the last, and greatest, stands
    witness, weight = told.witness[firm].tolist(), told.weight[firm].tolist()
    held = zip(rows[starts].tolist(), starts.tolist(), [*starts.tolist()[1:], len(said)], least, strict=True)
    found = {
        first: _evidence(parts, told, (first, spoiler), Crowd(dict(zip(witness[a:b], weight[a:b], strict=True)), b - a))
        for first, a, b, spoiler in held
    }
    return tuple(found[first] for first in sorted(found))


def _evidence(parts: Sequence[Part], told: _Told, first: tuple[int, int], crowd: Crowd) -> Evidence:
    """A claim with all who make it: the row where it is first made, and what its words give away at least."""
    row, spoiler = first
    said, part, witness = told.said[row], parts[int(told.part[row])], int(told.witness[row])
    claim = claim_of(said, part.subject.page)
    support = support_from(part, said.start, witness, spoiler)
    support = replace(support, span=claim.span, manner=claim.manner.value, holder=claim.holder)
    return Evidence(
        claim=claim, support=support, weight=crowd.voices[witness], crowd=crowd if crowd.count > 1 else None
    )


def _told(parts: Sequence[Part], said: list[Said], voices: Voices, records: Records) -> _Told:
    import numpy as np

    part = np.repeat(np.arange(len(parts)), [len(one.claims) for one in parts])
    forms: dict[str, int] = {}
    form = np.array([forms.setdefault(one.form, len(forms)) for one in said])
    return _Told(
        said=said,
        part=part,
        form=form,
        witness=np.array([number for one in parts for number in _witnesses(one, voices)]),
        weight=_weights(parts, said, (part, form), records),
    )


def _weights(
    parts: Sequence[Part], said: list[Said], told: tuple[NDArray[int64], NDArray[int64]], records: Records
) -> NDArray[float64]:
    """How far each claim is believed; those of one form, scale and doubt are weighed once."""
    import numpy as np

    scales = _Scales(records)
    of_parts = np.array([scales.of(part) for part in parts])
    by_user = np.array([one.review >= 0 for one in said])
    scale = of_parts[told[0], by_user.astype(np.int64)]
    doubts: dict[float, int] = {}
    doubt = np.array([doubts.setdefault(one.p, len(doubts)) for one in said])
    codes = (scale * (int(told[1].max()) + 1) + told[1]) * len(doubts) + doubt
    _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    weighed = np.array([scales.weight(int(scale[row]), said[row]) for row in first.tolist()])
    found: NDArray[float64] = weighed[inverse]
    return found


def _groups(told: _Told) -> NDArray[int64]:
    """The number of the piece of evidence that each claim is part of."""
    import numpy as np

    alone = np.array([one.form.startswith(_ONE_BY_ONE) for one in told.said])
    together = 2 * told.form + (told.weight > 0)
    found: NDArray[int64] = np.where(alone, 2 * len(told.said) + np.arange(len(told.said)), together)
    return found


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


class _Scales:
    """How far the claims of pages are believed: by their kind, and by their source where anything is known of it."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._numbers: dict[tuple[str, str | None], int] = {}
        self._scales: list[tuple[str, str | None]] = []

    def of(self, part: Part) -> tuple[int, int]:
        """Return the number of the scale of a page's own claims, and of those of its visitors."""
        one = part.speaker
        own = visitors = None
        if self._records.overall:
            own = source_named(one.outlet, one.author, by_user=False)
            visitors = source_named(one.outlet, one.author, by_user=True)
        return self._at(one.kind, own), self._at("user_review", visitors)

    def weight(self, scale: int, said: Said) -> float:
        """Return how far a claim is believed."""
        kind, source = self._scales[scale]
        claim = claim_of(said, "")
        firmness = claim.p * MANNER_WEIGHT[claim.manner.value]
        right = expected(kind, self._records.gain(source, claim.predicate))
        return drawn(firmness, right) if firmness > 0 else 0.0

    def _at(self, kind: str, named: str | None) -> int:
        scale = (kind, named if named in self._records.overall else None)
        if scale not in self._numbers:
            self._numbers[scale] = len(self._scales)
            self._scales.append(scale)
        return self._numbers[scale]
