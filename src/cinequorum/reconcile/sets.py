"""Joining things that belong together, pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def joined(count: int, pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Return the parts into which `pairs` join the numbers 0 to `count` - 1, each sorted, in order of first member.

    >>> joined(4, [(2, 0), (3, 2)])
    ((0, 2, 3), (1,))
    """
    parent = list(range(count))

    def root(of: int) -> int:
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    parts: dict[int, list[int]] = defaultdict(list)
    for number in range(count):
        parts[root(number)].append(number)
    return tuple(tuple(parts[head]) for head in sorted(parts))
