"""The readings in force: of each page the newest, out of all that were ever made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cinequorum.batch.reading import PageRow
from cinequorum.model.codec import decode
from cinequorum.records.manifest import ReadSlice
from cinequorum.records.shards import read_shard


class Placed(NamedTuple):
    """A page in force: what is known of it, and the slice (by its place in the manifest) that has its reading."""

    row: PageRow
    slice: int


def in_force(folder: Path, slices: Sequence[ReadSlice]) -> dict[str, Placed]:
    """Return the pages in force, by id.

    Of one page (one id and source) the reading of the last run holds; of pages with the same bytes the one whose source
    comes first, as when films are made of readings at hand. Raises `ShardBroken`.
    """
    found: dict[str, Placed] = {}
    for number, row in page_rows(folder, slices):
        known = found.get(row.page)
        if known is None or row.source <= known.row.source:
            found[row.page] = Placed(row, number)
    return found


def page_rows(folder: Path, slices: Sequence[ReadSlice]) -> Iterator[tuple[int, PageRow]]:
    """Yield all rows of pages, the oldest first, each with the number of its slice."""
    for number, piece in enumerate(slices):
        if piece.pages is not None:
            yield from ((number, decode(row, PageRow)) for row in read_shard(folder, piece.pages))
