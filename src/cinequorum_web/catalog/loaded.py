"""Which pieces of records have been loaded into the tables."""

from __future__ import annotations

from collections.abc import Iterable

from cinequorum_web.catalog.models import LoadedRow

_BATCH = 500


def marks(using: str) -> frozenset[str]:
    """Return the marks of what has been loaded."""
    return frozenset(LoadedRow.objects.using(using).values_list("mark", flat=True))


def put(new: Iterable[str], using: str) -> None:
    """Note what has been loaded; what is noted already stays as it is."""
    rows = [LoadedRow(mark=mark) for mark in new]
    LoadedRow.objects.using(using).bulk_create(rows, ignore_conflicts=True, batch_size=_BATCH)
