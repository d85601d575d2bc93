"""Pages of a large crawl, looked up in its index."""

from __future__ import annotations

import gzip
import io
from dataclasses import dataclass, replace
from pathlib import Path

import fsspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.acquire.archives.cdx import Entry, entry_of, sort_key
from cinequorum.acquire.archives.crawl import Wanted, entries, record_of, wanted
from cinequorum.acquire.archives.warc import from_warc
from cinequorum.acquire.files import from_paths
from cinequorum.cli.main import status_of
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure
from tests.acquire.archives.samples import Sample, packed

HOSTS = ("aaa.example", "paper.example", "films.paper.example", "paperback.example", "zzz.example")
A_BLOCK = 7


@dataclass(frozen=True, slots=True)
class Crawl:
    """A small crawl on the disk: each page is a record, named by a number."""

    root: Path
    lines: tuple[str, ...]

    @property
    def cluster(self) -> str:
        return str(self.root / "indexes" / "cluster.idx")


def address(number: int) -> str:
    return f"https://{HOSTS[number % len(HOSTS)]}/{'films' if number % 2 else 'news'}/{number}"


def make(root: Path, count: int = 60) -> Crawl:
    """Write records, a sorted index in the clear, packed, and in blocks."""
    (root / "indexes").mkdir(parents=True)
    (root / "warc").mkdir()
    members, made, at = list[bytes](), list[Entry](), 0
    for number in range(count):
        member = packed(Sample(number=number))
        status, mime = 404 if number % 10 == 9 else 200, "image/png" if number % 10 == 8 else "text/html"
        made.append(
            Entry(
                url=address(number),
                stamp="20200517080910",
                status=status,
                mime=mime,
                digest="",
                filename="warc/a.warc.gz",
                offset=at,
                length=len(member),
            )
        )
        members.append(member)
        at += len(member)
    (root / "warc" / "a.warc.gz").write_bytes(b"".join(members))
    lines = tuple(sorted(entry.line() for entry in made))
    text = "".join(f"{line}\n" for line in lines).encode()
    (root / "indexes" / "all.cdxj").write_bytes(text)
    (root / "indexes" / "all.cdxj.gz").write_bytes(gzip.compress(text))
    blocks, cluster, offset = list[bytes](), list[str](), 0
    for first in range(0, count, A_BLOCK):
        block = gzip.compress("".join(f"{line}\n" for line in lines[first : first + A_BLOCK]).encode())
        head = " ".join(lines[first].split(" ")[:2])
        cluster.append(f"{head}\tcdx-00000.gz\t{offset}\t{len(block)}\t{first // A_BLOCK + 1}\n")
        blocks.append(block)
        offset += len(block)
    (root / "indexes" / "cdx-00000.gz").write_bytes(b"".join(blocks))
    (root / "indexes" / "cluster.idx").write_text("".join(cluster), encoding="utf-8")
    return Crawl(root, lines)


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    return make(tmp_path / "crawl")


def numbers(found: list[Entry | Failure]) -> set[int]:
    assert not [one for one in found if isinstance(one, Failure)]
    return {int(one.url.rsplit("/", 1)[1]) for one in found if isinstance(one, Entry)}


PAGES = {number for number in range(60) if number % 10 not in (8, 9)}
PATTERNS = {
    "paper.example": {n for n in PAGES if n % 5 == 1},
    "*.paper.example": {n for n in PAGES if n % 5 in (1, 2)},
    "https://paper.example/films/*": {n for n in PAGES if n % 5 == 1 and n % 2},
    "https://paper.example/films/11": {11},
    "https://paper.example/*": {n for n in PAGES if n % 5 == 1},
    "zzz.example": {n for n in PAGES if n % 5 == 4},
    "aaa.example": {n for n in PAGES if n % 5 == 0},
    "none.example": set[int](),
    "https://paper.example/news/1": set[int](),
}


@pytest.mark.parametrize("name", ["cluster.idx", "all.cdxj", "all.cdxj.gz"])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_is_wanted_is_found(crawl: Crawl, name: str, pattern: str) -> None:
    """An address, a beginning, a host, a domain: all its pages, in any form of index, and no others."""
    found = list(entries(str(crawl.root / "indexes" / name), wanted(pattern)))
    assert numbers(found) == PATTERNS[pattern]


