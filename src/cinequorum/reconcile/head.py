"""What a film is called, credits and was rated, from the parts of its pages: all but the words that carry it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from cinequorum.model.film import Film, Review
from cinequorum.model.page import Span
from cinequorum.model.part import Opinion, Part
from cinequorum.model.reading import Reading
from cinequorum.reconcile.comparisons import Mention, compared
from cinequorum.reconcile.copies import Copying
from cinequorum.reconcile.crowds import evidence_from, witness_of
from cinequorum.reconcile.dating import Dateline, dated, noted
from cinequorum.reconcile.facts import facts_of, statements_of
from cinequorum.reconcile.parts import written_at
from cinequorum.reconcile.people import people_of, persons, spelt_in
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


def reconcile_head(gathered: Gathered, records: Records = NO_RECORDS, rulings: Rulings = NO_RULINGS) -> Film:
    """Return a film as `reconcile_film` makes it, as far as lists, links and searches need it.

    Facts, people and comparisons have one piece of evidence for many; cards, checks, sources and shared texts are left
    out. The reviews are settled, but without words. Every page must have a film.
    """
    parts = gathered.parts
    voices = numbered([part.speaker for part in parts], gathered.copying)
    reckoned = dated(without_impossible(evidence_from(parts, voices, records)), _datelines(parts, voices))
    evidence = reckoned.evidence
    judged = rulings.on((part.subject.page for part in parts), spelt_in(evidence))
    cast = people_of(evidence, judged.names)
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
        people=persons(cast, evidence),
        disagreements=(),
        shared=(),
        critics=None,
        audience=None,
        aggregates=(),
        verdicts=(),
        aspects=(),
        consensus=(),
        comparisons=compared(_mentions(parts, voices), titles),
        similar=(),
        reviews=tuple(_reviews(parts, voices)),
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


def _mentions(parts: Sequence[Part], voices: Voices) -> Iterator[Mention]:
    """The films that pages name, those of one title, year and relation together."""
    heard: dict[tuple[str, int | None, str], set[int]] = {}
    counts: dict[tuple[str, int | None, str], int] = {}
    for part in parts:
        for other in part.beside:
            key = (other.title, other.year, other.relation)
            heard.setdefault(key, set()).add(witness_of(part, voices, other.start, other.review))
            counts[key] = counts.get(key, 0) + 1
    for key, named in heard.items():
        yield Mention(*key, (), named, counts[key])


def _reviews(parts: Sequence[Part], voices: Voices) -> Iterator[Review]:
    """The critics' pages, then each user review."""
    for part in parts:
        if part.own is not None:
            page = part.subject.page
            review = _review(part, part.own, None, voices.pages[page])
            yield replace(review, independent=False) if page in voices.copied_from else review
    for part in parts:
        for index, own in enumerate(part.reviews):
            span = Span(page=part.subject.page, start=own.start, end=own.end)
            review = _review(part, own, index, voices.reviews[part.subject.page][index])
            copied = part.speaker.duplicates[index] >= 0 or is_shared(voices, span)
            yield replace(review, independent=False) if copied else review


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
        flags=own.flags,
        witness=witness,
    )
