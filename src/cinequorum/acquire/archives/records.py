"""The records of a WARC file one by one, and what is broken between them.

fastwarc reads records fast and stops for good at the first fault, without saying where it was. So the next record is
looked for behind the last one that was seen: if that one can't be read, the fault is its own; if it can, something
between the two is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from cinequorum.acquire.archives.resync import is_whole, next_record

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_SWALLOWED = b"\r\n\r\nWARC/1."
_SHA1 = re.compile(r"sha1:[A-Z2-7]{32}", re.IGNORECASE)  # other digests and spellings can't be looked at
_DIGITS = 18  # of a length that is believed; Python itself makes no number of some thousands
HEADS = 64_000
"""Bytes of heads that an answer may have on top of its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A record, and the byte of the file where it begins. What may hold a page holds all its bytes in memory."""

    at: int
    record: WarcRecord
    too_large: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that can't be read. `own`: the record at `at` itself; else it is somewhere after that record."""

    at: int
    why: str
    own: bool = True


def records(file: BinaryIO, most: int) -> Iterator[Seen | Fault]:
    """Yield the records of a file in order. Of answers with a body of more than `most` bytes only the head is read."""
    start = next_record(file, 0)
    if start != 0:
        yield Fault(at=0, why="there is no WARC record" if start is None else "no WARC record begins here")
    doubt: Fault | None = None
    while start is not None:
        last: Seen | Fault | None = None
        for last in _row(file, start, most):
            if isinstance(last, Fault) and not last.own:
                break
            if doubt and isinstance(last, Seen):
                yield doubt
            doubt = None
            yield last
        doubt = last if isinstance(last, Fault) and not last.own else None
        start = _further(file, start, last)
        if start is None and not isinstance(last, Fault) and last and not _whole(file, last.at):
            yield Fault(at=last.at, why="the archive ends in the middle of a record")
    if doubt:
        yield doubt


def _further(file: BinaryIO, start: int, last: Seen | Fault | None) -> int | None:
    """Return where to go on after a row that ended with `last`: only a fault, or a length not believed, has more."""
    if isinstance(last, Seen) and not last.too_large:
        return None
    return next_record(file, max(start, last.at if last else start) + 1)


def _whole(file: BinaryIO, last: int) -> bool:
    """Tell whether the file ends with the record at `last`. Where one member holds all, it is no place in the file."""
    return is_whole(file, last if next_record(file, last) == last else 0)


def _row(file: BinaryIO, start: int, most: int) -> Iterator[Seen | Fault]:
    """Yield the records from `start` on up to the end or the first fault."""
    from fastwarc.warc import ArchiveIterator

    file.seek(start)
    row = ArchiveIterator(file, parse_http=False, fsspec_args=False)
    last: int | None = None
    while True:
        try:
            record = next(row)
        except StopIteration:
            return
        except OSError as error:
            yield Fault(at=start if last is None else last, why=str(error), own=last is None)
            return
        last = record.stream_pos
        found = _looked_at(record, last, most)
        yield found
        if isinstance(found, Fault) or found.too_large:  # the length of what is too large may be wrong
            return


def _looked_at(record: WarcRecord, at: int, most: int) -> Seen | Fault:
    """Take a record that may hold a page into memory; say what is wrong with it."""
    stated = record.headers.get("Content-Length") or ""
    if not stated.isascii() or not stated.isdigit():
        return Fault(at=at, why="its head does not say how long it is")
    if not holds_answer(record):
        return Seen(at=at, record=record)
    if len(stated) > _DIGITS or int(stated) > most + HEADS:
        return Seen(at=at, record=record, too_large=True)
    try:
        record.freeze()
    except OSError as error:
        return Fault(at=at, why=str(error))
    if record.content_length < int(stated):
        return Fault(at=at, why=f"it ends after {record.content_length:,} of {int(stated):,} bytes")
    return _checked(record, at)


def holds_answer(record: WarcRecord) -> bool:
    """Tell whether a record is of a type that can hold a page."""
    from fastwarc.warc import WarcRecordType

    return record.record_type in (WarcRecordType.response, WarcRecordType.resource)


def _checked(record: WarcRecord, at: int) -> Seen | Fault:
    """Hold a record against its digest. One without, in which another seems to begin, has a wrong length."""
    if _SHA1.fullmatch(record.headers.get("WARC-Block-Digest") or ""):
        if not record.verify_block_digest():
            return Fault(at=at, why="its bytes are not those of its digest")
    elif record.reader is not None:
        block = record.reader.read()
        record.reader.seek(0)
        last = block.rfind(b"\r")  # most pages have none, and only the heads before them are searched
        if block.find(_SWALLOWED, 0, last + len(_SWALLOWED)) >= 0:
            return Fault(at=at, why="it is said to be longer than it is: another record begins in it")
    return Seen(at=at, record=record)
