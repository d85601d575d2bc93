"""What is handed in, taken apart: one file, or those of an archive. Nothing is written to disk; no name leads out."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from msgspec import Struct

from cinequorum.errors import DiaryFileError

MOST = 64_000_000  # bytes of one file, or of an archive unpacked: a diary of 50,000 films with reviews has some 30 MB
MOST_FILES = 5_000  # a collection of Kodi has a file a film
MOST_RATIO = 200  # unpacked to packed; text of exports is some 10 to 1
_SMALL = 1_000_000  # bytes below which the ratio says nothing
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHER_PACKERS = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"MZ", b"\x7fELF", b"GIF8")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, IndexError,
)  # fmt: skip
"""What the standard library raises on archives whose lists or heads are damaged."""
_SHEET = "xl/workbook.xml"


class Part(Struct, frozen=True):
    """One file: its path in the archive (or its name), and its bytes."""

    path: str
    body: bytes


def parts_of(name: str, body: bytes) -> tuple[Part, ...]:
    """Return the files that `body` holds: itself, or those packed in it, in the order of their paths.

    Raises `DiaryFileError`: `empty`, `too_large`, `bomb` (it would unpack to far more), `path` (a name leads out of the
    archive), `nested` (an archive in it), `corrupt`, `unknown` (no text and no archive).
    """
    if not body.strip():
        raise DiaryFileError(name, "empty", "the file is empty")
    if len(body) > MOST:
        raise DiaryFileError(name, "too_large", f"the file is larger than {MOST // 1_000_000} MB")
    if body.startswith(_ZIP):
        return _unzipped(name, body)
    _refuse_binary(name, name, body)
    return (Part(name, body),)


def _unzipped(name: str, body: bytes) -> tuple[Part, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            _refuse_bomb(name, members)
            return _all_of(name, archive, members)
    except _BROKEN as error:
        raise DiaryFileError(name, "corrupt", "the archive is broken, or locked with a password") from error


def _all_of(name: str, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> tuple[Part, ...]:
    left, found = MOST, []
    for member in sorted(members, key=lambda one: one.filename):
        path = _safe(name, member.filename)
        if path.name.startswith(".") or path.parts[0] == "__MACOSX":
            continue
        with archive.open(member) as packed:  # what the archive's list says of sizes is not believed
            part = packed.read(left + 1)
        left -= len(part)
        if left < 0:
            raise DiaryFileError(name, "bomb", f"the archive unpacks to more than {MOST // 1_000_000} MB")
        if part.startswith((*_ZIP, *_OTHER_PACKERS)):
            raise DiaryFileError(name, "nested", f"there is an archive in the archive: {str(path)[:80]}")
        found.append(Part(str(path), part))
    if any(part.path == _SHEET for part in found):
        raise DiaryFileError(name, "unknown", "this is a workbook; save the sheet as CSV and choose that")
    if not found:
        raise DiaryFileError(name, "empty", "there is no file in the archive")
    return tuple(found)


def _safe(name: str, inside: str) -> PurePosixPath:
    path = PurePosixPath(inside.replace("\\", "/").replace("\x00", ""))
    if path.is_absolute() or ".." in path.parts or not path.parts or ":" in path.parts[0]:
        raise DiaryFileError(name, "path", f"a name in the archive leads out of it: {inside[:80]!r}")
    return path


def _refuse_bomb(name: str, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_FILES:
        raise DiaryFileError(name, "too_large", f"there are more than {MOST_FILES} files in the archive")
    stated = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if stated > MOST or (stated > _SMALL and stated > MOST_RATIO * max(1, packed)):
        raise DiaryFileError(name, "bomb", "the archive unpacks to far more than it should")


def _refuse_binary(name: str, path: str, body: bytes) -> None:
    if body.startswith((*_OTHER_PACKERS, *_BINARY)):
        raise DiaryFileError(name, "unknown", f"{path[:80]} is no text; choose the file as the program exported it")
