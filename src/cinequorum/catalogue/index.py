"""The catalogue as it is read: a sorted file, looked up by halving.

The file is text. Its first line is a header; every other line is a title's key, a tab and one work as JSON. The lines
are in the order of their bytes, so the works of one title stand together. The file is mapped into memory: opening it
costs nothing, and processes share what the system has read of it.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from cinequorum.catalogue.entries import Work, from_line
from cinequorum.errors import CatalogueError
from cinequorum.names.titles import title_key

FORMAT: Final = 1
"""The number of the file's form; a file of another number must be imported again."""

FILE_NAME: Final = "works.tsv"
_AGAIN: Final = "import the catalogue again, or delete the file to do without"


class Catalogue:
    """A catalogue on disk, read-only. Pickled as its path, so that every process opens it for itself.

    Close it, or use it in a `with` statement.
    """

    __slots__ = ("_map", "_start", "path", "works_listed")

    def __init__(self, path: Path, mapped: mmap.mmap, header: dict[str, Any]) -> None:
        self.path = path
        self.works_listed: int = header["works"]
        self._map = mapped
        self._start = mapped.find(b"\n") + 1

    @classmethod
    def open(cls, path: Path) -> Catalogue:
        """Open the catalogue at `path`. Raises `CatalogueError` where there is none, or another program's file."""
        try:
            with path.open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:  # ValueError: a file without a byte cannot be mapped
            raise CatalogueError(str(path), None, f"cannot be opened as a catalogue: {error}; {_AGAIN}") from error
        return cls(path, mapped, _header(path, mapped))

    def works(self, title: str) -> tuple[Work, ...]:
        """Return the works of that title in any spelling that `title_key` takes for the same; () if there are none."""
        key = title_key(title)
        return tuple(self._under(key.encode())) if key else ()

    def has(self, title: str) -> bool:
        """Tell whether any work has that title."""
        key = title_key(title).encode()
        return bool(key) and self._map[(at := self._first(key)) : at + len(key) + 1] == key + b"\t"

    def close(self) -> None:
        """Let go of the file."""
        self._map.close()

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[Any, ...]:
        return _reopened, (self.path,)

    def _under(self, key: bytes) -> Iterator[Work]:
        import msgspec

        at = self._first(key)
        mark = key + b"\t"
        while self._map[at : at + len(mark)] == mark:
            end = self._map.find(b"\n", at)
            try:
                yield from_line(self._map[at + len(mark) : end])
            except (msgspec.DecodeError, ValueError, RecursionError) as error:
                raise CatalogueError(str(self.path), None, f"damaged at byte {at:,}; {_AGAIN}") from error
            at = end + 1

    def _first(self, key: bytes) -> int:
        """Return where the first line stands whose key is not before `key`."""
        low, high = self._start, len(self._map)
        while low < high:
            middle = self._map.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._map.find(b"\n", middle)
            if self._map[middle:end].partition(b"\t")[0] < key:
                low = end + 1
            else:
                high = middle
        return low


def _header(path: Path, mapped: mmap.mmap) -> dict[str, Any]:
    import msgspec

    try:
        header = msgspec.json.decode(mapped[: max(0, mapped.find(b"\n"))])
    except (msgspec.DecodeError, ValueError, RecursionError):
        header = None
    if not isinstance(header, dict) or header.get("format") != FORMAT or not isinstance(header.get("works"), int):
        raise CatalogueError(str(path), 1, f"not a catalogue of this version; {_AGAIN}")
    if mapped[-1:] != b"\n":
        raise CatalogueError(str(path), None, f"the file ends in the middle of a line; {_AGAIN}")
    return header


@lru_cache(maxsize=2)
def _reopened(path: Path) -> Catalogue:
    """Open a pickled catalogue once in each process that gets it."""
    return Catalogue.open(path)
