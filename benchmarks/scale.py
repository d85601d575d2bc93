"""From web archives to shards, beside fastwarc and trafilatura over the same files.

Two sets: pages of an invented web, one in twenty about a film, and saved pages of the extraction benchmarks with
as many invented pages about films among them. Ours reads pages about films whole and writes shards; the rival takes
out the text of every page and writes nothing. `CINEQUORUM_SCALE_PAGES` says how many invented pages.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import Section, in_turn, material, table
from benchmarks.webpages import WebPage, World, web_page, web_pages, write_warc
from cinequorum.batch.plan import Plan
from cinequorum.batch.reading import PageRow, ReadWork, read_slice
from cinequorum.batch.slicing import slices_of
from cinequorum.extract.sieve import LEAST_CHANCE
from cinequorum.model.codec import decode
from cinequorum.records.manifest import ReadSlice
from cinequorum.records.shards import read_shard
from cinequorum.records.versions import reading_version

PAGES = int(os.environ.get("CINEQUORUM_SCALE_PAGES", "400"))
_EVERY = 20
_RUNS = 2
_SAVED = 400  # of the saved pages, every second one


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of an archive: pages, those about films, which of these were left out, others that were read whole."""

    pages: int
    films: int
    lost: int
    read: int


def saved_pages() -> Iterator[WebPage]:
    """Yield half the saved pages of both extraction benchmarks, an invented page about a film after every nineteen."""
    import pyarrow.parquet

    folder = material() / "data" / "extraction"
    number = 0
    rows: list[dict[str, str]] = []
    for name in ("article_extraction_181.parquet", "wcxb_dev.parquet"):
        rows += pyarrow.parquet.read_table(folder / name, columns=["url", "html"]).to_pylist()
    for row in rows[::2][:_SAVED]:
        if number % _EVERY == 0:
            yield web_page(World(every=1), number)
            number += 1
        url = row["url"] or f"https://page{number}.example/"
        yield WebPage(url=url, html=row["html"].encode("utf-8", "replace"), film=None)
        number += 1


def to_shards(archive: Path, *, sieve: float = LEAST_CHANCE) -> list[ReadSlice]:
    """Read an archive into shards, in this process and from nothing."""
    with tempfile.TemporaryDirectory(dir=archive.parent) as folder:
        return [read_slice(work) for work in _work(archive, Path(folder), sieve)]


def told_of(archive: Path, films: frozenset[str], *, sieve: float = LEAST_CHANCE) -> Told:
    """Read an archive into shards; compare what was left out with the addresses of its pages about films."""
    with tempfile.TemporaryDirectory(dir=archive.parent) as folder:
        done = [read_slice(work) for work in _work(archive, Path(folder), sieve)]
        rows = [decode(row, PageRow) for one in done if one.pages for row in read_shard(Path(folder), one.pages)]
    left = {row.source for row in rows if row.chance is not None}
    read = sum(row.chance is None and row.source not in films for row in rows)
    return Told(pages=len(rows), films=len(films), lost=len(left & films), read=read)


def _work(archive: Path, folder: Path, sieve: float) -> list[ReadWork]:
    plan = Plan(root=archive.parent, inputs=(archive.name,), out=folder.name, keep="films", sieve=sieve)
    slices, _ = slices_of(plan.root, plan.inputs, lambda skipped: None)
    made_with = reading_version()
    return [
        ReadWork(root=plan.root, folder=folder, slice=one, made_with=made_with, run=1, keep="films", sieve=sieve)
        for one in slices
    ]


def rival(archive: Path) -> int:
    """Take the text out of every page of an archive, as fastwarc and trafilatura do it; return how many had one."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    from trafilatura import bare_extraction

    count = 0
    with archive.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response):
            count += bare_extraction(record.reader.read()) is not None
    return count


def run() -> Section:
    """Time both over both archives in turn."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, pages in (("invented web", web_pages(World(every=_EVERY), PAGES)), ("saved pages", saved_pages())):
            rows += _compared(name, Path(folder) / f"{name.split()[0]}.warc.gz", list(pages))
    body = (
        "Archives in which one page in twenty is about a film, one core, processor time, in turn, median of "
        f"{_RUNS} runs. Ours tells at\na glance which pages are not about films, reads the others whole and writes "
        "shards; the rival takes out the text and\nwrites nothing. Asked: three times the rival's pages a second, and "
        ".99 of the pages about films. The saved pages are among those that\nthe sieve learned from; how it does on "
        "unseen sites is on its card.\n\n"
        + table(
            (
                *("archive", "pages", "kB a page", "ours, pages/s", "rival, pages/s", "times the rival"),
                *("about films", "of them left out", "others read whole"),
            ),
            rows,
        )
    )
    return Section(title="Web archives to shards", body=body)


def _compared(name: str, archive: Path, pages: list[WebPage]) -> list[tuple[object, ...]]:
    write_warc(archive, pages)
    films = frozenset(page.url for page in pages if page.film is not None)
    told = told_of(archive, films)
    ours, theirs, ratio = in_turn(lambda: to_shards(archive), lambda: rival(archive), _RUNS)
    size = sum(len(page.html) for page in pages) / len(pages) / 1000
    speed = (f"{len(pages) / ours:.0f}", f"{len(pages) / theirs:.0f}", f"{ratio:.2f}")
    return [(name, len(pages), f"{size:.0f}", *speed, told.films, told.lost, told.read)]


if __name__ == "__main__":
    print(run().body)
