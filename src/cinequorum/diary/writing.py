"""Writing records: our own lines of JSON, tables that Letterboxd imports, and the table of rows that failed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import msgspec

from cinequorum.diary.marks import stars_of, ten_of
from cinequorum.diary.moments import day_of
from cinequorum.diary.readers.own import FORMAT, VERSION
from cinequorum.diary.record import Failed, LeftOut, Record
from cinequorum.text.cells import tame

MOST_BYTES = 1_000_000  # of one file: Letterboxd's import takes files of up to 1 MB
MOST_ROWS = 1_900  # of one file: films that are not found there are gone through by hand, file by file
LETTERBOXD = (
    "LetterboxdURI", "tmdbID", "imdbID", "Title", "Year", "Rating", "Rating10", "WatchedDate", "Rewatch", "Tags",
    "Review",
)  # fmt: skip


def json_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield the lines of a file that gives back the same records, word for word.

    >>> from cinequorum.diary.record import FilmNamed
    >>> print(b"".join(json_lines([Record(film=FilmNamed(title="The Lock"), seen=True)])).decode(), end="")
    {"format":"cinequorum-diary","version":1}
    {"film":{"title":"The Lock"},"seen":true}
    """
    yield msgspec.json.encode({"format": FORMAT, "version": VERSION}) + b"\n"
    for record in records:
        yield msgspec.json.encode(record) + b"\n"


def letterboxd_tables(records: Iterable[Record]) -> tuple[bytes, ...]:
    """Return tables that Letterboxd imports, each within its limits: days, ratings, reviews, what was seen.

    A film seen on several days has as many rows. What is only wished for, liked or in a list is not in them: for these
    Letterboxd has other ways. Ratings become half stars. These tables are opened in spreadsheets too: what those would
    run stands behind an apostrophe, which is taken away again where such a table is read here.
    """
    tables: list[bytes] = []
    size = 0
    rows: list[bytes] = []
    head = _line(LETTERBOXD)
    for record in records:
        if not (record.seen or record.watched or record.rating or record.review):
            continue
        line = _line(_cells(record))
        if rows and (len(rows) >= MOST_ROWS or size + len(line) > MOST_BYTES - len(head)):
            tables.append(head + b"".join(rows))
            size, rows = 0, []
        rows.append(line)
        size += len(line)
    return (*tables, head + b"".join(rows)) if rows or not tables else tuple(tables)


def refused_table(rows: Iterable[Failed | LeftOut]) -> bytes:
    """Return rows that were not taken as a table for a spreadsheet: file, row, why, and the row as it was.

    Cells that a spreadsheet would take for formulas begin with an apostrophe.
    (https://owasp.org/www-community/attacks/CSV_Injection)
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("file", "row", "code", "why", "as it was"))
    for row in rows:
        code = row.code if isinstance(row, Failed) else "left out"
        raw = " | ".join(f"{name}: {value}" for name, value in row.source.raw)
        writer.writerow(map(tame, (row.source.file, str(row.source.row or ""), code, row.message, raw)))
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _cells(record: Record) -> tuple[str, ...]:
    ids, day = dict(record.film.ids), day_of(record.watched)
    address = ids.get("letterboxd", "")
    if address and not address.startswith("boxd.it/"):
        address = f"letterboxd.com/film/{address}/"
    ten = ten_of(record.rating)
    return (
        f"https://{address}" if address else "",
        ids.get("tmdb", ""),
        ids.get("imdb", ""),
        tame(record.film.title),
        str(record.film.year or ""),
        "" if ten else stars_of(record.rating),
        ten,
        day.isoformat() if day else "",
        "true" if record.again and day else "",
        tame(", ".join(tag.replace(",", " ") for tag in record.tags)),
        "" if record.private else tame(record.review),
    )


def _line(cells: Iterable[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerow(cells)
    return out.getvalue().encode("utf-8", "replace")
