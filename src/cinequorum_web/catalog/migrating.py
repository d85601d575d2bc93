"""Migrations that are made whole or not at all, whenever the program is stopped."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.migrations.executor import MigrationExecutor


class WholeMigrations(MigrationExecutor):
    """Makes a migration and the note that it is made in one transaction.

    Django notes it in a transaction of its own where a migration has indexes. A program that was killed between the two
    could never begin again: the tables were there, and it wanted to make them.
    """

    def apply_migration(self, *given: Any, **named: Any) -> Any:
        """Make one migration."""
        self.connection.disable_constraint_checking()  # SQLite does so outside of transactions only
        try:
            with transaction.atomic(using=self.connection.alias):
                return super().apply_migration(*given, **named)
        finally:
            self.connection.enable_constraint_checking()
