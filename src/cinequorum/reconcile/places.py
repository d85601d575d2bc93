"""Whose words stand at places of many pages, told for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cinequorum.model.part import Part
from cinequorum.reconcile.voices import Voices

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Numbers = NDArray[int64]


@dataclass(frozen=True, slots=True)
class Places:
    """Places in some pages, row by row: the number of the page among them, where, in which user review (or -1)."""

    page: Numbers
    start: Numbers
    review: Numbers


class Hearing:
    """Tells whose words stand at places of these pages. Linear in the pages and what they share with others."""

    def __init__(self, parts: Sequence[Part], voices: Voices) -> None:
        import numpy as np

        self._pages = [part.subject.page for part in parts]
        self._reviews = voices.reviews
        self._numbers = np.array([voices.pages[page] for page in self._pages], dtype=np.int64)
        shared = [voices.shared[page] for page in self._pages]
        self._counts = np.array([len(one) for one in shared], dtype=np.int64)
        self._first = np.cumsum(self._counts) - self._counts
        stretches = [(span.start, span.end, number) for one in shared for span, number in one]
        self._stretches = np.array(stretches, dtype=np.int64).reshape(-1, 3)

    def at(self, places: Places) -> Numbers:
        """Return the number of the voice that speaks at each place, as `voices.witness_at` tells it of one.

        Linear in places, and in stretches where a page has several.
        """
        import numpy as np

        found = self._numbers[places.page]
        for row in np.flatnonzero(places.review >= 0).tolist():
            found[row] = self._reviews[self._pages[int(places.page[row])]][int(places.review[row])]
        turn, rows = 0, np.flatnonzero(self._counts[places.page])
        while len(rows):  # the first stretch of each page, then the second of those that have one, and so on
            own, start = self._stretches[self._first[places.page[rows]] + turn], places.start[rows]
            inside = (own[:, 0] <= start) & (start < own[:, 1])
            found[rows[inside]] = own[inside, 2]
            turn += 1
            rows = rows[~inside & (self._counts[places.page[rows]] > turn)]
        return found
