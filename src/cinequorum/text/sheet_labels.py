"""What the rows of a film's data sheet are called, for all stages that look for such rows."""

from __future__ import annotations

from functools import cache

from cinequorum.text.data.labels import LABELS


@cache
def labels_of(*predicates: str) -> frozenset[str]:
    """Return the labels of these predicates, of all where none is given, case-folded.

    >>> "regia" in labels_of("director"), "regia" in labels_of("year"), "regia" in labels_of()
    (True, False, True)
    """
    groups = [LABELS[predicate] for predicate in predicates] if predicates else LABELS.values()
    return frozenset(label.casefold() for group in groups for label in group)
