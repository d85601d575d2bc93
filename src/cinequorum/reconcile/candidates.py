"""Pairs of sentences that may be one: those that share keys. What is known of earlier pages is not looked for again."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cinequorum.model.part import Compared
from cinequorum.reconcile.imprints import KEYS

if TYPE_CHECKING:
    from numpy import bool_, int64, uint8, uint32, uint64
    from numpy.typing import NDArray

    Places = NDArray[int64]

CROWD = 40  # sentences with one key: each is compared with so many of its neighbours
AGREEING = 4  # keys: two sentences that have only a usual phrase in common share fewer
AGREEING_CUT, MUCH_LONGER = 3, 1.5  # keys, where one sentence is so many times as long: it may have been cut
NOT_TOLD = 2
FEW = 4  # so many times as many sentences as are fresh: else all are looked at


@dataclass(frozen=True, slots=True)
class Sentences:
    """The distinct sentences of some pages, in order of their numbers: these, keys, words, whether a whole review.

    `fresh` marks those that had no keys on the pages that were compared before.
    """

    exact: NDArray[uint64]
    keys: NDArray[uint32]
    sizes: Places
    whole: NDArray[bool_]
    fresh: NDArray[bool_]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of sentences by place, the lower first, in order; `told` says of each 1, 0 or `NOT_TOLD`."""

    one: Places
    other: Places
    told: NDArray[uint8]


Had = tuple["Places", "NDArray[uint8]"]


def candidates(sentences: Sentences, known: Compared) -> Candidates:
    """Return the pairs that share enough keys, with what is `known` of them.

    A key that more than `CROWD` sentences have counts for each with its next forty, in order of their numbers. Where
    not many sentences are fresh, only what these change is looked for: they make new pairs, and push old ones apart in
    a crowd. The result is the same as when all are looked at.
    """
    had = _known(sentences, known)
    few = FEW * int(sentences.fresh.sum()) < len(sentences.exact)
    codes = _with_fresh(sentences, had[0]) if few else _all_pairs(sentences)
    count = max(1, len(sentences.exact))
    return Candidates(codes // count, codes % count, _told(codes, had))


def _known(sentences: Sentences, known: Compared) -> Had:
    """The pairs known whose sentences are both there, as lower place times their count plus higher place, in order.

    A sentence that is left only where it has no keys, as in the bare lists of a page, is in no pair any more.
    """
    import numpy as np

    pairs = np.frombuffer(known.pairs, dtype="<u8").reshape(-1, 2)
    told = np.frombuffer(known.told, dtype=np.uint8)
    if not len(sentences.exact) or not len(pairs):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint8)
    places = np.minimum(np.searchsorted(sentences.exact, pairs), len(sentences.exact) - 1).astype(np.int64)
    keyed = sentences.keys.sum(axis=1) > 0
    here = (sentences.exact[places] == pairs).all(axis=1) & keyed[places].all(axis=1)
    codes = places[here].min(axis=1) * len(sentences.exact) + places[here].max(axis=1)
    order = np.argsort(codes)
    return codes[order], told[here][order]


def _told(codes: Places, had: Had) -> NDArray[uint8]:
    import numpy as np

    told = np.full(len(codes), NOT_TOLD, dtype=np.uint8)
    at = np.searchsorted(codes, had[0])
    here = np.flatnonzero(at < len(codes))
    here = here[codes[at[here]] == had[0][here]]
    told[at[here]] = had[1][here]
    return told


