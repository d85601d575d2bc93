"""Claims as votes, taken from the parts of pages: what many pages claim alike is one piece of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cinequorum.model.film import Support
from cinequorum.model.page import Span
from cinequorum.model.part import Part, Speaker
from cinequorum.reconcile.data.value_forms import MANNER_WEIGHT
from cinequorum.reconcile.evidence import LEVELS, Crowd, Evidence, drawn
from cinequorum.reconcile.parts import claim_of
from cinequorum.reconcile.places import Hearing, Places
from cinequorum.reconcile.reliability import NO_RECORDS, Records, expected, source_named

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

_ONE_BY_ONE = ('["release"', '["award"')
"""Claims whose year other pages may tell: they are dated page by page."""


@dataclass(frozen=True, slots=True)
class _Told:
    """All claims of some pages, row by row: where and how they are made, by which voice, how far each is believed."""

    places: Places
    ends: NDArray[int64]
    spoilers: NDArray[int64]
    doubts: NDArray[float64]
    forms: tuple[str, ...]
    form: NDArray[int64]
    witness: NDArray[int64]
    weight: NDArray[float64]


def evidence_from(
    parts: Sequence[Part], hearing: Hearing, records: Records = NO_RECORDS, *, apart: bool = False
) -> tuple[Evidence, ...]:
    """Return the claims of these pages, which must be sorted by source, each once with all who make it.

    `hearing` tells whose words stand on the same pages. Where claims are to be kept `apart`, each statement of one
    stands alone. The same as `evidence_of` finds in the readings, less the words; linear in claims.
    """
    import numpy as np

    told = _told(parts, hearing, records)
    if not len(told.form):
        return ()
    group = np.arange(len(told.form)) if apart else _groups(told)
    rows = np.argsort(group, kind="stable")
    starts = np.flatnonzero(np.diff(group[rows], prepend=-1))
    least = np.minimum.reduceat(told.spoilers[rows], starts).tolist()
    firm = np.lexsort((told.weight, told.witness, group))  # a voice's last weight in a group, the greatest, stands
    witness, weight = told.witness[firm].tolist(), told.weight[firm].tolist()
    held = zip(rows[starts].tolist(), starts.tolist(), [*starts.tolist()[1:], len(rows)], least, strict=True)
    found = {
        first: _evidence(parts, told, (first, spoiler), Crowd(dict(zip(witness[a:b], weight[a:b], strict=True)), b - a))
        for first, a, b, spoiler in held
    }
    return tuple(found[first] for first in sorted(found))


def _evidence(parts: Sequence[Part], told: _Told, first: tuple[int, int], crowd: Crowd) -> Evidence:
    """A claim with all who make it: the row where it is first made, and what its words give away at least."""
    row, spoiler = first
    subject, witness = parts[int(told.places.page[row])].subject, int(told.witness[row])
    span = Span(page=subject.page, start=int(told.places.start[row]), end=int(told.ends[row]))
    claim = claim_of(told.forms[int(told.form[row])], float(told.doubts[row]), span)
    support = Support(
        source=subject.source,
        span=span,
        witness=witness,
        raw="",
        manner=claim.manner.value,
        holder=claim.holder,
        spoiler=LEVELS[spoiler],
    )
    whole = crowd if crowd.count > 1 else None
    return Evidence(claim=claim, support=support, weight=crowd.voices[witness], crowd=whole)


def _told(parts: Sequence[Part], hearing: Hearing, records: Records) -> _Told:
    import numpy as np

    stated = [form for part in parts for form in part.claims.forms]
    numbers = {form: number for number, form in enumerate(dict.fromkeys(stated))}
    form = np.fromiter(map(numbers.__getitem__, stated), dtype=np.int64, count=len(stated))
    spots = np.frombuffer(b"".join(part.claims.spots for part in parts), dtype="<i4").reshape(-1, 4).astype(np.int64)
    doubts = np.frombuffer(b"".join(part.claims.doubts for part in parts), dtype="<f8")
    page = np.repeat(np.arange(len(parts)), [len(part.claims.forms) for part in parts])
    places = Places(page, spots[:, 0], spots[:, 3])
    scales = _Scales(records)
    scale = scales.of([part.speaker for part in parts])[page, (places.review >= 0).astype(np.int64)]
    return _Told(
        places=places,
        ends=spots[:, 1],
        spoilers=spots[:, 2],
        doubts=doubts,
        forms=tuple(numbers),
        form=form,
        witness=hearing.at(places),
        weight=_weights(scales, scale, (tuple(numbers), form), doubts),
    )


def _weights(
    scales: _Scales, scale: NDArray[int64], told: tuple[Sequence[str], NDArray[int64]], doubts: NDArray[float64]
) -> NDArray[float64]:
    """How far each claim is believed; those of one form, scale and doubt are weighed once."""
    import numpy as np

    forms, form = told
    distinct, doubt = np.unique(doubts, return_inverse=True)
    codes = (scale * max(1, len(forms)) + form) * max(1, len(distinct)) + doubt
    _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    weighed = [scales.weight(int(scale[row]), forms[int(form[row])], float(doubts[row])) for row in first.tolist()]
    found: NDArray[float64] = np.array(weighed, dtype=np.float64)[inverse]
    return found


def _groups(told: _Told) -> NDArray[int64]:
    """The number of the piece of evidence that each claim is part of."""
    import numpy as np

    alone = np.array([form.startswith(_ONE_BY_ONE) for form in told.forms], dtype=bool)[told.form]
    together = 2 * told.form + (told.weight > 0)
    found: NDArray[int64] = np.where(alone, 2 * len(told.forms) + np.arange(len(told.form)), together)
    return found


class _Scales:
    """How far the claims of pages are believed: by their kind, and by their source where anything is known of it."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._numbers: dict[tuple[str, str | None], int] = {}
        self._scales: list[tuple[str, str | None]] = []

    def of(self, speakers: Sequence[Speaker]) -> NDArray[int64]:
        """Return the number of the scale of each page's own claims, and of those of its visitors, row by row."""
        import numpy as np

        visitors = self._at("user_review", None)
        if not self._records.overall:
            return np.array([(self._at(one.kind, None), visitors) for one in speakers]).reshape(-1, 2)
        rows = [
            (self._at(one.kind, self._known(one, by_user=False)), self._known(one, by_user=True)) for one in speakers
        ]
        return np.array([(own, self._at("user_review", users)) for own, users in rows]).reshape(-1, 2)

    def weight(self, scale: int, form: str, p: float) -> float:
        """Return how far a claim of this form is believed, which its page gives the probability `p`."""
        kind, source = self._scales[scale]
        claim = claim_of(form, p, Span(page="", start=0, end=0))
        firmness = claim.p * MANNER_WEIGHT[claim.manner.value]
        right = expected(kind, self._records.gain(source, claim.predicate))
        return drawn(firmness, right) if firmness > 0 else 0.0

    def _known(self, one: Speaker, *, by_user: bool) -> str | None:
        """The source of a page's words, if there is a record of it."""
        source = source_named(one.outlet, one.author, by_user=by_user)
        return source if source in self._records.overall else None

    def _at(self, kind: str, source: str | None) -> int:
        number = self._numbers.setdefault((kind, source), len(self._scales))
        if number == len(self._scales):
            self._scales.append((kind, source))
        return number
