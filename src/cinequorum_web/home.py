"""Where the site keeps its data: one folder, with the database and the key in it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from cinequorum.errors import StoreError

DATABASE = "cinequorum.sqlite3"
COUNTS = "counts.sqlite3"  # attempts and codes that were used; it can be thrown away
KEY_FILE = "secret-key"
SIGNING_KEY = "signing-key"  # with which evidence packs are signed


def prepare_home(home: Path) -> None:
    """Create the folder and, once, its secret key; nobody else can read either.

    A folder that is there keeps its rights: whose it is has been decided.
    """
    home.parent.mkdir(parents=True, exist_ok=True)
    home.mkdir(mode=0o700, exist_ok=True)
    try:
        handle = os.open(home / KEY_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))


def prepare_database(home: Path) -> None:
    """Create the file of SQLite, empty, where it is not there yet: its owner only can read it.

    SQLite gives its journals, which have the same rows in them, the rights of the file.
    """
    (home / DATABASE).touch(mode=0o600, exist_ok=True)


def secret_key(environ: Mapping[str, str], home: Path) -> str:
    """Return the key given in the environment, else the folder's own, else one that lasts as long as the process."""
    if given := environ.get("CINEQUORUM_SECRET_KEY"):
        return given
    try:
        kept = (home / KEY_FILE).read_text(encoding="ascii").strip()
    except OSError:
        kept = ""
    return kept or secrets.token_urlsafe(50)


def proxies(environ: Mapping[str, str]) -> int:
    """Return how many proxies stand before the site. Raises `StoreError` where that is no number.

    >>> proxies({}), proxies({"CINEQUORUM_PROXIES": "1"})
    (0, 1)
    """
    given = environ.get("CINEQUORUM_PROXIES", "").strip() or "0"
    if not (given.isdecimal() and len(given) == 1):
        raise StoreError(f"CINEQUORUM_PROXIES is {given[:40]!r}; it should be the number of proxies before the site")
    return int(given)
