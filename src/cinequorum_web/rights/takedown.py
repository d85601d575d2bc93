"""Taking a source down: its words go, its films are made again without it, and it is not taken in again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from cinequorum.errors import StoreError
from cinequorum.model.film import Film
from cinequorum.store.barring import Barred, address_of, text_digest
from cinequorum.store.changes import Changes, changes
from cinequorum.store.port import Change
from cinequorum.store.removing import films_of, plan_removal
from cinequorum.text.fold import fold
from cinequorum_web.catalog.models import ErasedRow, PageRow, TakedownRow, TakenRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.audit import Told, record
from cinequorum_web.curation.models import Act
from cinequorum_web.members.models import Member
from cinequorum_web.rights.sweeping import sweep, sweep_files, sweep_index

PAGE, HOST, OUTLET, ERASED = "page", "host", "outlet", "erased"
_ID = re.compile(r"[0-9a-f]{32}")
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What is to be taken down: its kind, how it is known, and the pages of it that are here."""

    kind: str
    value: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Why something is taken down, who asked for it and who decides; `member` is None on the command line."""

    reason: str
    asked_by: str
    name: str
    member: Member | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmBefore:
    """A film that will be another: None after where nothing is left of it."""

    before: Film
    after: Film | None
    changes: Changes


def named(what: str, using: str = "default") -> Named:
    """Return what somebody means by a page's id, an address, a host, or `outlet:` and a name.

    An address, a host or an outlet need not be here yet. Raises `StoreError` for what is none of these.
    """
    kind, value = _meant(what.strip())
    return Named(kind=kind, value=value, pages=_pages_of(kind, value, CatalogStore(using)))


def preview(pages: Iterable[str]) -> tuple[FilmBefore, ...]:
    """Return the films that will be others without these pages, with what will be otherwise; nothing is changed."""
    store = CatalogStore()
    return _compared(store, plan_removal(store, frozenset(pages)))


def take_down(what: Named, order: Order) -> TakedownRow:
    """Take something down, in one transaction with what the log says of it. Raises `StoreError` without a reason.

    What is in force already stays as it was decided; what came in of it meanwhile goes.
    """
    if not order.reason.strip() or not order.asked_by.strip():
        raise StoreError("a taking down needs a reason, and who asked for it")
    store = CatalogStore()
    with store.alone(lambda: None):
        change = plan_removal(store, frozenset(_pages_of(what.kind, what.value, store)))  # as things stand now
        with transaction.atomic():
            row = put_down(store, change, what, order)
            sweep_files()
    return row


def put_down(store: CatalogStore, change: Change, what: Named, order: Order) -> TakedownRow:
    """Write that something is taken down, and take out what goes; the caller has the store alone, in a transaction."""
    row = TakedownRow.objects.filter(kind=what.kind, named=what.value, lifted=None).first()
    if row is not None and not change.dropped:
        return row
    if row is None:
        row = TakedownRow.objects.create(
            kind=what.kind, named=what.value, reason=order.reason, asked_by=order.asked_by, decided_by=order.name
        )
    _bury(row, change.dropped)
    _remove(store, change)
    told = Told(act=Act.TAKEN_DOWN, about=what.value, ref=f"takedown {row.pk}", after=order.reason)
    record(order.member, told, name=order.name)
    return row


def lift(number: int, name: str, member: Member | None = None) -> TakedownRow:
    """Let something be taken in again. What went stays gone. Raises `StoreError` where there is nothing to lift."""
    with transaction.atomic():
        held = TakedownRow.objects.filter(pk=number, lifted=None)
        if not held.update(lifted=timezone.now(), lifted_by=name):
            raise StoreError(f"there is no taking down {number} in force")
        row = TakedownRow.objects.get(pk=number)
        told = Told(act=Act.LIFTED, about=row.named, ref=f"takedown {row.pk}", before=row.reason)
        record(member, told, name=name)
    return row


def again(using: str = "default") -> int:
    """Take out whatever came in that was taken down, as with an older backup; return how many pages that was.

    Names of reviewers who are not to be named go with it.
    """
    store = CatalogStore(using)
    with store.alone(lambda: None), transaction.atomic(using=using):
        gone = remove_barred(store)
        if gone and using == "default":
            sweep_files()
    return gone


def remove_barred(store: CatalogStore) -> int:
    """Take out what is barred and veil who is not to be named; the caller has the store alone, in a transaction."""
    from cinequorum_web.rights.persons import veil_again

    pages = _barred_pages(store, store.barred())
    _remove(store, plan_removal(store, frozenset(pages)))
    return len(pages) + veil_again(store)


def save(file: Path) -> int:
    """Write what was taken down into a file, to be brought into another store; return how many rows it has."""
    rows = in_force()
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(rows)


def in_force(using: str = "default") -> list[dict[str, Any]]:
    """Return what was taken down and not lifted, each with its pages, as `bring` takes it."""
    named = ErasedRow.objects.using(using).order_by("pk").values("digest", "salt", "host", "way", "decided_by")
    held = TakedownRow.objects.using(using).filter(lifted=None).order_by("pk")
    return [*({"kind": ERASED, **row} for row in named), *map(_told, held)]


def _told(row: TakedownRow) -> dict[str, Any]:
    named = ("kind", "named", "reason", "asked_by", "decided_by")
    pages = list(row.pages.values("page_id", "text", "address"))
    return {name: getattr(row, name) for name in named} | {"at": row.at.isoformat(), "pages": pages}


def bring(rows: Iterable[dict[str, Any]], using: str = "default") -> None:
    """Add what was taken down, and who erased, elsewhere or here before a restore; what is there stays as it is."""
    with transaction.atomic(using=using):
        for told in rows:
            if told["kind"] == ERASED:
                columns = {name: told[name] for name in ("salt", "way", "decided_by")}
                erased = ErasedRow.objects.using(using)
                erased.get_or_create(digest=told["digest"], host=told["host"], defaults=columns)
            else:
                _bring(told, using)


def _bring(told: dict[str, Any], using: str) -> None:
    rows = TakedownRow.objects.using(using)
    row = rows.filter(kind=told["kind"], named=told["named"], lifted=None).first()
    if row is None:
        columns = {name: told[name] for name in ("kind", "named", "reason", "asked_by", "decided_by")}
        row = rows.create(**columns)
        rows.filter(pk=row.pk).update(at=told["at"])
    there = set(row.pages.values_list("page_id", flat=True))
    new = [TakenRow(takedown=row, **one) for one in told["pages"] if one["page_id"] not in there]
    TakenRow.objects.using(using).bulk_create(new)


def _meant(asked: str) -> tuple[str, str]:
    """Return what kind of source somebody means, and how it is known."""
    if _ID.fullmatch(asked):
        return PAGE, asked
    if asked.lower().startswith("outlet:") and (name := asked[7:].strip()):
        return OUTLET, name
    if address := address_of(asked):
        return PAGE, address
    if _HOST.fullmatch(asked):
        return HOST, asked.lower().removeprefix("www.")
    raise StoreError(f"{asked[:200]!r} is no page's id, no address, no host; an outlet is named as outlet:Its Name")


def _pages_of(kind: str, value: str, store: CatalogStore) -> tuple[str, ...]:
    """Return the pages of a source that are here now."""
    if kind == PAGE and _ID.fullmatch(value):
        return tuple(store.known((value,)))
    known = {
        PAGE: Barred(addresses=frozenset({value})),
        HOST: Barred(hosts=frozenset({value})),
        OUTLET: Barred(outlets=frozenset({fold(value)})),
    }
    return tuple(_barred_pages(store, known[kind]))


def _barred_pages(store: CatalogStore, barred: Barred) -> list[str]:
    """The ids of pages in the store that are barred; their texts are looked at only where texts or outlets are."""
    rows = PageRow.objects.using(store.using).order_by("page_id")
    found = [
        page for page, source in rows.values_list("page_id", "source").iterator(chunk_size=500)
        if page in barred.pages or barred.bars_source(source)
    ]  # fmt: skip
    if barred.texts or barred.outlets:
        found += [one.page.id for one in store.readings(without=frozenset(found)) if barred.bars(one.page)]
    return sorted(found)


def _bury(row: TakedownRow, pages: Iterable[str]) -> None:
    """Note by what the pages are known that go."""
    for reading in CatalogStore().readings_of(pages):
        page = reading.page
        columns = {"text": text_digest(page.text), "address": address_of(page.source)}
        TakenRow.objects.update_or_create(takedown=row, page_id=page.id, defaults=columns)


def _remove(store: CatalogStore, change: Change) -> None:
    if change.dropped:
        sweep(change.dropped, store.texts(change.dropped).values(), store.using)
        store.apply(change)
        sweep_index(store.using)


def _compared(store: CatalogStore, change: Change) -> tuple[FilmBefore, ...]:
    made = {film.slug: film for film in films_of(store, change)}
    slugs = sorted({*made, *change.gone} & {*store.sizes(frozenset({*made, *change.gone}))})
    before = {slug: film for slug in slugs if (film := store.film(slug)) is not None}
    return tuple(
        FilmBefore(before=film, after=made.get(slug), changes=changes(film, made.get(slug) or _emptied(film)))
        for slug, film in before.items()
    )


def _emptied(film: Film) -> Film:
    """A film of which nothing is left."""
    from dataclasses import replace

    return replace(
        film, facts=(), statements=(), disagreements=(), sources=(), critics=None, audience=None, people=(), reviews=()
    )
