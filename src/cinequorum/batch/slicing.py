"""Slices: the input of a plan cut into pieces that one process reads, always at the same places."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from cinequorum.acquire.files import from_paths, listed
from cinequorum.acquire.types import Skipped
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure
from cinequorum.records.receipts import key_of

_USUAL = 64  # files in a slice: three seconds of reading, and a shard of some 100 kB
_MOST = 4 * _USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A piece of the input. `key` names it by its places and their sizes; `state` also by when they were last changed.

    Records name slices by the key: the same input gives the same records wherever and whenever it was put there.
    """

    key: str
    state: str
    paths: tuple[str, ...]


def slices_of(
    root: Path, inputs: Iterable[str], on_skip: Callable[[Skipped], None]
) -> tuple[tuple[Slice, ...], tuple[Failure, ...]]:
    """Cut the files under `inputs`, which hold from `root`, into slices; return them and what could not be looked into.

    Where files are cut apart is told by their names alone. So one file more or less changes one slice, and a run looks
    at no others again.
    """
    paths: set[str] = set()
    failed: list[Failure] = []
    for found in listed((os.path.join(root, path) for path in inputs), on_skip=on_skip):
        if isinstance(found, Failure):
            failed.append(_from_root(found, root))
        else:
            paths.add(_below(found, root))
    return tuple(_slice(root, group) for group in _cut(sorted(paths))), tuple(failed)


def pages_in(root: Path, piece: Slice) -> Iterator[RawPage | Failure]:
    """Yield the pages of a slice, under their names below `root`."""
    for page in from_paths(os.path.join(root, path) for path in piece.paths):
        yield _from_root(page, root) if isinstance(page, Failure) else replace(page, source=_below(page.source, root))


def _cut(paths: Iterable[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for path in paths:
        group.append(path)
        if len(group) == _MOST or _ends(path):
            yield group
            group = []
    if group:
        yield group


def _ends(path: str) -> bool:
    """Tell whether a slice ends after this file: one name in `_USUAL` says so."""
    return int.from_bytes(blake2b(os.fsencode(path), digest_size=4).digest()) % _USUAL == 0


def _slice(root: Path, paths: Iterable[str]) -> Slice:
    told = [(os.fsencode(path).hex(), *_state(root / path)) for path in paths]
    key = key_of("files", [(path, size) for path, size, _ in told])
    return Slice(key=key, state=key_of(told), paths=tuple(paths))


def _state(path: Path) -> tuple[int, int]:
    """Size and time of a file; a file that is gone, or can't be asked, is found out when it is read."""
    try:
        told = path.stat()
    except (OSError, ValueError):
        return (-1, -1)
    return (told.st_size, told.st_mtime_ns)


def _below(path: str, root: Path) -> str:
    start = os.path.join(root, "")
    return path.removeprefix(start) if start != os.sep else path


def _from_root(failure: Failure, root: Path) -> Failure:
    """The failure as told from the plan's folder, so that it is the same wherever that lies."""
    start = os.path.join(root, "")
    return replace(failure, source=_below(failure.source, root), message=failure.message.replace(start, ""))
