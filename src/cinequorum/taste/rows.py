"""Sparse rows: for each film a short list of other films (or of traits) with a weight. Plain numpy, no scipy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Offsets = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Row `i` has `columns[starts[i]:starts[i + 1]]` in rising order, with their `values` and counts `n`."""

    starts: Offsets
    columns: Ints
    values: Floats
    n: Ints

    def row(self, index: int) -> slice:
        """Return where row `index` lies in `columns`, `values` and `n`."""
        return slice(int(self.starts[index]), int(self.starts[index + 1]))

    def many(self, rows: Offsets | Ints) -> tuple[Offsets, Offsets]:
        """Return for these rows, one after the other, the places of their cells, and the place in `rows` of each."""
        begin, size = self.starts[rows], self.starts[np.asarray(rows, np.int64) + 1] - self.starts[rows]
        of = np.repeat(np.arange(len(rows), dtype=np.int64), size)
        within = np.arange(int(size.sum()), dtype=np.int64) - np.repeat(np.cumsum(size) - size, size)
        return begin[of] + within, of

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.starts) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Cells of a matrix in any order: row, column, weight, count."""

    rows: Ints
    columns: Ints
    values: Floats
    n: Ints


def together_cells(parts: Sequence[Cells]) -> Cells:
    """Return the cells of all parts."""
    names = ("rows", "columns", "values", "n")
    return Cells(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def to_rows(cells: Cells, height: int) -> Rows:
    """Return the cells as rows. No cell may come twice."""
    order = np.lexsort((cells.columns, cells.rows))
    starts = np.zeros(height + 1, np.int64)
    np.cumsum(np.bincount(cells.rows, minlength=height), out=starts[1:])
    return Rows(starts, cells.columns[order], cells.values[order], cells.n[order])


def no_rows(height: int) -> Rows:
    """Return rows without any cell."""
    return Rows(np.zeros(height + 1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.int32))


def turned(rows: Rows, width: int) -> Rows:
    """Return the rows' columns as rows."""
    of = np.repeat(np.arange(rows.height, dtype=np.int32), np.diff(rows.starts))
    return to_rows(Cells(rows.columns, of, rows.values, rows.n), width)


def strongest(weights: NDArray[np.floating], most: int) -> tuple[Offsets, Offsets]:
    """Return rows and columns of the `most` cells that are furthest from 0 in each row; zeros are left out.

    Among equals the lower column goes first, whatever the machine's way of sorting.
    """
    size = np.abs(weights)
    width = size.shape[1]
    if width > most:
        kth = -np.partition(-size, most - 1, axis=1)[:, most - 1]
        above = size > kth[:, None]
        level = (size == kth[:, None]) & (size > 0)
        room = most - above.sum(axis=1)
        keep = above | (level & (np.cumsum(level, axis=1) <= room[:, None]))
    else:
        keep = size > 0
    rows, columns = np.nonzero(keep)
    return rows.astype(np.int64), columns.astype(np.int64)
