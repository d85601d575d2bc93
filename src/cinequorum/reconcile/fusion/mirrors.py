"""Sources that say the same thing throughout: mirrors of one another, that have one voice between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cinequorum.reconcile.fusion.table import Indices, Numbers, Table

_CHUNK = 4096  # questions laid side by side at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorOptions:
    """From when on sources are mirrors: so often the same answer to contested questions, and so many in common."""

    agreement: float = 0.985
    common: int = 20


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Overlap:
    """For each pair of sources, how many questions both answer, and how many of them alike."""

    common: Numbers
    same: Numbers


def contested(table: Table) -> NDArray[np.bool_]:
    """Tell for each question whether several values are stated."""
    import numpy as np

    found: NDArray[np.bool_] = np.bincount(table.candidate_question, minlength=len(table.questions)) > 1
    return found


def overlap_of(table: Table, questions: NDArray[np.bool_]) -> Overlap:
    """Count common and equal answers of all pairs of sources over the questions marked."""
    import numpy as np

    wanted = questions[table.claim_question]
    source, question, candidate = (
        column[wanted] for column in (table.claim_source, table.claim_question, table.claim_candidate)
    )
    size = len(table.sources)
    common, same = _products(source, question, size), _products(source, candidate, size)
    return Overlap(common=common, same=np.minimum(same, common))


def mirrors_of(table: Table, options: MirrorOptions = MirrorOptions()) -> Indices:
    """Return a group's number for each source; sources of one group are near-mirrors, each of every other one.

    Groups are joined greedily, the closest first, and two groups only where all pairs across them agree: a chain of
    small differences joins no strangers. Only contested questions count, since on the others everybody is a mirror.
    """
    import numpy as np

    overlap = overlap_of(table, contested(table))
    share = np.where(overlap.common >= options.common, overlap.same / np.maximum(overlap.common, 1), 0.0)
    near = np.argwhere(np.triu(share >= options.agreement, 1))
    order = sorted((-float(share[a, b]), int(a), int(b)) for a, b in near)
    group = list(range(len(table.sources)))
    members = {number: [number] for number in group}
    for _, a, b in order:
        low, high = sorted((group[a], group[b]))
        if low != high and all(share[x, y] >= options.agreement for x in members[low] for y in members[high]):
            for one in members[high]:
                group[one] = low
            members[low] += members.pop(high)
    return np.array(group, dtype=np.intp)


def one_voice(table: Table, group: Indices) -> Numbers:
    """Return each claim's weight such that a group counts once for each value it states."""
    import numpy as np

    cell = group[table.claim_source] * len(table.values) + table.claim_candidate
    _, where, count = np.unique(cell, return_inverse=True, return_counts=True)
    weight: Numbers = 1.0 / count[where]
    return weight


def groups_named(table: Table, group: Indices) -> tuple[tuple[str, ...], ...]:
    """Return the names of the sources of each group of two or more."""
    members: dict[int, list[str]] = {}
    for name, number in zip(table.sources, group.tolist(), strict=True):
        members.setdefault(number, []).append(name)
    return tuple(tuple(names) for names in members.values() if len(names) > 1)


def pairs_named(table: Table, group: Indices) -> tuple[tuple[str, str], ...]:
    """Return each pair of mirrors by name."""
    return tuple(pair for names in groups_named(table, group) for pair in combinations(names, 2))


def _products(source: Indices, column: Indices, size: int) -> Numbers:
    """Count for all pairs of sources the columns that both have, a stretch of columns at a time."""
    import numpy as np

    total = np.zeros((size, size))
    if not len(column):
        return total
    _, column = np.unique(column, return_inverse=True)
    order = np.argsort(column, kind="stable")
    source, column = source[order], column[order]
    width = min(_CHUNK, int(column[-1]) + 1)
    cuts = np.searchsorted(column, np.arange(0, column[-1] + 1 + width, width))
    for number, (start, end) in enumerate(pairwise(cuts.tolist())):
        block = np.zeros((size, width), dtype=np.float32)
        block[source[start:end], column[start:end] - number * width] = 1.0
        total += block @ block.T
    return total
