"""Where the site keeps its data: one folder, with the database and the key in it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

DATABASE = "cinequorum.sqlite3"
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
