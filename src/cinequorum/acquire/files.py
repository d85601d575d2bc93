"""Files, folders and standard input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure


def from_paths(paths: Iterable[str]) -> Iterator[RawPage | Failure]:
    """Yield the pages under `paths`: files as given, folders walked in sorted order, `-` for standard input."""
    yield from ()


def from_bytes(body: bytes, source: str, *, media_type: str | None = None, charset: str | None = None) -> RawPage:
    """Make a page of bytes; type and charset are sniffed where they are not given. Raises `UnreadablePage`."""
    raise NotImplementedError
