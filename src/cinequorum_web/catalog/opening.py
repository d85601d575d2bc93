"""Setting Django up outside a server, and bringing a database to the newest tables."""

from __future__ import annotations

import os
from pathlib import Path

from cinequorum.errors import StoreError
from cinequorum_web.home import DATABASE, prepare_home


def ready(home: Path) -> str:
    """Return the name under which Django knows the database in `home`, which is ready for use afterwards.

    Raises `StoreError` where the folder can't be written or the file is no database of this program.
    """
    folder = home.expanduser().resolve()
    try:
        prepare_home(folder)
    except OSError as error:
        raise StoreError(f"the folder {folder} cannot be used: {error.strerror}") from error
    set_up(folder)
    alias = _alias(folder / DATABASE)
    _migrate(alias)
    return alias


def set_up(home: Path) -> None:
    """Configure Django for the data in `home`, once per process; a second call changes nothing."""
    import django
    from django.conf import settings

    if not settings.configured:
        if url := os.environ.get("DATABASE_URL"):
            raise StoreError(f"DATABASE_URL is set ({url.split(':', maxsplit=1)[0]}), but only SQLite can be used yet")
        os.environ["CINEQUORUM_HOME"] = str(home)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cinequorum_web.settings")
    django.setup()


def _alias(path: Path) -> str:
    """Return the connection for the file at `path`; one process may hold several stores."""
    from django.db import connections

    from cinequorum_web.settings import sqlite_at

    for name, config in connections.databases.items():
        if Path(str(config["NAME"])) == path:
            return name
    name = f"at:{path}"
    connections.databases[name] = sqlite_at(path)
    connections.configure_settings(connections.databases)
    return name


def _migrate(alias: str) -> None:
    from django.db import DatabaseError, connections
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connections[alias])
        targets = executor.loader.graph.leaf_nodes()
        if executor.migration_plan(targets):
            executor.migrate(targets)
        connections[alias].close()  # whoever forks or spawns afterwards inherits no connection
    except DatabaseError as error:
        raise StoreError(f"the database of {alias} cannot be used: {error}") from error
