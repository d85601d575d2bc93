"""Which index a database has."""

from __future__ import annotations

from django.db import connections

from cinequorum_web.search.fts import SqliteIndex
from cinequorum_web.search.postgres import PostgresIndex
from cinequorum_web.search.rows import RowIndex


def index_of(using: str) -> RowIndex:
    """Return the index in the database that Django knows as `using`."""
    return PostgresIndex(using) if connections[using].vendor == "postgresql" else SqliteIndex(using)
