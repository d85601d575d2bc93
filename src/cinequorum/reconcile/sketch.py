"""A film with everybody who says something of it, but without a word: what the questions of the queue hang on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cinequorum.model.film import Film, Review, SourceEntry
from cinequorum.model.page import Span
from cinequorum.model.part import Opinion, Part
from cinequorum.reconcile.crowds import evidence_from
from cinequorum.reconcile.head import Gathered, settled
from cinequorum.reconcile.places import Hearing
from cinequorum.reconcile.reliability import NO_RECORDS, Records
from cinequorum.reconcile.rulings import NO_RULINGS, Rulings
from cinequorum.reconcile.voices import Voices, numbered


def reconcile_sketch(gathered: Gathered, records: Records = NO_RECORDS, rulings: Rulings = NO_RULINGS) -> Film:
    """Return a film as `reconcile_film` makes it, as far as it is told who says what on which page.

    Facts and people have all of their support; of pages there are name, voice and how sure they are of the film, of
    reviews whose they are. All else is left out.
    """
    parts = gathered.parts
    voices = numbered([part.speaker for part in parts], gathered.copying)
    hearing = Hearing(parts, voices)
    film = settled(gathered, (voices, hearing), evidence_from(parts, hearing, records, apart=True), rulings)
    return replace(film, sources=tuple(_entry(part, voices) for part in parts), reviews=tuple(_reviews(parts, voices)))


def _entry(part: Part, voices: Voices) -> SourceEntry:
    page, said = part.subject.page, part.speaker
    return SourceEntry(
        id=page,
        source=said.source,
        kind=said.kind,
        kind_p=1.0,
        title=None,
        author=said.author,
        outlet=said.outlet,
        published=said.published,
        rating=None,
        rating_raw=None,
        verdict="none",
        spoiler_level="none",
        independent=page not in voices.copied_from,
        copied_from=voices.copied_from.get(page),
        witness=voices.pages[page],
        film_p=part.sure,
    )


def _reviews(parts: Sequence[Part], voices: Voices) -> Iterator[Review]:
    for part in parts:
        if part.own is not None:
            yield _review(part, part.own, None, voices.pages[part.subject.page])
    for part in parts:
        for index, own in enumerate(part.reviews):
            yield _review(part, own, index, voices.reviews[part.subject.page][index])


def _review(part: Part, own: Opinion, index: int | None, witness: int) -> Review:
    return Review(
        source=part.subject.source,
        index=index,
        by="critic" if index is None else "user",
        author=own.author,
        outlet=part.speaker.outlet,
        published=own.published,
        rating=None,
        value=own.value,
        inferred=own.inferred,
        verdict=own.verdict,
        spoiler_level="none",
        opening=None,
        text_span=Span(page=part.subject.page, start=own.start, end=own.end),
        independent=True,
        witness=witness,
    )
