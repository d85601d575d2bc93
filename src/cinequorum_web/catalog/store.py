"""Opening the catalogue from outside a server: the entry point that the command line knows."""

from __future__ import annotations

from pathlib import Path

from cinequorum.store.port import Store
from cinequorum_web.catalog.opening import ready


def open_store(home: Path) -> Store:
    """Open the store in the folder `home`, making folder and tables where they are missing.

    Works outside any server: Django is set up here. Raises `StoreError` where the folder or the database can't be used.
    """
    alias = ready(home)
    from cinequorum_web.catalog.orm import CatalogStore  # only now are Django's models known

    return CatalogStore(using=alias)
