"""Pairs of keys that somebody judged: which are one thing, and which are kept apart whatever a comparison says."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Pair = tuple[str, str]


def spelling_key(name: str) -> str:
    """Return the form in which a spelling is judged: case and doubled spaces put aside, accents kept.

    >>> spelling_key("  Agnès  VARDA ")
    'agnès varda'
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What was judged, closed under "the same": whatever is tied to one key is tied to all of its core.

    `cores` maps a key to the least key of those judged the same as it, `parted` a core to the cores that it is kept
    apart from; `told` says of a key who judged it the same as what.
    """

    cores: Mapping[str, str] = field(default_factory=dict)
    parted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything was judged."""
        return bool(self.cores)

    def core(self, key: str) -> str:
        """Return the key that stands for all judged the same as `key`; itself where nothing was judged."""
        return self.cores.get(key, key)

    def apart(self, left: str, right: str) -> bool:
        """Tell whether two keys are kept apart, directly or through what they are the same as."""
        return self.core(right) in self.parted.get(self.core(left), ())

    def linked(self, key: str) -> frozenset[str]:
        """Return all keys that were judged the same as `key` or another thing, directly or through one another."""
        if key not in self.cores:
            return frozenset()
        core = self.core(key)
        near = self.parted.get(core, frozenset())
        return frozenset(other for other, its in self.cores.items() if its == core or its in near)


NO_TIES = Ties()


def ties_of(same: Iterable[Pair], apart: Iterable[Pair], told: Mapping[str, tuple[str, ...]] | None = None) -> Ties:
    """Return the ties that these pairs make. They must not contradict each other: see `cinequorum.reconcile.rulings`.

    >>> ties = ties_of([("a", "b"), ("b", "c")], [("c", "d")])
    >>> ties.core("c"), ties.apart("a", "d"), ties.apart("a", "b")
    ('a', True, False)
    """
    joined, parting = tuple(same), tuple(apart)
    cores = _cores(joined, parting)
    parted: dict[str, set[str]] = defaultdict(set)
    for left, right in parting:
        parted[cores[left]].add(cores[right])
        parted[cores[right]].add(cores[left])
    return Ties(cores=cores, parted={core: frozenset(others) for core, others in parted.items()}, told=told or {})


def _cores(same: Iterable[Pair], apart: Iterable[Pair]) -> dict[str, str]:
    members = {key: {key} for pair in (*same, *apart) for key in pair}
    for pair in same:
        small, large = sorted((members[key] for key in pair), key=len)
        if small is not large:
            large |= small
            for key in small:
                members[key] = large
    least = {id(group): min(group) for group in {id(group): group for group in members.values()}.values()}
    return {key: least[id(group)] for key, group in members.items()}
