"""Making all films of a store again from their pages, with what the pages together tell of their sources."""

from __future__ import annotations

from cinequorum.pipeline import sources_of, unlinked_films_of
from cinequorum.reconcile.reliability import records_from
from cinequorum.reconcile.rulings import rulings_of
from cinequorum.score.film import link_similar
from cinequorum.store.port import Change, Store


def plan_rebuild(store: Store) -> Change:
    """Return the change that leaves every film as the store's pages, judgements and sources' records have it.

    The records are learned from the pages alone, so that doing it twice changes nothing more. All readings are held in
    memory meanwhile.
    """
    readings = tuple(store.readings())
    rulings = rulings_of(store.judgements(), store.withdrawals())
    rows = sources_of(readings, rulings)
    films = link_similar(unlinked_films_of(readings, rulings, records_from(rows)))
    slugs = {film.slug for film in films}
    gone = tuple(card.slug for card in store.films() if card.slug not in slugs)
    changed = tuple(film for film in films if film != store.film(film.slug))
    return Change(films=changed, gone=tuple(sorted(gone)), records=rows)
