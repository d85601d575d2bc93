"""The review queue of a store: what somebody should decide next."""

from __future__ import annotations

from cinequorum.model.doubt import Queue
from cinequorum.model.film import Film
from cinequorum.model.judgement import Contradiction
from cinequorum.reconcile.doubts_films import film_doubts, page_doubts
from cinequorum.reconcile.doubts_people import on_several_films, person_doubts
from cinequorum.reconcile.rulings import rulings_of
from cinequorum.store.port import Store
from cinequorum.store.sketches import sketches


def queue_of(store: Store) -> Queue:
    """Return all doubtful pairs of a store, the most valuable first, and the judgements that contradict each other.

    Value is how open a question is times the voices that its answer would move (uncertainty sampling, as labelling
    tools do it, weighted by what hangs on it). What was judged, also as `unsure`, is not asked again; what is part of a
    contradiction is. Every film is looked at once; no document is made for it.
    """
    rulings = rulings_of(store.judgements(), store.withdrawals())
    films = list(sketches(store, rulings))
    doubts = [
        *on_several_films(doubt for film in films for doubt in person_doubts(film, rulings)),
        *film_doubts(films, rulings),
        *(doubt for film in films for doubt in page_doubts(film, rulings)),
    ]
    ordered = sorted(doubts, key=lambda d: (-d.value, -d.voices, d.pair.kind, d.pair.keys, d.films))
    return Queue(contradictions=_contradictions(films, rulings.contradictions), doubts=tuple(ordered))


def _contradictions(films: list[Film], known: tuple[Contradiction, ...]) -> tuple[Contradiction, ...]:
    """Those on all films, and those that come about on one film only."""
    found = {clash.apart.id: clash for film in films for clash in film.contradictions}
    found |= {clash.apart.id: clash for clash in known}
    return tuple(sorted(found.values(), key=lambda clash: (clash.apart.time, clash.apart.id)))
