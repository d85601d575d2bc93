"""A file to import from: its lines, numbered, whatever it is packed in, and an account of what became of them."""

from __future__ import annotations

import bz2
import gzip
import io
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, cast

from cinequorum.errors import CatalogueError

Watch = Callable[[str, int, int], None]
"""Told now and then what is being done, and how many bytes of how many are through."""

LONGEST_LINE: Final = 64 * 1024 * 1024
"""The longest entities of Wikidata take some 5 MB; a longer line is no line."""

_EVERY: Final = 20_000  # lines between two words to who watches
_EXAMPLES: Final = 5
_HOPELESS: Final = 1_000  # broken rows without a single good one
_GZIP, _BZIP2 = b"\x1f\x8b", b"BZh"
_BUFFER: Final = 1 << 15  # also how far before a break in an archive its last line may be


def unwatched(what: str, done: int, total: int) -> None:
    """Watch nothing."""


@dataclass(slots=True)
class Tally:
    """What became of the rows of one file (mutable while it is read).

    `taken` counts the rows of which something went into the catalogue, `left_out` those that are no films, by reason,
    `broken` those that could not be read, with `examples` of them.
    """

    rows: int = 0
    taken: int = 0
    broken: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file to import from."""

    path: Path
    watch: Watch = unwatched
    tally: Tally = field(default_factory=Tally)

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Yield the lines with their numbers, without line ends and byte order mark. Raises `CatalogueError`."""
        number = 0
        with self._opened() as (stream, raw), self._readable(lambda: number):
            total = self.path.stat().st_size
            while line := stream.readline(LONGEST_LINE):
                number += 1
                if len(line) == LONGEST_LINE:
                    raise self.wrong(number, f"the line is longer than {LONGEST_LINE:,} bytes")
                if number % _EVERY == 1:
                    self.watch(f"reading {self.path.name}", raw.tell(), total)
                yield (
                    number,
                    line.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n") if number == 1 else line.rstrip(b"\r\n"),
                )

    def text(self, encoding: str) -> Iterator[str]:
        """Yield the lines as text with their line ends, for a reader that joins some of them again."""
        with self._opened() as (stream, raw), self._readable(lambda: None):
            total = self.path.stat().st_size
            decoded = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
            for number, line in enumerate(iter(lambda: decoded.readline(LONGEST_LINE), "")):
                if number % _EVERY == 0:
                    self.watch(f"reading {self.path.name}", raw.tell(), total)
                yield line

    def head(self, most: int = 65536) -> bytes:
        """Return the first bytes, unpacked. Raises `CatalogueError` where there are none."""
        with self._opened() as (stream, _), self._readable(lambda: None):
            found = stream.read(most)
        if not found.strip():
            raise self.wrong(None, "the file is empty")
        return found

    def wrong(self, line: int | None, why: str) -> CatalogueError:
        """Return the error that says what is wrong with the file, and in which line."""
        return CatalogueError(str(self.path), line, why)

    def passed_over(self, line: int, why: str) -> None:
        """Count a row that cannot be read. Raises `CatalogueError` where a thousand are, and none could."""
        self.tally.broken += 1
        if len(self.tally.examples) < _EXAMPLES:
            self.tally.examples.append(f"{self.path}, line {line}: {why}")
        if self.tally.broken >= _HOPELESS and not self.tally.taken:
            raise self.wrong(line, f"{why}; not one of the first {_HOPELESS:,} rows could be read")

    @contextmanager
    def _opened(self) -> Iterator[tuple[BinaryIO, BinaryIO]]:
        try:
            raw = self.path.open("rb")
        except OSError as error:
            raise self.wrong(None, f"cannot be opened: {error.strerror or error}") from error
        with raw:
            magic = raw.peek(3)[:3]
            packed: BinaryIO = raw
            if magic.startswith(_GZIP):
                packed = cast("BinaryIO", gzip.GzipFile(fileobj=raw))
            elif magic == _BZIP2:
                packed = cast("BinaryIO", bz2.BZ2File(raw))
            yield cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", packed), _BUFFER)), raw

    @contextmanager
    def _readable(self, line: Callable[[], int | None]) -> Iterator[None]:
        try:
            yield
        except EOFError as error:
            raise self.wrong(line(), "the archive ends too early: was it downloaded to its end?") from error
        except (OSError, zlib.error) as error:
            raise self.wrong(line(), f"the file cannot be read: {error}") from error
