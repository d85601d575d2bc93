"""Which database the site uses: a file of SQLite in its folder, or PostgreSQL at an address."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from cinequorum.cli.home import database_url, without_password
from cinequorum.errors import MissingExtra, StoreError
from cinequorum_web.home import DATABASE

PATIENCE = 10  # seconds until a server that does not answer is taken for away
_SCHEMES = ("postgresql", "postgres")
_PLACES = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}


def database_of(environment: Mapping[str, str], home: Path) -> dict[str, Any]:
    """Return the connection settings of the database that the environment names, else of the file in `home`.

    Raises `StoreError` where the address makes no sense, `MissingExtra` where its driver is not installed.
    """
    given = database_url(environment)
    return sqlite_at(home / DATABASE) if given is None else postgres_at(*given)


def sqlite_at(path: Path) -> dict[str, Any]:
    """Return the connection settings of the SQLite file at `path`: readers never wait for the writer.

    A connection keeps at most 32 MB of the file at hand, sixteen times what it would: a search reads its pages from
    all over a large one.
    """
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000; PRAGMA cache_size=-32000;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"init_command": pragmas, "transaction_mode": "IMMEDIATE", "timeout": 20},
        "CONN_MAX_AGE": None,
    }


def postgres_at(variable: str, url: str) -> dict[str, Any]:
    """Return the connection settings of the PostgreSQL database at `url`, which stands in the environment `variable`.

    What the address leaves out is up to the driver: `PGPASSWORD`, `~/.pgpass`, the local socket. What stands behind its
    question mark goes to the driver, as `sslmode=require`; `host` may be the folder of a socket.

    >>> found = postgres_at("DATABASE_URL", "postgresql://ada:p%40ss@db.example:5433/films?sslmode=require")
    >>> found["HOST"], found["PORT"], found["USER"], found["PASSWORD"], found["NAME"], found["OPTIONS"]["sslmode"]
    ('db.example', '5433', 'ada', 'p@ss', 'films', 'require')
    """
    places, options = _read(variable, url)
    if importlib.util.find_spec("psycopg") is None:
        raise MissingExtra(f"PostgreSQL ({variable} is set)", "postgres")
    return {
        "ENGINE": "cinequorum_web.postgres",
        **{setting: places.get(name, "") for name, setting in _PLACES.items()},
        "OPTIONS": {"connect_timeout": PATIENCE, "application_name": "cinequorum", **options},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def place_of(config: Mapping[str, Any]) -> str:
    """Return how a database is called in messages: never with its password."""
    if not str(config["ENGINE"]).endswith("postgres"):
        return str(config["NAME"])
    user = f"{config['USER']}@" if config["USER"] else ""
    port = f":{config['PORT']}" if config["PORT"] else ""
    return f"postgresql://{user}{config['HOST']}{port}/{config['NAME']}"


def _read(variable: str, url: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the parts of an address, and what else the driver is told."""
    shape = "postgresql://USER:PASSWORD@HOST:PORT/DATABASE"
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise StoreError(f"{variable} is no address of a database ({error}); it should be like {shape}") from error
    if parts.scheme not in _SCHEMES:
        told = f"{variable} is {without_password(url)!r}" if "://" in url else f"{variable} is no address"
        raise StoreError(f"{told}; it should be like {shape}, or not set for SQLite in CINEQUORUM_HOME")
    options = dict(parse_qsl(parts.query))
    found = {
        "host": unquote(host or ""),
        "port": str(port or ""),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "dbname": unquote(parts.path.strip("/")),
    }
    found |= {name: options.pop(name) for name in _PLACES if name in options}
    if not found["dbname"]:
        raise StoreError(f"{variable} names no database; it should be like {shape}")
    return found, options
