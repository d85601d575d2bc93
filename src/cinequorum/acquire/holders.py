"""Files that hold many pages: which are, and what reads them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, Protocol

from cinequorum.acquire.types import OnSkip, ReadOptions
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure

_GZIP = b"\x1f\x8b"
_NAMES = (".warc", ".warc.gz", ".wacz", ".mbox", ".eml", ".mht", ".mhtml")
_MAILBOX = re.compile(rb"From [^\r\n]{0,300}\d\d:\d\d[^\r\n]{0,60}\r?\n[A-Za-z-]{1,60}:")


class Holder(Protocol):
    """What yields the pages that a file holds. The file can be sought in and stands at its begin."""

    def __call__(
        self, file: BinaryIO, source: str, options: ReadOptions, *, on_skip: OnSkip
    ) -> Iterator[RawPage | Failure]:
        """Yield the pages, and a failure for each that can't be had."""


def is_holder(name: str) -> bool:
    """Tell whether a file is called as one is that holds many pages.

    >>> is_holder("crawl.WARC.gz"), is_holder("page.html.gz")
    (True, False)
    """
    return name.lower().endswith(_NAMES)


def holder_of(name: str, head: bytes) -> Holder | None:
    """Return what reads a file that holds many pages, by its first bytes and its name; None for any other file."""
    from cinequorum.acquire.archives.wacz import from_wacz
    from cinequorum.acquire.archives.warc import from_warc
    from cinequorum.acquire.mail import from_mail, from_mbox, from_mhtml

    named: dict[str, Holder] = {
        ".warc": from_warc,
        ".gz": from_warc,
        ".wacz": from_wacz,
        ".mbox": from_mbox,
        ".eml": from_mail,
        ".mht": from_mhtml,
        ".mhtml": from_mhtml,
    }
    if _unpacked(head).startswith(b"WARC/"):
        return from_warc
    if is_holder(name):
        return named[PurePath(name.lower()).suffix]
    return from_mbox if _MAILBOX.match(head) else None


def _unpacked(head: bytes) -> bytes:
    if not head.startswith(_GZIP):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, len(head))
    except zlib.error:
        return head
