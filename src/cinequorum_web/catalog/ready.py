"""What is made of many rows, kept in a form ready for showing until what it is about changes.

It is a copy and decides nothing: what is missing, or was made of another version, is made when somebody looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import ClassVar

from django.db import DatabaseError, connections, models, transaction

PATIENCE = 50  # milliseconds that a reader waits for whoever is writing to SQLite; then nothing is kept this time


class ReadyRow(models.Model):
    """Something ready for showing: about what (`kind`, `slug`), which form of it, and made of which version."""

    kind = models.CharField(max_length=16)
    slug = models.CharField(max_length=200)
    form = models.CharField(max_length=32)
    version = models.CharField(max_length=64)
    body = models.BinaryField()

    class Meta:
        """Overwritten by the next version; can be thrown away at any time."""

        db_table = "ready"
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "slug", "form"], name="ready_once")]


def version_of(*told: object) -> str:
    """Return one word for all that something is made of."""
    return sha256("\0".join(map(str, told)).encode()).hexdigest()


def kept(kind: str, slug: str, form: str, version: str) -> bytes | None:
    """Return what is ready of this version, or None."""
    rows = ReadyRow.objects.filter(kind=kind, slug=slug, form=form, version=version)
    body = rows.values_list("body", flat=True).first()
    return None if body is None else bytes(body)


def keep(row: ReadyRow, using: str = "default") -> None:
    """Keep something for the next who looks, if nobody is writing; otherwise it is made again then."""
    with suppress(DatabaseError), _impatient(using), transaction.atomic(using=using):
        ReadyRow.objects.using(using).bulk_create(
            [row],
            update_conflicts=True,
            unique_fields=["kind", "slug", "form"],
            update_fields=["version", "body"],
        )


def forget(kind: str, slugs: list[str], using: str) -> None:
    """Throw away what is ready of these."""
    ReadyRow.objects.using(using).filter(kind=kind, slug__in=slugs).delete()


@contextmanager
def _impatient(using: str) -> Iterator[None]:
    """Wait but a moment for whoever is writing to SQLite. On PostgreSQL nobody waits for another's rows."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")
