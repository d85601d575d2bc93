"""Files that hold many pages: which are, and what reads them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from cinequorum.acquire.types import OnSkip, ReadOptions
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure

_GZIP = b"\x1f\x8b"
_NAMES = (".warc", ".warc.gz", ".wacz")


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

    if _unpacked(head).startswith(b"WARC/") or name.lower().endswith((".warc", ".warc.gz")):
        return from_warc
    if name.lower().endswith(".wacz"):
        return from_wacz
    return None


def _unpacked(head: bytes) -> bytes:
    if not head.startswith(_GZIP):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, len(head))
    except zlib.error:
        return head
