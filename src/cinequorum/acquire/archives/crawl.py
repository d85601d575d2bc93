"""Pages out of a large crawl, by its index: what is wanted is looked up, and only those records are read.

Made for Common Crawl, whose index is a `cluster.idx` (the first line of each block) beside packed files of blocks; any
sorted CDXJ file will do, packed or not. Index and records may lie on this machine or in a store of objects.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from cinequorum.acquire.archives.cdx import Entry, entry_of, sort_key
from cinequorum.acquire.archives.order import LINE, Order, look, seek
from cinequorum.acquire.archives.resync import next_record
from cinequorum.acquire.storage import AHEAD, opened
from cinequorum.errors import MissingExtra, StorageError
from cinequorum.model.reading import Failure

_BLOCK = 50_000_000  # bytes that a block may have, unpacked
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/markdown", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The keys of an index that are wanted: `key` itself, and with `prefix` all that begin so.

    `inner`: beginning of keys that belong too (hosts below a domain).
    """

    key: str
    prefix: bool = False
    inner: str = ""

    def has(self, key: str) -> bool:
        """Tell whether a key is wanted."""
        if not self.prefix:
            return key == self.key
        return key.startswith(self.key) or (bool(self.inner) and key.startswith(self.inner))

    @property
    def lowest(self) -> str:
        """What no wanted key comes before."""
        return min(self.key, self.inner) if self.inner else self.key

    def is_past(self, key: str) -> bool:
        """Tell whether neither a key nor any after it is wanted."""
        last = max(self.key, self.inner)
        return key > last and not (self.prefix and key.startswith(last))


def wanted(pattern: str) -> Wanted:
    """Return what a pattern means: an address, the beginning of addresses, a host or a domain.

    >>> wanted("https://paper.example/films/*").key, wanted("paper.example").key
    ('example,paper)/films/', 'example,paper)')
    >>> wanted("*.paper.example").inner, wanted("https://paper.example/a").prefix
    ('example,paper,', False)
    """
    if "/" not in pattern:
        host = sort_key(f"http://{pattern.removeprefix('*.')}/").partition(")")[0]
        return Wanted(key=f"{host})", prefix=True, inner=f"{host}," if pattern.startswith("*.") else "")
    address = pattern if "://" in pattern else f"http://{pattern}"
    if not address.endswith("*"):
        return Wanted(key=sort_key(address))
    begin = address.removesuffix("*")
    key = sort_key(begin)
    slash = "/" if begin.endswith("/") and not key.endswith("/") else ""  # a key has none at its end
    return Wanted(key=key + slash, prefix=True)


def entries(index: str, want: Wanted) -> Iterator[Entry | Failure]:
    """Yield what an index has of what is wanted: pages that were answered with 200, in the order of the index.

    `index` is a `cluster.idx`, whose blocks lie beside it, or a CDXJ file. A block or line that is damaged is a
    `Failure`; so is an index that can't be opened, and, before the rest, one that is seen not to be sorted. Memory does
    not grow with the index.
    """
    order = Order()
    try:
        with opened(index, AHEAD if index.endswith(".gz") else 0) as file:
            found = (_blocks if index.endswith(".idx") else _rows)(file, index, want, order)
            for line in found:
                if isinstance(line, Failure):
                    yield line
                    continue
                order.see(line)
                if order.breaks():
                    yield _unsorted(index)
                key = line.partition(" ")[0]
                if want.is_past(key):
                    return
                if want.has(key):
                    yield from _taken(line, index)
    except (OSError, EOFError, zlib.error) as error:
        yield Failure(source=index, code="missing", message=f"{index} cannot be read: {error}")
    except StorageError as error:
        yield Failure(source=index, code=error.code, message=error.message)
    except MissingExtra as error:
        yield Failure(source=index, code="extra", message=str(error))


def _unsorted(index: str) -> Failure:
    told = f"{index} is not sorted, so what is asked for may be missed: sort its lines by their bytes (LC_ALL=C sort)"
    return Failure(source=index, code="unsorted", message=told)


def _taken(line: str, index: str) -> Iterator[Entry | Failure]:
    entry = entry_of(line)
    if entry is None:
        yield Failure(source=index, code="corrupt", message=f"{index} has a line that is no entry: {line[:80]!r}")
    elif entry.status == 200 and entry.mime in _PAGES:
        yield entry


def _rows(file: BinaryIO, index: str, want: Wanted, order: Order) -> Iterator[str | Failure]:
    """Yield the lines of an index from where wanted ones may begin: one in the clear is searched, a packed one read."""
    if file.read(2) == b"\x1f\x8b":
        file.seek(0)
        with gzip.GzipFile(fileobj=file) as packed:
            look(cast(BinaryIO, packed), order)
            packed.seek(0)
            order.begin()
            if order.breaks():
                yield _unsorted(index)
            while line := packed.readline(LINE):
                yield line.decode("utf-8", "replace").rstrip("\r\n")
        return
    seek(file, want.lowest, order)
    if order.breaks():
        yield _unsorted(index)
    while line := file.readline(LINE):
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _blocks(file: BinaryIO, index: str, want: Wanted, order: Order) -> Iterator[str | Failure]:
    """Yield the lines of the blocks that may hold what is wanted; a block's line has its first key."""
    seek(file, want.lowest, order)
    if order.breaks():
        yield _unsorted(index)
    while line := file.readline(LINE):
        parts = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
        if want.is_past(parts[0].partition(" ")[0]):
            return
        try:
            name, offset, length = parts[1], int(parts[2]), int(parts[3])
            with opened(f"{index.rpartition('/')[0] or '.'}/{_inside(name)}", 0) as blocks:
                blocks.seek(offset)
                body = zlib.decompressobj(wbits=31).decompress(blocks.read(length), _BLOCK)
        except (OSError, ValueError, IndexError, zlib.error) as error:
            yield Failure(source=index, code="corrupt", message=f"{index}: a block cannot be read: {error}")
            continue
        except StorageError as error:
            yield Failure(source=index, code=error.code, message=f"{index}: a block cannot be read: {error}")
            continue
        yield from body.decode("utf-8", "replace").splitlines()


def record_of(entry: Entry, root: str, most: int) -> bytes | Failure:
    """Return the packed record of an entry as it lies in its archive under `root`: a WARC file may be made of such.

    A `Failure` where it can't be had, or is no record.
    """
    where = f"{root.rstrip('/')}/{entry.filename}"
    try:
        _inside(entry.filename)
        if not 0 < entry.length <= most:
            raise ValueError(f"it has {entry.length:,} bytes, and at most {most:,} are read")
        with opened(where, 0) as file:
            file.seek(entry.offset)
            member = file.read(entry.length)
    except (OSError, ValueError) as error:
        return Failure(source=entry.url, code="missing", message=f"{entry.url} cannot be had from {where}: {error}")
    except StorageError as error:
        return Failure(source=entry.url, code=error.code, message=f"{entry.url}: {error}")
    except MissingExtra as error:
        return Failure(source=entry.url, code="extra", message=str(error))
    if len(member) < entry.length or next_record(io.BytesIO(member), 0) != 0:
        told = f"{entry.url}: there is no record at byte {entry.offset:,} of {where}"
        return Failure(source=entry.url, code="corrupt", message=told)
    return member


def _inside(name: str) -> str:
    """Return a name that leads nowhere but below the folder it is read from. Raises `ValueError`."""
    if name.startswith("/") or "://" in name or "\\" in name or ".." in name.split("/"):
        raise ValueError(f"{name!r} leads out of the folder")
    return name
