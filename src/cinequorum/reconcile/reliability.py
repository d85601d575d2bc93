"""How far a source is believed: what is assumed of its kind of page, moved by how it has done so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cinequorum.model.page import Span
from cinequorum.model.reading import Reading
from cinequorum.model.record import SourceRecord
from cinequorum.reconcile.data.value_forms import RELIABILITY
from cinequorum.reconcile.fusion.truth import Prior
from cinequorum.reconcile.voices import review_at
from cinequorum.text.fold import fold

ASSUMED = Prior().flat[0]
"""How often a source is right before anything is known of it, where the records are made."""
ELSEWHERE = 20.0
"""So many answered questions make half of what a source does in other fields count in a field it is new to."""
_LEAST, _MOST = 0.3, 0.98  # no record makes a source worse than a guess between three, or infallible


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The gains of sources over what is assumed of them, by source and field, and by source alone."""

    fields: Mapping[tuple[str, str], float]
    overall: Mapping[str, float]

    def gain(self, source: str | None, field: str) -> float:
        """Return by how much a source does better (or, below 0, worse) in a field than is assumed of its kind.

        >>> NO_RECORDS.gain("quay post", "release")
        0.0
        """
        if source is None:
            return 0.0
        return self.fields.get((source, field), self.overall.get(source, 0.0))


NO_RECORDS = Records(fields=MappingProxyType({}), overall=MappingProxyType({}))


def records_from(rows: Iterable[SourceRecord]) -> Records:
    """Return records as the vote uses them.

    >>> rows = [SourceRecord(source="quay post", field="release", answered=60, right=0.6)]
    >>> records = records_from(rows)
    >>> round(records.gain("quay post", "release"), 2), round(records.gain("quay post", "year"), 2)
    (-0.2, -0.15)
    """
    fields: dict[tuple[str, str], float] = {}
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in rows:
        gain = row.right - ASSUMED
        fields[row.source, row.field] = gain
        sums[row.source][0] += gain * row.answered
        sums[row.source][1] += row.answered
    overall = {source: total / (count + ELSEWHERE) for source, (total, count) in sums.items()}
    return Records(fields=MappingProxyType(fields), overall=MappingProxyType(overall))


def source_of(reading: Reading, span: Span) -> str | None:
    """Return whose record the words under `span` belong to: the outlet's, its users', else the author's; or None."""
    page = reading.page
    return source_named(page.outlet, page.author, by_user=review_at(reading, span) is not None)


def source_named(outlet: str | None, author: str | None, *, by_user: bool) -> str | None:
    """Return under what name a page of this outlet and author, or a visitor of the outlet, has a record."""
    place = fold(outlet) if outlet else None
    if by_user:
        return f"users of {place}" if place else None
    return place or (fold(author) if author else None)


def reliability(reading: Reading, span: Span, field: str, records: Records) -> float:
    """Return the probability that the source of these words is right in a field, were they put firmly."""
    kind = reading.page.kind.name if review_at(reading, span) is None else "user_review"
    return expected(kind, records.gain(source_of(reading, span), field))


def expected(kind: str, gain: float) -> float:
    """Return the probability that a page of this kind is right, whose source does better by `gain` than is assumed."""
    assumed = RELIABILITY.get(kind, RELIABILITY["other"])
    return min(_MOST, max(_LEAST, assumed + gain)) if gain else assumed
