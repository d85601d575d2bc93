"""Making a backup: it counts as made only after it has been restored to a place beside, and compared."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connections
from django.db.migrations.recorder import MigrationRecorder

from cinequorum.errors import BackupError, FolderBusy, RecordsError, StoreError
from cinequorum.records.files import alone_in
from cinequorum_web.backup import container
from cinequorum_web.backup.snapshot import check_file, opened, still, take
from cinequorum_web.catalog.alike import check_alike
from cinequorum_web.catalog.copying import kept_models
from cinequorum_web.home import DATABASE, KEY_FILE, SIGNING_KEY

BESIDE = (KEY_FILE, SIGNING_KEY, "catalogue/works.tsv")
"""What is kept in the data folder beside the database, and goes along."""

PASSING = ".cinequorum-"  # how folders in the making are called


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A backup: its file, the rows of each table, and its size in bytes."""

    path: Path
    rows: Mapping[str, int]
    size: int


def make(path: Path, using: str, home: Path, now: datetime) -> Made:
    """Write a backup of the database `using` and of what is kept in `home` to `path`, in one step at the end.

    A backup that stands there is replaced; until then it stays. Raises `BackupError` where `path` is something else or
    can't be written, `StoreError` where the store can't be read.
    """
    target = path.expanduser().absolute()
    if target.exists():
        container.manifest_of(target)
    try:
        with workplace(target.parent) as folder, still(using):
            made = folder / "backup"
            searched = take(using, folder / "store")
            files = {f"store/{DATABASE}": folder / "store" / DATABASE, **_beside(home)}
            container.write(made, files, _told(using, now) | {"searched": searched})
            shutil.rmtree(folder / "store")
            rows = _proven(made, using, folder / "restored")
            _put(made, target)
    except OSError as error:
        raise BackupError(str(path), "disk", f"cannot be written: {error.strerror or error}") from error
    except (DatabaseError, sqlite3.Error) as error:
        raise StoreError(f"no backup was made: {' '.join(str(error).split())}") from error
    return Made(path=path, rows=rows, size=target.stat().st_size)


@contextmanager
def workplace(folder: Path, prefix: str = PASSING) -> Iterator[Path]:
    """A folder for files in the making, on the disk on which they are to lie; it is gone afterwards.

    What programs that were killed have left of such folders, with all that members wrote in it, goes first.
    """
    sweep_unfinished(folder, prefix)
    passing = tempfile.TemporaryDirectory(dir=folder, prefix=prefix, ignore_cleanup_errors=True)
    with passing as made, alone_in(Path(made)):
        yield Path(made)


def sweep_unfinished(folder: Path, prefix: str) -> None:
    """Delete the folders in the making in `folder`, called `prefix` and something, that nobody works in any more."""
    for left in folder.glob(f"{prefix}*"):
        with suppress(FolderBusy, RecordsError), alone_in(left):
            shutil.rmtree(left, ignore_errors=True)


def _beside(home: Path) -> dict[str, Path]:
    return {f"home/{name}": home / name for name in BESIDE if (home / name).is_file()}


def _told(using: str, now: datetime) -> dict[str, Any]:
    """What the manifest says of the store."""
    connection = connections[using]
    applied = sorted(MigrationRecorder(connection).applied_migrations())
    return {
        "cinequorum": version("cinequorum"),
        "made": now.astimezone(UTC).isoformat(timespec="seconds"),
        "database": connection.vendor,
        "migrations": [f"{app}.{name}" for app, name in applied],
    }


def _proven(made: Path, using: str, folder: Path) -> dict[str, int]:
    """Return the rows of each table of a backup, after it was unpacked and looked at; against PostgreSQL's own rows."""
    container.unpack(made, container.manifest_of(made), folder)
    check_file(folder / "store" / DATABASE, made)
    with opened(folder / "store") as restored:
        if connections[using].vendor == "postgresql":
            return check_alike(kept_models(), using, restored)
        return {model._meta.db_table: model._base_manager.using(restored).count() for model in kept_models()}


def _put(made: Path, target: Path) -> None:
    """Put the file in its place so that it is there after the machine loses its power, too."""
    with made.open("rb") as file:
        os.fsync(file.fileno())
    made.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
