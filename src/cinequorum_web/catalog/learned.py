"""What the films together taught, in the tables: sources' records and critics' leanings, replaced as wholes."""

from __future__ import annotations

from cinequorum.model.record import Leaning, SourceRecord
from cinequorum.store.port import Change
from cinequorum_web.catalog.models import LeaningRow, SourceRecordRow

BATCH = 500


def leanings(using: str) -> tuple[Leaning, ...]:
    """Return how critics and outlets rate beside one another, in order."""
    rows = LeaningRow.objects.using(using).order_by("by", "name")
    columns = rows.values_list("by", "name", "n", "leaning", "noise")
    return tuple(Leaning(by=by, name=name, n=n, leaning=own, noise=noise) for by, name, n, own, noise in columns)


def records(using: str) -> tuple[SourceRecord, ...]:
    """Return how good the sources have been, in order of source and field."""
    rows = SourceRecordRow.objects.using(using).order_by("source", "field")
    columns = rows.values_list("source", "field", "answered", "right")
    return tuple(SourceRecord(source=s, field=f, answered=n, right=right) for s, f, n, right in columns)


def put(change: Change, using: str) -> None:
    """Write what a change brings of either; what it does not bring stays as it is."""
    if change.records is not None:
        table = SourceRecordRow.objects.using(using)
        table.all().delete()
        known = [
            SourceRecordRow(source=r.source, field=r.field, answered=r.answered, right=r.right) for r in change.records
        ]
        table.bulk_create(known, batch_size=BATCH)
    if change.leanings is not None:
        critics = LeaningRow.objects.using(using)
        critics.all().delete()
        rows = [LeaningRow(by=r.by, name=r.name, n=r.n, leaning=r.leaning, noise=r.noise) for r in change.leanings]
        critics.bulk_create(rows, batch_size=BATCH)
