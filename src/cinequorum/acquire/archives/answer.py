"""What a server answered, out of an archive or off the line: its page, once the packing of the transfer is off."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass

from cinequorum.acquire.sniffing import looks_like_document

_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]{0,20}(?:;[^\r\n]{0,500})?\r?\n")
_GZIP = b"\x1f\x8b"
_PIECE = 4096  # bytes unpacked at once: what stands behind the end of a member is copied for each member
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/markdown", "text/x-markdown"})
_UNSTATED = frozenset({"", "application/octet-stream", "unk", "unknown"})


class Garbled(Exception):
    """A body is not packed as its head says. Caught where it is known whose body it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """How a body was sent: `transfer` and `content` as the heads name it, at most `most` bytes of it unpacked.

    `cut` says that what stored it may have cut it off: then what there is of it is taken.
    """

    transfer: str = ""
    content: str = ""
    most: int = 20_000_000
    cut: bool = False


def unpacked(body: bytes, packing: Packing) -> bytes:
    """Return a body as its author wrote it; one byte more than `most` where there is more than that.

    Archives often keep a body unpacked under heads that call it packed; it is taken as it is then. Raises `Garbled`.

    >>> unpacked(b"5\\r\\nhello\\r\\n0\\r\\n\\r\\n", Packing(transfer="chunked"))
    b'hello'
    >>> unpacked(b"<p>hello", Packing(transfer="chunked", content="gzip"))
    b'<p>hello'
    """
    if "chunked" in packing.transfer.lower() and _CHUNK.match(body):
        body = _joined(body, packing)
    for coding in reversed([name.strip().lower() for name in packing.content.split(",")]):
        if coding in ("gzip", "x-gzip") and body.startswith(_GZIP):
            body = _inflated(body, 31, packing)
        elif coding == "deflate" and not body.lstrip().startswith(b"<"):
            body = _inflated(body, 15 if body[:1] == b"\x78" else -15, packing)
        elif coding in ("br", "zstd") and not body.lstrip().startswith(b"<"):
            body = _rarer(body, coding, packing)
    return body[: packing.most + 1]


def _joined(body: bytes, packing: Packing) -> bytes:
    """Return the pieces of a body put together."""
    parts, at = list[bytes](), 0
    while head := _CHUNK.match(body, at):
        size = int(re.split(rb"[; \t\r\n]", head[0], maxsplit=1)[0], 16)
        if not size:
            return b"".join(parts)
        part = body[head.end() : head.end() + size]
        parts.append(part)
        at = head.end() + size
        if len(part) < size:
            break
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    if not packing.cut:
        raise Garbled("its pieces do not add up (Transfer-Encoding: chunked)")
    return b"".join(parts)


def _inflated(body: bytes, wbits: int, packing: Packing) -> bytes:
    parts, left, at = list[bytes](), packing.most + 1, 0
    member = zlib.decompressobj(wbits=wbits)
    try:
        while at < len(body) and left > 0:
            if member.eof and not body.startswith(_GZIP, at):
                break
            member = zlib.decompressobj(wbits=wbits) if member.eof else member
            piece = body[at : at + _PIECE]
            parts.append(member.decompress(piece, left))
            left -= len(parts[-1])
            at += len(piece) - len(member.unused_data) - len(member.unconsumed_tail)
    except zlib.error as error:
        raise Garbled(f"it cannot be unpacked: {error}") from error
    if not member.eof and left > 0 and not packing.cut:
        raise Garbled("it ends in the middle of what was packed")
    return b"".join(parts)


def _rarer(body: bytes, coding: str, packing: Packing) -> bytes:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    try:
        reader = BrotliReader(io.BytesIO(body)) if coding == "br" else ZstdReader(io.BytesIO(body))
        return bytes(reader.read(packing.most + 1))
    except OSError as error:
        raise Garbled(f"it cannot be unpacked: {error}") from error


def is_page(content_type: str | None, body: bytes) -> bool:
    """Tell whether what was answered is a page that is read: HTML, or Markdown; by its type, or where none is stated.

    >>> is_page("text/html; charset=utf-8", b""), is_page("image/png", b"<p>"), is_page(None, b"<!doctype html><p>")
    (True, False, True)
    """
    stated = (content_type or "").partition(";")[0].strip().lower()
    return looks_like_document(body) if stated in _UNSTATED else stated in _PAGES
