"""Decisions: on a pair, taking one back, a correction; each planned on the store and told to the log."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from cinequorum.errors import CinequorumError
from cinequorum.model.film import Film
from cinequorum.model.judgement import Answer, Judgement, Pair, PairKind, Signed, judge, withdraw
from cinequorum.reconcile.rulings import in_force
from cinequorum.reconcile.sides import film_side, page_side
from cinequorum.store.correcting import Correction, plan_correction
from cinequorum.store.judging import plan_judgements
from cinequorum.store.port import Change, Store
from cinequorum_web.catalog.models import JudgementRow
from cinequorum_web.curation.audit import Told, change_store
from cinequorum_web.curation.models import Act
from cinequorum_web.members.models import Member

WAS_OPEN = "not decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Who sends a form, the form's own mark, where the answer leads, and the token through which a program sends it."""

    member: Member
    token: str
    leads_to: str = ""
    through: str = ""


def signed(member: Member, evidence: tuple[str, ...] = (), note: str | None = None) -> Signed:
    """Return who decides, now."""
    now = timezone.now().isoformat(timespec="milliseconds")
    return Signed(author=member.get_username(), time=now, evidence=evidence, note=note)


def decide(sending: Sending, pair: Pair, answer: Answer, evidence: tuple[str, ...]) -> tuple[Judgement, Change]:
    """Judge a pair. Raises `ValueError` for a pair of one thing with itself, `SentBefore`."""
    row = judge(pair, answer, signed(sending.member, evidence))

    def plan(store: Store) -> tuple[Change, Told]:
        change = plan_judgements(store, [row])
        return change, Told(
            act=Act.JUDGED,
            about=f"{row.left.name} / {row.right.name}",
            film=_film(change),
            ref=row.id,
            before=WAS_OPEN,
            after=row.told(),
            leads_to=sending.leads_to,
        )

    return row, change_store(sending.member, sending.token, plan)


def take_back(sending: Sending, number: str, reason: str = "") -> Change:
    """Take a row of the log of judgements back. Raises `CinequorumError` where there is none, or it is taken back."""
    row = JudgementRow.objects.filter(entry_id=number).first()
    if row is None:
        raise CinequorumError(f"there is no decision {number}")
    back = withdraw(number, signed(sending.member, (reason,) if reason else ()))

    def plan(store: Store) -> tuple[Change, Told]:
        gone = {other.id for other in store.withdrawals() if any(w.of == other.id for w in store.withdrawals())}
        if any(other.of == number and other.id not in gone for other in store.withdrawals()):
            raise CinequorumError(f"{number} is taken back already")
        change = plan_judgements(store, withdrawn=[back])
        about, before = _told(store, number)
        told = Told(
            act=Act.TAKEN_BACK, about=about, film=_film(change), ref=back.id, before=before,
            after=f"taken back{': ' + reason if reason else ''}", leads_to=sending.leads_to, through=sending.through,
        )  # fmt: skip
        return change, told

    return change_store(sending.member, sending.token, plan)


def correct(sending: Sending, slug: str, correction: Correction) -> tuple[str, Change]:
    """Correct a fact; return the id of the judgement that holds it. Raises `CinequorumError` where the film is gone."""
    made: list[str] = []

    def plan(store: Store) -> tuple[Change, Told]:
        film = store.film(slug)
        if film is None:
            raise CinequorumError(f"there is no film {slug}")
        change, tie = plan_correction(store, film, correction, signed(sending.member))
        made.append(tie)
        before = ", ".join(fact.value for fact in film.having(correction.field)) or "not stated"
        after = f"{correction.value}{' (locked)' if correction.locked else ''}"
        told = Told(
            act=Act.CORRECTED, about=f"{film.title}: {correction.label}", film=slug, ref=tie,
            before=before, after=after, leads_to=sending.leads_to, through=sending.through,
        )  # fmt: skip
        return change, told

    change = change_store(sending.member, sending.token, plan)
    return made[0], change


def two_films(left: Film, right: Film) -> Pair:
    """Return two films as a pair. Raises `CinequorumError` where they are one."""
    if left.slug == right.slug:
        raise CinequorumError("That is this film itself.")
    return Pair(kind=PairKind.FILM, left=film_side(left), right=film_side(right))


def page_and_film(film: Film, page_id: str) -> Pair:
    """Return one of a film's pages and the film. Raises `CinequorumError` where it is its only page, or none of its."""
    entry = next((entry for entry in film.sources if entry.id == page_id), None)
    if entry is None:
        raise CinequorumError("That page is not among the sources of this film any more.")
    if len(film.sources) == 1:
        raise CinequorumError("That is the film's only page: there is nothing to take it from.")
    left = page_side(entry.id, entry.title or entry.source)
    return Pair(kind=PairKind.PAGE, left=left, right=film_side(film, other_than=page_id))


def _film(change: Change) -> str:
    return change.made[0].slug if change.made else ""


def _told(store: Store, number: str) -> tuple[str, str]:
    """What a row of the log is about, and what it said."""
    found = next((row for row in store.judgements() if row.id == number), None)
    if found is not None:
        return f"{found.left.name} / {found.right.name}", found.told()
    of = next(row.of for row in store.withdrawals() if row.id == number)
    about, before = _told(store, of)
    return about, f"taken back ({before})"


def standing(store: Store) -> frozenset[str]:
    """Return the ids of the judgements that hold or would, were they not contradicted: those not taken back."""
    return frozenset(row.id for row in in_force(store.judgements(), store.withdrawals()))
