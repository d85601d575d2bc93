"""Our own lines of JSON: a header, then a record a line, word for word."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cinequorum.diary.marks import SCALES, given_of
from cinequorum.diary.moments import moment
from cinequorum.diary.record import Failed, Outcome, Record, Source
from cinequorum.errors import DiaryFileError, DiaryRowError
from cinequorum.model.typed import from_json
from cinequorum.text.charset import decode

FORMAT = "cinequorum-diary"
VERSION = 1


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The first line: which format, and which version of it."""

    format: str
    version: int


def is_lines(body: bytes) -> bool:
    """Return whether a file is in our own form."""
    return FORMAT.encode() in body[:200]


def lines(path: str, body: bytes) -> Iterator[Outcome]:
    """Yield the records of a file. Raises `DiaryFileError` (`unknown`) where it is of a later version."""
    first, *rest = decode(body, "utf-8-sig").split("\n")
    try:
        header = from_json(first, Header)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise DiaryFileError(path, "corrupt", "the first line is no header of a diary") from error
    if header.version > VERSION:
        raise DiaryFileError(path, "unknown", f"the file is of version {header.version}; this program reads {VERSION}")
    for number, line in enumerate(rest, 2):
        if line.strip():
            yield _line(path, number, line)


def _line(path: str, number: int, line: str) -> Outcome:
    source = Source(kind="own", file=path, row=number, raw=(("line", line[:2_000]),))
    try:
        found = from_json(line, Record)
        _check(found)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        return Failed(source=source, code="line", message=f"the line is no record: {error}")
    except DiaryRowError as error:
        return Failed(source=source, code=error.code, message=error.message)
    return found


def _check(record: Record) -> None:
    """Raise `DiaryRowError` where a record holds what no reader gives."""
    for stated in (record.watched, record.rated, record.written, record.added, record.imported):
        if stated is not None and moment(stated) != stated:
            raise DiaryRowError("date", f"{stated[:60]!r} is no date in the form of records")
    for given in (record.rating, record.joy):
        if given is not None and (given.scale not in SCALES or given_of(given.value, given.scale) != given):
            raise DiaryRowError("rating", f"{given.value[:40]!r} is no rating on the scale {given.scale[:20]!r}")
    if not record.film.title and not record.film.ids:
        raise DiaryRowError("film", "the line names no film, by title or number")
