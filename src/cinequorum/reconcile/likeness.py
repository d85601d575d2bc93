"""Sentences of different pages that are one, lightly edited or not: found by imprints, checked by their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cinequorum.model.notes import WHOLE, Imprint
from cinequorum.model.part import NOTHING_COMPARED, Compared
from cinequorum.reconcile.candidates import CROWD, NOT_TOLD, Candidates, Sentences, candidates
from cinequorum.reconcile.imprints import KEYS, words_of
from cinequorum.reconcile.sets import joined

if TYPE_CHECKING:
    from numpy import bool_, int64, uint32, uint64
    from numpy.typing import NDArray

TextsOf = Callable[[Sequence[int]], Sequence[str]]
"""Gives the texts of the pages of these numbers."""

LEAST = 8  # words: shorter sentences are shared by chance ("one of the best films of the year")
LEAST_REVIEW = 5  # words of a whole user review
MOST_OF = 0.8  # of the shorter sentence stands in the longer one
RUN, LONG_RUN, LONG = 3, 6, 80  # words in runs of three are shared; of six, where one sentence has more than eighty
SOLID = 8  # words in one shared run; or half as many more in several


@dataclass(frozen=True, slots=True)
class Known:
    """The ids of the pages at hand, in order, and what was found out of the sentences of some of them before."""

    pages: tuple[str, ...] = ()
    compared: Compared = NOTHING_COMPARED

    def had(self, page: NDArray[int64]) -> NDArray[bool_]:
        """Tell which rows stand on pages, by number, that were compared; none if one of those is no longer there."""
        import numpy as np

        had = frozenset(self.compared.pages)
        if not had or not had <= frozenset(self.pages):
            return np.zeros(len(page), dtype=bool)
        known: NDArray[bool_] = np.array([one in had for one in self.pages], dtype=bool)[page]
        return known


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Passages:
    """The sentences and whole user reviews of some pages, row by row in the order of the pages and their text.

    `page` numbers the page; `spots` is start, end, words, flags, review index, as in `Imprint`.
    """

    page: NDArray[int64]
    spots: NDArray[int64]
    exact: NDArray[uint64]
    keys: NDArray[uint32]


def passages_of(imprints: Sequence[Imprint]) -> Passages:
    """Lay the imprints of some pages under one another."""
    import numpy as np

    counts = [len(one.exact) // 8 for one in imprints]
    spots = np.frombuffer(b"".join(one.spots for one in imprints), dtype="<i4").reshape(-1, 5)
    return Passages(
        page=np.repeat(np.arange(len(imprints)), counts),
        spots=spots.astype(np.int64),
        exact=np.frombuffer(b"".join(one.exact for one in imprints), dtype="<u8"),
        keys=np.frombuffer(b"".join(one.keys for one in imprints), dtype="<u4").reshape(-1, KEYS),
    )


def alike(passages: Passages, texts_of: TextsOf, known: Known = NOTHING_KNOWN) -> tuple[list[list[int]], Compared]:
    """Return the groups of rows that are one sentence, or one user review, in different places; and what is known now.

    Equal words are found by their hash. Of the distinct ones, those with MinHash keys in common are compared word by
    word; a sentence that two others resemble joins them. Linear in the sentences, but for crowds of similar ones, in
    which each is compared with forty neighbours. Of what is `known` nothing is looked for or compared again.
    """
    import numpy as np

    sizes, whole = passages.spots[:, 2], passages.spots[:, 3] & WHOLE > 0
    rows = np.flatnonzero(np.where(whole, sizes >= LEAST_REVIEW, sizes >= LEAST))
    has_keys: NDArray[bool_] = np.any(passages.keys > 0, axis=1)
    rows = rows[np.argsort(~has_keys[rows], kind="stable")]  # of equal sentences one that is no list of names stands
    exact, first, inverse = _distinct(passages.exact[rows])
    classes = rows[first]
    fresh = has_keys[classes]
    fresh[inverse[has_keys[rows] & known.had(passages.page[rows])]] = False
    keys = np.take(passages.keys, classes, axis=0)
    found = candidates(Sentences(exact, keys, sizes[classes], whole[classes], fresh), known.compared)
    judge = _Judge(_Words(passages, texts_of), classes, whole, found)
    pairs = _confirmed_in_crowds(judge) if _crowded(found) else _confirmed(judge)
    compared = Compared(
        made_by=known.compared.made_by,
        pages=known.pages,
        pairs=np.stack([exact[found.one], exact[found.other]], axis=1).astype("<u8").tobytes(),
        told=judge.told.tobytes(),
    )
    return sorted(sorted(group) for group in _groups(rows, inverse, pairs)), compared


def _distinct(values: NDArray[uint64]) -> tuple[NDArray[uint64], NDArray[int64], NDArray[int64]]:
    """The distinct values in order, where each is first, and which of them each is: as `np.unique`, twice as quick."""
    import numpy as np

    order = np.argsort(values)
    ranked = values[order]
    turns = np.diff(ranked, prepend=ranked[:1]) > 0
    starts = np.concatenate([np.zeros(min(1, len(values)), dtype=np.int64), np.flatnonzero(turns)])
    which = np.empty(len(values), dtype=np.int64)
    which[order] = np.cumsum(turns)
    return ranked[starts], np.minimum.reduceat(order, starts) if len(values) else order, which


def same_words(a: Sequence[str], b: Sequence[str], *, whole: bool) -> bool:
    """Tell whether two sentences are one, lightly edited.

    Either few words differ (one of up to eleven, two of up to nineteen, three of twenty), or most of the shorter one
    stands in the longer one, in runs: a label glued on, a sentence cut. Two user reviews (`whole`) must be the same
    from end to end.
    """
    from rapidfuzz.distance import LCSseq

    most = max(len(a), len(b))
    allowed = 1 if most < 12 else max(2, int(0.15 * most))
    if LCSseq.similarity(a, b) >= most - allowed:
        return True
    return not whole and _held(*sorted((a, b), key=len))


def _held(short: Sequence[str], long: Sequence[str]) -> bool:
    run = RUN if len(long) <= LONG else LONG_RUN
    runs = {tuple(long[at : at + run]) for at in range(len(long) - run + 1)}
    covered = [False] * len(short)
    for at in range(len(short) - run + 1):
        if tuple(short[at : at + run]) in runs:
            covered[at : at + run] = [True] * run
    total = sum(covered)
    return total >= MOST_OF * len(short) and (total >= 1.5 * SOLID or _longest(covered) >= SOLID)


def _longest(covered: Iterable[bool]) -> int:
    best = count = 0
    for one in covered:
        count = count + 1 if one else 0
        best = max(best, count)
    return best


class _Words:
    """The words of a row, looked up in the text once."""

    def __init__(self, passages: Passages, texts_of: TextsOf) -> None:
        self._passages, self._texts_of = passages, texts_of
        self._texts: dict[int, str] = {}
        self._known: dict[int, list[str]] = {}

    def ask(self, rows: Iterable[int]) -> None:
        """Get the texts in which these rows stand, at once."""
        wanted = sorted({int(self._passages.page[row]) for row in rows} - self._texts.keys())
        self._texts |= dict(zip(wanted, self._texts_of(wanted) if wanted else (), strict=True))

    def __call__(self, row: int) -> list[str]:
        if row not in self._known:
            self.ask((row,))
            start, end = self._passages.spots[row, :2]
            self._known[row] = words_of(self._texts[int(self._passages.page[row])][int(start) : int(end)])
        return self._known[row]


class _Judge:
    """Says of a candidate pair, by its place, whether the two are one; `told` is what is known of each by now."""

    def __init__(self, words: _Words, classes: NDArray[int64], whole: NDArray[bool_], found: Candidates) -> None:
        self._words, self._classes, self._whole = words, classes, whole
        self.one, self.other, self.told = found.one, found.other, found.told.copy()

    def ask(self, places: NDArray[int64]) -> None:
        """Get ready to tell of the pairs at these places."""
        self._words.ask(self._classes[self.one[places]].tolist() + self._classes[self.other[places]].tolist())

    def same(self, at: int) -> bool:
        """Tell whether a pair is one sentence: as it is known, else by the words."""
        if self.told[at] == NOT_TOLD:
            a, b = int(self._classes[self.one[at]]), int(self._classes[self.other[at]])
            self.told[at] = same_words(self._words(a), self._words(b), whole=bool(self._whole[a]))
        return bool(self.told[at])


class _Joined:
    """Numbers of which some have been joined."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def root(self, of: int) -> int:
        """Return the least of the numbers that one is joined with."""
        parent = self._parent
        while (above := parent.get(of, of)) != of:
            parent[of] = parent.get(above, above)
            of = above
        return of

    def join(self, one: int, other: int) -> None:
        """Join two numbers."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low


def _crowded(found: Candidates) -> bool:
    """Tell whether a sentence has so many candidates that are not known to be the same that not all may be tried."""
    import numpy as np

    other_ones = found.told != 1
    ends = np.concatenate([found.one[other_ones], found.other[other_ones]])
    return len(ends) > 0 and int(np.bincount(ends).max()) >= CROWD


def _confirmed(judge: _Judge) -> list[tuple[int, int]]:
    """Pairs that join all that are the same: those known to be it, then those that the others do not join already.

    Where nobody is in a crowd, what is joined does not depend on the order.
    """
    import numpy as np

    parts = _Joined()
    known = np.flatnonzero(judge.told == 1)
    found = list(zip(judge.one[known].tolist(), judge.other[known].tolist(), strict=True))
    for a, b in found:
        parts.join(a, b)
    open_ones = np.flatnonzero(judge.told == NOT_TOLD)
    judge.ask(open_ones)
    for at in open_ones.tolist():
        a, b = int(judge.one[at]), int(judge.other[at])
        if parts.root(a) != parts.root(b) and judge.same(at):
            parts.join(a, b)
            found.append((a, b))
    return found


def _confirmed_in_crowds(judge: _Judge) -> list[tuple[int, int]]:
    """The pairs that are the same, less those that follow from others; a member of a crowd is tried only so often."""
    parts = _Joined()
    tried: dict[int, int] = defaultdict(int)
    found = []
    for at, (a, b) in enumerate(zip(judge.one.tolist(), judge.other.tolist(), strict=True)):
        if tried[a] >= CROWD or tried[b] >= CROWD or parts.root(a) == parts.root(b):
            continue
        if judge.same(at):
            parts.join(a, b)
            found.append((a, b))
        else:
            tried[a] += 1
            tried[b] += 1
    return found


def _groups(rows: NDArray[int64], inverse: NDArray[int64], pairs: list[tuple[int, int]]) -> list[list[int]]:
    """The rows of classes that occur twice or are paired with another one."""
    import numpy as np

    counts = np.bincount(inverse)
    wanted = sorted({*np.flatnonzero(counts > 1).tolist(), *(number for pair in pairs for number in pair)})
    place = {number: at for at, number in enumerate(wanted)}
    members: dict[int, list[int]] = defaultdict(list)
    taken = np.isin(inverse, np.array(wanted, dtype=inverse.dtype))
    for row, number in zip(rows[taken].tolist(), inverse[taken].tolist(), strict=True):
        members[number].append(row)
    parts = joined(len(wanted), [(place[a], place[b]) for a, b in pairs])
    return [[row for at in part for row in members[wanted[at]]] for part in parts]
