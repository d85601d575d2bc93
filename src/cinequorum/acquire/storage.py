"""Files in stores of objects (S3 and its like), opened as files are; the one place that knows fsspec."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, BinaryIO, cast

from cinequorum.errors import MissingExtra

_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oss", "oci", "file", "memory"})


def in_store(path: str) -> bool:
    """Tell whether a path leads into a store. Addresses of the web do not: they are asked for with care, elsewhere.

    >>> in_store("s3://bucket/crawl.warc.gz"), in_store("https://paper.example/a"), in_store("C:/a")
    (True, False, False)
    """
    scheme, found, _ = path.partition("://")
    return bool(found) and scheme.lower() in _STORES


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """Open a file, in a store or on this machine, to be read and sought in.

    Raises `OSError`, and `MissingExtra` without the extra `archives` or what it needs for this sort of store.
    """
    if not in_store(path):
        with open(path, "rb") as file:
            yield file
        return
    system, name = _system(path)
    with system.open(name, "rb") as remote:
        yield cast("BinaryIO", remote)


def files_under(path: str) -> list[str]:
    """Return the files under a folder of a store, sorted; none where the path is a file itself. Raises as `opened`."""
    system, name = _system(path)
    if system.isfile(name):
        return []
    scheme = path.partition("://")[0]
    return sorted(f"{scheme}://{found.lstrip('/')}" if scheme != "file" else found for found in system.find(name))


def _system(path: str) -> tuple[Any, str]:
    if find_spec("fsspec") is None:
        raise MissingExtra("reading from stores of objects", "archives")
    import fsspec

    try:
        system, name = fsspec.core.url_to_fs(path)
    except ImportError as error:  # it names the package for this sort of store
        raise MissingExtra(f"reading {path.partition('://')[0]}:// ({error})", "archives") from error
    return system, name
