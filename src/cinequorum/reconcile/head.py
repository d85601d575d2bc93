"""What a film is called, credits and was rated, from the parts of its pages: all but the words that carry it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cinequorum.model.film import Film
from cinequorum.model.page import Span
from cinequorum.model.part import Opinion, Part
from cinequorum.model.reading import Reading
from cinequorum.model.review import Voiced
from cinequorum.reconcile.comparisons import Mention, compared
from cinequorum.reconcile.copies import Copying
from cinequorum.reconcile.crowds import evidence_from
from cinequorum.reconcile.dating import Dateline, dated, noted
from cinequorum.reconcile.denied import without_denied
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.facts import facts_of, statements_of
from cinequorum.reconcile.parts import written_at
from cinequorum.reconcile.people import people_of, persons, spelt_in
from cinequorum.reconcile.places import Hearing, Places
from cinequorum.reconcile.plausible import without_impossible
from cinequorum.reconcile.reliability import NO_RECORDS, Records
from cinequorum.reconcile.rulings import NO_RULINGS, Rulings
from cinequorum.reconcile.sources import is_shared
from cinequorum.reconcile.titles import display_title, film_slug, film_year, original_title
from cinequorum.reconcile.voices import Voices, numbered
from cinequorum.reconcile.writings import prose_of, title_words, titles_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The parts of one film's pages, sorted by source, and what they copy; `reading_of` gives the reading of a page.

    A reading is asked for only where a page was not looked through for the title that the film has now.
    """

    parts: tuple[Part, ...]
    copying: Copying
    reading_of: Callable[[str], Reading]


def reconcile_head(
    gathered: Gathered, records: Records = NO_RECORDS, rulings: Rulings = NO_RULINGS
) -> tuple[Film, tuple[Voiced, ...]]:
    """Return a film as `reconcile_film` makes it, as far as lists, links and searches need it, and its reviews.

    Facts, people and comparisons have one piece of evidence for many; cards, checks, sources and shared texts are left
    out. The reviews are settled, but without words. Every page must have a film.
    """
    voices = numbered([part.speaker for part in gathered.parts], gathered.copying)
    hearing = Hearing(gathered.parts, voices)
    film = settled(gathered, (voices, hearing), evidence_from(gathered.parts, hearing, records), rulings)
    return film, tuple(_reviews(gathered.parts, voices))


def settled(
    gathered: Gathered, heard: tuple[Voices, Hearing], stated: tuple[Evidence, ...], rulings: Rulings = NO_RULINGS
) -> Film:
    """Return a film without reviews, sources and words from what its pages state; `heard`: whose words stand where."""
    parts, (voices, hearing) = gathered.parts, heard
    reckoned = dated(without_impossible(stated), _datelines(parts, voices))
    evidence = reckoned.evidence
    judged = rulings.on((part.subject.page for part in parts), spelt_in(evidence))
    cast = people_of(evidence, judged.names)
    evidence = without_denied(evidence, cast)
    facts = noted(facts_of(evidence, cast), reckoned.inferences)
    title, titles = display_title(
        (part.title, part.sure, voices.pages[part.subject.page]) for part in parts if part.title is not None
    )
    year = film_year((part.subject.year for part in parts if part.subject.year is not None), facts)
    return Film(
        slug=film_slug(title, year),
        title=title,
        original_title=original_title((part.original for part in parts if part.original), facts, title),
        year=year,
        titles=(*titles, *sorted(_written(gathered, title) - set(titles))),
        facts=facts,
        statements=statements_of(evidence),
        people=persons(cast, evidence, judged.namesakes),
        disagreements=(),
        shared=(),
        critics=None,
        audience=None,
        aggregates=(),
        verdicts=(),
        aspects=(),
        consensus=(),
        comparisons=compared(_mentions(parts, hearing), titles),
        similar=(),
        reviews=(),
        sources=(),
        judgements=judged.bearing,
        contradictions=judged.contradictions,
    )


def _datelines(parts: Sequence[Part], voices: Voices) -> list[Dateline]:
    return [
        Dateline(
            part.speaker.page,
            part.speaker.source,
            part.speaker.kind,
            part.speaker.author,
            part.speaker.outlet,
            part.speaker.published,
            voices.pages[part.speaker.page],
            part.subject.year,
        )
        for part in parts
    ]


def _written(gathered: Gathered, title: str) -> set[str]:
    """Every way in which the pages write the title."""
    wanted, forms = title_words(title), set[str]()
    for part in gathered.parts:
        if part.titled == wanted:
            forms.update(part.written)
        else:
            reading = gathered.reading_of(part.subject.page)
            forms |= written_at(reading, titles_in(prose_of(reading.page), title))
    return forms


def _mentions(parts: Sequence[Part], hearing: Hearing) -> Iterator[Mention]:
    """The films that pages name, those of one title, year and relation together."""
    import numpy as np

    named = [(number, other) for number, part in enumerate(parts) for other in part.beside]
    places = Places(
        page=np.array([number for number, _ in named], dtype=np.int64),
        start=np.array([other.start for _, other in named], dtype=np.int64),
        review=np.array([other.review for _, other in named], dtype=np.int64),
    )
    witnesses = hearing.at(places).tolist()
    heard: dict[tuple[str, int | None, str], list[int]] = {}
    for (_, other), witness in zip(named, witnesses, strict=True):
        heard.setdefault((other.title, other.year, other.relation), []).append(witness)
    for key, voices_heard in heard.items():
        yield Mention(*key, (), frozenset(voices_heard), len(voices_heard))


def _reviews(parts: Sequence[Part], voices: Voices) -> Iterator[Voiced]:
    """The critics' pages, then each user review."""
    for part in parts:
        if part.own is not None:
            page = part.subject.page
            yield _voiced(part, part.own, ("critic", voices.pages[page]), page in voices.copied_from)
    for part in parts:
        for index, own in enumerate(part.reviews):
            span = Span(page=part.subject.page, start=own.start, end=own.end)
            copied = part.speaker.duplicates[index] >= 0 or is_shared(voices, span)
            yield _voiced(part, own, ("user", voices.reviews[part.subject.page][index]), copied)


def _voiced(part: Part, own: Opinion, voice: tuple[str, int], copied: bool) -> Voiced:  # noqa: FBT001
    by, witness = voice
    return Voiced(
        by=by,
        author=own.author,
        outlet=part.speaker.outlet,
        published=own.published,
        value=own.value,
        inferred=own.inferred,
        verdict=own.verdict,
        independent=not copied,
        flags=own.flags,
        witness=witness,
    )
