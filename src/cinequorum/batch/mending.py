"""What is broken of a folder of records, and what takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace as with_fields

from cinequorum.errors import ShardBroken
from cinequorum.records.manifest import FILMS, READINGS, FilmsManifest, ReadingsManifest, ReadSlice, load
from cinequorum.records.shards import check_shard, is_there


def is_whole(folder: Path, one: ReadSlice) -> bool:
    """Tell whether the shards of a slice are there in their whole length."""
    return all(is_there(folder, shard) for shard in (one.readings, one.pages) if shard is not None)


def put_broken_away(folder: Path) -> tuple[str, ...]:
    """Read every shard of readings and films; delete those that are not what was written, and return their paths.

    They can be made again, as what people decided can't: those shards are left as they are.
    """
    broken: list[str] = []
    for name, kind in ((READINGS, ReadingsManifest), (FILMS, FilmsManifest)):
        manifest = load(folder / name, kind)
        for digest in sorted(manifest.digests) if manifest is not None else ():
            try:
                check_shard(folder, digest)
            except ShardBroken as error:
                broken.append(error.path)
                Path(error.path).unlink(missing_ok=True)
    return tuple(broken)


def merged(
    had: Sequence[ReadSlice], made: Sequence[ReadSlice], torn: Sequence[ReadSlice], lost: Sequence[ReadSlice]
) -> tuple[ReadSlice, ...]:
    """Add what was made. It takes the place of a broken one of its slice, and of one in which nothing new was found.

    Of the broken ones (`torn`) without one in their place those stay of which pages are `lost`.
    """
    again = {(one.slice, one.made_with): one for one in made}
    slices: list[ReadSlice] = []
    for one in had:
        name = (one.slice, one.made_with)
        if is_in(one, torn):
            if name in again or is_in(one, lost):
                slices.append(again.pop(name, one))
        elif name in again and again[name].pages is None:
            slices.append(with_fields(one, failed=again.pop(name).failed))
        else:
            slices.append(one)
    return (*slices, *(one for one in made if (one.slice, one.made_with) in again))


def is_in(one: ReadSlice, slices: Sequence[ReadSlice]) -> bool:
    """Tell whether this very entry is among them: a slice that was read twice has two."""
    return any(one is other for other in slices)
