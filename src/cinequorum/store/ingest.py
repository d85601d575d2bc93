"""What new readings change in a store: which films must be made again, and which are no more."""

from __future__ import annotations

from collections.abc import Iterable

from cinequorum.model.film import Film
from cinequorum.model.reading import Reading
from cinequorum.pipeline import film_of
from cinequorum.reconcile.grouping import block_keys, group_by_film
from cinequorum.score.film import link_similar
from cinequorum.store.port import Change, Store


def plan_change(store: Store, new: Iterable[Reading]) -> Change:
    """Return what adding the readings `new` changes.

    Only films that a new page may belong to are reconciled again: those filed under its keys, and those filed under
    the keys of the pages found so. A page about no single film is kept too, and belongs to none.
    """
    added = {reading.page.id: reading for reading in new}
    group = _touched(store, added)
    remade = {film.slug: film for film in map(film_of, group_by_film(sorted_readings(group.values())))}
    before = {card.slug: film for card in store.films() if (film := store.film(card.slug)) is not None}
    gone = tuple(sorted(slug for slug, film in before.items() if slug not in remade and _has_any(film, group)))
    kept = {slug: film for slug, film in before.items() if slug not in gone}
    linked = link_similar([film for _, film in sorted((kept | remade).items())])
    changed = tuple(film for film in linked if film != before.get(film.slug))
    return Change(readings=sorted_readings(added.values()), films=changed, gone=gone)


def sorted_readings(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return readings in order of page id, so that no result depends on the order of arrival."""
    return tuple(sorted(readings, key=lambda reading: reading.page.id))


def _touched(store: Store, added: dict[str, Reading]) -> dict[str, Reading]:
    """Follow keys from page to page until no new page turns up."""
    group = dict(added)
    seen: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset().union(*(block_keys(reading) for reading in added.values()))
    while keys - seen:
        found = {reading.page.id: reading for reading in store.readings(keys - seen)}
        seen |= keys
        fresh = [reading for page_id, reading in found.items() if page_id not in group]
        group |= {reading.page.id: reading for reading in fresh}
        keys = frozenset().union(*(block_keys(reading) for reading in fresh))
    return group


def _has_any(film: Film, readings: dict[str, Reading]) -> bool:
    return any(entry.id in readings for entry in film.sources)
