"""Files, folders and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from cinequorum.acquire.packing import unpack
from cinequorum.acquire.sniffing import binary_kind, media_type_of, suffix_type
from cinequorum.acquire.types import ReadOptions
from cinequorum.errors import UnreadablePage
from cinequorum.model.page import RawPage, content_id
from cinequorum.model.reading import Failure
from cinequorum.text.charset import charset_of

_DEFAULT = ReadOptions()


def from_paths(paths: Iterable[str], options: ReadOptions = _DEFAULT) -> Iterator[RawPage | Failure]:
    """Yield the pages under `paths`: files as given, folders walked in sorted order, `-` for standard input.

    A file given by name is read whatever it is called; in a folder only page files are (`.txt .html .htm .md
    .markdown`, each also with `.gz`), and hidden ones are passed over. What cannot be read is a `Failure` that names
    it; the others follow all the same.
    """
    for path in paths:
        if path == "-":
            yield _read(sys.stdin.buffer, "-", options)
        elif os.path.isdir(path):  # unlike pathlib's, it raises for no path
            yield from _walk(path, options)
        else:
            yield _open(path, options)


def from_bytes(body: bytes, source: str, *, media_type: str | None = None, charset: str | None = None) -> RawPage:
    """Make a page of bytes; type and charset are sniffed where they are not given. Raises `UnreadablePage`.

    >>> page = from_bytes(b"<!doctype html><p>One film", "a.page")
    >>> page.media_type, page.charset
    ('text/html', 'utf-8')
    """
    if len(body) > _DEFAULT.most_bytes:
        raise UnreadablePage(source, "too_large", f"{source} has more than {_DEFAULT.most_bytes:,} bytes")
    if not body.strip():
        raise UnreadablePage(source, "empty", f"{source} is empty")
    binary = binary_kind(body, media_type)
    if binary:
        raise UnreadablePage(source, "binary", f"{source} is no text but {binary}")
    encoding = charset_of(body, charset or _charset_in(media_type))
    if encoding is None:
        raise UnreadablePage(source, "charset", f"{source} is in no character encoding that makes it readable")
    return RawPage(
        id=content_id(body),
        source=source,
        body=body,
        media_type=media_type_of(body.decode(encoding, errors="replace"), source, media_type),
        charset=encoding,
    )


def _charset_in(media_type: str | None) -> str | None:
    _, _, rest = (media_type or "").partition("charset=")
    return rest.split(";", maxsplit=1)[0].strip("\"' ") or None


def _walk(folder: str, options: ReadOptions) -> Iterator[RawPage | Failure]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _failure(folder, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, options)
        elif suffix_type(entry.name) and entry.is_file():
            yield _open(entry.path, options)


def _open(path: str, options: ReadOptions) -> RawPage | Failure:
    try:
        with Path(path).open("rb") as file:
            return _read(file, path, options)
    except (OSError, ValueError) as error:
        return _failure(path, error)


def _read(file: BinaryIO, path: str, options: ReadOptions) -> RawPage | Failure:
    source = _shown(path)
    body = file.read(options.most_bytes + 1)
    try:
        if len(body) > options.most_bytes:
            raise UnreadablePage(source, "too_large", f"{source} has more than {options.most_bytes:,} bytes")
        return from_bytes(unpack(body, source, options), source)
    except UnreadablePage as error:
        return Failure(source=source, code=error.code, message=error.message)


def _failure(path: str, error: OSError | ValueError) -> Failure:
    source = _shown(path)
    if isinstance(error, PermissionError):
        return Failure(source=source, code="denied", message=f"no right to read {source}")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Failure(source=source, code="missing", message=f"there is no file or folder {source}")
    reason = getattr(error, "strerror", None) or str(error)
    return Failure(source=source, code="missing", message=f"{source} cannot be opened: {reason}")


def _shown(path: str) -> str:
    """Return a path that can be printed: file names need not be valid text."""
    return os.fsencode(path).decode("utf-8", errors="backslashreplace")
