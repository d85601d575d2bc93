"""Numbers for sources, given in the order in which they are first cited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cinequorum.model.film import SourceEntry, Support

AT_ONCE = 3  # numbers behind one entry


class References:
    """Hands out numbers, to at most `most` sources: the list of them has to fit."""

    def __init__(self, sources: Iterable[SourceEntry], most: int) -> None:
        self._entries = {entry.id: entry for entry in sources}
        self._by_source = {entry.source: entry.id for entry in self._entries.values()}
        self._numbers: dict[str, int] = {}
        self._most = most

    def of(self, support: Sequence[Support]) -> tuple[int, ...]:
        """Return the numbers of the pages that carry something, one a witness; none where no number is left."""
        first: dict[int, str] = {}
        for carrier in support:
            first.setdefault(carrier.witness, carrier.span.page)
        return self._cited(list(dict.fromkeys(first.values())))

    def of_sources(self, sources: Iterable[str], most: int) -> tuple[int, ...]:
        """Return the numbers of the first `most` of these sources."""
        return self._cited(list(dict.fromkeys(self._by_source[s] for s in sources if s in self._by_source)), most)

    def listed(self) -> list[tuple[int, SourceEntry]]:
        """Return the sources that were cited, by number."""
        return [(number, self._entries[page]) for page, number in self._numbers.items()]

    def _cited(self, pages: Sequence[str], most: int = AT_ONCE) -> tuple[int, ...]:
        """Return at most so many numbers, those given already first: a short list is a readable one."""
        held = [page for page in pages if page in self._entries]
        ranked = sorted(held, key=lambda page: page not in self._numbers)[:most]
        for page in ranked:
            if page not in self._numbers and len(self._numbers) < self._most:
                self._numbers[page] = len(self._numbers) + 1
        return tuple(sorted(self._numbers[page] for page in ranked if page in self._numbers))
