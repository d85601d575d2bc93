"""Which pages have been read already: a file of sorted digests that every process looks into without loading it."""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from cinequorum.model.page import content_id
from cinequorum.records.files import write_whole

_SIZE = 16


class Known:
    """Pages, each by its id and its source: the same bytes in two places are looked at twice."""

    def __init__(self, path: Path | None) -> None:
        self._sorted: bytes | mmap.mmap = b""
        if path is not None and path.stat().st_size:
            with path.open("rb") as file:
                self._sorted = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __contains__(self, page: tuple[str, str]) -> bool:
        wanted = _mark(page)
        low, high = 0, len(self._sorted) // _SIZE
        while low < high:
            middle = (low + high) // 2
            if self._sorted[middle * _SIZE : (middle + 1) * _SIZE] < wanted:
                low = middle + 1
            else:
                high = middle
        return self._sorted[low * _SIZE : (low + 1) * _SIZE] == wanted


def write_known(folder: Path, pages: Iterable[tuple[str, str]]) -> Path:
    """Write down these pages, each by id and source; return where."""
    marks = b"".join(sorted({_mark(page) for page in pages}))
    path = folder / f"known-{content_id(marks)}.bin"
    write_whole(path, marks)
    return path


def _mark(page: tuple[str, str]) -> bytes:
    return blake2b("\n".join(page).encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()
