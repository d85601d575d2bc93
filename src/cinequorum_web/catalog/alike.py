"""Whether two databases hold the same rows, whatever kind each is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django.db import models

from cinequorum.errors import StoreError

_AT_ONCE = 200


def check_alike(kept: Iterable[type[models.Model]], left: str, right: str) -> dict[str, int]:
    """Return how many rows each of these tables has. Raises `StoreError` for the first that differs between the two."""
    counts: dict[str, int] = {}
    for model in kept:
        table = model._meta.db_table
        counts[table], there = state_of(model, left)
        n, here = state_of(model, right)
        if there != here:
            raise StoreError(f"the table {table} is not the same afterwards: {counts[table]} rows, then {n}")
    return counts


def state_of(model: type[models.Model], using: str) -> tuple[int, str]:
    """Return the number of rows of a table and a digest of all that they hold, in the order of their numbers."""
    found, n = hashlib.sha256(), 0
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._base_manager.using(using).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=_AT_ONCE):
        n += 1
        for value in row:
            told = _bytes_of(value)
            found.update(len(told).to_bytes(8, "big") + told)
    return n, found.hexdigest()


def _bytes_of(value: Any) -> bytes:
    """Return a value as bytes that are the same from each database, with its sort before it."""
    if isinstance(value, bytes | memoryview):
        return b"b" + bytes(value)
    if isinstance(value, str):
        return b"s" + value.encode("utf-8", "surrogatepass")
    if isinstance(value, datetime):
        return b"t" + value.astimezone(UTC).isoformat().encode()
    if isinstance(value, date):
        return b"d" + value.isoformat().encode()
    return b"j" + json.dumps(value, sort_keys=True, default=str).encode()
