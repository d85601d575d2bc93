"""Files, folders and standard input."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from cinequorum.acquire.holders import holder_of, is_holder
from cinequorum.acquire.packing import unpack
from cinequorum.acquire.sniffing import HEAD, binary_kind, is_markup, media_type_of, suffix_type, why_no_page
from cinequorum.acquire.storage import files_under, in_store, opened
from cinequorum.acquire.types import OnSkip, ReadOptions, Skipped, unheard
from cinequorum.errors import MissingExtra, PageTooLarge, StorageError, UnreadablePage
from cinequorum.model.page import RawPage, content_id
from cinequorum.model.reading import Failure
from cinequorum.text.charset import charset_of

_DEFAULT = ReadOptions()


Fetch = Callable[[str], RawPage]


def from_paths(
    paths: Iterable[str], options: ReadOptions = _DEFAULT, *, on_skip: OnSkip = unheard, fetch: Fetch | None = None
) -> Iterator[RawPage | Failure]:
    """Yield the pages under `paths`: files as given, folders walked in sorted order, `-` for standard input.

    A path may lead into a store of objects (`s3://bucket/crawl/`; needs the extra `s3`). An address of the web is
    given to `fetch`, which raises `UnreadablePage`; without it nothing is ever fetched.

    A file given by name is read whatever it is called. In a folder files are read that are called as pages are
    (`.html .htm .xhtml .md .mdx .markdown .txt .text .rst .org .adoc`, each also with `.gz`), pages that programs and
    templates make (`.php .aspx .jsp .njk` and the like), files without a suffix that hold prose, and HTML documents
    under any name; of an archive or mailbox (`.warc .warc.gz .wacz .mbox .eml .mhtml .mht`) each page in it. `on_skip`
    is told of each other file and why it is none of these; hidden files and folders are passed over without a word.
    What cannot be read is a `Failure` that names it; the others follow all the same.
    """
    for path in paths:
        if path == "-":
            yield from _pages(sys.stdin.buffer, "-", options, on_skip)
            continue
        if fetch and path.lower().startswith(("http://", "https://")):
            yield _fetched(path, fetch)
            continue
        for found in listed((path,), on_skip=on_skip):
            if isinstance(found, Failure):
                yield found
            else:
                yield from _open(found, options, on_skip)


def listed(paths: Iterable[str], *, on_skip: OnSkip = unheard) -> Iterator[str | Failure]:
    """Yield the paths that `from_paths` opens, in its order, without opening those that are called as pages are.

    A folder that can't be looked into is a `Failure`.
    """
    for path in paths:
        if in_store(path):
            yield from _stored(path, on_skip)
        elif os.path.isdir(path):  # unlike pathlib's, it raises for no path
            yield from _walk(path, on_skip)
        else:
            yield path


def from_bytes(body: bytes, source: str, *, media_type: str | None = None, charset: str | None = None) -> RawPage:
    """Make a page of bytes; type and charset are sniffed where they are not given. Raises `UnreadablePage`.

    >>> page = from_bytes(b"<!doctype html><p>One film", "a.page")
    >>> page.media_type, page.charset
    ('text/html', 'utf-8')
    """
    if len(body) > _DEFAULT.most_bytes:
        raise PageTooLarge(source, _DEFAULT.most_bytes)
    if not body or body.isspace():  # to strip it would copy it
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
        media_type=_type_of(body, encoding, source, media_type),
        charset=encoding,
    )


def _type_of(body: bytes, encoding: str, source: str, given: str | None) -> str:
    """Return the type of a page; of nearly all that are called HTML the begin shows it, and the rest is not asked."""
    begun = body[:HEAD].decode(encoding, errors="replace")
    if is_markup(begun, source, given):
        return "text/html"
    return media_type_of(begun if len(body) <= HEAD else body.decode(encoding, errors="replace"), source, given)


def _charset_in(media_type: str | None) -> str | None:
    _, _, rest = (media_type or "").partition("charset=")
    return rest.split(";", maxsplit=1)[0].strip("\"' ") or None


def _walk(folder: str, on_skip: OnSkip) -> Iterator[str | Failure]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _failure(folder, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, on_skip)
            continue
        reason = _no_page(entry)
        if reason:
            on_skip(Skipped(source=_shown(entry.path), reason=reason))
        else:
            yield entry.path


def _no_page(entry: os.DirEntry[str]) -> str | None:
    """Say why an entry of a folder is not read as a page, None where it is."""
    if entry.is_dir():
        return "a link to a folder"
    if not entry.is_file():
        return "a link that leads nowhere" if entry.is_symlink() else "no regular file"
    if suffix_type(entry.name) or is_holder(entry.name):
        return None
    try:
        with Path(entry.path).open("rb") as file:
            return why_no_page(entry.name, file.read(HEAD))
    except OSError:
        return None  # whoever opens it next says why it can't be


def _stored(path: str, on_skip: OnSkip) -> Iterator[str | Failure]:
    """Yield the files of a folder in a store that are called as pages are, or as what holds pages."""
    try:
        found = files_under(path)
    except MissingExtra as error:
        yield Failure(source=path, code="extra", message=str(error))
        return
    except StorageError as error:
        yield Failure(source=path, code=error.code, message=error.message)
        return
    for name in found:
        if suffix_type(name) or is_holder(name):
            yield name
        elif not name.rpartition("/")[2].startswith("."):
            on_skip(Skipped(source=name, reason="not called as a page is"))
    if not found:
        yield path


def _fetched(address: str, fetch: Fetch) -> RawPage | Failure:
    try:
        return fetch(address)
    except UnreadablePage as error:
        return Failure(source=address, code=error.code, message=error.message)
    except MissingExtra as error:
        return Failure(source=address, code="extra", message=str(error))


def _open(path: str, options: ReadOptions, on_skip: OnSkip) -> Iterator[RawPage | Failure]:
    try:
        with opened(path) as file:
            yield from _pages(file, path, options, on_skip)
    except MissingExtra as error:
        yield Failure(source=_shown(path), code="extra", message=str(error))
    except StorageError as error:
        yield Failure(source=_shown(path), code=error.code, message=error.message)
    except (OSError, ValueError) as error:
        yield _failure(path, error)


def _pages(file: BinaryIO, path: str, options: ReadOptions, on_skip: OnSkip) -> Iterator[RawPage | Failure]:
    """Yield the page that a file is, or the pages that it holds; what comes through a pipe is laid on the disk then."""
    holder = holder_of(path, _head(file))
    if holder is None:
        yield _read(file, path, options)
        return
    if file.seekable():
        yield from holder(file, _shown(path), options, on_skip=on_skip)
        return
    with tempfile.TemporaryFile() as whole:
        shutil.copyfileobj(file, whole)
        whole.seek(0)
        yield from holder(whole, _shown(path), options, on_skip=on_skip)


def _head(file: BinaryIO) -> bytes:
    """Return the first bytes of a file, which are read again afterwards."""
    if isinstance(file, BufferedReader):
        return file.peek(HEAD)[:HEAD]
    head = file.read(HEAD)
    file.seek(0)
    return head


def _read(file: BinaryIO, path: str, options: ReadOptions) -> RawPage | Failure:
    source = _shown(path)
    body = file.read(options.most_bytes + 1)
    try:
        if len(body) > options.most_bytes:
            raise PageTooLarge(source, options.most_bytes)
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
