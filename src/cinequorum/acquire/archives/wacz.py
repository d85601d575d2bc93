"""Pages out of WACZ files: ZIP archives that hold WARC files in the folder `archive/`, with an index of them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from cinequorum.acquire.archives.warc import from_warc
from cinequorum.acquire.types import OnSkip, ReadOptions, unheard
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure

_DEFAULT = ReadOptions()
_LOCAL_HEAD = 30  # bytes before the name in a ZIP archive's local head, the lengths of name and extra at 26 and 28
_ARCHIVES = (".warc", ".warc.gz")
_MOST_RATIO = 200  # unpacked to packed; archives of pages are some 5 to 1
_SMALL = 50_000_000  # bytes below which the ratio says nothing
_FAULTS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)
"""What the standard library raises on ZIP archives whose heads are damaged; places before the begin among them."""


class Part(io.RawIOBase):
    """A stretch of a file as a file of its own. Nothing is copied; the file's own place is moved."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file = file
        self._start = start
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place of the stretch, counted from its begin, from here or from its end."""
        self._at = max(0, offset + (0, self._at, self._size)[whence])
        return self._at

    def tell(self) -> int:
        """Return the place in the stretch."""
        return self._at

    def readinto(self, buffer: object) -> int:
        """Read into a buffer and return how many bytes."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # what the base class calls a buffer has no name in 3.11
        self._file.seek(self._start + self._at)
        found = self._file.read(max(0, min(len(view), self._size - self._at)))
        view[: len(found)] = found
        self._at += len(found)
        return len(found)


def from_wacz(
    file: BinaryIO, source: str, options: ReadOptions = _DEFAULT, *, on_skip: OnSkip = unheard
) -> Iterator[RawPage | Failure]:
    """Yield the pages of all WARC files in a WACZ file, in the order of their names.

    As `from_warc`; the name of a part stands behind the file's (`a.wacz/archive/data.warc.gz`). Of a WACZ file whose
    table of contents is lost (it stands at the end, so a cut takes it) one `Failure` tells, and the records that are
    still there are read. Raises `MissingExtra` without the extra `archives`.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            held = sorted(
                (info for info in archive.infolist() if info.filename.lower().endswith(_ARCHIVES)),
                key=lambda info: info.filename,
            )
            _refuse_overlap(archive.infolist())
            for info in held:
                name = f"{source}/{info.filename}"
                try:
                    yield from from_warc(_part(archive, file, info), name, options, on_skip=on_skip)
                except _FAULTS as error:
                    yield _broken(name, str(error))
            if not held:
                yield _broken(source, "there is no WARC file in it")
    except _FAULTS as error:
        yield _broken(source, str(error))
        yield from from_warc(file, source, options, on_skip=on_skip)


def _part(archive: zipfile.ZipFile, file: BinaryIO, info: zipfile.ZipInfo) -> BinaryIO:
    """Return a WARC file as it lies in the archive: stored, as the format wants it, it is sought in for nothing."""
    if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1:
        if info.file_size > max(_SMALL, _MOST_RATIO * info.compress_size):
            raise zipfile.BadZipFile("it unpacks to far more than it should")
        return archive.open(info)  # type: ignore[return-value]  # it reads and seeks as a file does
    file.seek(info.header_offset + _LOCAL_HEAD - 4)
    lengths = file.read(4)
    if len(lengths) < 4:
        raise zipfile.BadZipFile("it names a part behind its end")
    start = info.header_offset + _LOCAL_HEAD + sum(int.from_bytes(lengths[i : i + 2], "little") for i in (0, 2))
    return io.BufferedReader(Part(file, start, info.file_size))


def _refuse_overlap(parts: list[zipfile.ZipInfo]) -> None:
    """Raise `BadZipFile` where parts lie in one another: the same bytes would be read again under every name."""
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end:
            raise zipfile.BadZipFile("its parts lie in one another")
        end = part.header_offset + _LOCAL_HEAD + part.compress_size


def _broken(name: str, why: str) -> Failure:
    return Failure(source=name, code="corrupt", message=f"{name} is a damaged WACZ file: {why}")
