"""The state of the database as a word: another after each commit, by whomever. It costs no question about rows.

SQLite counts its commits in the head of the index of its log, which every connection shares; PostgreSQL's snapshot
names the transactions that it sees. (https://www.sqlite.org/walformat.html, "The WAL-Index Header".)

Nothing in a process that has a file of SQLite open may open and close that file, its log or its index: with any closing
the kernel drops all locks that the process has on it, and two writers at once destroy the store.
(https://www.sqlite.org/howtocorrupt.html, section 2.2.) So an index, once opened, stays open.
"""

from __future__ import annotations

import os
from threading import Lock

from django.db import DatabaseError, connections

HEAD = 48  # bytes of the index: version, count of changes, last frame, salts, checksums


def moment_of(using: str = "default") -> bytes | None:
    """Return a word for the state that a reader sees now; None where there is none, so that nothing may be kept."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_current_snapshot()::text")
                return str(cursor.fetchone()[0]).encode()
        except DatabaseError:
            return None
    name = str(connection.settings_dict["NAME"])
    return None if "memory" in name else _of_files(name)


class Indexes:
    """The indexes that this process has looked into, by device and number: each is opened once and never closed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: dict[tuple[int, int], int] = {}

    def head(self, name: str) -> bytes:
        """Return the first bytes of the index at `name`. Raises `OSError` where there is none."""
        told = os.stat(name)
        with self._lock:
            handle = self._open.get((told.st_dev, told.st_ino))
            if handle is None:
                handle = self._opened(name)
            return os.pread(handle, HEAD, 0)

    def _opened(self, name: str) -> int:
        self._let_go()
        handle = os.open(name, os.O_RDONLY | os.O_CLOEXEC)
        told = os.fstat(handle)
        return self._open.setdefault((told.st_dev, told.st_ino), handle)

    def _let_go(self) -> None:
        """Close what lies in no folder any more: SQLite takes an index away when nobody has the store open."""
        for key, handle in list(self._open.items()):
            if os.fstat(handle).st_nlink == 0:
                os.close(self._open.pop(key))


INDEXES = Indexes()
"""Locks are a thing of the whole process: what is open in it has to be known in one place."""


def _of_files(name: str) -> bytes | None:
    try:
        told = os.stat(name)
        head = INDEXES.head(f"{name}-shm")
    except OSError:
        return None
    return b"%d.%d.%b" % (told.st_mtime_ns, told.st_size, head) if len(head) == HEAD else None
