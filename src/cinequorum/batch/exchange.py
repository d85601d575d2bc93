"""From pages to films: readings, which lie by where they came from, laid by the film that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cinequorum.records.receipts import give, key_of, receipt
from cinequorum.records.shards import Shard, is_there, read_shard, write_shard

Wanted = tuple[Shard, tuple[tuple[int, int], ...]]
"""A shard of readings, and which of its rows go to which partition, in order of row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayWork:
    """Rows of some shards of the records in `folder`, to be laid out for so many partitions, in the folder `into`."""

    folder: Path
    into: Path
    wanted: tuple[Wanted, ...]
    partitions: int

    @property
    def key(self) -> str:
        """The name of all that goes into it."""
        return key_of("lay", self.wanted, self.partitions)


def lay_out(work: LayWork) -> tuple[Shard, ...]:
    """Return one shard a partition with the rows that go to it. Raises `ShardBroken`, `DiskFull`.

    All of these rows are held in memory at once.
    """
    done = receipt(work.into, work.key, tuple[Shard, ...])
    if done is None or not all(is_there(work.into, shard) for shard in done):
        laid: dict[int, list[bytes]] = defaultdict(list)
        for partition, row in _rows(work.folder, work.wanted):
            laid[partition].append(row)
        done = tuple(write_shard(work.into, laid[partition]) for partition in range(work.partitions))
        give(work.into, work.key, done)
    return done


def _rows(folder: Path, wanted: Sequence[Wanted]) -> Iterator[tuple[int, bytes]]:
    for shard, rows in wanted:
        goes = dict(rows)
        yield from ((goes[at], row) for at, row in enumerate(read_shard(folder, shard)) if at in goes)


def laid_for(partition: int, laid: Sequence[Sequence[Shard]]) -> tuple[Shard, ...]:
    """Return the shards of one partition, out of what all pieces of work have laid."""
    return tuple(shards[partition] for shards in laid if shards[partition].rows)


def cut_evenly(wanted: Mapping[Shard, Sequence[tuple[int, int]]], pieces: int) -> list[tuple[Wanted, ...]]:
    """Return the shards in so many heaps with about as many rows each; the same for the same shards."""
    heaps: list[list[Wanted]] = [[] for _ in range(pieces)]
    sizes = [0] * pieces
    for shard in sorted(wanted, key=lambda shard: (-len(wanted[shard]), shard.digest)):
        least = min(range(pieces), key=lambda i: (sizes[i], i))
        heaps[least].append((shard, tuple(sorted(wanted[shard]))))
        sizes[least] += len(wanted[shard])
    return [tuple(heap) for heap in heaps if heap]
