"""What people decided and wrote, as records: rows that can't be made again from pages, table by table.

Judgements, notes and pages that came by hand, what was learned, former addresses, and all that members and editors
have: with the readings it is everything of a site. Only the newest state is kept, so that what somebody has deleted
is deleted here too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from django.core.exceptions import ValidationError
from django.db import connections, models

from cinequorum.errors import OtherManifest
from cinequorum.model.codec import decode, encode
from cinequorum.model.reading import Reading
from cinequorum.records.manifest import DECISIONS, DecisionsManifest, load, save
from cinequorum.records.shards import Shard, read_shard, write_shard
from cinequorum_web.catalog.clearing import MADE
from cinequorum_web.catalog.copying import BATCH, count_on, kept_models
from cinequorum_web.catalog.models import FilmRow, FormerSlug, PageRow
from cinequorum_web.catalog.parts import batches

Row = dict[str, Any]


def keep(folder: Path, using: str, *, anew: bool = False) -> bool:
    """Write the newest state of all these rows into a folder of records; say whether it is another than before.

    When pages came is added for those that are new, or, `anew`, written for all.
    """
    before = load(folder / DECISIONS, DecisionsManifest)
    pages = PageRow.objects.using(using).filter(recorded__isnull=True).order_by("page_id")
    documents = pages.values_list("document", flat=True).iterator(chunk_size=BATCH)
    former = FormerSlug.objects.using(using).order_by("slug").values_list("slug", "film__slug")
    tables = {model._meta.db_table: write_shard(folder, _rows(model, using)) for model in _decided(using)}
    known = ((), 0) if before is None or anew else (before.came, before.until)
    came, until = _came(folder, using, *known)
    now = DecisionsManifest(
        stage="decisions",
        counts={name: shard.rows for name, shard in tables.items() if shard.rows},
        tables=tables,
        pages=write_shard(folder, (bytes(document) for document in documents)),
        former=write_shard(folder, map(encode, former.iterator())),
        came=came,
        until=until,
    )
    if now != before:
        save(folder / DECISIONS, now)
    return now != before


def _came(folder: Path, using: str, known: tuple[Shard, ...], until: int) -> tuple[tuple[Shard, ...], int]:
    """Add when the pages behind the row `until` came to what is known."""
    rows = PageRow.objects.using(using).filter(pk__gt=until).order_by("pk")
    last = rows.values_list("pk", flat=True).last()
    if last is None:
        return known, until
    told = rows.filter(pk__lte=last).values_list("page_id", "added").iterator(chunk_size=BATCH)
    return (*known, write_shard(folder, map(encode, told))), last


def bring(folder: Path, using: str) -> tuple[Reading, ...]:
    """Bring back the rows of all these tables where none of them has any; return the pages that came by hand.

    To be run in a transaction. Raises `OtherManifest` where the rows are of another version's tables.
    """
    kept = load(folder / DECISIONS, DecisionsManifest)
    if kept is None:
        return ()
    decided = _decided(using)
    if not any(model._base_manager.using(using).exists() for model in decided):
        known = {model._meta.db_table: model for model in decided}
        for name, shard in kept.tables.items():
            if shard.rows and name not in known:
                raise OtherManifest(str(folder / DECISIONS), f"has rows of a table that is not known here: {name}")
            if shard.rows:
                _bring(known[name], read_shard(folder, shard), using)
        count_on(using)
    return tuple(decode(row, Reading) for row in read_shard(folder, kept.pages))


def forward(folder: Path, using: str) -> None:
    """Let former addresses lead to their films again, where these are still there, and no others; say when pages came.

    An address that a film had only while all of them were made was never seen by anybody.
    """
    FormerSlug.objects.using(using).all().delete()
    kept = load(folder / DECISIONS, DecisionsManifest)
    former = [] if kept is None else [decode(row, tuple[str, str]) for row in read_shard(folder, kept.former)]
    films = FilmRow.objects.using(using)
    for slug, film in former:
        row = films.filter(slug=film).first()
        if row is not None and not films.filter(slug=slug).exists():
            FormerSlug.objects.using(using).update_or_create(slug=slug, defaults={"film": row})
    for shard in () if kept is None else kept.came:
        _come(dict(decode(row, tuple[str, datetime]) for row in read_shard(folder, shard)), using)


def _come(when: dict[str, datetime], using: str) -> None:
    pages = PageRow.objects.using(using)
    for some in batches(when.keys()):
        rows = list(pages.filter(page_id__in=some).only("pk", "page_id", "added"))
        for row in rows:
            row.added = when[row.page_id]
        pages.bulk_update(rows, ["added"], batch_size=BATCH)


def _decided(using: str) -> list[type[models.Model]]:
    """The tables of which nothing can be made again, those that are there."""
    with connections[using].cursor() as cursor:
        there = frozenset(connections[using].introspection.table_names(cursor))
    return [model for model in kept_models() if model not in MADE and model._meta.db_table in there]


def _rows(model: type[models.Model], using: str) -> Iterator[bytes]:
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._base_manager.using(using).order_by("pk").values_list(*names).iterator(chunk_size=BATCH)
    return (encode(dict(zip(names, map(_plain, row), strict=True))) for row in rows)


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def _bring(model: type[models.Model], rows: list[bytes], using: str) -> None:
    """Write rows as they were, their numbers too; references are checked at the end of the transaction."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    into = model._base_manager.using(using)
    waiting = iter(rows)
    while some := [_made(model, fields, row) for row in islice(waiting, BATCH)]:
        into._insert(some, model._meta.concrete_fields, using=using, raw=True)  # type: ignore[attr-defined]


def _made(model: type[models.Model], fields: dict[str, Any], row: bytes) -> models.Model:
    told: Row = msgspec.json.decode(row)
    if strange := sorted(told.keys() - fields.keys()):
        raise OtherManifest(DECISIONS, f"has a column that is not known here: {model._meta.db_table}.{strange[0]}")
    try:
        return model(**{name: fields[name].to_python(value) for name, value in told.items()})
    except ValidationError as error:
        raise OtherManifest(DECISIONS, f"has a value that is none of {model._meta.db_table}: {error}") from error
