"""Records read from a table of films, and what came of matching them written as tables."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from cinequorum.catalogue.data.catalogue import KIND_WORDS
from cinequorum.catalogue.records.matching import Matching, Pair
from cinequorum.catalogue.records.record import Credit, FilmRecord, undated
from cinequorum.catalogue.sources import Source
from cinequorum.catalogue.table import names_in, rows_of
from cinequorum.errors import CatalogueError
from cinequorum.text.cells import tame
from cinequorum.text.fold import fold

MOST_RECORDS: Final = 500_000
"""Records of one table that are held in memory for a comparison: about a kilobyte each."""

_HOURS = re.compile(r"(?<!\d)(?P<hours>\d)\s*(?:h|hrs?|hours?|:)\s*(?P<minutes>[0-5]?\d)?", re.IGNORECASE)
_MINUTES = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|20\d\d)(?!\d)")
_ID = re.compile(r"\btt\d{5,18}\b")
_BETWEEN = re.compile(r"\s*[,;|/]\s*")
_ROLES: Final = (("director", "director"), ("writer", "writer"), ("cast", "cast"))
_HEAD: Final = ("p", "left", "right", "left title", "right title", "left year", "right year", "reasons")


def read_records(path: Path) -> list[FilmRecord]:
    """Return the films of a table, in its order. Raises `CatalogueError`, which names the file and the line.

    A row is named by its column `id`; without one, by its line. A row with neither a title nor people is passed over.
    """
    source = Source(path=path)
    records: list[FilmRecord] = []
    seen: dict[str, int] = {}
    for line, cells in rows_of(source):
        if len(records) == MOST_RECORDS:
            raise source.wrong(
                line, f"more than {MOST_RECORDS:,} films; match the table in parts, for instance by year"
            )
        record = _record(line, cells)
        if not record.titles and not record.people:
            source.passed_over(line, "there is neither a title nor a person")
            continue
        if record.key in seen:
            raise source.wrong(line, f"the id {record.key[:80]!r} was already used in line {seen[record.key]}")
        source.tally.taken += 1
        seen[record.key] = line
        records.append(record)
    if not records:
        raise source.wrong(None, "there is not one film in the table")
    return records


def minutes(text: str) -> int | None:
    """Return a length in minutes, None where there is none.

    >>> minutes("2h14min"), minutes("101 minutes"), minutes("1:45"), minutes("PT95M"), minutes("unknown")
    (134, 101, 105, 95, None)
    """
    if hours := _HOURS.search(text):
        return int(hours["hours"]) * 60 + int(hours["minutes"] or 0)
    found = _MINUTES.search(text)
    return int(found[0]) or None if found else None


def write_matching(matching: Matching, folder: Path) -> tuple[Path, ...]:
    """Write four tables: `matched.csv`, `doubtful.csv`, `left-only.csv`, `right-only.csv`. Raises `CatalogueError`."""
    pairs = ((folder / "matched.csv", matching.matched), (folder / "doubtful.csv", matching.doubtful))
    records = ((folder / "left-only.csv", matching.left), (folder / "right-only.csv", matching.right))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, found in pairs:
            _write(path, _HEAD, (_row(pair) for pair in found))
        for path, rest in records:
            _write(path, ("id", "title", "year"), ((r.key, _first(r.titles), _first(r.years)) for r in rest))
    except OSError as error:
        raise CatalogueError(str(folder), None, f"the tables cannot be written: {error.strerror or error}") from error
    return tuple(path for path, _ in (*pairs, *records))


def reasons_of(pair: Pair) -> str:
    """Return the reasons in one line, each with its weight in log odds.

    A pair with a rival says so: by itself it would be likelier.
    """
    told = [f"{reason.words} ({reason.weight:+.1f})" for reason in pair.reasons]
    if pair.alone - pair.p > 0.1:
        told.append(f"another record fits as well (alone this pair would have {pair.alone:.2f})")
    return "; ".join(told)


def _record(line: int, cells: dict[str, str]) -> FilmRecord:
    title, year = undated(cells.get("title", ""))
    years = tuple(dict.fromkeys(int(found) for found in _YEAR.findall(cells.get("year", ""))))
    titles = tuple(dict.fromkeys(text for text in (title, cells.get("original_title", "")) if text))
    people = (Credit(role=role, name=name) for column, role in _ROLES for name in names_in(cells.get(column, "")))
    imdb = _ID.search(cells.get("imdb_id", ""))
    kind = fold(cells.get("kind", ""))
    return FilmRecord(
        key=cells.get("key") or (imdb[0] if imdb else f"line {line}"),
        titles=titles,
        years=years or ((year,) if year else ()),
        runtime=minutes(cells.get("runtime", "")),
        people=tuple(people),
        genres=frozenset(fold(genre) for genre in _BETWEEN.split(cells.get("genre", "")) if genre.strip()),
        kind=KIND_WORDS.get(kind, kind),
        season=cells.get("season", ""),
        episode=cells.get("episode", ""),
        ids=(imdb[0],) if imdb else (),
    )


def _row(pair: Pair) -> tuple[object, ...]:
    left, right = pair.left, pair.right
    titles = (_first(left.titles), _first(right.titles))
    return (f"{pair.p:.3f}", left.key, right.key, *titles, _first(left.years), _first(right.years), reasons_of(pair))


def _first(values: Sequence[object]) -> object:
    return values[0] if values else ""


def _write(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows([tame(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
