"""What is counted over all processes of the site: attempts to sign in, codes that were used, questions with a token.

Django's cache, kept in a file of SQLite of its own beside the store. In memory each process would count for itself, and
so let through as much as all of them together; in the store each count would have all kept pages made anew.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import local
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import OperationalError

MADE = (
    "CREATE TABLE IF NOT EXISTS counted (key TEXT PRIMARY KEY, value TEXT NOT NULL, until REAL NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS counted_until ON counted (until)",
)
PATIENCE = 5  # seconds that one waits for whoever else is counting
SWEPT = 200  # writings of a thread after which it throws away what is over
FOR_EVER = 1e12  # a moment that does not come


class Counts(BaseCache):
    """A cache of small values (what JSON has) in the file `location`; adding and counting on are one step each.

    Raises Django's `OperationalError` where the file can't be written: what is to be limited is then not let through.
    """

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._path = Path(location)
        self._own = local()

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep a value where there is none; return whether there was none. Of many at once one is told so."""
        row = (self._key(key, version), json.dumps(value), self._until(timeout), time.time())
        kept = "ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until WHERE until <= ?"
        with self._writing() as file:
            return file.execute(f"INSERT INTO counted VALUES (?, ?, ?) {kept}", row).rowcount == 1

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep a value."""
        row = (self._key(key, version), json.dumps(value), self._until(timeout))
        with self._writing() as file:
            file.execute("INSERT OR REPLACE INTO counted VALUES (?, ?, ?)", row)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return a value whose time is not over."""
        with self._writing() as file:
            asked = (self._key(key, version), time.time())
            found = file.execute("SELECT value FROM counted WHERE key = ? AND until > ?", asked).fetchone()
        return default if found is None else json.loads(found[0])

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count on, and return the new count. Raises `ValueError` where there is none."""
        counted = "UPDATE counted SET value = CAST(value AS INTEGER) + ? WHERE key = ? AND until > ? RETURNING value"
        with self._writing() as file:
            found = file.execute(counted, (delta, self._key(key, version), time.time())).fetchall()
        if not found:
            raise ValueError(f"nothing is counted under {key!r}")
        return int(found[0][0])

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep a value for longer; return whether there is one."""
        row = (self._until(timeout), self._key(key, version), time.time())
        with self._writing() as file:
            return file.execute("UPDATE counted SET until = ? WHERE key = ? AND until > ?", row).rowcount == 1

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a value; return whether there was one."""
        with self._writing() as file:
            return file.execute("DELETE FROM counted WHERE key = ?", (self._key(key, version),)).rowcount == 1

    def clear(self) -> None:
        """Forget all."""
        with self._writing() as file:
            file.execute("DELETE FROM counted")

    def _key(self, key: str, version: int | None) -> str:
        return str(self.make_and_validate_key(key, version))

    def _until(self, timeout: Any) -> float:
        moment = self.get_backend_timeout(timeout)
        return FOR_EVER if moment is None else float(moment)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            file = self._file()
            self._own.writings = getattr(self._own, "writings", 0) + 1
            if self._own.writings % SWEPT == 0:
                file.execute("DELETE FROM counted WHERE until <= ?", (time.time(),))
            yield file
        except (sqlite3.Error, OSError) as error:
            self._own.__dict__.clear()
            raise OperationalError(f"{self._path} cannot be written: {error}") from error

    def _file(self) -> sqlite3.Connection:
        """Return this thread's connection, in which each statement is a transaction of its own."""
        if getattr(self._own, "process", None) != os.getpid():
            with suppress(FileExistsError):
                os.close(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            file = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
            for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF", *MADE):
                file.execute(statement)
            self._own.file, self._own.process = file, os.getpid()
        found: sqlite3.Connection = self._own.file
        return found
