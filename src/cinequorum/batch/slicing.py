"""Slices: the input of a plan cut into pieces that one process reads, always at the same places."""

from __future__ import annotations

import io
import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, cast

from cinequorum.acquire.archives.resync import next_record
from cinequorum.acquire.archives.wacz import Part
from cinequorum.acquire.archives.warc import from_warc
from cinequorum.acquire.files import from_paths, listed
from cinequorum.acquire.holders import is_holder
from cinequorum.acquire.storage import in_store, opened, state_of
from cinequorum.acquire.types import OnSkip
from cinequorum.errors import MissingExtra, StorageError
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure
from cinequorum.records.receipts import key_of

_USUAL = 64  # files in a slice: three seconds of reading, and a shard of some 100 kB
_PART = 8_000_000  # bytes of an archive in a slice: some thousand pages
_CUT = ".warc.gz"  # in these the packing tells where records begin; in others only going through all of them does


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A piece of the input: some files, or the bytes of one from `begin` up to `end`.

    `key` names it by its places and their sizes; `state` also by when they were last changed. Records name slices by
    the key: the same input gives the same records wherever and whenever it was put there.
    """

    key: str
    state: str
    paths: tuple[str, ...]
    begin: int = 0
    end: int | None = None

    @property
    def name(self) -> str:
        """Where it lies, in words that can be printed."""
        first = os.fsencode(self.paths[0]).decode("utf-8", "backslashreplace")
        return first if self.end is None else f"{first}#{self.begin}"


def slices_of(root: Path, inputs: Iterable[str], on_skip: OnSkip) -> tuple[tuple[Slice, ...], tuple[Failure, ...]]:
    """Cut the files under `inputs`, which hold from `root`, into slices; return them and what could not be looked into.

    Where files are cut apart is told by their names alone. So one file more or less changes one slice, and a run looks
    at no others again. A large archive is cut between its records.
    """
    paths: set[str] = set()
    failed: list[Failure] = []
    for found in listed((_at(root, path) for path in inputs), on_skip=on_skip):
        if isinstance(found, Failure):
            failed.append(_from_root(found, root))
        else:
            paths.add(_below(found, root))
    archives = [path for path in sorted(paths) if is_holder(path)]
    files = [_files(root, group) for group in _cut(sorted(paths.difference(archives)))]
    parts: list[Slice] = []
    for path in archives:
        try:
            parts.extend(list(_parts(root, path)))
        except StorageError as error:  # cut at fewer places it would be other slices, and read again next time
            failed.append(Failure(source=path, code=error.code, message=error.message))
    return (*files, *parts), tuple(failed)


def slices_beside(source: str, slices: Sequence[Slice]) -> tuple[Slice, ...]:
    """Return the slices in which the pages of a former one lie now, whose first file or archive was `source`.

    Files that came or went since may have moved where it ended: so two of them, or all of one archive.
    """
    path, parted, _ = source.partition("#")
    if parted and any(one.end is not None and one.paths[0] == path for one in slices):
        return tuple(one for one in slices if one.paths[0] == path)
    files = sorted((one for one in slices if one.end is None), key=lambda one: one.name)
    at = bisect_right([one.name for one in files], source)
    return tuple(files[max(0, at - 1) : at + 1])


def pages_in(root: Path, piece: Slice) -> Iterator[RawPage | Failure]:
    """Yield the pages of a slice: files under their names below `root`, those of archives under their addresses."""
    found = _of_part(root, piece) if piece.end is not None else from_paths(_at(root, p) for p in piece.paths)
    for page in found:
        if isinstance(page, Failure):
            yield _from_root(page, root)
            continue
        below = _below(page.source, root)
        yield page if below == page.source else replace(page, source=below)


def _of_part(root: Path, piece: Slice) -> Iterator[RawPage | Failure]:
    assert piece.end is not None
    path = _at(root, piece.paths[0])
    try:
        with opened(path) as file:
            part = io.BufferedReader(Part(file, piece.begin, piece.end - piece.begin))
            for page in from_warc(cast(BinaryIO, part), path):
                yield _moved(page, piece.begin) if isinstance(page, Failure) else page
    except OSError as error:
        yield Failure(source=path, code="missing", message=f"{path} cannot be opened: {error.strerror}")
    except StorageError as error:
        yield Failure(source=path, code=error.code, message=error.message)
    except MissingExtra as error:
        yield Failure(source=path, code="extra", message=str(error))


def _at(root: Path, path: str) -> str:
    """Where a path of a plan leads: into a store as it stands, else from the plan's folder on."""
    return path if in_store(path) else os.path.join(root, path)


def _moved(failure: Failure, begin: int) -> Failure:
    """Count the byte at which a record fails from the begin of the archive."""
    name, sign, at = failure.source.rpartition("#")
    if not sign or not at.isdecimal():
        return failure
    moved = f"{name}#{int(at) + begin}"
    return replace(failure, source=moved, message=failure.message.replace(failure.source, moved))


def _cut(paths: Iterable[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for path in paths:
        group.append(path)
        if len(group) == 4 * _USUAL or _ends(path):
            yield group
            group = []
    if group:
        yield group


def _ends(path: str) -> bool:
    """Tell whether a slice ends after this file: one name in `_USUAL` says so."""
    return int.from_bytes(blake2b(os.fsencode(path), digest_size=4).digest()) % _USUAL == 0


def _files(root: Path, paths: Iterable[str]) -> Slice:
    told = [(_told(path), *_state(_at(root, path))) for path in paths]
    key = key_of("files", [(path, size) for path, size, _ in told])
    return Slice(key=key, state=key_of(told), paths=tuple(paths))


def _parts(root: Path, path: str) -> Iterator[Slice]:
    """Cut an archive between two records where there is a record behind every so many bytes. Raises `StorageError`."""
    where = _at(root, path)
    size, changed = _state(where)
    edges = [0]
    if path.lower().endswith(_CUT) and size > _PART:
        with opened(where, 0) as file:
            while (at := next_record(file, edges[-1] + _PART)) is not None:
                edges.append(at)
    for begin, end in zip(edges, [*edges[1:], size], strict=True):
        key = key_of("part", _told(path), size, begin, end)
        whole = len(edges) == 1
        yield Slice(key=key, state=key_of(key, changed), paths=(path,), begin=begin, end=None if whole else end)


def _told(path: str) -> str:
    """A path in letters that any record can hold: file names need not be text."""
    return os.fsencode(path).hex()


def _state(path: str) -> tuple[int, int | str]:
    """Size and time of a file; a file that is gone, or can't be asked, is found out when it is read."""
    try:
        if in_store(path):
            return state_of(path)
        told = os.stat(path)
    except (OSError, ValueError, StorageError):
        return (-1, -1)
    return (told.st_size, told.st_mtime_ns)


def _below(path: str, root: Path) -> str:
    start = os.path.join(root, "")
    return path.removeprefix(start) if start != os.sep else path


def _from_root(failure: Failure, root: Path) -> Failure:
    """The failure as told from the plan's folder, so that it is the same wherever that lies."""
    start = os.path.join(root, "")
    return replace(failure, source=_below(failure.source, root), message=failure.message.replace(start, ""))
