"""Shards: files of rows that never change, named by what is in them."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from cinequorum.errors import RecordsError, ShardBroken
from cinequorum.records.files import told, whole_file

FOLDER = "shards"
_LEVEL = 1  # a quarter of the bytes at 130 MB/s; level 6 takes four times as long for a seventh less
_DIGITS = 32


class Shard(Struct, frozen=True, kw_only=True, order=True):
    """A file of rows. `digest` names it: of its rows, not of how they are packed. `packed`: the bytes on the disk."""

    digest: str
    rows: int
    packed: int


def write_shard(folder: Path, rows: Iterable[bytes]) -> Shard:
    """Write rows, each a line of JSON, as one shard under `folder`. The same rows give the same file, byte for byte.

    Rows are taken one at a time: memory does not grow with them. Raises `DiskFull`, `RecordsError`.
    """
    hashed, count = hashlib.sha256(), 0
    with whole_file(folder / FOLDER) as (file, finish):
        with gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=_LEVEL, mtime=0) as packed:
            for row in rows:
                line = row + b"\n"
                hashed.update(line)
                packed.write(line)
                count += 1
        size = file.tell()
        digest = hashed.hexdigest()[:_DIGITS]
        finish(shard_path(folder, digest))
    return Shard(digest=digest, rows=count, packed=size)


def read_shard(folder: Path, shard: Shard) -> list[bytes]:
    """Return the rows of a shard, all at once: none is given out before it is sure that they are the ones written.

    Raises `ShardBroken` where they are not, or where the file is not there or can't be read.
    """
    path = shard_path(folder, shard.digest)
    try:
        with told(path):
            packed = path.read_bytes()
        data = gzip.decompress(packed)
    except RecordsError as error:
        raise ShardBroken(str(path), f"the shard cannot be read: {error.__cause__ or error}") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ShardBroken(str(path), f"the shard is cut or changed: {error}") from error
    if hashlib.sha256(data).hexdigest()[:_DIGITS] != shard.digest:
        raise ShardBroken(str(path), "the shard holds other rows than were written")
    return data.split(b"\n")[:-1]


def check_shard(folder: Path, digest: str) -> None:
    """Hold the rows of a shard against its digest. Raises `ShardBroken` as `read_shard` does."""
    read_shard(folder, Shard(digest=digest, rows=0, packed=0))


def is_there(folder: Path, shard: Shard) -> bool:
    """Tell whether a shard is there in its whole length; what is in it, only reading tells."""
    path = shard_path(folder, shard.digest)
    with told(path):
        return path.is_file() and path.stat().st_size == shard.packed


def tidy(folder: Path, kept: AbstractSet[str]) -> int:
    """Delete the shards whose digest is not among `kept`: what was in passing. Returns how many there were."""
    left = [path for path in (folder / FOLDER).glob("*/*") if path.name.split(".")[0] not in kept]
    for path in left:
        path.unlink(missing_ok=True)
    for place in {path.parent for path in left}:
        with suppress(OSError):  # others lie there
            place.rmdir()
    return len(left)


def shard_path(folder: Path, digest: str) -> Path:
    """Return where the shard of that digest lies."""
    return folder / FOLDER / digest[:2] / f"{digest}.jsonl.gz"
