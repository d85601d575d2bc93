"""What new readings change in a store: which films must be made again, and which are no more."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from cinequorum.model.film import Film
from cinequorum.model.reading import Reading
from cinequorum.pipeline import learned_from, unlinked_films_of
from cinequorum.reconcile.notes import with_notes
from cinequorum.reconcile.rulings import Rulings, rulings_of
from cinequorum.reconcile.subjects import block_keys
from cinequorum.store.linking import linked
from cinequorum.store.port import Change, Store


def plan_change(store: Store, new: Iterable[Reading]) -> Change:
    """Return what adding the readings `new` changes.

    Only films that a new page may belong to are reconciled again: those filed under its keys, and those filed under
    the keys of the pages found so, or judged together with one of them. A page about no single film is kept too, and
    belongs to none.
    """
    added = {reading.page.id: with_notes(reading) for reading in new}
    rulings = rulings_of(store.judgements(), store.withdrawals())
    change = plan_remake(store, added, rulings)
    return replace(change, readings=sorted_readings((added | {r.page.id: r for r in change.readings}).values()))


def plan_remake(store: Store, pages: dict[str, Reading], rulings: Rulings) -> Change:
    """Return which films are others, and which are no more, when those of `pages` are made again under `rulings`.

    `pages` are readings by page id, whether the store has them or not. The readings in the change are those of the
    store whose notes were made by other rules than those in force.
    """
    found, learned = _touched(store, pages, rulings), learned_from(store.records(), store.leanings())
    group = {page_id: with_notes(reading) for page_id, reading in found.items()}
    remade = {film.slug: film for film in unlinked_films_of(sorted_readings(group.values()), rulings, learned)}
    gone = store.films_with(group) - remade.keys()
    unknown = pages.keys() - store.known(pages)
    changed = [film for film in linked(store, remade, gone) if _is_new(store, film, unknown)]
    noted = [reading for page_id, reading in group.items() if reading is not found[page_id]]
    return Change(readings=sorted_readings(noted), films=tuple(changed), gone=tuple(sorted(gone)))


def _is_new(store: Store, film: Film, unknown: AbstractSet[str]) -> bool:
    """Tell whether the store has this film otherwise; one with a page that the store lacks need not be fetched."""
    return any(entry.id in unknown for entry in film.sources) or film != store.film(film.slug)


def sorted_readings(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return readings in order of page id, so that no result depends on the order of arrival."""
    return tuple(sorted(readings, key=lambda reading: reading.page.id))


def _touched(store: Store, pages: dict[str, Reading], rulings: Rulings) -> dict[str, Reading]:
    """Follow keys and judgements from page to page until no new page turns up."""
    group: dict[str, Reading] = {}
    fresh = dict(pages)
    seen: frozenset[str] = frozenset()
    while fresh:
        group |= fresh
        keys = frozenset[str]().union(*(block_keys(reading) for reading in fresh.values())) - seen
        seen |= keys
        found = {reading.page.id: reading for reading in store.readings(keys, group.keys())} if keys else {}
        for page_id in frozenset[str]().union(*(rulings.pages.linked(known) for known in fresh)):
            if page_id not in group and (reading := store.reading(page_id)) is not None:
                found[page_id] = reading
        fresh = {page_id: reading for page_id, reading in found.items() if page_id not in group}
    return group
