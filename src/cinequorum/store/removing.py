"""Pages taken out of a store: the films that had them are made again without, as if they had never come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from cinequorum.model.film import Film
from cinequorum.model.notes import Imprint
from cinequorum.model.part import NOTHING_COMPARED, Compared
from cinequorum.model.reading import Reading
from cinequorum.pipeline import film_of, learned_from
from cinequorum.reconcile.rulings import rulings_of
from cinequorum.store.ingest import touched_by
from cinequorum.store.port import Change, Filed, Store
from cinequorum.store.remaking import Remaking, Touched


def plan_removal(store: Store, page_ids: AbstractSet[str]) -> Change:
    """Return what is otherwise when these pages go: the films that had one of them, made again or gone.

    Pages that they alone held together may part. A page that the store does not have is passed over.
    """
    gone = store.known(page_ids)
    if not gone:
        return Change()
    films = store.films_with(gone)
    rest = frozenset[str]().union(*store.members(films).values()) - gone
    without: Any = _Without(store, gone)
    rulings = rulings_of(store.judgements(), store.withdrawals())
    pages = {one.part.subject.page: one for one in without.filed_as(rest)}
    told = touched_by(without, pages, rulings)
    sizes = dict(told.sizes) | dict(store.sizes(films))
    change = Remaking(without, rulings, {}).change(Touched(pages=told.pages, sizes=sizes))
    return replace(change, dropped=tuple(sorted(gone)))


def films_of(store: Store, change: Change) -> tuple[Film, ...]:
    """Return the films that a change makes, each with all its words, before it is written: to compare them."""
    rulings = rulings_of(store.judgements(), store.withdrawals())
    learned = learned_from(store.records(), store.leanings())
    made = [
        replace(film_of(tuple(store.readings_of(head.pages)), rulings, learned, head.compared), slug=head.film.slug)
        for head in change.heads
    ]
    return tuple(sorted((*change.films, *made), key=lambda film: film.slug))


class _Without:
    """A store as it is without some pages; whatever is not asked about pages is the store's own."""

    def __init__(self, store: Store, gone: AbstractSet[str]) -> None:
        self._store = store
        self._gone = gone

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def filed(self, keys: frozenset[str], without: AbstractSet[str] = frozenset()) -> Iterator[Filed]:
        """Yield the parts of pages under these keys that stay."""
        return self._store.filed(keys, frozenset(without) | self._gone)

    def filed_as(self, page_ids: Iterable[str]) -> Iterator[Filed]:
        """Yield the parts of those of these pages that stay."""
        return self._store.filed_as(frozenset(page_ids) - self._gone)

    def readings_of(self, page_ids: Iterable[str]) -> Iterator[Reading]:
        """Yield the readings of those of these pages that stay."""
        return self._store.readings_of(frozenset(page_ids) - self._gone)

    def imprints(self, page_ids: AbstractSet[str], slugs: Iterable[str] = ()) -> Mapping[str, Imprint]:
        """Return the sentences of those of these pages that stay."""
        return self._store.imprints(frozenset(page_ids) - self._gone, slugs)

    def members(self, slugs: AbstractSet[str]) -> Mapping[str, frozenset[str]]:
        """Return the pages of films that stay."""
        return {slug: pages - self._gone for slug, pages in self._store.members(slugs).items()}

    def compared(self, _slug: str) -> Compared:
        """Return nothing: what was found by comparing has the sentences of pages that go in it."""
        return NOTHING_COMPARED
