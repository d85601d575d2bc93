"""Which pages of one film print the same text, which of them was likely first, and which are copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from cinequorum.model.notes import LISTED, QUOTED, WHOLE, Imprint
from cinequorum.model.page import Span
from cinequorum.model.part import NOTHING_COMPARED, Compared, Speaker
from cinequorum.reconcile.likeness import LEAST, Known, Passages, TextsOf, alike, passages_of
from cinequorum.text.fold import fold

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray

MOSTLY_COPIED = 0.6  # of a page's own prose
CUT = 1.5  # times as many words has a text of which the other is a piece
CROWD = 40  # pages with one sentence: the likely first ones among them are looked at

Review = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSentences:
    """Neighbouring sentences that stand on each of these pages: for each, one span. `original` numbers the first."""

    spans: tuple[Span, ...]
    original: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """What the pages of one film share; pages are numbered in the order in which they were given.

    `shares`: which part of each page's words stands on another page too. `copied`: the pages whose own prose (no
    quotations, no credits) stands mostly on one other page, with the likely first of such pages. `reviews`: user
    reviews, by page and index, that are one. `compared`: what is known of these pages' sentences now.
    """

    shared: tuple[SharedSentences, ...]
    shares: tuple[float, ...]
    copied: Mapping[int, int]
    reviews: tuple[tuple[Review, ...], ...]
    compared: Compared


def find_copying(
    speakers: Sequence[Speaker],
    imprints: Sequence[Imprint],
    texts_of: TextsOf,
    compared: Compared = NOTHING_COMPARED,
) -> Copying:
    """Return what pages have in common: sentences of eight or more words, whole, cut or lightly edited.

    `imprints` are those of the pages, in the same order; `texts_of` gives the texts of the pages of these numbers, and
    is asked only where words must be compared. `compared` is what was found out of some of the pages before, by the
    same rules. Near linear in sentences.
    """
    passages = passages_of(imprints)
    known = Known(tuple(one.page for one in speakers), compared)
    groups, compared = alike(passages, texts_of, known)
    whole = (passages.spots[:, 3] & WHOLE > 0).tolist()
    pages = passages.page.tolist()
    shared = [group for group in groups if not whole[group[0]] and len({pages[row] for row in group}) > 1]
    copies = _Copies(passages, shared, _first_printed(speakers, passages))
    return Copying(
        shared=tuple(_spans(copies, speakers)),
        shares=copies.shares(len(speakers)),
        copied=copies.copied(speakers),
        compared=compared,
        reviews=tuple(
            tuple((pages[row], int(passages.spots[row, 4])) for row in group) for group in groups if whole[group[0]]
        ),
    )


def _first_printed(speakers: Sequence[Speaker], passages: Passages) -> list[int]:
    """The place of each page in the order of likely first printing.

    Pages that name nobody as their text's source, by date (a month after its days, no date last), those with an author
    first, then those that are longer by half.
    """
    import numpy as np

    lengths = np.bincount(passages.page, weights=passages.spots[:, 2], minlength=len(speakers)).tolist()
    cuts = {length: _cut(length) for length in frozenset(lengths)}
    keys = [
        (one.credit is not None, f"{one.published or ''}~", one.author is None, cuts[length], one.source, one.page)
        for one, length in zip(speakers, lengths, strict=True)
    ]
    order = sorted(range(len(speakers)), key=keys.__getitem__)
    places = [0] * len(order)
    for place, number in enumerate(order):
        places[number] = place
    return places


def _cut(length: float) -> int:
    """How short a text is, in steps of half as long again."""
    return -round(log(max(1.0, length), 1.5))


class _Copies:
    """The shared sentences of one film, and what follows for its pages."""

    def __init__(self, passages: Passages, groups: list[list[int]], places: list[int]) -> None:
        import numpy as np

        self.passages, self.groups, self.places = passages, groups, places
        self.pages: list[int] = passages.page.tolist()
        self._is_shared = np.zeros(len(passages.page), dtype=bool)
        self._is_shared[[row for group in groups for row in group]] = True
        self._gaps = self._between()
        self._is_shared |= self._gaps
        self._words: NDArray[float64] = np.where(passages.spots[:, 3] & WHOLE, 0, passages.spots[:, 2]).astype(float)

    def _between(self) -> NDArray[bool_]:
        """Short sentences between two shared ones of their page."""
        import numpy as np

        page, short = self.passages.page, self.passages.spots[:, 2] < LEAST
        found = np.zeros(len(page), dtype=bool)
        if len(page) > 2:
            inside = self._is_shared[:-2] & self._is_shared[2:] & (page[:-2] == page[2:])
            found[1:-1] = short[1:-1] & inside
        return found

    def shares(self, count: int) -> tuple[float, ...]:
        """Return the shared part of each page's words."""
        return tuple(self._part(self._words, count).tolist())

    def _part(self, words: NDArray[float64], count: int) -> NDArray[float64]:
        import numpy as np

        total = np.bincount(self.passages.page, weights=words, minlength=count)
        held = np.bincount(self.passages.page, weights=np.where(self._is_shared, words, 0), minlength=count)
        return held / np.maximum(total, 1)

    def copied(self, speakers: Sequence[Speaker]) -> dict[int, int]:
        """Return the pages that are copies, with the page that was likely first."""
        import numpy as np

        own = np.where(self.passages.spots[:, 3] & (QUOTED | LISTED), 0, self._words)
        total = np.bincount(self.passages.page, weights=own, minlength=len(speakers))
        suspects = np.flatnonzero((self._part(own, len(speakers)) >= MOSTLY_COPIED) & (total >= LEAST)).tolist()
        weights = self._weights(own).tolist()
        holders = [self._holders(group) for group in self.groups] if suspects else []
        rows = self._rows(set(suspects))
        dated = [one.published is not None for one in speakers]
        found: dict[int, int] = {}
        for page in sorted(suspects, key=self.places.__getitem__):
            common = Counter[int]()
            for row, number in rows.get(page, ()):
                for other in holders[number]:
                    common[other] += weights[row]
            full = [o for o, words in common.items() if o != page and words >= MOSTLY_COPIED * total[page]]
            first = [other for other in full if self.places[other] < self.places[page]]
            if not first:  # a piece of a text whose date nobody knows was cut from it
                first = [o for o in full if total[o] >= CUT * total[page] and not (dated[o] and dated[page])]
            first = [other for other in first if page not in _chain(found, other)]
            if first:
                credit = speakers[page].credit
                found[page] = min(first, key=lambda o: (not _is_named(speakers[o], credit), self.places[o]))
        return found

    def _weights(self, own: NDArray[float64]) -> NDArray[float64]:
        """A shared sentence's words, with those of the short one before it that is shared with it."""
        import numpy as np

        gaps = np.where(self._gaps, own, 0)
        weights: NDArray[float64] = own + np.concatenate([np.zeros(1), gaps[:-1]])[: len(own)]
        return weights

    def _holders(self, group: Sequence[int]) -> list[int]:
        return sorted({self.pages[row] for row in group}, key=self.places.__getitem__)[:CROWD]

    def _rows(self, wanted: set[int]) -> dict[int, list[tuple[int, int]]]:
        """The shared rows of these pages, each with the number of its group."""
        found: dict[int, list[tuple[int, int]]] = {page: [] for page in wanted}
        for number, group in enumerate(self.groups):
            for row in group:
                if self.pages[row] in wanted:
                    found[self.pages[row]].append((row, number))
        return found


