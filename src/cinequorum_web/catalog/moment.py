"""The state of the database as a word: another after each commit, by whomever. It costs no question about rows.

SQLite counts its commits in the head of the index of its log, which every connection shares; PostgreSQL's snapshot
names the transactions that it sees. (https://www.sqlite.org/walformat.html, "The WAL-Index Header".)
"""

from __future__ import annotations

import os

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


def _of_files(name: str) -> bytes | None:
    try:
        told = os.stat(name)
        with open(f"{name}-shm", "rb", buffering=0) as index:
            head = index.read(HEAD)
    except OSError:
        return None
    return b"%d.%d.%b" % (told.st_mtime_ns, told.st_size, head) if len(head) == HEAD else None
