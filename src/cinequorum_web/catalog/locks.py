"""One writer at a time: what is planned on a store must still hold when it is written.

A transaction is not enough, since a change is planned before it begins; and a transaction around the planning would
keep the site from keeping the documents that it makes. The lock ends with the process that holds it, however that ends.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from cinequorum.errors import StoreError

KEY = 0x43494E45  # ours among the advisory locks of the database
AGAIN = 0.2  # seconds between two tries


@contextmanager
def alone(using: str, on_wait: Callable[[], None]) -> Iterator[None]:
    """Be the only one who changes the database; `on_wait` is called once if another has to be waited for.

    Raises `StoreError` where the database can't be asked, or the folder can't be written.
    """
    connection = connections[using]
    if connection.vendor == "postgresql":
        with _in_server(connection, on_wait):
            yield
    elif "memory" in (name := str(connection.settings_dict["NAME"])):  # nobody else can have it
        yield
    else:
        with _on_disk(Path(f"{name}.lock"), on_wait):
            yield


@contextmanager
def _in_server(connection: BaseDatabaseWrapper, on_wait: Callable[[], None]) -> Iterator[None]:
    def take() -> bool:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
                return bool(cursor.fetchone()[0])
        except DatabaseError as error:
            raise StoreError(f"the store cannot be written: {' '.join(str(error).split())}") from error

    _wait_for(take, on_wait)
    try:
        yield
    finally:
        with suppress(DatabaseError), connection.cursor() as cursor:  # a lost connection has given it back already
            cursor.execute("SELECT pg_advisory_unlock(%s)", [KEY])


@contextmanager
def _on_disk(path: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    try:
        file = path.open("a")
    except OSError as error:
        raise StoreError(f"the store cannot be written: {path}: {error.strerror}") from error
    with file:
        _wait_for(lambda: _taken(file), on_wait)
        yield


def _wait_for(take: Callable[[], bool], on_wait: Callable[[], None]) -> None:
    told = False
    while not take():
        if not told:
            on_wait()
            told = True
        time.sleep(AGAIN)


def _taken(file: IO[str]) -> bool:
    """Take the lock on an open file, unless another has it. It is given back when the file is closed."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
