"""Receipts: what a piece of work has made, under a name for all that went into it, so that it is done once.

Work here is pure: the same inputs give the same shards. So a receipt that is there is as good as the work itself, and
whoever is stopped in the middle finds all pieces that were finished. They are deleted when the manifest is written.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TypeVar

import msgspec

from cinequorum.model.codec import encode
from cinequorum.model.page import content_id
from cinequorum.model.typed import from_json
from cinequorum.records.files import write_whole

FOLDER = "receipts"
T = TypeVar("T")


def key_of(*inputs: object) -> str:
    """Return the name of a piece of work: a digest of all that goes into it.

    >>> key_of("read", 1) == key_of("read", 1), key_of("read", 1) == key_of("read", 2)
    (True, False)
    """
    return content_id(encode(inputs))


def receipt(folder: Path, key: str, kind: type[T]) -> T | None:
    """Return what a piece of work has made, None where it is to be done."""
    path = folder / FOLDER / f"{key}.json"
    try:
        return from_json(path.read_bytes(), kind)
    except (FileNotFoundError, msgspec.MsgspecError, ValueError, RecursionError):
        return None  # one that makes no sense is no receipt: the work is done again


def give(folder: Path, key: str, made: object) -> None:
    """Write down what a piece of work has made. Its shards must be there before."""
    write_whole(folder / FOLDER / f"{key}.json", encode(made))


def forget(folder: Path) -> None:
    """Delete all receipts."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
