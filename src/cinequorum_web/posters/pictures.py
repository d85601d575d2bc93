"""Pictures looked at by their bytes: JPEG, PNG and WebP, each walked through piece by piece.

Only the pieces that draw the picture are kept. What else a file can carry goes: where and with what it was taken,
words, colour profiles, previews, and whatever follows the end of the picture, be it a program or a page. No picture is
decoded here, so there is no decoder to deceive; browsers have theirs in a box of its own.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_BYTES = 4_000_000
SMALLEST, LARGEST = 120, 4000  # pixels of a side
PNG, WEBP, JPEG = b"\x89PNG\r\n\x1a\n", b"RIFF", b"\xff\xd8"
_DRAWN = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT"})
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive: what browsers draw
_JPEG_KEPT = frozenset({*_FRAMES, 0xC4, 0xDB, 0xDD})  # tables and frames
_JPEG_TOLD = ((0xE0, 16, b"JFIF\0"), (0xEE, 14, b"Adobe"))  # JFIF without a preview, and how Adobe's colours are meant
_SCAN, _END, _PLAIN = 0xDA, 0xD9, frozenset({0x00, *range(0xD0, 0xD8)})
_STILL = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
_ALPHA = 0x10


class NoPicture(Exception):
    """What was handed in is no picture that is taken, and why, in words for the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as it is kept and served."""

    media_type: str
    width: int
    height: int
    body: bytes


def picture_of(body: bytes) -> Picture:
    """Return the picture that these bytes are, without all that does not draw it. Raises `NoPicture`."""
    if len(body) > MOST_BYTES:
        raise NoPicture(_("A picture has at most %d MB.") % (MOST_BYTES // 1_000_000))
    try:
        found = _walked(body)
    except (struct.error, IndexError, ValueError) as error:
        raise NoPicture(_("That picture is damaged.")) from error
    if not all(SMALLEST <= side <= LARGEST for side in (found.width, found.height)):
        told = _("A poster has %(low)d to %(high)d pixels each way; this has %(width)d × %(height)d.")
        sides = {"low": SMALLEST, "high": LARGEST, "width": found.width, "height": found.height}
        raise NoPicture(told % sides)
    return found


def _walked(body: bytes) -> Picture:
    if body.startswith(PNG):
        return _png(body)
    if body.startswith(JPEG):
        return _jpeg(body)
    if body.startswith(WEBP) and body[8:12] == b"WEBP":
        return _webp(body)
    raise NoPicture(_("That is no picture that is taken: JPEG, PNG and WebP are."))


def _png(body: bytes) -> Picture:
    kept, at, width, height = [PNG], len(PNG), 0, 0
    while True:
        size, kind = struct.unpack_from(">I4s", body, at)
        data, (told,) = body[at + 8 : at + 8 + size], struct.unpack_from(">I", body, at + 8 + size)
        if zlib.crc32(kind + data) != told or (at == len(PNG)) != (kind == b"IHDR"):
            raise ValueError
        if kind == b"IHDR":
            width, height = struct.unpack(">II", data[:8])
        if kind in _DRAWN:
            kept.append(body[at : at + 12 + size])
        at += 12 + size
        if kind == b"IEND":
            return Picture(media_type="image/png", width=width, height=height, body=b"".join(kept))


def _jpeg(body: bytes) -> Picture:
    kept, at, sides = [JPEG], 2, (0, 0)
    while True:
        if body[at] != 0xFF:
            raise ValueError
        mark = body[at + 1]
        if mark == _END:
            kept.append(body[at : at + 2])
            return Picture(media_type="image/jpeg", width=sides[1], height=sides[0], body=b"".join(kept))
        (size,) = struct.unpack_from(">H", body, at + 2)
        end = at + 2 + size
        if mark in _FRAMES and sides != (0, 0):
            raise ValueError  # which of two frames is drawn, programs do not agree on
        if mark in _FRAMES:
            sides = struct.unpack_from(">HH", body, at + 5)
        elif mark in range(0xC0, 0xD0) and mark not in (0xC4, 0xC8, 0xCC):
            raise NoPicture(_("That is a JPEG of a kind that browsers do not show."))
        if mark == _SCAN:
            end = _scanned(body, end)
        told = any((mark, size) == known[:2] and body.startswith(known[2], at + 4) for known in _JPEG_TOLD)
        if mark == _SCAN or mark in _JPEG_KEPT or told:
            kept.append(body[at:end])
        at = end


def _scanned(body: bytes, at: int) -> int:
    """Return where a scan ends: at the next mark that is none of its own."""
    while (at := body.find(b"\xff", at)) >= 0 and at + 1 < len(body):
        if body[at + 1] not in _PLAIN and body[at + 1] != 0xFF:
            return at
        at += 1 if body[at + 1] == 0xFF else 2
    raise ValueError


def _webp(body: bytes) -> Picture:
    (size,) = struct.unpack_from("<I", body, 4)
    end, at, sides, kept = 8 + size, 12, (0, 0), list[bytes]()
    if end > len(body):
        raise ValueError
    while at + 8 <= end:
        kind, length = struct.unpack_from("<4sI", body, at)
        data, after = body[at + 8 : at + 8 + length], at + 8 + length + length % 2
        if len(data) != length:
            raise ValueError
        if kind in (b"ANIM", b"ANMF"):
            raise NoPicture(_("A poster does not move; that is an animation."))
        if kind in _STILL:
            told = _webp_sides(kind, data) or sides
            if sides not in ((0, 0), told):
                raise ValueError  # a canvas of another size than its picture
            sides = told
            data = bytes([data[0] & _ALPHA]) + data[1:] if kind == b"VP8X" else data
            kept.append(kind + struct.pack("<I", length) + data + b"\0" * (length % 2))
        at = after
    whole = b"WEBP" + b"".join(kept)
    return Picture(
        media_type="image/webp", width=sides[0], height=sides[1], body=WEBP + struct.pack("<I", len(whole)) + whole
    )


def _webp_sides(kind: bytes, data: bytes) -> tuple[int, int] | None:
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[4:7], "little"), 1 + int.from_bytes(data[7:10], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 6)
        return width & 0x3FFF, height & 0x3FFF
    return None
