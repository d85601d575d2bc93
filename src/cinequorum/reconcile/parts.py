"""What one page adds to its film, worked out from its reading alone."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from cinequorum.model.claim import Claim, Manner, Scope
from cinequorum.model.page import Span
from cinequorum.model.part import Beside, Part, Said
from cinequorum.model.reading import Reading
from cinequorum.reconcile.evidence import LEVELS, spoiler_at
from cinequorum.reconcile.notes import notes_on, rules
from cinequorum.reconcile.speakers import speaker_of
from cinequorum.reconcile.subjects import subject_of
from cinequorum.reconcile.voices import review_at

PARTS = 1
"""To be raised when what parts hold changes; what they take from notes is seen to by the notes' own rules."""


def part_of(reading: Reading) -> Part:
    """Return what a page adds to its film, less its opinions. The reading should have its notes."""
    notes, film = notes_on(reading), reading.film
    return Part(
        made_by=made_by(),
        subject=subject_of(reading),
        speaker=speaker_of(reading),
        title=film.title.strip() if film is not None else None,
        sure=film.p if film is not None else 0.0,
        original=film.original_title if film is not None else None,
        claims=tuple(_said(reading, claim) for claim in in_order(reading.claims)),
        beside=tuple(
            Beside(title=o.title, year=o.year, relation=o.relation, start=o.span.start, review=_review(reading, o.span))
            for o in reading.other_films
        ),
        titled=notes.titled,
        written=tuple(sorted(written_at(reading, notes.titles))),
    )


def made_by() -> str:
    """Return the name of the rules that parts are made by."""
    return f"{PARTS}/{rules()}"


def claim_of(said: Said, page: str) -> Claim:
    """Return a claim without its words."""
    predicate, value, subject, role, qualifiers, scope, manner, holder = _form(said.form)
    return Claim(
        predicate=predicate,
        value=value,
        raw="",
        span=Span(page=page, start=said.start, end=said.end),
        rule="",
        p=said.p,
        subject=subject,
        role=role,
        qualifiers=qualifiers,
        scope=Scope(scope),
        manner=Manner(manner),
        holder=holder,
    )


def in_order(claims: tuple[Claim, ...]) -> list[Claim]:
    """Return the claims of a page in the order of its text."""
    return sorted(claims, key=lambda c: (c.span.start, c.predicate, c.value))


def written_at(reading: Reading, places: tuple[tuple[int, int], ...]) -> set[str]:
    """Return the forms in which a title stands at these places."""
    return {" ".join(reading.page.text[start:end].split()) for start, end in places}


Form = tuple[str, str, str, str | None, tuple[tuple[str, str], ...], str, str, str | None]


@lru_cache(maxsize=4096)
def _form(form: str) -> Form:
    found: Form = msgspec.json.decode(form, type=Form)
    return found


def _said(reading: Reading, claim: Claim) -> Said:
    form = (claim.predicate, claim.value, claim.subject, claim.role, claim.qualifiers)
    return Said(
        form=msgspec.json.encode((*form, claim.scope.value, claim.manner.value, claim.holder)).decode(),
        p=claim.p,
        start=claim.span.start,
        end=claim.span.end,
        spoiler=LEVELS.index(spoiler_at(reading, claim.span)),
        review=_review(reading, claim.span),
    )


def _review(reading: Reading, span: Span) -> int:
    index = review_at(reading, span)
    return -1 if index is None else index