def test_a_large_index_is_searched_and_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an index of some megabytes a small part is read."""
    path = tmp_path / "large.cdxj"
    told = {"stamp": "20200517080910", "status": 200, "mime": "text/html", "digest": "", "filename": "a"}
    entry = Entry(url="", offset=0, length=9, **told)  # type: ignore[arg-type]
    with path.open("w", encoding="utf-8") as file:
        for host in range(30_000):
            file.write(replace(entry, url=f"https://h{host:06}.example/a").line() + "\n")
    read = list[int]()

    class Counted(io.FileIO):
        def __init__(self, path: str, ahead: int) -> None:
            super().__init__(path)

        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            read.append(len(line))
            return line

    monkeypatch.setattr("cinequorum.acquire.archives.crawl.opened", Counted)
    for host in (0, 1, 17_345, 29_999):
        (found,) = entries(str(path), wanted(f"h{host:06}.example"))
        assert isinstance(found, Entry)
        assert found.url == f"https://h{host:06}.example/a"
    assert sum(read) < path.stat().st_size / 4


def shuffled(root: Path, name: str) -> Path:
    """Turn the lines of an index around: the last one first."""
    path = root / "indexes" / name
    body = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    turned = b"".join(reversed(body.splitlines(keepends=True)))
    path.write_bytes(gzip.compress(turned) if name.endswith(".gz") else turned)
    return path


@pytest.mark.parametrize("name", ["cluster.idx", "all.cdxj", "all.cdxj.gz"])
def test_an_index_that_is_not_sorted_is_said_so(
    crawl: Crawl, name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Once, whatever else is found in it: what is wanted may be missed. The command has status 1."""
    path = str(shuffled(crawl.root, name))
    for pattern in PATTERNS:
        failures = [one.code for one in entries(path, wanted(pattern)) if isinstance(one, Failure)]
        assert failures == ["unsorted"]
    some = ["crawl", path, "paper.example", "--root", str(crawl.root), "--out", str(tmp_path / "some.warc.gz")]
    assert status_of(some) == 1
    assert f"{path} is not sorted" in capfd.readouterr().err


MANY = [f"example,h{host:06})/a 20200517080910 {{}}\n" for host in range(30_000)]


@pytest.mark.parametrize(
    ("lines", "missed"),
    [
        ([MANY[host] for begin in range(3) for host in range(begin, 30_000, 3)], (7, 15_000, 29_999)),
        ([*MANY[15_000:], *MANY[:15_000]], (17_000, 20_000, 29_999)),
        ([*MANY[1:], MANY[0]], (0,)),
    ],
    ids=["pieces", "halves", "end"],
)
def test_a_large_index_that_is_not_sorted_is_said_so(lines: list[str], missed: tuple[int, ...], tmp_path: Path) -> None:
    """The lines that halving meets tell it, wherever something is missed."""
    path = tmp_path / "large.cdxj"
    path.write_text("".join(lines), encoding="utf-8")
    for host in missed:
        failures = [one for one in entries(str(path), wanted(f"h{host:06}.example")) if isinstance(one, Failure)]
        assert "unsorted" in [one.code for one in failures]


def test_a_head_and_lines_that_are_none_break_no_order(tmp_path: Path) -> None:
    """Only entries have a place in the order of an index."""
    path = tmp_path / "large.cdxj"
    path.write_text("!OpenWayback-CDXJ 1.0\n" + "zzz\n~ ~\n".join(MANY), encoding="utf-8")
    for host in range(0, 30_000, 3_000):
        assert not list(entries(str(path), wanted(f"none.h{host:06}.example")))