def _with_fresh(sentences: Sentences, had: Places) -> Places:
    """The pairs known, less those that a fresh sentence has pushed apart, and the pairs of fresh sentences."""
    import numpy as np

    count = max(1, len(sentences.exact))
    had = had[~(sentences.fresh[had // count] | sentences.fresh[had % count])]
    agreeing: Counter[int] = Counter()
    pushed: set[int] = set()
    for members, new in _holders(sentences):
        agreeing.update(_paired(members, new, count))
        pushed.update(_pushed_apart(members, new, count))
    suspects = sorted(pushed.intersection(had.tolist()))
    for code in suspects:
        agreeing[code] = _shared(sentences.keys, code // count, code % count)
    codes = np.array(sorted(agreeing), dtype=np.int64)
    shared = np.array([agreeing[code] for code in codes.tolist()], dtype=np.int64)
    kept = codes[_enough(sentences, codes, shared)]
    return np.union1d(np.setdiff1d(had, np.array(suspects, dtype=np.int64)), kept)


def _holders(sentences: Sentences) -> Iterator[tuple[list[int], list[int]]]:
    """For each key of a fresh sentence the places that have it, in order, and which of these are fresh, by index."""
    import numpy as np

    at = _hits(sentences.keys, sentences.fresh)
    rows, bands = at // KEYS, at % KEYS
    held = (bands.astype(np.uint64) << np.uint64(32)) | sentences.keys.ravel()[at]
    order = np.argsort(held, kind="stable")
    rows, held = rows[order], held[order]
    is_new = sentences.fresh[rows]
    ends = np.append(np.flatnonzero(held[1:] != held[:-1]) + 1, len(rows))
    starts = np.append(0, ends[:-1])
    fresh_before = np.append(0, np.cumsum(is_new))
    wanted = (fresh_before[ends] > fresh_before[starts]) & (ends - starts > 1)
    for start, end in zip(starts[wanted].tolist(), ends[wanted].tolist(), strict=True):
        yield rows[start:end].tolist(), np.flatnonzero(is_new[start:end]).tolist()


def _hits(keys: NDArray[uint32], fresh: NDArray[bool_]) -> Places:
    """Where in the flat table of keys one stands that may be a fresh sentence's: its last sixteen bits are the same."""
    import numpy as np

    own = keys[fresh]
    wanted = np.zeros(1 << 16, dtype=bool)
    wanted[own[own > 0].astype(np.uint16)] = True
    found: Places = np.flatnonzero(wanted.take(keys.astype(np.uint16)))
    return found[keys.ravel()[found] > 0]


def _paired(members: Sequence[int], new: Sequence[int], count: int) -> Iterator[int]:
    """The pairs that one key makes of fresh sentences with their next ones on both sides."""
    fresh = frozenset(new)
    for at in new:
        for other in range(max(0, at - CROWD), min(len(members), at + CROWD + 1)):
            if other > at or (other < at and other not in fresh):
                low, high = sorted((members[at], members[other]))
                yield low * count + high


def _pushed_apart(members: Sequence[int], new: Sequence[int], count: int) -> Iterator[int]:
    """The pairs of a crowd that are more than `CROWD` apart, now that the fresh ones stand between them."""
    if len(members) <= CROWD:
        return
    fresh = frozenset(new)
    for low in {at for place in new for at in range(max(0, place - CROWD), place)} - fresh:
        first = bisect_right(new, low)
        for high in range(low + CROWD + 1, min(len(members), low + CROWD + 1 + len(new))):
            between = bisect_right(new, high) - first
            if high not in fresh and high - low - between <= CROWD:
                yield members[low] * count + members[high]


def _shared(keys: NDArray[uint32], low: int, high: int) -> int:
    """How many keys count for a pair."""
    import numpy as np

    same = np.flatnonzero((keys[low] == keys[high]) & (keys[low] > 0)).tolist()
    return sum(int((keys[low + 1 : high, band] == keys[low, band]).sum()) < CROWD for band in same)


def _all_pairs(sentences: Sentences) -> Places:
    import numpy as np

    count = max(1, len(sentences.exact))
    bands = [_neighbours(sentences.keys[:, band], count) for band in range(KEYS)]
    codes, often = np.unique(np.concatenate(bands), return_counts=True)
    return codes[_enough(sentences, codes, often)]


def _enough(sentences: Sentences, codes: Places, shared: Places) -> NDArray[bool_]:
    """Tell which pairs share as many keys as their lengths ask for, and are of one sort."""
    import numpy as np

    count, sizes, whole = max(1, len(sentences.exact)), sentences.sizes, sentences.whole
    one, other = codes // count, codes % count
    near = np.maximum(sizes[one], sizes[other]) <= MUCH_LONGER * np.minimum(sizes[one], sizes[other])
    enough: NDArray[bool_] = (whole[one] == whole[other]) & (shared >= np.where(near, AGREEING, AGREEING_CUT))
    return enough


def _neighbours(values: NDArray[uint32], count: int) -> Places:
    """Pairs of places with one value, as lower place times `count` plus higher place; 0 stands for no value."""
    import numpy as np

    ranked = np.sort((values.astype(np.uint64) << np.uint64(32)) | np.arange(len(values), dtype=np.uint64))
    ranked = ranked[ranked >> np.uint64(32) > 0]
    held, place = ranked >> np.uint64(32), (ranked & np.uint64(0xFFFFFFFF)).astype(np.int64)
    found = [np.zeros(0, dtype=np.int64)]
    for step in range(1, CROWD + 1):
        same = np.flatnonzero(held[step:] == held[:-step])
        if not len(same):
            break
        found.append(place[same] * count + place[same + step])
    return np.concatenate(found)
