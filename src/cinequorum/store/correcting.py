"""Corrections: an editor's note is a page like any other, with a claim, its source and who signed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cinequorum.model.claim import DENIED, LOCKED, Claim
from cinequorum.model.film import Film
from cinequorum.model.judgement import Answer, Pair, PairKind, Signed, judge
from cinequorum.model.opinion import Verdict
from cinequorum.model.page import NOTE, Block, Kind, Page, Role, content_id
from cinequorum.model.reading import Reading, SubjectFilm
from cinequorum.reconcile.sides import film_side, page_side
from cinequorum.store.port import Change, Store

OUTLET = "Editors’ notes"
NOTE_SOURCE = "editors-note-"
RULE = "editor.note/1"
_SURE = 0.76
"""Less sure than other pages, so that judgements on the film hang on one of them; the queue asks of none above .75."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an editor says of one field of a film, in canonical text as in `Claim.value`, and where it was found.

    `label` is the field's name as a reader knows it. `address` and `quote` are the source and its words, either may be
    empty. A `locked` value is shown whatever other sources say; a `denied` one is shown no more, whoever says it.
    """

    field: str
    label: str
    value: str
    address: str = ""
    quote: str = ""
    reason: str = ""
    role: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    locked: bool = False
    denied: bool = False

    @property
    def told(self) -> str:
        """The correction in one line.

        >>> Correction(field="cast", label="Cast", value="Ada Quill", denied=True).told
        'Not cast: Ada Quill'
        """
        return (
            f"Not {self.label[:1].lower()}{self.label[1:]}: {self.value}"
            if self.denied
            else f"{self.label}: {self.value}"
        )


def note_of(film: Film, correction: Correction, signed: Signed) -> Reading:
    """Return the page that a correction is, read: its text has the claim, the source and the signature.

    The same correction signed by the same person at the same time is the same page.
    """
    name = f"{film.title} ({film.year})" if film.year else film.title
    stated = correction.told
    said = [
        f"Quoted: “{correction.quote}”" if correction.quote else "",
        f"Source: {correction.address}" if correction.address else "",
        f"Reason: {correction.reason}" if correction.reason else "",
        f"Signed {signed.author}, {signed.time}",
    ]
    paragraphs = [(Role.TITLE, name), (Role.BODY, stated), *((Role.BODY, line) for line in said if line)]
    page = _page(paragraphs, signed)
    at = len(name) + 2 + len(stated) - len(correction.value)
    signs = ((LOCKED, correction.locked), (DENIED, correction.denied))
    qualifiers = (*correction.qualifiers, *(sign for sign, meant in signs if meant))
    claim = Claim(
        predicate=correction.field,
        value=correction.value,
        raw=correction.value,
        span=page.span(at, at + len(correction.value)),
        rule=RULE,
        p=1.0,
        role=correction.role,
        qualifiers=tuple(sorted(qualifiers)),
    )
    return Reading(
        page=page,
        film=SubjectFilm(title=film.title, year=None, span=page.span(0, len(film.title)), p=_SURE),
        claims=(claim,),
        verdict=Verdict(label="none", value=None, p=1.0),
    )


def plan_correction(store: Store, film: Film, correction: Correction, signed: Signed) -> tuple[Change, str]:
    """Return what a correction changes, and the id of the judgement that ties it to its film.

    To take that judgement back (`cinequorum undo`) is to take the correction back: the note is on no film then.
    """
    from cinequorum.store.ingest import plan_change

    note = note_of(film, correction, signed)
    pair = Pair(kind=PairKind.PAGE, left=page_side(note.page.id, note.page.source), right=film_side(film))
    why = f"editor’s note: {correction.told}"
    tie = judge(pair, Answer.SAME, replace(signed, evidence=(why, *signed.evidence)))
    return plan_change(store, [note], judged=[tie]), tie.id


def _page(paragraphs: Sequence[tuple[Role, str]], signed: Signed) -> Page:
    text = "\n\n".join(words for _, words in paragraphs)
    number = content_id(f"{NOTE}\n{text}".encode("utf-8", "replace"))
    page = Page(
        id=number,
        source=f"{NOTE_SOURCE}{number[:12]}",
        text=text,
        language="en",
        kind=Kind(name=NOTE, p=1.0, reasons=("written here by an editor",)),
        headline=f"Editor’s note: {paragraphs[1][1]}",
        author=signed.author,
        outlet=OUTLET,
        published=signed.time[:10],
        blocks=(),
    )
    blocks, at = [], 0
    for role, words in paragraphs:
        blocks.append(Block(role=role, span=page.span(at, at + len(words))))
        at += len(words) + 2
    return replace(page, blocks=tuple(blocks))
