"""Making a catalogue of files: what they are, what they list, and the one sorted file that comes of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cinequorum.catalogue import imdb, table, wikidata
from cinequorum.catalogue.entries import Listing, from_line, to_line
from cinequorum.catalogue.formats import FileKind, kind_of
from cinequorum.catalogue.index import FORMAT
from cinequorum.catalogue.merging import merged
from cinequorum.catalogue.runs import SortedLines
from cinequorum.catalogue.sources import Source, Tally, Watch, unwatched
from cinequorum.errors import CatalogueError
from cinequorum.names.titles import title_key

_EVERY: Final = 50_000
_IMDB: Final = (FileKind.IMDB_BASICS, FileKind.IMDB_NAMES, FileKind.IMDB_AKAS)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What an import found in one file."""

    path: str
    kind: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What an import made: `works` as listed, `lines` one for each title and work, `bytes` the size of the file."""

    path: str
    files: tuple[FileReport, ...]
    works: int
    lines: int
    bytes: int


def build(paths: Sequence[Path], target: Path, watch: Watch = unwatched) -> Built:
    """Make the catalogue `target` of the files, in place of the one that is there.

    The new file takes the place of the old one in one step at the end: an error, an interruption or a crash before
    that leaves the old one as it was. Memory does not grow with the files. Raises `CatalogueError`, which names the
    file and, where there is one, the line.
    """
    kinds = [(kind_of(Source(path=path)), Source(path=path, watch=watch)) for path in paths]
    _check(kinds)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=target.parent, prefix=".importing-") as name:
            folder = Path(name)
            lines = SortedLines(folder, "titles")
            works = sum(_file(lines, listing) for listing in _listings(kinds, folder))
            _check_found(kinds)
            made = folder / "works"
            count = _write(lines, made, works, watch)
            os.replace(made, target)
    except OSError as error:
        raise CatalogueError(str(target), None, f"the catalogue cannot be written: {error}") from error
    reports = tuple(FileReport(path=str(s.path), kind=kind.value, tally=s.tally) for kind, s in kinds)
    return Built(path=str(target), files=reports, works=works, lines=count, bytes=target.stat().st_size)


def _check(kinds: Sequence[tuple[FileKind, Source]]) -> None:
    found = {kind for kind, _ in kinds}
    for kind, source in kinds:
        if kind in (FileKind.IMDB_NAMES, FileKind.IMDB_AKAS) and FileKind.IMDB_BASICS not in found:
            raise source.wrong(1, f"{kind.value} only adds to title.basics: give both in one call")


def _check_found(kinds: Sequence[tuple[FileKind, Source]]) -> None:
    for kind, source in kinds:
        if not source.tally.taken and kind not in (FileKind.IMDB_NAMES, FileKind.IMDB_AKAS):
            example = next(iter(source.tally.examples), "")
            raise source.wrong(
                None, f"no film found in {source.tally.rows:,} rows" + (f" ({example})" if example else "")
            )


def _listings(kinds: Sequence[tuple[FileKind, Source]], folder: Path) -> Iterator[Listing]:
    of_imdb = {wanted: tuple(source for kind, source in kinds if kind is wanted) for wanted in _IMDB}
    if basics := of_imdb[FileKind.IMDB_BASICS]:
        names, akas = of_imdb[FileKind.IMDB_NAMES], of_imdb[FileKind.IMDB_AKAS]
        yield from imdb.listings(imdb.ImdbFiles(basics=basics, names=names, akas=akas), folder)
    for number, (kind, source) in enumerate(kinds):
        if kind is FileKind.WIKIDATA:
            own = folder / str(number)
            own.mkdir()
            yield from wikidata.listings(source, own)
        elif kind is FileKind.TABLE:
            yield from table.listings(source)


def _file(lines: SortedLines, listing: Listing) -> int:
    """Put a work under the keys of all its titles; return 1 if it has any."""
    work = listing.work
    titles = {work.title, work.original_title, *listing.also}
    keys = {title_key(title) for title in titles if title} - {""}
    row = to_line(work)
    for key in sorted(keys):
        lines.add(key.encode() + b"\t" + row)
    return bool(keys)


def _write(lines: SortedLines, path: Path, works: int, watch: Watch) -> int:
    count = 0
    with path.open("wb") as file:
        file.write(b'{"format":%d,"works":%d}\n' % (FORMAT, works))
        for count, line in enumerate(_merged(lines), 1):
            if count % _EVERY == 1:
                watch("writing", count, max(count, works))
            file.write(line + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return count


def _merged(lines: Iterable[bytes]) -> Iterator[bytes]:
    for key, group in groupby(lines, key=lambda line: line[: line.index(b"\t") + 1]):
        same = list(group)
        if len(same) == 1:
            yield same[0]
            continue
        works = merged(from_line(line[len(key) :]) for line in same)
        yield from sorted(key + to_line(work) for work in works)
