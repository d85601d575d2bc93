"""Unpacking gzip without trusting it."""

from __future__ import annotations

import gzip
import io
import zlib

from cinequorum.acquire.types import ReadOptions
from cinequorum.errors import PageTooLarge, UnreadablePage

_GZIP = b"\x1f\x8b"


def unpack(body: bytes, source: str, options: ReadOptions) -> bytes:
    """Return the unpacked bytes if `body` is gzip, else `body`. At most `options.most_bytes` are ever unpacked.

    Raises `UnreadablePage` (`corrupt`) for a broken or cut archive, `PageTooLarge` for one that does not end in time.
    """
    if not body.startswith(_GZIP):
        return body
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            unpacked = packed.read(options.most_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadablePage(source, "corrupt", f"{source} is a broken gzip file: {error}") from error
    if len(unpacked) > options.most_bytes:
        raise PageTooLarge(source, options.most_bytes, "unpacks to")
    return unpacked
