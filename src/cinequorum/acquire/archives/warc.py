"""Pages out of WARC files (ISO 28500), packed or not, whole or damaged.

An archive is read as a stream, a record at a time: memory does not grow with it. What is no page is left out and
counted: requests, revisits of what was stored before, answers of a DNS server, redirects, errors, images, scripts. A
damaged record is a `Failure` of its own, and reading goes on where the next one begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, BinaryIO

from cinequorum.acquire.archives.answer import Garbled, Packing, is_page, unpacked
from cinequorum.acquire.archives.records import Fault, Seen, holds_answer, records
from cinequorum.acquire.files import from_bytes
from cinequorum.acquire.types import OnSkip, ReadOptions, Skipped, unheard
from cinequorum.errors import MissingExtra, PageTooLarge, UnreadablePage
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_DEFAULT = ReadOptions()
_TO_THE_SECOND = re.compile(r"[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_NO_PAGE = {"empty": "an empty answer", "binary": "an answer that is no text"}  # whatever the server calls it


class _LeftOut(Exception):
    """A record is no page; the message says what it is."""


def from_warc(
    file: BinaryIO, source: str, options: ReadOptions = _DEFAULT, *, on_skip: OnSkip = unheard
) -> Iterator[RawPage | Failure]:
    """Yield the pages of a WARC file, in its order, each under its address and with the time it was fetched.

    `file` can be sought in; `source` is its name. Pages are HTML and Markdown that a server answered with 200, and
    `resource` records of these types. `on_skip` is told at the end how many records were left out, by reason. A record
    that is damaged is a `Failure` (`corrupt`, `too_large`, `charset`) whose source is the archive's name, `#` and the
    byte where it begins; so is the end of a file that was cut off. Raises `MissingExtra` without the extra `archives`.
    """
    if find_spec("fastwarc") is None:
        raise MissingExtra("reading web archives", "archives")
    left = Counter[str]()
    for found in records(file, options.most_bytes):
        where = f"{source}#{found.at}"
        try:
            yield _fault(found, where) if isinstance(found, Fault) else _page(found, options)
        except _LeftOut as out:
            left[str(out)] += 1
        except UnreadablePage as error:
            yield Failure(source=where, code=error.code, message=f"{where}: {error.message}")
    for reason, count in sorted(left.items()):
        on_skip(Skipped(source=source, reason=reason, count=count, what="record"))


def _fault(fault: Fault, where: str) -> Failure:
    what = "a record" if fault.own else "what follows a record"
    return Failure(source=where, code="corrupt", message=f"{where}: {what} of the archive is damaged: {fault.why}")


def _page(seen: Seen, options: ReadOptions) -> RawPage:
    """Return the page of a record. Raises `_LeftOut` where it is none, `UnreadablePage` where it can't be had."""
    record, at = seen.record, _address(seen.record)
    if not holds_answer(record):
        raise _LeftOut(f"a record of type {record.record_type}")
    packing, media_type = _answered(record, at, options)
    if seen.too_large:
        raise PageTooLarge(at, options.most_bytes)
    try:
        body = unpacked(record.reader.read() if record.reader else b"", packing)
    except Garbled as error:
        raise UnreadablePage(at, "corrupt", f"{at}: {error}") from error
    if len(body) > options.most_bytes:
        raise PageTooLarge(at, options.most_bytes, "unpacks to")
    if not is_page(media_type, body):
        raise _LeftOut("an answer that is no page")
    try:
        page = from_bytes(body, at, media_type=media_type)
    except UnreadablePage as error:
        if error.code in _NO_PAGE:
            raise _LeftOut(_NO_PAGE[error.code]) from error
        raise
    return replace(page, fetched_at=_when(record))


def _answered(record: WarcRecord, at: str, options: ReadOptions) -> tuple[Packing, str | None]:
    """Return how the body of a record is packed and of what type it is; leave out what no page can come of."""
    cut = "WARC-Truncated" in record.headers
    if not record.is_http:
        stated = record.headers.get("Content-Type")
        if str(record.record_type) != "resource" or not is_page(stated, b""):
            raise _LeftOut("a record that is no page")
        return Packing(most=options.most_bytes, cut=cut), stated
    try:
        record.parse_http()
    except OSError as error:
        raise UnreadablePage(at, "corrupt", f"{at}: its heads cannot be read: {error}") from error
    heads = record.http_headers
    if heads is None or heads.status_code is None:
        raise UnreadablePage(at, "corrupt", f"{at}: it holds no answer of a server")
    if heads.status_code != 200:
        raise _LeftOut(f"an answer with status {heads.status_code}")
    stated = heads.get("Content-Type")
    if stated and not is_page(stated, b""):
        raise _LeftOut("an answer that is no page")
    transfer, content = heads.get("Transfer-Encoding", ""), heads.get("Content-Encoding", "")
    return Packing(transfer=transfer or "", content=content or "", most=options.most_bytes, cut=cut), stated


def _address(record: WarcRecord) -> str:
    """Return what was fetched; old programs put the address in angle brackets."""
    return (record.headers.get("WARC-Target-URI") or record.record_id or "a record").strip("<> ")


def _when(record: WarcRecord) -> str | None:
    stated = record.headers.get("WARC-Date") or ""
    if _TO_THE_SECOND.fullmatch(stated) and _is_date(stated):  # as nearly all are: read and written it is the same
        return stated
    date = record.record_date
    return date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if date else None


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
