"""Where the data lies, and how the store is found: the library itself knows no database."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from importlib.metadata import entry_points
from pathlib import Path

from cinequorum.errors import MissingExtra
from cinequorum.store.port import Store

DATABASE_VARIABLES = ("CINEQUORUM_DATABASE_URL", "DATABASE_URL")  # the first that is set holds


def home_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of all data: `CINEQUORUM_HOME`, else the platform's data folder of the user.

    >>> home_folder({"CINEQUORUM_HOME": "/srv/films"}).as_posix()
    '/srv/films'
    """
    if chosen := environment.get("CINEQUORUM_HOME"):
        return Path(chosen).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "cinequorum"
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA", str(Path.home()))) / "cinequorum"
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "cinequorum"


def database_url(environment: Mapping[str, str] = os.environ) -> tuple[str, str] | None:
    """Return the address of the database that takes the place of the SQLite file, behind the variable that has it.

    >>> database_url({"DATABASE_URL": "postgresql://films.example/films"})
    ('DATABASE_URL', 'postgresql://films.example/films')
    """
    return next(((name, url) for name in DATABASE_VARIABLES if (url := environment.get(name, "").strip())), None)


def without_password(url: str) -> str:
    """Return the address of a database as it may be shown.

    >>> without_password("postgresql://ada:secret@films.example:5433/films?sslmode=require&password=secret")
    'postgresql://ada@films.example:5433/films?sslmode=require'
    """
    scheme, _, rest = url.partition("://")
    login, at, where = rest.rpartition("@")  # the last one: a password may have any character, also unescaped
    user = re.split("[:?]", login)[0]
    place, _, query = where.partition("?")
    kept = "&".join(pair for pair in query.split("&") if pair and not pair.lower().startswith("pass"))
    return f"{scheme}://{user}{at}{place}{'?' + kept if kept else ''}"


def open_store() -> Store:
    """Open the store in the home folder through whoever provides one. Raises `MissingExtra`, `StoreError`."""
    for provider in sorted(entry_points(group="cinequorum.stores"), key=lambda point: point.name):
        store: Store = provider.load()(home_folder())
        return store
    raise MissingExtra("a store on disk", "web")
