"""Critics' comparisons as neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from cinequorum.taste.rows import Cells, Rows, to_rows
from cinequorum.taste.types import Comparison


def compared(comparisons: Iterable[Comparison], place: Mapping[str, int]) -> tuple[Rows, int]:
    """Return who is compared with whom, both ways (weight: 1 - 2^-n of n critics), and how many were left out.

    A comparison of a film with itself or with an unknown one is left out.
    """
    witnesses: dict[tuple[int, int], int] = defaultdict(int)
    left_out = 0
    for one in comparisons:
        here, there = place.get(one.film), place.get(one.other)
        if here is None or there is None or here == there or one.witnesses < 1:
            left_out += 1
            continue
        witnesses[here, there] += one.witnesses
        witnesses[there, here] += one.witnesses
    pairs = np.array(sorted(witnesses), np.int32).reshape(-1, 2)
    n = np.array([witnesses[pair] for pair in sorted(witnesses)], np.int32)
    return to_rows(Cells(pairs[:, 0], pairs[:, 1], (1 - 0.5**n).astype(np.float32), n), len(place)), left_out
