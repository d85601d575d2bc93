"""The audit log: one row an act, written with the act or not at all."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import now

from cinequorum.errors import StoreBusy, StoreError
from cinequorum.store.port import Change, Store
from cinequorum_web.away import BUSY, NotKept, why_not_kept
from cinequorum_web.catalog.locks import alone
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.models import Act, AuditEntry, Sent
from cinequorum_web.curation.sealing import last_seal, seal
from cinequorum_web.members.models import Member

PATIENCE = 8  # seconds that somebody at the desk waits for whoever is changing the store, as an ingest does


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the log says of an act. `leads_to` is where a form goes that is sent a second time.

    `through` names the token by which a program acted; it is empty where somebody did in the browser.
    """

    act: Act
    about: str
    film: str = ""
    ref: str = ""
    before: str = ""
    after: str = ""
    leads_to: str = ""
    through: str = ""


class SentBefore(Exception):
    """The form was sent before, and what it asks for is done; `leads_to` is where that led."""

    def __init__(self, leads_to: str) -> None:
        super().__init__(leads_to)
        self.leads_to = leads_to


def new_token() -> str:
    """Return a form's mark: sent twice, it acts once."""
    return secrets.token_urlsafe(18)


def record(member: Member | None, told: Told, name: str = "") -> AuditEntry:
    """Add one row to the log; `name` is who it was, where the account has gone meanwhile."""
    entry = AuditEntry(
        member=member,
        name=member.get_username() if member else name,
        role=member.role if member else "",
        act=told.act,
        film=told.film[:200],
        about=told.about,
        ref=told.ref[:200],
        before=told.before,
        after=told.after,
        through=told.through[:80],
        at=now(),
    )
    return append(entry)


def append(entry: AuditEntry, using: str = "default") -> AuditEntry:
    """Add a row that is complete, with its own moment, sealed to the one before it."""
    with transaction.atomic(using=using):
        seal(entry, last_seal(using))
        entry.save_base(raw=True, force_insert=True, using=using)  # raw: the moment is the one that is sealed
    return entry


@contextmanager
def acting(token: str) -> Iterator[Callable[[str], None]]:
    """Do something once for the form marked `token`, all or nothing; say to what is yielded where it leads.

    Raises `SentBefore` where the form was sent before.
    """
    with transaction.atomic():
        sent, is_new = Sent.objects.get_or_create(token=token[:64] or new_token())
        if not is_new:
            raise SentBefore(sent.leads_to)

        def lead(address: str) -> None:
            Sent.objects.filter(pk=sent.pk).update(leads_to=address[:500])

        yield lead


def nothing_else() -> None:
    """Do nothing more."""


def change_store(
    member: Member, token: str, plan: Callable[[Store], tuple[Change, Told]], then: Callable[[], None] = nothing_else
) -> Change:
    """Change the store as `plan` has it, say so in the log, and do what is to be done `then`: in one transaction.

    Nobody else changes the store from planning to writing. Raises `SentBefore` where the form was sent before,
    `NotKept` where the store can't be written, or another has been changing it for long.
    """
    store = CatalogStore()
    if (before := Sent.objects.filter(token=token[:64]).first()) is not None:
        raise SentBefore(before.leads_to)
    try:
        with alone(store.using, lambda: None, PATIENCE):
            change, told = plan(store)
            with acting(token) as lead:
                store.apply(change)
                record(member, told)
                lead(told.leads_to)
                then()
    except StoreBusy as error:
        raise NotKept(BUSY) from error
    except StoreError as error:
        raise NotKept(why_not_kept(error)) from error
    return change
