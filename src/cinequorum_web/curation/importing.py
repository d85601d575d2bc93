"""The JSON lines of an export into an empty store: readings, judgements, films, members' words, and so the site."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from django.db import DatabaseError, transaction
from django.utils.dateparse import parse_datetime

from cinequorum.errors import CinequorumError, StoreError
from cinequorum.model.codec import decode
from cinequorum.model.film import Film
from cinequorum.model.judgement import Judgement, Withdrawal
from cinequorum.model.reading import Reading
from cinequorum.model.record import Leaning, SourceRecord
from cinequorum.store.port import Change
from cinequorum_web.catalog.models import FilmRow, FormerSlug, JudgementRow, PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.audit import append
from cinequorum_web.curation.exporting import MANIFEST, VERSION, digest
from cinequorum_web.curation.models import AuditEntry, KeptPage
from cinequorum_web.members.public import bring
from cinequorum_web.posters.models import Poster
from cinequorum_web.posters.pictures import NoPicture, picture_of
from cinequorum_web.rights.takedown import remove_barred

AT_ONCE = 50
_LATER = frozenset({"members", "comments"})
Row = dict[str, Any]
_FAULTS = (
    ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, NoPicture, msgspec.MsgspecError,
    DatabaseError,
)  # fmt: skip
"""What rows that make no sense raise on their way in."""


def import_from(folder: Path) -> tuple[int, int]:
    """Bring an export into the store, which must be empty, all or nothing; return how many films and pages it has.

    Raises `CinequorumError` for what is no whole export of JSON lines, `StoreError` where the store holds something.
    """
    check(folder)
    store = CatalogStore()
    with store.alone(lambda: None), transaction.atomic():
        if PageRow.objects.exists() or FilmRow.objects.exists() or JudgementRow.objects.exists():
            raise StoreError("the store is not empty; an export can only be brought into an empty one")
        try:
            _pages(store, folder)
            _log(store, folder)
            _films(store, folder)
            _rest(store, folder)
            bring(_rows(folder, "members"), _rows(folder, "comments"))
            remove_barred(store)
        except _FAULTS as error:
            raise CinequorumError(f"{folder} is no export that can be read: {error}") from error
    return FilmRow.objects.count(), PageRow.objects.count()


def check(folder: Path) -> None:
    """Raise `CinequorumError` unless every file is there as the manifest has it."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = [(str(one["name"]), str(one["sha256"])) for one in told["files"]]
    except OSError as error:
        raise CinequorumError(f"{folder} is no export: {MANIFEST}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CinequorumError(f"{folder} is no export: {MANIFEST} makes no sense") from error
    if told.get("export") != VERSION or not told.get("importable"):
        raise CinequorumError(f"{folder} cannot be imported: only JSON lines of version {VERSION} can be")
    for name, wanted in files:
        path = (folder / name.replace("\x00", "")).resolve()
        if folder.resolve() not in path.parents or "\x00" in name:
            raise CinequorumError(f"{folder} is no export: it names {name}, which is outside of it")
        found = None
        with suppress(OSError):
            found = digest(path)
        if found != wanted:
            raise CinequorumError(
                f"{folder} is damaged: {name} is {'missing' if found is None else 'not as it was made'}"
            )


def _pages(store: CatalogStore, folder: Path) -> None:
    for rows in _groups(folder, "pages"):
        readings = tuple(_made(row["reading"], Reading) for row in rows)
        store.apply(Change(readings=readings))
        for row, reading in zip(rows, readings, strict=True):
            PageRow.objects.filter(page_id=reading.page.id).update(added=parse_datetime(row["added"]))


def _log(store: CatalogStore, folder: Path) -> None:
    """One row at a time: judgements and withdrawals stand in one order."""
    for row in _rows(folder, "log"):
        if row["kind"] == "judgement":
            store.apply(Change(judgements=(_made(row["row"], Judgement),)))
        else:
            store.apply(Change(withdrawals=(_made(row["row"], Withdrawal),)))


def _films(store: CatalogStore, folder: Path) -> None:
    for rows in _groups(folder, "films"):
        films = tuple(_made(row["film"], Film) for row in rows)
        store.apply(Change(films=films))
        for row, film in zip(rows, films, strict=True):
            FilmRow.objects.filter(slug=film.slug).update(updated=parse_datetime(row["updated"]))


def _rest(store: CatalogStore, folder: Path) -> None:
    for row in _rows(folder, "learned"):
        records = tuple(_made(one, SourceRecord) for one in row["records"])
        store.apply(Change(records=records, leanings=tuple(_made(one, Leaning) for one in row["leanings"])))
    for row in _rows(folder, "former"):
        FormerSlug.objects.create(slug=row["slug"], film=FilmRow.objects.get(slug=row["film"]))
    for row in _rows(folder, "kept"):
        body = base64.b64decode(row.pop("body"), validate=True)
        KeptPage.objects.create(page_id=row.pop("page"), body=body, **row)
    if (folder / "store" / "posters.jsonl").exists():  # exports of older versions have none
        for row in _rows(folder, "posters"):
            _poster(row)
    for row in _rows(folder, "audit"):
        append(AuditEntry(**row | {"at": parse_datetime(row["at"])}))


def _poster(row: Row) -> None:
    """Bring a poster in; its bytes are looked at as those of an upload are."""
    picture = picture_of(base64.b64decode(row.pop("body"), validate=True))
    if hashlib.sha256(picture.body).hexdigest() != row["digest"] or picture.media_type != row["media_type"]:
        raise ValueError(f"the poster of {row['film']} is not as it was")
    Poster.objects.create(body=picture.body, **row | {"added": parse_datetime(row["added"])})


def _made(told: Any, kind: type[Any]) -> Any:
    return decode(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"), kind)


def _groups(folder: Path, name: str) -> Iterator[list[Row]]:
    rows = _rows(folder, name)
    while group := list(islice(rows, AT_ONCE)):
        yield group


def _rows(folder: Path, name: str) -> Iterator[Row]:
    """Yield the rows of a file; none where an export was made before there was such a file."""
    path = folder / "store" / f"{name}.jsonl"
    if name in _LATER and not path.exists():
        return
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
