"""Examining the store in use, without changing it: a store that is looked at is not brought up to date for that."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cinequorum.cli.finding import Asked, Examined, Finding
from cinequorum.errors import StoreError
from cinequorum_web.catalog.opening import alias_of, set_up
from cinequorum_web.database import database_of, place_of
from cinequorum_web.doctor.place import Disk, place_findings

EMPTY = {"films": "0", "pages": "0", "store": "none yet"}


def examine(asked: Asked) -> Examined:
    """Return what there is and what is wrong. Raises `StoreError` where the database can't be reached."""
    home = asked.home.expanduser().resolve()
    config = database_of(os.environ, home)
    path = Path(str(config["NAME"])) if str(config["ENGINE"]).endswith("sqlite3") else None
    if path is not None and not path.is_file():
        return Examined(about=EMPTY, findings=tuple(place_findings(home, 0, Disk.of(home))))
    set_up(home)
    from django.db import DatabaseError

    alias = alias_of(config)
    try:
        return _examined(alias, asked, path)
    except DatabaseError as error:
        said = " ".join(str(error).split())
        raise StoreError(f"the database {place_of(config)} cannot be looked at: {said}") from error


def _examined(alias: str, asked: Asked, path: Path | None) -> Examined:
    from django.db import connections

    from cinequorum_web.doctor import log, schema

    connection = connections[alias]
    connection.ensure_connection()
    about: dict[str, Any] = {"store": place_of(connection.settings_dict), "database": _version(connection)}
    size = _size(connection, path)
    wrong = [*place_findings(asked.home.expanduser().resolve(), size, Disk.of(asked.home))]
    tables = [*schema.findings(connection)]
    if not schema.there(connection, "page"):
        return Examined(about=EMPTY | about, findings=(*wrong, *tables))
    from cinequorum_web.catalog.models import FilmRow, PageRow

    about |= {"films": FilmRow.objects.using(alias).count(), "pages": PageRow.objects.using(alias).count()}
    about["size"] = f"{size:,} bytes"
    if not tables:  # questions about tables of another version would fail
        wrong += _of_rows(alias, asked)
        about["log"] = log.head(alias)
    connection.close()
    return Examined(about={name: str(value) for name, value in about.items()}, findings=(*wrong, *tables))


def _of_rows(alias: str, asked: Asked) -> Iterator[Finding]:
    from cinequorum_web.doctor import log, moments, rows
    from cinequorum_web.search.refill import refill

    if asked.mend and [*rows.search_findings(alias)]:
        refill(alias)
    yield from rows.findings(alias)
    yield from rows.search_findings(alias)
    yield from moments.findings(alias, datetime.now(UTC))
    yield from log.findings(alias)
    if asked.thorough:
        yield from rows.file_findings(alias)


def _version(connection: Any) -> str:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            return f"PostgreSQL {cursor.fetchone()[0]}"
    from sqlite3 import sqlite_version

    return f"SQLite {sqlite_version}"


def _size(connection: Any, path: Path | None) -> int:
    """Return how many bytes the store takes on its disk."""
    if path is not None:
        parts = (path, Path(f"{path}-wal"))
        return sum(part.stat().st_size for part in parts if part.is_file())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
