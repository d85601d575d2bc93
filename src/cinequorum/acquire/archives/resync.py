"""Where in a damaged archive the next record begins, and whether an archive was cut off.

A WARC file is a row of records, each by itself or each in a gzip member of its own. So one that is broken does not cost
those after it: they are found by the signs with which each begins. A candidate in a packed file counts when its first
bytes unpack to a record's first bytes; the three bytes of a gzip header alone stand in any packed data by chance.
"""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

_PACKED = b"\x1f\x8b\x08"
_BEGIN = b"WARC/"
_SIGNS = re.compile(rb"\x1f\x8b\x08|(?<![^\n])WARC/(?=1\.)")
_BLOCK = 1 << 20
_PROBE = 2048  # packed bytes that show how a member begins, a long file name in its header included
_HEADERS = 1 << 16


def next_record(file: BinaryIO, at: int) -> int | None:
    """Return where the first record at or after `at` begins, None where there is none. Reads on in blocks.

    >>> import io
    >>> next_record(io.BytesIO(b"noise\\nWARC/1.1\\r\\nWARC-Type: response"), 0)
    6
    """
    before = 1 if at else 0  # a record in the clear begins a line
    while True:
        file.seek(at - before)
        block = file.read(_BLOCK + _PROBE)
        ends = len(block) < _BLOCK + _PROBE
        for sign in _SIGNS.finditer(block, before):
            if sign.start() >= _BLOCK and not ends:
                break
            if not sign[0].startswith(_PACKED) or _unpacks(block[sign.start() : sign.start() + _PROBE]):
                return at - before + sign.start()
        if ends:
            return None
        at += _BLOCK - before
        before = 1


def _unpacks(member: bytes) -> bool:
    try:
        head = zlib.decompressobj(wbits=31).decompress(member, len(_BEGIN))
    except zlib.error:
        return False
    return head == _BEGIN


def is_whole(file: BinaryIO, at: int) -> bool:
    """Tell whether the file ends where its last record, which begins at `at`, ends: false where it was cut off."""
    file.seek(at)
    head = file.read(_HEADERS)
    file.seek(at)
    return _member_ends(file) if head.startswith(_PACKED) else _record_ends(file, at, head)


def _member_ends(file: BinaryIO) -> bool:
    """Unpack, without keeping it, what is left of the file; it is whole when the last member ends with it."""
    member, rest = zlib.decompressobj(wbits=31), b""
    try:
        while block := rest or file.read(_BLOCK):
            if member.eof:
                member = zlib.decompressobj(wbits=31)
            member.decompress(block, _BLOCK)
            rest = member.unconsumed_tail or member.unused_data
    except zlib.error:
        return False
    return member.eof


def _record_ends(file: BinaryIO, at: int, head: bytes) -> bool:
    ends = head.find(b"\r\n\r\n")
    length = re.search(rb"(?i)\ncontent-length:\s{0,9}(\d{1,15})", head[: max(ends, 0)] + b"\r\n")
    if length is None:
        return not head.strip()
    file.seek(at + ends + 4 + int(length[1]))
    return file.read(4) in (b"\r\n\r\n", b"\n\n") and not file.read(_HEADERS).strip()
