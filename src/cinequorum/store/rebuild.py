"""Making all films of a store again from their pages, with what the pages together tell of sources and critics."""

from __future__ import annotations

from cinequorum.pipeline import learned_from, sources_of, unlinked_films_of
from cinequorum.reconcile.rulings import rulings_of
from cinequorum.score.film import link_similar, rescored
from cinequorum.score.leanings import leanings_from, learned_leanings, ratings_in
from cinequorum.store.port import Change, Store


def plan_rebuild(store: Store) -> Change:
    """Return the change that leaves every film as the store's pages, judgements and what they teach have it.

    Records and leanings are learned from the pages alone, so that doing it twice changes nothing more. All readings are
    held in memory meanwhile.
    """
    readings = tuple(store.readings())
    rulings = rulings_of(store.judgements(), store.withdrawals())
    records = sources_of(readings, rulings)
    made = unlinked_films_of(readings, rulings, learned_from(records, ()))
    leanings = learned_leanings(rated for film in made for rated in ratings_in(film))
    known = leanings_from(leanings)
    films = link_similar([rescored(film, known) for film in made])
    slugs = {film.slug for film in films}
    gone = tuple(card.slug for card in store.films() if card.slug not in slugs)
    changed = tuple(film for film in films if film != store.film(film.slug))
    return Change(films=changed, gone=tuple(sorted(gone)), records=records, leanings=leanings)
