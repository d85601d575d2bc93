"""One writer at a time: what is planned on a store must still hold when it is written.

A transaction is not enough, since a change is planned before it begins; and a transaction around the planning would
keep the site from keeping the documents that it makes. The lock ends with the process that holds it, however that ends.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from cinequorum.errors import StoreBusy, StoreError

KEY = 0x43494E45  # ours among the advisory locks of the database
AGAIN = 0.2  # seconds between two tries


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How another is waited for: `told` is called once, before; then for so many seconds, without `most` for ever."""

    told: Callable[[], None]
    most: float | None = None

    def begin(self) -> float:
        """Say that one waits; return until when, by `time.monotonic`."""
        self.told()
        return float("inf") if self.most is None else time.monotonic() + self.most


@contextmanager
def alone(using: str, on_wait: Callable[[], None], most: float | None = None) -> Iterator[None]:
    """Be the only one who changes the database; `on_wait` is called once if another has to be waited for.

    Raises `StoreError` where the database can't be asked, or the folder can't be written; `StoreBusy` where another
    has to be waited for longer than `most` seconds.
    """
    waiting = Waiting(told=on_wait, most=most)
    connection = connections[using]
    if connection.vendor == "postgresql":
        with _in_server(connection, waiting):
            yield
    elif "memory" in (name := str(connection.settings_dict["NAME"])):  # nobody else can have it
        yield
    else:
        with _on_disk(Path(f"{name}.lock"), waiting):
            yield


@contextmanager
def _in_server(connection: BaseDatabaseWrapper, waiting: Waiting) -> Iterator[None]:
    def take() -> bool:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
                return bool(cursor.fetchone()[0])
        except DatabaseError as error:
            raise StoreError(f"the store cannot be written: {' '.join(str(error).split())}") from error

    _wait_for(take, waiting)
    try:
        yield
    finally:
        with suppress(DatabaseError), connection.cursor() as cursor:  # a lost connection has given it back already
            cursor.execute("SELECT pg_advisory_unlock(%s)", [KEY])


@contextmanager
def _on_disk(path: Path, waiting: Waiting) -> Iterator[None]:
    try:
        file = path.open("a")
    except OSError as error:
        raise StoreError(f"the store cannot be written: {path}: {error.strerror}") from error
    with file:
        _wait_for(lambda: _taken(file), waiting)
        yield


def _wait_for(take: Callable[[], bool], waiting: Waiting) -> None:
    until: float | None = None
    while not take():
        until = waiting.begin() if until is None else until
        if time.monotonic() >= until:
            raise StoreBusy("another program is changing the store, and takes its time")
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