def _chain(copied: Mapping[int, int], page: int) -> set[int]:
    """A page, the one it was copied from, the one that was copied from, and so on."""
    found = {page}
    while page in copied:
        page = copied[page]
        found.add(page)
    return found


def _is_named(one: Speaker, credit: str | None) -> bool:
    """Tell whether a page's credit line names this page's outlet."""
    outlet = fold(one.outlet or "")
    return bool(outlet and credit) and f" {outlet} " in f" {credit} "


def _spans(copies: _Copies, speakers: Sequence[Speaker]) -> Iterable[SharedSentences]:
    """Join sentences that follow one another on the same pages."""
    rows: list[dict[int, int]] = []
    for group in copies.groups:
        first: dict[int, int] = {}
        for row in group:
            first.setdefault(copies.pages[row], row)
        rows.append(first)
    run: list[dict[int, int]] = []
    for held in rows:
        if run and not _follows(copies, run[-1], held):
            yield _shared(copies, run, speakers)
            run = []
        run.append(held)
    if run:
        yield _shared(copies, run, speakers)


def _follows(copies: _Copies, row: Mapping[int, int], after: Mapping[int, int]) -> bool:
    """Tell whether the second sentence comes after the first on all pages, with one short one between at most."""
    sizes = copies.passages.spots[:, 2]
    return row.keys() == after.keys() and all(
        after[page] - row[page] == 1 or (after[page] - row[page] == 2 and sizes[row[page] + 1] < LEAST) for page in row
    )


def _shared(copies: _Copies, run: Sequence[Mapping[int, int]], speakers: Sequence[Speaker]) -> SharedSentences:
    spots = copies.passages.spots
    pages = sorted(run[0])
    spans = tuple(
        Span(page=speakers[p].page, start=int(spots[run[0][p], 0]), end=int(spots[run[-1][p], 1])) for p in pages
    )
    return SharedSentences(spans=spans, original=min(pages, key=copies.places.__getitem__))
