"""The folder of the data: whether there is room, whether it can be written, whether its keys are for its owner only."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cinequorum.cli.finding import Finding
from cinequorum_web.home import KEY_FILE, SIGNING_KEY

LEAST = 500_000_000  # bytes free, below which an ingest of a day may not end


@dataclass(frozen=True, slots=True, kw_only=True)
class Disk:
    """How many bytes are free where the data lie."""

    free: int

    @classmethod
    def of(cls, folder: Path) -> Disk:
        """Look at the disk that `folder`, or what there is of the way to it, lies on."""
        there = folder.expanduser().absolute()
        while not there.exists():
            there = there.parent
        return cls(free=shutil.disk_usage(there).free)


def place_findings(home: Path, size: int, disk: Disk) -> Iterator[Finding]:
    """Yield what is wrong with the place where a store of `size` bytes lies."""
    if disk.free < max(LEAST, size):
        told = f"the disk of {home} has {disk.free:,} bytes left, and the store has {size:,}"
        do = "make room: a backup and a rebuild need as much again as the store has"
        yield Finding(code="disk", told=told, do=do)
    if not home.exists():
        return
    if not os.access(home, os.W_OK | os.X_OK):
        yield Finding(code="read_only", told=f"{home} cannot be written", do="give the folder to who runs the program")
    for name in (KEY_FILE, SIGNING_KEY):
        key = home / name
        if key.is_file() and key.stat().st_mode & 0o077:
            yield Finding(code="open_key", told=f"{key} can be read by others", do=f"chmod 600 {key}")
