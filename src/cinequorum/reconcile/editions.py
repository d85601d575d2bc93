"""Several releases under one question: the discs of ten years, the revival in cinemas, New York before the country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from cinequorum.reconcile.evidence import Evidence, heard
from cinequorum.text.edtf import bounds, exact

ONE_RELEASE = 200  # days: dates nearer than this may be one release, dated differently
MOST_RELEASES = 20  # days that one voice gives for one window and place; more are no list of releases

Alternatives = Mapping[str, Sequence[Evidence]]


def releases_apart(question: Alternatives) -> list[Alternatives]:
    """Part the dates of one window and place into releases that do not exclude one another.

    Where any one voice gives two days side by side, it knows of two releases: then dates far from each other are
    different releases, and so are near ones that one voice gives. Where none does, or one gives more than a film can
    have, all are answers to one question.
    """
    if not _side_by_side(question):
        return [question]
    parts: list[dict[str, Sequence[Evidence]]] = []
    last: date | None = None
    for key in sorted(question, key=lambda key: (_first(key) or date.max, key)):
        first = _first(key)
        if not parts or first is None or last is None or (first - last).days > ONE_RELEASE:
            parts.append({})
        parts[-1][key] = question[key]
        last = first
    return [single for part in parts for single in _singles(part)]


def _singles(part: Alternatives) -> list[Alternatives]:
    return [{key: held} for key, held in part.items()] if _side_by_side(part) else [part]


def _side_by_side(question: Alternatives) -> bool:
    days: Counter[int] = Counter()
    for key, held in question.items():
        if exact(key) is not None:
            days.update(heard(held))
    most = max(days.values(), default=0)
    return 1 < most <= MOST_RELEASES


def _first(key: str) -> date | None:
    ends = bounds(key)
    return ends[0] if ends else None
