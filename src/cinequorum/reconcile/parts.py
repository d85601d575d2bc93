"""What one page adds to its film, worked out from its reading alone."""

from __future__ import annotations

from functools import lru_cache
from struct import pack

import msgspec

from cinequorum.model.claim import Claim, Manner, Scope
from cinequorum.model.page import Span
from cinequorum.model.part import Beside, Part, Said
from cinequorum.model.reading import Reading
from cinequorum.model.typed import from_json
from cinequorum.reconcile.evidence import LEVELS, spoiler_at
from cinequorum.reconcile.notes import notes_on, rules
from cinequorum.reconcile.speakers import speaker_of
from cinequorum.reconcile.subjects import subject_of
from cinequorum.reconcile.voices import review_at

PARTS = 2
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
        claims=_said(reading),
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


def claim_of(form: str, p: float, span: Span) -> Claim:
    """Return a claim of this form without its words."""
    predicate, value, subject, role, qualifiers, scope, manner, holder = _form(form)
    return Claim(
        predicate=predicate,
        value=value,
        raw="",
        span=span,
        rule="",
        p=p,
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
    found: Form = from_json(form, Form)  # type: ignore[arg-type] # the name of a tuple's form is no class
    return found


def _said(reading: Reading) -> Said:
    claims = in_order(reading.claims)
    spots = [
        (c.span.start, c.span.end, LEVELS.index(spoiler_at(reading, c.span)), _review(reading, c.span)) for c in claims
    ]
    return Said(
        forms=tuple(_form_of(claim) for claim in claims),
        spots=b"".join(pack("<4i", *spot) for spot in spots),
        doubts=pack(f"<{len(claims)}d", *(claim.p for claim in claims)),
    )


def _form_of(claim: Claim) -> str:
    form = (claim.predicate, claim.value, claim.subject, claim.role, claim.qualifiers)
    return msgspec.json.encode((*form, claim.scope.value, claim.manner.value, claim.holder)).decode()


def _review(reading: Reading, span: Span) -> int:
    index = review_at(reading, span)
    return -1 if index is None else index
