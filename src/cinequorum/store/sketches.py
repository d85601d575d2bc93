"""Films for whoever asks of all of them at once: none is made with its words just for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cinequorum.model.film import Film
from cinequorum.model.part import Compared
from cinequorum.model.reading import Reading
from cinequorum.reconcile.copies import find_copying
from cinequorum.reconcile.head import Gathered
from cinequorum.reconcile.notes import rules
from cinequorum.reconcile.rulings import Rulings
from cinequorum.store.port import Store


def sketches(store: Store, rulings: Rulings) -> Iterator[Film]:
    """Yield all films: those whose document is there, of the others who says what on which page."""
    from cinequorum.pipeline import learned_from, sketch_of  # with all that reads pages

    learned = learned_from(store.records(), store.leanings())
    for card in store.films():
        film = store.made(card.slug)
        if film is not None:
            yield film
        elif (gathered := _gathered(store, card.slug)) is not None:
            yield replace(sketch_of(gathered, rulings, learned), slug=card.slug)


def _gathered(store: Store, slug: str) -> Gathered | None:
    """The parts of a film's pages and what they copy; None where it has no page."""
    filed = store.filed_as(store.members(frozenset({slug})).get(slug, ()))
    parts = tuple(sorted((one.part for one in filed), key=lambda part: (part.subject.source, part.subject.page)))
    pages = [part.subject.page for part in parts]
    if not pages:
        return None
    imprints = store.imprints(frozenset(pages), [slug])
    known = store.compared(slug)

    def texts_of(numbers: Sequence[int]) -> list[str]:
        texts = store.texts([pages[number] for number in numbers])
        return [texts[pages[number]] for number in numbers]

    def reading_of(page: str) -> Reading:
        (reading,) = store.readings_of([page])
        return reading

    known = known if known.made_by == rules() else Compared(made_by=rules())
    copying = find_copying([part.speaker for part in parts], [imprints[page] for page in pages], texts_of, known)
    return Gathered(parts=parts, copying=copying, reading_of=reading_of)
