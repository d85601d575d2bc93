"""What editors hand in: pasted text, files, archives, a folder of the server, an address. Looked at before it is kept.

Nothing is unpacked to disk, so that no name in an archive leads anywhere; names are only shown.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext

from cinequorum.acquire.files import from_bytes, from_paths
from cinequorum.acquire.packing import unpack
from cinequorum.acquire.sniffing import HEAD, why_no_page
from cinequorum.acquire.types import ReadOptions, Skipped
from cinequorum.errors import UnreadablePage
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure

MOST_FILES = 500  # of one upload, archives unpacked
MOST_OF_ONE = 20_000_000  # bytes of one file: what is read of one page
MOST_OF_ALL = 60_000_000  # bytes of one upload, unpacked
MOST_RATIO = 200  # text is packed to a twentieth; a bomb to a thousandth
MOST_NAME = 300
ROOT = "CINEQUORUM_INGEST_ROOT"
"""The variable that names the one folder of the server that administrators may have read."""

_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"#!")
_PROGRAM_NAMES = (
    ".exe",
    ".dll",
    ".so",
    ".msi",
    ".bat",
    ".cmd",
    ".com",
    ".scr",
    ".ps1",
    ".sh",
    ".jar",
    ".apk",
    ".app",
    ".dmg",
)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, IndexError,
)  # fmt: skip
"""What the standard library raises on archives whose lists or heads are damaged."""
_HEADED = re.compile(r"^#{1,6}\s\S", re.MULTILINE)
_OPTIONS = ReadOptions(most_bytes=MOST_OF_ONE)


class Refused(Exception):
    """What was handed in is not taken, and why, in words for the field."""


@dataclass(slots=True)
class Taken:
    """What is taken, and what of it can't be read, each with its reason."""

    pages: list[RawPage] = field(default_factory=list)
    refused: list[Failure] = field(default_factory=list)

    def add(self, found: RawPage | Failure) -> None:
        """Put one more in."""
        if isinstance(found, Failure):
            self.refused.append(found)
        else:
            self.pages.append(found)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.pages) + len(self.refused)


def pasted(text: str, address: str) -> Taken:
    """Take pasted text or markup as one page. Raises `Refused` where there is nothing to read in it."""
    body = text.replace("\r\n", "\n").encode("utf-8", "replace")
    given = "text/markdown" if _is_plain(text) and _HEADED.search(text) else None
    try:
        return Taken(pages=[from_bytes(body, address or "pasted", media_type=given)])
    except UnreadablePage as error:
        raise Refused(error.message) from error


def uploaded(files: Iterable[UploadedFile[Any]]) -> Taken:
    """Take uploaded files; archives are looked into. Raises `Refused` for a program, a bomb, or too much."""
    taken, budget = Taken(), _Budget()
    for file in files:
        name = shown_name(file.name or "page")
        if file.size is not None and file.size > MOST_OF_ALL:
            raise Refused(_too_large(name, MOST_OF_ALL))
        head = file.read(HEAD)
        file.seek(0)
        refuse_program(name, head)
        if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
            for found in _unzipped(name, file, budget):
                taken.add(found)
        else:
            body = file.read(MOST_OF_ONE + 1)
            budget.take(name, len(body))
            taken.add(page_of(body, name))
    if not taken.count:
        raise Refused(gettext("There is no file in it."))
    return taken


def from_folder(path: str, environment: dict[str, str] | None = None) -> Taken:
    """Take the pages of a folder of the server, under the one that the server allows. Raises `Refused` elsewhere."""
    root = (os.environ if environment is None else environment).get(ROOT, "")
    if not root:
        raise Refused(gettext("No folder of the server may be read: its operator has to name one (%s).") % ROOT)
    allowed, asked = Path(root).resolve(), (Path(root) / path.lstrip("/")).resolve()
    if Path(path).is_absolute():
        asked = Path(path).resolve()
    if "\x00" in path or not (asked == allowed or allowed in asked.parents):
        raise Refused(gettext("That folder is outside the one that may be read."))
    if not asked.is_dir():
        raise Refused(gettext("There is no such folder."))
    taken, skipped = Taken(), list[Skipped]()
    for found in from_paths([str(asked)], _OPTIONS, on_skip=skipped.append):
        if taken.count >= MOST_FILES:
            raise Refused(gettext("More than %d pages at once; give a smaller folder.") % MOST_FILES)
        taken.add(found if isinstance(found, Failure) else _named(found, os.path.relpath(found.source, allowed)))
    taken.refused += [
        Failure(source=os.path.relpath(one.source, allowed), code="no_page", message=one.reason) for one in skipped
    ]
    if not taken.count:
        raise Refused(gettext("There is no page in that folder."))
    return taken


