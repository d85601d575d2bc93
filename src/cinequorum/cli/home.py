"""Where the data lies, and how the store is found: the library itself knows no database."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.metadata import entry_points
from pathlib import Path

from cinequorum.errors import MissingExtra
from cinequorum.store.port import Store


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


def open_store() -> Store:
    """Open the store in the home folder through whoever provides one. Raises `MissingExtra`, `StoreError`."""
    for provider in sorted(entry_points(group="cinequorum.stores"), key=lambda point: point.name):
        store: Store = provider.load()(home_folder())
        return store
    raise MissingExtra("a store on disk", "web")
