"""A film without the words that carry it: what a head must have in common with the whole document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cinequorum.model.film import Fact, Film, Support
from cinequorum.model.reading import Reading
from cinequorum.pipeline import part_of
from cinequorum.reconcile.copies import find_copying
from cinequorum.reconcile.evidence import LEVELS
from cinequorum.reconcile.head import Gathered
from cinequorum.reconcile.notes import notes_on, with_notes


def gathered(readings: Sequence[Reading]) -> Gathered:
    """The parts of these pages and what they copy."""
    group = [with_notes(one) for one in sorted(readings, key=lambda r: (r.page.source, r.page.id))]
    parts = tuple(map(part_of, group))
    imprints = [notes_on(r).imprint for r in group]
    copying = find_copying([p.speaker for p in parts], imprints, lambda at: [group[i].page.text for i in at])
    by_id = {reading.page.id: reading for reading in group}
    return Gathered(parts=parts, copying=copying, reading_of=by_id.__getitem__)


def wordless(film: Film) -> dict[str, Any]:
    """Everything of a film that its head has too."""
    return {
        "names": (film.slug, film.title, film.original_title, film.year, film.titles),
        "facts": [_fact(fact) for fact in film.facts],
        "statements": [_fact(fact) for fact in film.statements],
        "people": [
            (replace(one, support=(), notes=()), sorted({note for note, _ in one.notes})) for one in film.people
        ],
        "scores": [None if s is None else replace(s, parts=()) for s in (film.critics, film.audience)],
        "verdicts": film.verdicts,
        "comparisons": [replace(one, support=()) for one in film.comparisons],
        "judged": (film.judgements, film.contradictions),
    }


def _fact(fact: Fact) -> tuple[Any, ...]:
    dissent = [(replace(one, support=()), _least(one.support)) for one in fact.dissent]
    return replace(fact, support=(), dissent=()), _least(fact.support), dissent


def _least(support: Sequence[Support]) -> int:
    """What one has to be told at least to see any of the words."""
    return min((LEVELS.index(one.spoiler) for one in support), default=-1)
