"""A store as it is at one moment, in a file of SQLite, while others go on writing to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connections, transaction

from cinequorum.errors import BackupError
from cinequorum_web.catalog.copying import copy_rows
from cinequorum_web.catalog.opening import at_folder
from cinequorum_web.home import DATABASE

_SIGNED_IN = ("django_session", "usersessions_usersession")  # nobody is to be signed in by a backup


@contextmanager
def opened(folder: Path) -> Iterator[str]:
    """Know the SQLite file in `folder` to Django for as long as this lasts; its tables are brought up to date."""
    alias = at_folder(folder)
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.databases[alias]


@contextmanager
def still(using: str) -> Iterator[None]:
    """See a PostgreSQL database as it is now for as long as this lasts: nobody who writes waits for that."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(using=using):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT 1")  # only a question makes the snapshot
        yield


def take(using: str, folder: Path) -> bool:
    """Write what the database `using` holds into a SQLite file in `folder`; return whether what is searched is in it.

    PostgreSQL keeps no text that could be searched again, so there it is made of the pages when the file is restored.
    """
    folder.mkdir()
    path = folder / DATABASE
    connection = connections[using]
    if connection.vendor == "postgresql":
        path.touch()
        with opened(folder) as made, transaction.atomic(using=made):
            copy_rows(using, made)
        return False
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as made_file:
        connection.connection.backup(made_file)
        _sign_out(made_file)
    return True


def check_file(path: Path, archive: Path) -> None:
    """Raise `BackupError` about `archive` unless the SQLite file from it at `path` holds together."""
    try:
        with closing(sqlite3.connect(path)) as file:
            (told,) = file.execute("PRAGMA integrity_check(1)").fetchone()
            loose = file.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise BackupError(str(archive), "damaged", f"holds no store that can be read: {error}") from error
    if told != "ok" or loose is not None:
        why = told if told != "ok" else f"the table {loose[0]} refers to rows that are not there"
        raise BackupError(str(archive), "damaged", f"holds a store that is damaged: {why}")


def _sign_out(file: sqlite3.Connection) -> None:
    file.execute("PRAGMA journal_mode = DELETE")
    file.execute("PRAGMA secure_delete = ON")
    there = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in reversed(_SIGNED_IN):
        if table in there:
            file.execute(f"DELETE FROM {table}")
    file.commit()
