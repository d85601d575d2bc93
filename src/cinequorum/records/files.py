"""Files that are there whole or not at all, whenever the program is stopped: the ground that records stand on."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cinequorum.errors import DiskFull, FolderBusy, RecordsError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_UNFINISHED = ".unfinished-"


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`, all or nothing: a reader, or a later program, sees the old file or the new one.

    Raises `DiskFull`, or `RecordsError` where the folder can't be written.
    """
    with whole_file(path.parent) as (file, finish):
        file.write(data)
        finish(path)


class _Finish:
    """Gives the file its name, once its bytes are on the disk."""

    def __init__(self, file: BinaryIO, made: str) -> None:
        self._file = file
        self._made = made

    def __call__(self, path: Path) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(self._made, path)
        _settle(path.parent)


@contextmanager
def whole_file(folder: Path) -> Iterator[tuple[BinaryIO, _Finish]]:
    """Give a file under a passing name in `folder`, and what gives it its own at the end; without that it is deleted.

    Raises `DiskFull`, or `RecordsError` where the folder can't be written.
    """
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        number, made = tempfile.mkstemp(prefix=_UNFINISHED, dir=folder)
        try:
            with os.fdopen(number, "wb") as file:
                yield file, _Finish(file, made)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(made)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system says of a file into an error that names it."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(str(path), "no room is left on the disk; what was finished is kept") from error
        raise RecordsError(str(path), f"cannot be used: {error.strerror or error}") from error


def sweep(folder: Path) -> int:
    """Delete what stopped programs have left unfinished under `folder`; return how many files that were."""
    left = [path for path in folder.rglob(f"{_UNFINISHED}*") if path.is_file()]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Be the only program that writes into `folder`. Raises `FolderBusy` where another one is.

    The lock ends with the process that holds it, however that ends, and is not passed on to processes that it starts.
    """
    import fcntl

    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / ".lock").open("a")
    with file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FolderBusy(str(folder), "another cinequorum is writing there; wait until it is done") from error
        yield


def _settle(folder: Path) -> None:
    """Have the system write down that a name in `folder` has changed."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
