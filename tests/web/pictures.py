"""Pictures made for tests: small, whole, and with things in them that do not draw."""

from __future__ import annotations

import struct
import zlib

SECRET = b"GPS 59.9 N 10.7 E"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 200, height: int = 300, *, colour: int = 0x40, more: bytes = b"") -> bytes:
    """A grey PNG of this size."""
    rows = zlib.compress(b"".join(b"\0" + bytes([colour]) * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    words = chunk(b"tEXt", b"Comment\0" + SECRET)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + words + chunk(b"IDAT", rows) + chunk(b"IEND", b"") + more


def segment(mark: int, data: bytes) -> bytes:
    return bytes([0xFF, mark]) + struct.pack(">H", len(data) + 2) + data


def jpeg(width: int = 200, height: int = 300, *, frame: int = 0xC0, more: bytes = b"") -> bytes:
    """A JPEG in its parts: its walls are right, what it draws is nothing."""
    sides = segment(frame, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    told = segment(0xE1, b"Exif\0\0" + SECRET) + segment(0xFE, SECRET)
    parts = (
        segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0") + told + segment(0xDB, bytes(65)) + sides + segment(0xC4, bytes(20))
    )
    return b"\xff\xd8" + parts + scan + segment(0xC4, bytes(20)) + scan + b"\xff\xd9" + more


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(k + struct.pack("<I", len(d)) + d + b"\0" * (len(d) % 2) for k, d in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def webp(width: int = 200, height: int = 300) -> bytes:
    """A WebP in its parts, with what a camera tells."""
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    lossless = b"\x2f" + ((width - 1) | (height - 1) << 14).to_bytes(4, "little") + bytes(9)
    return riff((b"VP8X", b"\x0c\0\0\0" + sides), (b"VP8L", lossless), (b"EXIF", SECRET), (b"XMP ", SECRET))