def test_records_are_taken_as_they_lie_there(crawl: Crawl, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The command makes an archive of what is wanted; it reads like any other. One that is there stays."""
    out = tmp_path / "paper.warc.gz"
    assert status_of(["crawl", crawl.cluster, "paper.example", "--root", str(crawl.root), "--out", str(out)]) == 0
    want = PATTERNS["paper.example"]
    assert f"{len(want)} pages taken, 0 failed" in capfd.readouterr().out
    found = list(from_paths([str(out)]))
    assert {int(one.source.rsplit("/", 1)[1]) for one in found if isinstance(one, RawPage)} == want
    few = ["crawl", crawl.cluster, "paper.example", "--root", str(crawl.root), "--out", str(out), "--most", "2"]
    before = out.read_bytes()
    assert status_of(few) == 2
    said = " ".join(capfd.readouterr().err.replace("│", " ").split())
    assert "--replace" in said
    assert "is there already" in said
    assert out.read_bytes() == before
    assert status_of([*few, "--replace"]) == 0
    assert len(list(from_paths([str(out)]))) == 2


def test_a_store_is_as_good_as_a_disk(crawl: Crawl) -> None:
    """Index, archive and folder may lie in a store of objects."""
    memory = fsspec.filesystem("memory")
    for path in crawl.root.rglob("*"):
        if path.is_file():
            memory.pipe_file(f"/store/{path.relative_to(crawl.root)}", path.read_bytes())
    found = list(entries("memory://store/indexes/cluster.idx", wanted("paper.example")))
    assert numbers(found) == PATTERNS["paper.example"]
    entry = found[0]
    assert isinstance(entry, Entry)
    record = record_of(entry, "memory://store", 10_000)
    assert isinstance(record, bytes)
    (page,) = from_warc(io.BytesIO(record), "a")
    assert isinstance(page, RawPage)
    pages = list(from_paths(["memory://store/warc", "memory://store/warc/a.warc.gz", "memory://store/none.warc"]))
    assert len([one for one in pages if isinstance(one, RawPage)]) == 120
    assert [one.code for one in pages if isinstance(one, Failure)] == ["missing"]


def test_damage_costs_what_it_hits(crawl: Crawl) -> None:
    """A broken block, a line that is no entry: one failure each, and the rest is found. A missing index is said."""
    path = crawl.root / "indexes" / "cdx-00000.gz"
    body = bytearray(path.read_bytes())
    body[30:60] = bytes(30)
    path.write_bytes(body)
    found = list(entries(crawl.cluster, wanted("*.example")))
    assert [one.code for one in found if isinstance(one, Failure)] == ["corrupt"]
    assert len([one for one in found if isinstance(one, Entry)]) >= len(PAGES) - A_BLOCK
    clear = crawl.root / "indexes" / "all.cdxj"
    clear.write_text("\n".join((crawl.lines[0], crawl.lines[1][:60], *crawl.lines[2:])), encoding="utf-8")
    found = list(entries(str(clear), wanted("*.example")))
    assert [one.code for one in found if isinstance(one, Failure)] == ["corrupt"]
    (missing,) = entries(str(crawl.root / "none.idx"), wanted("a.example"))
    assert isinstance(missing, Failure)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"filename": "../secret"}, "missing"),
        ({"filename": "indexes/../warc/a.warc.gz"}, "missing"),
        ({"filename": "/etc/passwd"}, "missing"),
        ({"filename": "none"}, "missing"),
        ({"offset": 3}, "corrupt"),
        ({"offset": 10**9}, "corrupt"),
        ({"length": 10**9}, "missing"),
        ({"length": 0}, "missing"),
    ],
)
def test_an_entry_that_lies_is_a_failure(crawl: Crawl, change: dict[str, object], code: str) -> None:
    """A name that leads out of the folder, a place where no record begins, a length beyond all measure."""
    entry = entry_of(crawl.lines[0])
    assert entry is not None
    found = record_of(replace(entry, **change), str(crawl.root), 1_000_000)  # type: ignore[arg-type]
    assert isinstance(found, Failure)
    assert found.code == code


@given(st.text(max_size=80))
def test_any_line_is_an_entry_or_none(line: str) -> None:
    """Nothing else happens."""
    for one in (line, f"a 1 {line}", f"a 1 {{{line}}}"):
        assert isinstance(entry_of(one), Entry | None)


@given(st.lists(st.sampled_from("abc/?*.=&"), max_size=12).map("".join))
def test_keys_of_what_is_wanted_hold_together(path: str) -> None:
    """An address is found under its own key, and under the beginning that it has."""
    url = f"https://paper.example/{path}"
    key = sort_key(url)
    if not url.endswith("*"):
        assert wanted(url) == Wanted(key=key)
    assert wanted("paper.example").has(key)
    assert wanted("https://paper.example/*").has(key)
    assert not wanted("paper.example").is_past(key)
