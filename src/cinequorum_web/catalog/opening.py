"""Setting Django up outside a server, and bringing a database to the newest tables."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cinequorum.cli.home import database_url
from cinequorum.errors import StoreError
from cinequorum_web.home import DATABASE, prepare_database, prepare_home

OF_FILMS = ("catalog", "feeds")


def ready(home: Path, applications: tuple[str, ...] | None = OF_FILMS) -> str:
    """Return the name under which Django knows the database in use, which is ready for use afterwards.

    The tables of these applications are brought up to date: the command line needs those about films, and none of
    members. With None those of all applications are.

    That is the one that the environment names, else the file in `home`. Raises `StoreError` where the folder can't be
    written, the database can't be reached, or it is none of this program; `MissingExtra` where its driver is missing.
    """
    folder = home.expanduser().resolve()
    try:
        prepare_home(folder)
        if database_url(os.environ) is None:
            prepare_database(folder)
    except OSError as error:
        raise StoreError(f"the folder {folder} cannot be used: {error.strerror}") from error
    set_up(folder)
    from cinequorum_web.database import database_of

    alias = alias_of(database_of(os.environ, folder))
    migrate(alias, applications)
    return alias


def at_folder(home: Path) -> str:
    """Return the name under which Django, which is set up, knows the SQLite file in the folder `home`, ready for use.

    Raises `StoreError` where there is no such file.
    """
    from cinequorum_web.database import sqlite_at

    path = home.expanduser().resolve() / DATABASE
    if not path.is_file():
        raise StoreError(f"no store lies in {home}: there is no {DATABASE}")
    alias = alias_of(sqlite_at(path))
    migrate(alias, None)
    return alias


def set_up(home: Path) -> None:
    """Configure Django for the data in `home`, once per process; a second call changes nothing."""
    import django
    from django.conf import settings

    if not settings.configured:
        os.environ["CINEQUORUM_HOME"] = str(home)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cinequorum_web.settings")
    django.setup()


def alias_of(wanted: dict[str, Any]) -> str:
    """Return the connection with these settings; one process may hold several stores."""
    from django.db import connections

    from cinequorum_web.database import place_of

    place = place_of(wanted)
    for name, config in connections.databases.items():
        if place_of(config) == place:
            return name
    name = f"at:{place}"
    connections.databases[name] = wanted
    connections.configure_settings(connections.databases)
    return name


def migrate(alias: str, applications: tuple[str, ...] | None, on_wait: Callable[[], None] = lambda: None) -> None:
    """Bring the tables of these applications up to date, of all with None. Raises `StoreError`.

    `on_wait` is called before waiting for another program that changes the store.
    """
    from django.db import DatabaseError, connections
    from django.db.migrations.executor import MigrationExecutor

    from cinequorum_web.catalog.catching_up import catch_up
    from cinequorum_web.catalog.locks import alone
    from cinequorum_web.catalog.migrating import WholeMigrations

    connection = connections[alias]
    try:
        _check(connection)
        executor = MigrationExecutor(connection)
        leaves = executor.loader.graph.leaf_nodes()
        targets = [leaf for leaf in leaves if applications is None or leaf[0] in applications]
        if executor.migration_plan(targets):
            with alone(alias, on_wait):
                WholeMigrations(connection).migrate(targets)  # as things stand now: another may have been here
        catch_up(alias)
        connection.close()  # whoever forks or spawns afterwards inherits no connection
    except (DatabaseError, UnicodeError) as error:
        raise StoreError(_told(alias, error)) from error


def _check(connection: Any) -> None:
    """Refuse a PostgreSQL database that can't hold every script."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        (encoding,) = cursor.fetchone()
    if encoding != "UTF8":
        from cinequorum_web.database import place_of

        raise StoreError(
            f"the database {place_of(connection.settings_dict)} is in {encoding}, which has not all letters: "
            "make it with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
        )


def _told(alias: str, error: Exception) -> str:
    """Return what is wrong with a database, where, and what may help."""
    from django.db import OperationalError, ProgrammingError, connections
    from django.db.migrations.exceptions import MigrationSchemaMissing

    from cinequorum_web.database import place_of

    config = connections[alias].settings_dict
    said = " ".join(str(error).split())
    given = database_url(os.environ)
    helps = ""
    if given is not None and isinstance(error, OperationalError):
        helps = f" Does the server run, and is {given[0]} right?"
    elif given is not None and isinstance(error, ProgrammingError | MigrationSchemaMissing):
        helps = " The user must own the database, or may make tables in it: GRANT CREATE ON SCHEMA public."
    end = "" if said.endswith("?") else "."
    return f"the database {place_of(config)} cannot be used: {said.rstrip('.')}{end}{helps}"
