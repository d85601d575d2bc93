"""Whether the tables are those that this version of the program knows."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader

from cinequorum.cli.finding import Finding


def there(connection: BaseDatabaseWrapper, table: str) -> bool:
    """Return whether the database has a table."""
    return table in connection.introspection.table_names()


def findings(connection: BaseDatabaseWrapper) -> Iterator[Finding]:
    """Yield migrations that are not applied, and applied ones that this version does not know.

    An application of which none is applied has not been used: the command line alone makes no tables of members.
    """
    loader = MigrationLoader(connection)
    applied = set(loader.applied_migrations)
    used = {app for app, _ in applied}
    missing = sorted(key for key in loader.disk_migrations if key[0] in used and key not in applied)
    if missing and "catalog" in used:
        told = f"{len(missing)} migrations are not applied, {'.'.join(missing[0])} among them"
        do = "back the store up, then run `cinequorum serve` or `cinequorum rebuild`, which apply them"
        yield Finding(code="old_tables", told=told, do=do)
    ours = {app for app, _ in loader.disk_migrations}
    unknown = sorted(key for key in applied if key[0] in ours and key not in loader.disk_migrations)
    if unknown:
        told = f"the store was written by a later version: {'.'.join(unknown[0])} is not known here"
        yield Finding(code="new_tables", told=told, do="install that version of the program, or a later one")
