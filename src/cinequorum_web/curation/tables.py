"""Rows written as JSON lines, CSV or Parquet. A column is what the first rows have; lists are joined where need be."""

from __future__ import annotations

import csv
import importlib.util
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any, Protocol

from cinequorum.errors import CinequorumError, MissingExtra
from cinequorum.text.cells import tame

AT_ONCE = 2000  # rows of a Parquet group
BETWEEN = "; "


class Table(Protocol):
    """One file of rows."""

    def write(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Write the rows and return how many there were."""
        ...


def writer_of(form: str) -> Callable[[Path], Table]:
    """Return what makes a file of this form. Raises `MissingExtra` for Parquet where it is not installed."""
    if form == "parquet" and importlib.util.find_spec("pyarrow") is None:
        raise MissingExtra("Parquet", "parquet")
    makers: dict[str, Callable[[Path], Table]] = {"jsonl": Lines, "csv": Csv, "parquet": Parquet}
    if form not in makers:
        raise CinequorumError(f"there is no format {form!r}; there are {', '.join(makers)}")
    return makers[form]


class Lines:
    """JSON lines: one object a row, the same bytes for the same rows."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Write the rows and return how many there were."""
        count = 0
        with self._path.open("w", encoding="utf-8", newline="\n") as file:
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
                count += 1
        return count


class Csv:
    """Comma-separated values with a head, for spreadsheets: no cell can be run as a formula."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Write the rows and return how many there were."""
        count = 0
        with self._path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            for row in rows:
                if not count:
                    writer.writerow(row)
                writer.writerow([_cell(value) for value in row.values()])
                count += 1
        return count


class Parquet:
    """Parquet by pyarrow; a column is text, a number, a truth value or a list of texts."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Write the rows and return how many there were."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        groups = _groups(iter(rows))
        first = next(groups, [])
        schema = pa.schema([(name, _type(pa, name)) for name in (first[0] if first else {"nothing": None})])
        count = 0
        with pq.ParquetWriter(self._path, schema, compression="zstd") as writer:
            for group in chain([first] if first else [], groups):
                writer.write_table(pa.Table.from_pylist([dict(row) for row in group], schema=schema))
                count += len(group)
        return count


_WHOLE = frozenset({"year", "sources", "witnesses", "witness", "fact", "start", "end", "n"})
_REAL = frozenset({"p", "low", "high", "rating_value", "score"})
_TRUTH = frozenset({"shown", "inferred", "independent", "in_force", "spoils"})
_LISTS = frozenset({"titles", "spellings", "variants", "qualifiers", "evidence"})


def _type(pa: Any, name: str) -> Any:
    """The type of a column, by its name: what is in the first row may be missing in it."""
    if name in _WHOLE:
        return pa.int64()
    if name in _TRUTH:
        return pa.bool_()
    if name in _LISTS:
        return pa.list_(pa.string())
    return pa.float64() if name in _REAL else pa.string()


def _groups(rows: Iterator[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    while group := list(islice(rows, AT_ONCE)):
        yield group


def _cell(value: Any) -> Any:
    text = BETWEEN.join(map(str, value)) if isinstance(value, list) else value
    return tame(text) if isinstance(text, str) else text
