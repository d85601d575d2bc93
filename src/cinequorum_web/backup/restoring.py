"""Bringing a backup back: into an empty store, or in the place of another that is kept."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connections, transaction
from django.db.migrations.loader import MigrationLoader

from cinequorum.errors import BackupError, StoreError
from cinequorum_web.backup import container
from cinequorum_web.backup.making import BESIDE, make, workplace
from cinequorum_web.backup.snapshot import check_file, opened
from cinequorum_web.catalog.alike import check_alike
from cinequorum_web.catalog.copying import copy_index, copy_rows, count_on, kept_models
from cinequorum_web.catalog.locks import alone
from cinequorum_web.curation.guarding import guard, unguard
from cinequorum_web.home import DATABASE
from cinequorum_web.search.refill import refill


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a backup goes: the database `using`, the data folder `home`; `replace` what is there, which is kept."""

    using: str
    home: Path
    replace: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was brought back: the rows of each table; where the store of before is kept, if there was one.

    `gone`: how many pages of the backup were taken down since, and are out of it again.
    """

    rows: Mapping[str, int]
    before: Path | None
    gone: int


def restore(path: Path, target: Target, now: datetime, on_wait: Callable[[], None]) -> Restored:
    """Bring a backup into the store, all of it or nothing.

    What was taken down in the store that is there, and who is not to be named, is gone before anybody sees the backup.

    Raises `BackupError` where the file is none that can be read, `StoreError` where the store holds something and is
    not to be replaced, or can't be written.
    """
    from cinequorum_web.rights.takedown import (  # which sweeps folders that are in the making here
        again,
        bring,
        in_force,
    )

    manifest = container.manifest_of(path)
    _check_known(path, manifest)
    try:
        with workplace(target.home) as folder:
            container.unpack(path, manifest, folder)
            check_file(folder / "store" / DATABASE, path)
            with opened(folder / "store") as source, alone(target.using, on_wait):
                if not manifest["searched"]:
                    refill(source)
                before = _kept(target, now)
                bring(in_force(target.using), source)
                gone = again(source)
                rows = _bring(source, target.using)
                _put_beside(folder / "home", target.home)
    except OSError as error:
        raise BackupError(str(path), "disk", f"cannot be restored: {error.strerror or error}") from error
    except (DatabaseError, sqlite3.Error) as error:
        raise StoreError(f"nothing was restored: {' '.join(str(error).split())}") from error
    return Restored(rows=rows, before=before, gone=gone)


def _check_known(path: Path, manifest: Mapping[str, Any]) -> None:
    """Raise `BackupError` for a backup of a later version, whose tables this one does not know."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := sorted(set(manifest["migrations"]) - known):
        made_by = f"was made by a later version ({manifest['cinequorum']})"
        raise BackupError(str(path), "newer", f"{made_by}: {unknown[0]} is not known here")


def _kept(target: Target, now: datetime) -> Path | None:
    """Return where the store that is there has been kept, or None where it is empty."""
    if not any(model._base_manager.using(target.using).exists() for model in kept_models()):
        return None
    if not target.replace:
        raise StoreError("the store in use is not empty: --replace puts the backup in its place and keeps it as a file")
    place = target.home / "backups" / f"before-restore-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.cinequorum"
    place.parent.mkdir(mode=0o700, exist_ok=True)
    return make(place, target.using, target.home, now).path


def _bring(source: str, using: str) -> dict[str, int]:
    """Write what `source`, a SQLite file, holds in the place of all that `using` holds; return the rows of each table.

    It is one step, seen at once by others, who may write from then on. SQLite copies its own pages; in PostgreSQL rows
    are compared before anybody sees them.
    """
    connection = connections[using]
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connections[source].ensure_connection()
        connections[source].connection.backup(connection.connection)
        return {model._meta.db_table: model._base_manager.using(source).count() for model in kept_models()}
    with transaction.atomic(using=using), connection.cursor() as cursor:
        names = [connection.ops.quote_name(model._meta.db_table) for model in kept_models()]
        unguard(connection)
        cursor.execute(f"TRUNCATE {', '.join([*names, 'search_text'])} CASCADE")
        guard(connection)
        copy_rows(source, using)
        copy_index(source, using)
        count_on(using)
        return check_alike(kept_models(), source, using)


def _put_beside(folder: Path, home: Path) -> None:
    for name in BESIDE:
        if (folder / name).is_file():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).chmod(0o600)
            shutil.move(folder / name, home / name)
