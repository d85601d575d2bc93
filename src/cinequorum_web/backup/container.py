"""The file of a backup: a zip archive that says by its last bytes whether it is whole.

The archive's comment, which stands at the very end, is the SHA-256 of all bytes before it. So a file that was cut,
or of which one bit has turned, is told before anything of it is believed; any program for zip archives opens it.
"""

from __future__ import annotations

import errno
import hashlib
import json
import re
import shutil
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cinequorum.errors import BackupError

MANIFEST = "manifest.json"
FORM = 1
"""Of the file's form: one that is not known is refused."""

_DIGEST = 64  # letters of the comment
_LEVEL = 1  # of packing: the documents shrink to a third by the quickest
_AT_ONCE = 1 << 20
_MOST_TOLD = 10_000_000  # bytes of the manifest that are read: it has a few thousand
_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]{0,60}/){0,3}[A-Za-z0-9_-][A-Za-z0-9_.-]{0,60}")
_FAULTS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, IndexError, OSError)
"""What the standard library raises on archives whose heads are damaged: a right digest says nothing of who made it."""
_LOCAL, _END = b"PK\x03\x04", b"PK\x05\x06"  # what an archive begins with, and what its last record begins with


def write(path: Path, files: Mapping[str, Path], told: Mapping[str, Any]) -> None:
    """Write an archive of these files with a manifest: what is `told`, and each file's size and digest."""
    listed = [{"name": name, "bytes": file.stat().st_size, "sha256": digest(file)} for name, file in files.items()]
    manifest = {"backup": FORM, **told, "files": listed}
    path.touch(mode=0o600)  # members' addresses and the site's key are nobody else's
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False))
        for name, file in files.items():
            archive.write(file, name)
        archive.comment = b"0" * _DIGEST
    found = _digest_before_comment(path)
    with path.open("r+b") as made:
        made.seek(-_DIGEST, 2)
        made.write(found.encode("ascii"))


def manifest_of(path: Path) -> Mapping[str, Any]:
    """Return the manifest of an archive that is whole. Raises `BackupError` for any other file."""
    _check_bytes(path)
    try:
        with zipfile.ZipFile(path) as archive, archive.open(MANIFEST) as packed:
            told = json.loads(packed.read(_MOST_TOLD))
        form = told["backup"]
    except (*_FAULTS, KeyError, TypeError, RecursionError) as error:
        raise BackupError(str(path), "foreign", "is no backup of this program") from error
    if form != FORM:
        raise BackupError(str(path), "newer", f"is a backup of form {form}; this version reads form {FORM}")
    return dict(told)


def unpack(path: Path, manifest: Mapping[str, Any], folder: Path) -> None:
    """Write the files of an archive into `folder`, each as the manifest has it, and nothing else.

    Raises `BackupError` where one is not, or would lie elsewhere.
    """
    try:
        listed = [(str(one["name"]), str(one["sha256"]), int(one["bytes"])) for one in manifest["files"]]
        with zipfile.ZipFile(path) as archive:
            for name, wanted, size in listed:
                if archive.getinfo(name).file_size != size or _unpacked(path, archive, name, folder) != wanted:
                    raise BackupError(str(path), "damaged", f"is damaged: {name} is not as it was")
    except (KeyError, TypeError) as error:
        raise BackupError(str(path), "damaged", "is damaged: its list of files does not fit its files") from error
    except _FAULTS as error:
        if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):  # the disk's fault, not the file's
            raise
        raise BackupError(str(path), "damaged", f"is damaged: {error}") from error


def _unpacked(path: Path, archive: zipfile.ZipFile, name: str, folder: Path) -> str:
    """Write one file of an archive and return its digest."""
    target = (folder / name).resolve()
    if not _NAME.fullmatch(name) or folder.resolve() not in target.parents:
        raise BackupError(str(path), "damaged", f"names {name[:80]!r}, which is outside of it")
    if target.exists():
        raise BackupError(str(path), "damaged", f"is damaged: {name} is in it twice")
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as packed, target.open("wb") as file:
        shutil.copyfileobj(packed, file, _AT_ONCE)
    return digest(target)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_bytes(path: Path) -> None:
    """Raise `BackupError` unless the file ends in the digest of its other bytes."""
    if not path.is_file():
        raise BackupError(str(path), "missing", "is not there" if not path.exists() else "is no file")
    with path.open("rb") as file:
        begun = file.read(len(_LOCAL))
        size = file.seek(0, 2)
        file.seek(max(0, size - _DIGEST - 22))
        tail = file.read()
    if begun != _LOCAL:
        raise BackupError(str(path), "foreign", "is no backup of this program")
    if not tail.startswith(_END):
        raise BackupError(str(path), "cut", "ends in the middle, or is no backup of this program")
    if _digest_before_comment(path).encode("ascii") != tail[-_DIGEST:]:
        raise BackupError(str(path), "damaged", "is damaged: its bytes are not those that were written")


def _digest_before_comment(path: Path) -> str:
    left, found = path.stat().st_size - _DIGEST, hashlib.sha256()
    with path.open("rb") as file:
        while left > 0 and (part := file.read(min(left, _AT_ONCE))):
            found.update(part)
            left -= len(part)
    return found.hexdigest()
