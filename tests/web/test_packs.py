"""A pack is taken into a store on either database as into one in memory."""

from __future__ import annotations

from cinequorum.packs.making import make, take
from cinequorum.packs.pack import from_bytes, merged, to_bytes
from cinequorum.packs.signing import signer_from
from cinequorum.store.ingest import plan_change
from cinequorum.store.judging import plan_judgements
from cinequorum.store.memory import MemoryStore
from tests.reconcile.made_pages import pages
from tests.store.contract import OpenStore, judgement


def test_what_another_server_states_is_taken(open_store: OpenStore) -> None:
    """Pages and decisions of theirs join ours: the same films as where both were read; and again, nothing is new."""
    every, store = pages(5, 9), open_store()
    theirs, memory = MemoryStore(), MemoryStore()
    for one, readings in ((store, every[:6]), (memory, every[:6]), (theirs, every[4:])):
        one.apply(plan_change(one, readings))
    slug = max(theirs.films(), key=lambda card: card.sources).slug
    film = theirs.film(slug)
    assert film is not None
    theirs.apply(plan_judgements(theirs, (judgement(film.people[0].name, film.people[1].name),)))
    film = theirs.film(slug)
    assert film is not None
    made = from_bytes("theirs", to_bytes(make(theirs, film, signer_from(b"1" * 32))))
    taken = take(store, made)
    assert (taken, taken.judgements) == (take(memory, made), 1)
    assert [store.film(card.slug) for card in store.films()] == [memory.film(card.slug) for card in memory.films()]
    again = take(store, merged([made, made]))
    assert (again.pages, again.judgements) == (0, 0)
