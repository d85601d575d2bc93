"""A film's document, made of its pages when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cinequorum.model.film import Film, Similar
from cinequorum.reconcile.rulings import rulings_of
from cinequorum.store.port import Store


def whole_film(store: Store, slug: str, page_ids: Iterable[str], similar: tuple[Similar, ...]) -> Film:
    """Return the film of these pages with all the words that carry it, as the store's judgements and records have it.

    The same, to the last byte, as if it had been made when its last page came in.
    """
    from cinequorum.pipeline import film_of, learned_from  # with all that reads pages; lists of films need none of it

    readings = tuple(store.readings_of(page_ids))
    rulings = rulings_of(store.judgements(), store.withdrawals())
    film = film_of(readings, rulings, learned_from(store.records(), store.leanings()), store.compared(slug))
    return replace(film, slug=slug, similar=similar)
