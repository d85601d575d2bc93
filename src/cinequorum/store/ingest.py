"""What new readings change in a store: which films must be made again, and which are no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from cinequorum.model.judgement import Judgement
from cinequorum.model.reading import Reading
from cinequorum.pipeline import part_of
from cinequorum.reconcile.notes import with_notes
from cinequorum.reconcile.rulings import Rulings, rulings_of
from cinequorum.store.port import Change, Filed, Store
from cinequorum.store.remaking import Remaking, Touched
from cinequorum.store.veiling import veiled

Pages = dict[str, Filed]


def plan_change(store: Store, new: Iterable[Reading], judged: Sequence[Judgement] = ()) -> Change:
    """Return what adding the readings `new`, and what was `judged` of them, changes.

    Only films that a new page may belong to are looked at: those filed under its keys, and those filed under the keys
    of the pages found so, or judged together with one of them; and of these only those are made again that get a page
    or lose one. A page about no single film is kept too, and belongs to none. A page that was taken down is left out,
    and who is not to be named is not.
    """
    barred = store.barred()
    taken = (veiled(reading, barred.names) for reading in new if not barred.bars(reading.page))
    added = {reading.page.id: with_notes(reading) for reading in taken}
    known = store.known(added)
    fresh = {page: one for page, one in added.items() if page not in known or not _is_kept(store, one)}
    if not fresh:
        return Change()
    rulings = rulings_of((*store.judgements(), *judged), store.withdrawals())
    had = {one.part.subject.page: one.film for one in store.filed_as(fresh.keys() & known)}
    pages = {page: Filed(part_of(reading), had.get(page)) for page, reading in fresh.items()}
    change = Remaking(store, rulings, fresh).change(touched_by(store, pages, rulings))
    return replace(change, readings=sorted_readings(fresh.values()), judgements=tuple(judged))


def plan_remake(store: Store, page_ids: AbstractSet[str], rulings: Rulings) -> Change:
    """Return which films are others, and which are no more, when those of these pages are made again under `rulings`.

    A page that the store does not have is passed over.
    """
    pages = {one.part.subject.page: one for one in store.filed_as(page_ids)}
    return Remaking(store, rulings, {}).change(touched_by(store, pages, rulings), frozenset(pages))


def sorted_readings(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return readings in order of page id, so that no result depends on the order of arrival."""
    return tuple(sorted(readings, key=lambda reading: reading.page.id))


def _is_kept(store: Store, reading: Reading) -> bool:
    """Tell whether the store has just this reading of the page."""
    kept = store.reading(reading.page.id)
    return kept is not None and replace(kept, notes=None) == replace(reading, notes=None)


def touched_by(store: Store, pages: Pages, rulings: Rulings) -> Touched:
    """Follow keys, judgements and films from page to page until no new page turns up."""
    group: Pages = {}
    sizes: dict[str, int] = {}
    fresh = dict(pages)
    seen: frozenset[str] = frozenset()
    while fresh:
        group |= fresh
        keys = frozenset[str]().union(*(one.part.subject.keys for one in fresh.values())) - seen
        seen |= keys
        found = {one.part.subject.page: one for one in store.filed(keys, group.keys())} if keys else {}
        counts = Counter(one.film for one in (group | found).values() if one.film is not None)
        sizes |= store.sizes(counts.keys() - sizes.keys())
        short = {slug for slug, count in counts.items() if count < sizes[slug]}
        near = frozenset[str]().union(*(rulings.pages.linked(known) for known in fresh))
        near = near.union(*store.members(short).values())
        if others := near - group.keys() - found.keys():
            found |= {one.part.subject.page: one for one in store.filed_as(others)}
        fresh = {page: one for page, one in found.items() if page not in group}
    return Touched(pages=group, sizes=sizes)
