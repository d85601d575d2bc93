"""Shards as Parquet, for programs that read tables: the columns that one asks for, and the whole row beside them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import msgspec

from cinequorum.errors import MissingExtra
from cinequorum.records.files import write_whole
from cinequorum.records.shards import Shard, read_shard

Column = tuple[type, Callable[[Any], Any]]
"""The type of a column, and how its value is had of a decoded row; a missing value is None."""


def _at(*keys: str) -> Callable[[Any], Any]:
    def value(row: Any) -> Any:
        for key in keys:
            row = row.get(key) if isinstance(row, dict) else None
        return row

    return value


READINGS: Final[Mapping[str, Column]] = {
    "page": (str, _at("page", "id")),
    "source": (str, _at("page", "source")),
    "kind": (str, _at("page", "kind", "name")),
    "language": (str, _at("page", "language")),
    "headline": (str, _at("page", "headline")),
    "author": (str, _at("page", "author")),
    "outlet": (str, _at("page", "outlet")),
    "published": (str, _at("page", "published")),
    "film": (str, _at("film", "title")),
    "year": (int, _at("film", "year")),
    "verdict": (str, _at("verdict", "label")),
    "claims": (int, lambda row: len(row["claims"])),
}
FILMS: Final[Mapping[str, Column]] = {
    "film": (str, _at("slug")),
    "title": (str, _at("title")),
    "original_title": (str, _at("original_title")),
    "year": (int, _at("year")),
    "sources": (int, lambda row: len(row["sources"])),
    "facts": (int, lambda row: len(row["facts"])),
    "critics": (float, _at("critics", "value")),
    "audience": (float, _at("audience", "value")),
}


def check_parquet() -> None:
    """Raise `MissingExtra` where Parquet can't be written."""
    if find_spec("pyarrow") is None:
        raise MissingExtra("writing Parquet", "parquet")


def write_parquet(folder: Path, shard: Shard, path: Path, columns: Mapping[str, Column]) -> None:
    """Write a shard of `folder` to `path`, with these columns and the row itself as `document`.

    The same rows give the same bytes with one version of pyarrow. Raises `ShardBroken`, `DiskFull`.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    rows = read_shard(folder, shard)
    told = [msgspec.json.decode(row) for row in rows]
    made = {name: pa.array([value(row) for row in told], types[kind]) for name, (kind, value) in columns.items()}
    made["document"] = pa.array([row.decode() for row in rows], pa.string())
    packed = io.BytesIO()
    pq.write_table(pa.table(made), packed, compression="zstd")
    write_whole(path, packed.getvalue())