def page_of(body: bytes, name: str) -> RawPage | Failure:
    """Return the page that these bytes are, or why they are none."""
    try:
        if reason := why_no_page(name, body[:HEAD]):
            return Failure(source=name, code="no_page", message=gettext("no page: %s") % reason)
        return from_bytes(unpack(body, name, _OPTIONS), name)
    except UnreadablePage as error:
        return Failure(source=name, code=error.code, message=error.message)


def shown_name(name: str) -> str:
    """Return the name of a file as it may be shown: without folders that lead up, and not endless.

    >>> shown_name("../../etc/passwd"), shown_name("C:\\\\pages\\\\a.html"), shown_name("reviews/a.html")
    ('etc/passwd', 'C:/pages/a.html', 'reviews/a.html')
    """
    parts = [
        part
        for part in PurePosixPath(name.replace("\\", "/").replace("\x00", "")).parts
        if part != ".." and part.strip("/")
    ]
    return "/".join(parts)[-MOST_NAME:] or "page"


def refuse_program(name: str, head: bytes) -> None:
    """Raise `Refused` for what can be run."""
    if name.lower().endswith(_PROGRAM_NAMES) or head.startswith(_PROGRAMS):
        raise Refused(gettext("%s is a program; only pages are taken.") % name)


class _Budget:
    """What one upload may still cost."""

    def __init__(self) -> None:
        self._files, self._bytes = MOST_FILES, MOST_OF_ALL

    def take(self, name: str, size: int) -> None:
        """Count one file. Raises `Refused` where it is one, or some bytes, too many."""
        if size > MOST_OF_ONE:
            raise Refused(_too_large(name, MOST_OF_ONE))
        self._files -= 1
        self._bytes -= size
        if self._files < 0:
            raise Refused(gettext("More than %d files at once; upload them in parts.") % MOST_FILES)
        if self._bytes < 0:
            raise Refused(gettext("More than %d MB at once; upload them in parts.") % (MOST_OF_ALL // 1_000_000))


def _unzipped(name: str, file: UploadedFile[Any], budget: _Budget) -> Iterator[RawPage | Failure]:
    """Yield the pages of an archive. What its list says of sizes is believed only as far as the bytes agree."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.read(MOST_OF_ALL + 1))) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            _refuse_bomb(name, members)
            for member in members:
                yield from _member(name, archive, member, budget)
    except _BROKEN as error:
        raise Refused(gettext("%s is a broken or protected archive.") % name) from error


def _member(
    name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: _Budget
) -> Iterator[RawPage | Failure]:
    inside = member.filename.replace("\\", "/")
    own = f"{name}/{shown_name(inside)}"
    if inside.startswith("/") or ".." in PurePosixPath(inside).parts or ":" in inside.split("/")[0]:
        raise Refused(
            gettext("%(archive)s has a file whose name leads out of it: %(name)s")
            % {"archive": name, "name": inside[:80]}
        )
    if PurePosixPath(inside).name.startswith(".") or inside.startswith("__MACOSX/"):
        return
    with archive.open(member) as packed:
        body = packed.read(MOST_OF_ONE + 1)
    refuse_program(own, body[:HEAD])
    budget.take(own, len(body))
    if body.startswith(b"PK\x03\x04"):
        yield Failure(source=own, code="binary", message=gettext("an archive inside an archive is not opened"))
    else:
        yield page_of(body, own)


def _refuse_bomb(name: str, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_FILES:
        raise Refused(gettext("More than %d files at once; upload them in parts.") % MOST_FILES)
    stated = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if stated > MOST_OF_ALL or (stated > 1_000_000 and stated > MOST_RATIO * max(1, packed)):
        raise Refused(gettext("%s unpacks to far more than it should; it is not opened.") % name)


def _too_large(name: str, most: int) -> str:
    return gettext("%(name)s is larger than %(most)d MB.") % {"name": name, "most": most // 1_000_000}


def _named(page: RawPage, source: str) -> RawPage:
    from dataclasses import replace

    return replace(page, source=source)


def _is_plain(text: str) -> bool:
    return "</" not in text[:HEAD] and "/>" not in text[:HEAD]
