"""The folder into which the processes of a site count together, for as long as the site runs.

A site that is killed takes nothing along. So each holds a lock in its folder, which the system lets go of with the last
of its processes; the next site that starts takes away the folders that nobody holds.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

COUNTED_IN = "PROMETHEUS_MULTIPROC_DIR"  # read by the library that counts, when it is imported
PREFIX = "cinequorum-counts-"
HELD = "held"


@contextmanager
def counted_together() -> Iterator[None]:
    """Have all processes that are started meanwhile count into one folder, which is gone afterwards."""
    sweep(Path(gettempdir()))
    with TemporaryDirectory(prefix=PREFIX) as folder, held(Path(folder)):
        os.environ[COUNTED_IN] = folder
        try:
            yield
        finally:
            del os.environ[COUNTED_IN]


def sweep(place: Path) -> None:
    """Take away the folders of this user's sites that run no more; what others put under such names stays."""
    for folder in place.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if not folder.is_symlink() and folder.stat().st_uid == os.getuid():
                _take_away(folder)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder, in this process and those that it starts: it is not swept away meanwhile."""
    new = folder / f"{HELD}.new"
    with new.open("wb") as file:
        _lock(file.fileno())
        new.rename(folder / HELD)  # never there without its lock
        yield


def _take_away(folder: Path) -> None:
    with (folder / HELD).open("rb") as file:
        _lock(file.fileno())
        shutil.rmtree(folder)


def _lock(handle: int) -> None:
    """Lock an open file. Raises `OSError` where somebody else has."""
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
