"""The last stage of a plan, where it asks for it: readings and films as Parquet, beside the shards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cinequorum.batch.engines import Engine
from cinequorum.batch.labour import Watch, all_done
from cinequorum.records.manifest import FilmsManifest, ReadingsManifest
from cinequorum.records.parquet import FILMS, READINGS, check_parquet, write_parquet
from cinequorum.records.shards import Shard, is_there

FOLDER: Final = "parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWork:
    """A shard to be written as a table of `kind`: `readings` or `films`."""

    folder: Path
    kind: str
    shard: Shard

    @property
    def path(self) -> Path:
        """Where the table lies; its name tells of which rows it is."""
        return self.folder / FOLDER / self.kind / f"{self.shard.digest}.parquet"


def write_tables(folder: Path, engine: Engine, manifests: tuple[ReadingsManifest, FilmsManifest], watch: Watch) -> None:
    """Write the tables that are missing, and delete those of shards that are no more. Raises `MissingExtra`."""
    check_parquet()
    readings, films = manifests
    shards = [("readings", one.readings) for one in readings.slices if one.readings is not None]
    shards += [("films", one.films) for one in films.buckets]
    work = {one.path: one for one in (TableWork(folder=folder, kind=kind, shard=s) for kind, s in shards if s.rows)}
    for path in (folder / FOLDER).glob("*/*.parquet"):
        if path not in work:
            path.unlink()
    todo = [one for one in work.values() if not one.path.exists() and is_there(folder, one.shard)]
    all_done(engine, write_one, todo, lambda done: watch("tables", done, len(todo)))


def write_one(work: TableWork) -> int:
    """Write one table; return how many rows it has."""
    write_parquet(work.folder, work.shard, work.path, READINGS if work.kind == "readings" else FILMS)
    return work.shard.rows
