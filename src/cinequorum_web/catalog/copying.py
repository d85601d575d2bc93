"""All rows of one database in another: with their numbers, so that their order and what refers to them stay."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from django.apps import apps
from django.db import DatabaseError, connections, models, transaction
from django.db.backends.utils import CursorWrapper

from cinequorum.errors import StoreError
from cinequorum_web.catalog.locks import alone
from cinequorum_web.catalog.models import FilmRow, PageRow
from cinequorum_web.search.fts import SqliteIndex
from cinequorum_web.search.index import index_of

KEPT = ("cinequorum_web.", "allauth.account.", "allauth.mfa.")  # also what one signs in with
BATCH = 200  # rows written at once; a row may hold a megabyte


def copy_store(source: str, target: str, on_wait: Callable[[], None]) -> tuple[int, int]:
    """Copy the SQLite database `source` to the empty `target`, all or nothing; return how many films and pages it has.

    Both are names under which Django knows them. Raises `StoreError` where `target` holds something already.
    """
    try:
        with alone(source, on_wait), alone(target, on_wait), transaction.atomic(using=target):
            if FilmRow.objects.using(target).exists() or PageRow.objects.using(target).exists():
                raise StoreError("the store in use is not empty; a store can only be brought to an empty one")
            copy_rows(source, target)
            copy_index(source, target)
            count_on(target)
    except DatabaseError as error:
        raise StoreError(f"the store could not be brought over: {error}") from error
    return FilmRow.objects.using(target).count(), PageRow.objects.using(target).count()


def kept_models() -> list[type[models.Model]]:
    """Return the tables whose rows are the store's: not those of sessions, which end with their place."""
    return [model for model in apps.get_models() if model.__module__.startswith(KEPT)]


def copy_rows(source: str, target: str) -> None:
    """Copy the rows of all tables that are kept; the caller has a transaction open on `target`."""
    for model in kept_models():
        _copy_rows(model, source, target)


def _copy_rows(model: type[models.Model], source: str, target: str) -> None:
    """Copy a table as it is: `raw`, so that no moment of writing is set anew. References are checked at the end."""
    rows = model._default_manager.using(source).order_by("pk").iterator(chunk_size=BATCH)
    into = model._default_manager.using(target)
    while some := list(islice(rows, BATCH)):
        into._insert(some, model._meta.concrete_fields, using=target, raw=True)  # type: ignore[attr-defined]


def copy_index(source: str, target: str) -> None:
    """Copy the texts that are searched, from SQLite to either database."""
    index = index_of(target)
    for row, entry in SqliteIndex(source).texts():
        index.write(row, entry)


def count_on(target: str) -> None:
    """Let new rows be numbered after those that were copied, and the planner know how many there are.

    Numbers only go up: PostgreSQL does not take them back with a transaction, and where one ends halfway the rows of
    before are there, which may have higher ones.
    """
    connection = connections[target]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in kept_models():
                _count_on(cursor, model, connection.ops.quote_name)
        cursor.execute("ANALYZE")


def _count_on(cursor: CursorWrapper, model: type[models.Model], quoted: Callable[[str], str]) -> None:
    table, key = quoted(model._meta.db_table), str(model._meta.pk.column)
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, key])
    (numbers,) = cursor.fetchone()
    if numbers is not None:
        highest = f"(SELECT max({quoted(key)}) FROM {table})"
        last = f"greatest({highest}, pg_sequence_last_value('{numbers}'::regclass))"
        cursor.execute(f"SELECT setval('{numbers}', {last}) WHERE {last} IS NOT NULL")
