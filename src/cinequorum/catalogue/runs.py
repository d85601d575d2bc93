"""Sorting more lines than fit in memory: sorted runs on disk, merged when they are read.

The method is Knuth's (The Art of Computer Programming 3, 5.4): what fits in memory is sorted and written, and the
written runs are merged. Disk, not memory, limits the size of a catalogue.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 32 * 1024 * 1024
"""Bytes of lines held in memory; Python's own share comes to about as much again for lines of fifty bytes."""

_MOST_RUNS: Final = 64  # files open at once; macOS allows 256 to a process


class SortedLines:
    """Lines to be read in the order of their bytes. Give it lines without line breaks, then iterate, once or again."""

    def __init__(self, folder: Path, name: str, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._name = name
        self._most_bytes = most_bytes
        self._held: list[bytes] = []
        self._bytes = 0
        self._runs: list[Path] = []
        self._made = 0

    def add(self, line: bytes) -> None:
        """Take one line."""
        self._held.append(line)
        self._bytes += len(line) + 34  # what a bytes object weighs beside its bytes
        if self._bytes > self._most_bytes:
            self._write_run()

    def __iter__(self) -> Iterator[bytes]:
        """Yield all lines in order; equal ones as often as they were given."""
        self._held.sort()
        with ExitStack() as stack:
            written = [_lines_of(run, stack) for run in self._runs]
            yield from heapq.merge(*written, self._held)

    def _write_run(self) -> None:
        self._held.sort()
        run = self._new_run()
        with run.open("wb") as file:
            file.writelines(line + b"\n" for line in self._held)
        self._held.clear()
        self._bytes = 0
        self._runs.append(run)
        if len(self._runs) >= _MOST_RUNS:
            self._join_runs()

    def _join_runs(self) -> None:
        joined = self._new_run()
        with joined.open("wb") as file:
            file.writelines(line + b"\n" for line in self)
        for run in self._runs:
            run.unlink()
        self._runs = [joined]

    def _new_run(self) -> Path:
        self._made += 1
        return self._folder / f"{self._name}-{self._made}"


def _lines_of(run: Path, stack: ExitStack) -> Iterator[bytes]:
    file = stack.enter_context(run.open("rb"))
    return (line[:-1] for line in file)
