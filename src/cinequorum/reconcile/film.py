"""From the readings of one film to its facts, people, disagreements and shared texts."""

from __future__ import annotations

from cinequorum.model.film import Film
from cinequorum.model.part import NOTHING_COMPARED, Compared
from cinequorum.model.reading import Reading
from cinequorum.reconcile.cards import Case
from cinequorum.reconcile.cards_spelling import title_forms
from cinequorum.reconcile.checks import Ledger, checks_of
from cinequorum.reconcile.comparisons import comparisons_of
from cinequorum.reconcile.dating import dated, dateline_of, noted
from cinequorum.reconcile.denied import without_denied
from cinequorum.reconcile.disagreements import disagreements_of
from cinequorum.reconcile.evidence import evidence_of
from cinequorum.reconcile.facts import facts_of, statements_of
from cinequorum.reconcile.notes import with_notes
from cinequorum.reconcile.people import people_of, persons, spelt_in
from cinequorum.reconcile.plausible import without_impossible
from cinequorum.reconcile.reliability import NO_RECORDS, Records
from cinequorum.reconcile.rulings import NO_RULINGS, Rulings
from cinequorum.reconcile.sources import aggregates_of, related_news, review_entries, source_entries
from cinequorum.reconcile.titles import display_title, film_slug, film_year, original_title
from cinequorum.reconcile.voices import voices_of


def reconcile_film(
    readings: tuple[Reading, ...],
    records: Records = NO_RECORDS,
    rulings: Rulings = NO_RULINGS,
    compared: Compared = NOTHING_COMPARED,
) -> Film:
    """Join the readings of one film. Scores, aspects and consensus are left empty: they are the next stage's.

    Every reading must have a film. The order of the readings does not matter. `records`: how good the sources have
    been over all films; `rulings`: what people judged, here of which spellings are one person's; `compared`: what is
    known of the sentences of these pages.
    """
    group = tuple(map(with_notes, sorted(readings, key=lambda r: (r.page.source, r.page.id))))
    voices = voices_of(group, compared)
    datelines = [dateline_of(reading, voices.pages[reading.page.id]) for reading in group]
    reckoned = dated(without_impossible(evidence_of(group, voices, records)), datelines)
    evidence = reckoned.evidence
    judged = rulings.on((reading.page.id for reading in group), spelt_in(evidence))
    cast = people_of(evidence, judged.names)
    evidence = without_denied(evidence, cast)
    facts = noted(facts_of(evidence, cast), reckoned.inferences)
    subjects = [(reading.film, voices.pages[reading.page.id]) for reading in group if reading.film is not None]
    title, titles = display_title((film.title.strip(), film.p, voice) for film, voice in subjects)
    year = film_year((line.year for line in datelines if line.year is not None), facts)
    comparisons = comparisons_of(group, voices, titles)
    ledger = Ledger(
        readings={reading.page.id: reading for reading in group},
        evidence=evidence,
        voices=voices,
        cast=cast,
        facts=facts,
        inferences=reckoned.inferences,
        pages=reckoned.pages,
        year=year,
    )
    case = Case(readings=group, voices=voices, evidence=evidence, cast=cast)
    return Film(
        slug=film_slug(title, year),
        title=title,
        original_title=original_title((f.original_title for f, _ in subjects if f.original_title), facts, title),
        year=year,
        titles=(*titles, *sorted(set(title_forms(case, titles)) - set(titles))),
        facts=facts,
        statements=statements_of(evidence),
        people=persons(cast, evidence, judged.namesakes),
        disagreements=disagreements_of(case, titles, comparisons),
        shared=voices.texts,
        critics=None,
        audience=None,
        aggregates=aggregates_of(group, voices),
        verdicts=(),
        aspects=(),
        consensus=(),
        comparisons=comparisons,
        similar=(),
        reviews=review_entries(group, voices),
        sources=source_entries(group, voices),
        related_news=related_news(group),
        checks=checks_of(ledger),
        judgements=judged.bearing,
        contradictions=judged.contradictions,
    )
