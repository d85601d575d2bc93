"""Files in stores of objects (S3 and its like), opened as files are; the one place that knows fsspec."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any, BinaryIO, Final

from cinequorum.errors import MissingExtra, StorageError

AHEAD: Final = 8_000_000
"""Bytes that are asked for at once of a file that is read from begin to end."""

_NEAR: Final = 1 << 16  # bytes that are asked for at once of a file that is searched: a question costs as much as these
_CLIENTS: Final = MappingProxyType(
    {"s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs", "abfss": "adlfs"}
    | {"oss": "ossfs", "oci": "ocifs", "file": "fsspec", "memory": "fsspec"}
)
"""What speaks to each sort of store."""

_ERRORS: Final = (("botocore.exceptions", "BotoCoreError"), ("aiohttp", "ClientError"))
_UNKNOWN: Final = frozenset({"NoCredentialsError", "PartialCredentialsError", "CredentialRetrievalError"})
_NO_NAME: Final = "ParamValidationError"  # a bucket or key can't be called so
_LONGEST: Final = 300  # letters of what a store says


def in_store(path: str) -> bool:
    """Tell whether a path leads into a store. Addresses of the web do not: they are asked for with care, elsewhere.

    >>> in_store("s3://bucket/crawl.warc.gz"), in_store("https://paper.example/a"), in_store("C:/a")
    (True, False, False)
    """
    scheme, found, _ = path.partition("://")
    return bool(found) and scheme.lower() in _CLIENTS


@contextmanager
def opened(path: str, ahead: int = AHEAD) -> Iterator[BinaryIO]:
    """Open a file, in a store or on this machine, to be read and sought in.

    `ahead`: how many bytes behind those that are wanted a store is asked for; 0 for a file that is searched. Raises
    `OSError` of this machine, `StorageError` of a store (also from a read), and `MissingExtra` without what speaks to
    this sort of store.
    """
    if not in_store(path):
        with open(path, "rb") as file:
            yield file
        return
    system, name = _system(path)
    way = {"cache_type": "readahead", "block_size": ahead} if ahead else {"cache_type": "none"}
    with _told(path):
        remote = system.open(name, "rb", **way)
    with remote:
        yield io.BufferedReader(_Remote(remote, path), _NEAR)


class _Remote(io.RawIOBase):
    """A file of a store; what goes wrong with a read is told as everything else that a store does not give."""

    def __init__(self, file: Any, path: str) -> None:
        self._file = file
        self._path = path

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # what the base class calls a buffer has no name in 3.11
        with _told(self._path):
            found = self._file.read(len(view))
        view[: len(found)] = found
        return len(found)


def files_under(path: str) -> list[str]:
    """Return the files under a folder of a store, sorted; none where the path is a file itself. Raises as `opened`."""
    system, name = _system(path)
    with _told(path):
        system.invalidate_cache()
        if _is_file(system, name):  # asked first: who may read an object need not be allowed to list
            return []
        found = system.find(name)
    scheme = path.partition("://")[0]
    return sorted(f"{scheme}://{one.lstrip('/')}" if scheme != "file" else one for one in found)


def state_of(path: str) -> tuple[int, str]:
    """Return the size of a file of a store, and what changes when it is written again. Raises as `opened`."""
    system, name = _system(path)
    with _told(path):
        told = system.info(name)
        return int(told["size"]), str(told.get("ETag") or system.modified(name))


def _is_file(system: Any, name: str) -> bool:
    try:
        return bool(system.info(name)["type"] == "file")
    except FileNotFoundError:
        return False


def _system(path: str) -> tuple[Any, str]:
    scheme = path.partition("://")[0].lower()
    extra = "s3" if _CLIENTS[scheme] == "s3fs" else "archives"
    if find_spec("fsspec") is None:
        raise MissingExtra("reading from stores of objects", extra)
    import fsspec

    try:
        with _told(path):
            system, name = fsspec.core.url_to_fs(path)
    except ImportError as error:
        raise MissingExtra(f"reading {scheme}://", extra, "" if extra == "s3" else _CLIENTS[scheme]) from error
    return system, name


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Raise what a store does not give as `StorageError`: each client has errors of its own."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise StorageError(path, "missing", f"there is no file or folder {path}") from error
    except _errors() as error:
        said = " ".join(str(getattr(error, "strerror", None) or error).split())[:_LONGEST] or type(error).__name__
        if isinstance(error, PermissionError) or type(error).__name__ in _UNKNOWN:
            raise StorageError(path, "denied", f"no right to read {path}: {said}") from error
        no_name = isinstance(error, ValueError) or type(error).__name__ == _NO_NAME
        code = "missing" if no_name else "unreachable"
        raise StorageError(path, code, f"{path} cannot be read: {said}") from error


def _errors() -> tuple[type[Exception], ...]:
    """Return what clients raise: some have roots of their own. One that was not imported has raised nothing."""
    return (
        OSError,
        ValueError,
        *(getattr(sys.modules[module], name) for module, name in _ERRORS if module in sys.modules),
    )
