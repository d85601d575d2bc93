"""Stores of objects, with the real client of S3 against a store of our own on this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import s3fs

from cinequorum.acquire.files import from_paths
from cinequorum.acquire.gather.sources import wants_of
from cinequorum.batch.engines import engine_named
from cinequorum.batch.plan import Plan
from cinequorum.batch.run import run_plan
from cinequorum.cli.main import status_of
from cinequorum.errors import PlanError, StorageError
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure
from tests.acquire.archives.samples import Sample, packed
from tests.acquire.archives.test_crawl import PATTERNS, make
from tests.acquire.bucket import Bucket, served

ARCHIVE = b"".join(packed(Sample(number=number)) for number in range(40))


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    """A store that the environment names, and a client that has met none before."""
    with served() as found:
        for name, value in found.environment.items():
            monkeypatch.setenv(name, value)
        s3fs.S3FileSystem.clear_instance_cache()
        yield found
        s3fs.S3FileSystem.clear_instance_cache()


def taken(*paths: str) -> tuple[list[RawPage], list[Failure]]:
    found = list(from_paths(paths))
    return [one for one in found if isinstance(one, RawPage)], [one for one in found if isinstance(one, Failure)]


def test_pages_and_archives_are_read_from_a_store(bucket: Bucket) -> None:
    """A folder, an archive in it, a single object: as from the disk."""
    bucket.objects |= {"in/a.warc.gz": ARCHIVE, "in/b/c.html": b"<p>One invented film", "in/d.png": b"\x89PNG"}
    pages, failures = taken("s3://crawls/in/", "s3://crawls/in/b/c.html")
    assert (len(pages), failures) == (42, [])
    assert [page.source for page in pages[-2:]] == ["s3://crawls/in/b/c.html"] * 2


@pytest.mark.parametrize("name", ["cluster.idx", "all.cdxj", "all.cdxj.gz"])
def test_a_crawl_in_a_store_gives_the_archive_that_one_on_the_disk_gives(
    bucket: Bucket, tmp_path: Path, name: str
) -> None:
    """The command, byte for byte, by any form of index."""
    crawl = make(tmp_path / "crawl")
    bucket.objects |= {
        f"main/{path.relative_to(crawl.root)}": path.read_bytes() for path in crawl.root.rglob("*") if path.is_file()
    }
    made = []
    for at in ("s3://crawls/main", str(crawl.root)):
        out = tmp_path / "taken.warc.gz"
        asked = ["crawl", f"{at}/indexes/{name}", "paper.example", "--root", at, "--out", str(out), "--replace"]
        assert status_of(asked) == 0
        made.append(out.read_bytes())
    assert made[0] == made[1]
    assert len(list(from_paths([str(tmp_path / "taken.warc.gz")]))) == len(PATTERNS["paper.example"])


def test_a_large_index_in_a_store_is_searched_and_not_fetched(bucket: Bucket, tmp_path: Path) -> None:
    """Of an index of megabytes a small part goes over the line, and of an archive little more than the record."""
    crawl = make(tmp_path / "crawl")
    line = '{} 20200517080910 {{"url": "https://h/", "status": "404"}}\n'
    rows = sorted([*(f"{one}\n" for one in crawl.lines), *(line.format(f"example,h{n:06})/") for n in range(60_000))])
    bucket.objects |= {"all.cdxj": "".join(rows).encode(), "warc/a.warc.gz": ARCHIVE + bytes(5_000_000)}
    out = tmp_path / "taken.warc.gz"
    asked = ["crawl", "s3://crawls/all.cdxj", "https://paper.example/films/11", "--root", "s3://crawls"]
    assert status_of([*asked, "--out", str(out)]) == 0
    assert [getattr(page, "source", "") for page in from_paths([str(out)])] == ["https://paper.example/11"]
    sent = {key: sum(size for one, _, size in bucket.asked if one == key) for key in bucket.objects}
    assert 0 < sent["all.cdxj"] < len(bucket.objects["all.cdxj"]) / 3
    assert 0 < sent["warc/a.warc.gz"] < 100_000


def test_an_archive_is_asked_for_in_few_questions(bucket: Bucket) -> None:
    """What is read from begin to end is not asked for record by record."""
    bucket.objects["a.warc.gz"] = ARCHIVE
    assert len(taken("s3://crawls/a.warc.gz")[0]) == 40
    assert len(bucket.asked) == 1


def test_a_read_that_breaks_off_is_asked_for_again(bucket: Bucket) -> None:
    """Twice broken, all pages come; each once."""
    bucket.objects["a.warc.gz"], bucket.breaks["a.warc.gz"] = ARCHIVE, 2
    pages, failures = taken("s3://crawls/a.warc.gz")
    assert (len(pages), failures) == (40, [])


def test_a_store_that_always_breaks_off_is_no_damaged_archive(bucket: Bucket) -> None:
    """The failure is the store's, one for the file; an archive that was cut before it was put there is `corrupt`."""
    bucket.objects |= {"a.warc.gz": ARCHIVE, "cut.warc.gz": ARCHIVE[:-20]}
    bucket.breaks["a.warc.gz"] = 1000
    pages, (failure,) = taken("s3://crawls/a.warc.gz")
    assert (pages, failure.code, failure.source) == ([], "unreachable", "s3://crawls/a.warc.gz")
    pages, (failure,) = taken("s3://crawls/cut.warc.gz")
    assert (len(pages), failure.code) == (39, "corrupt")


def test_an_object_that_is_written_anew_while_it_is_read_is_not_mixed(bucket: Bucket) -> None:
    """Of two objects under one key no page is made."""
    from cinequorum.acquire.storage import opened

    bucket.objects["a.txt"] = b"x" * 1000
    with opened("s3://crawls/a.txt", 0) as file:
        bucket.objects["a.txt"] = b"y" * 500
        with pytest.raises(StorageError) as caught:
            file.read()
    assert caught.value.code == "unreachable"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("s3://crawls/none.warc.gz", "missing"),
        ("s3://crawls/none/", "missing"),
        ("s3://none/a.warc.gz", "missing"),
        ("s3://", "missing"),
        ("s3://a b/c", "missing"),
    ],
)
def test_what_is_not_there_is_missing(bucket: Bucket, path: str, code: str) -> None:
    """A key, a folder, a bucket; what can be no name."""
    _, (failure,) = taken(path)
    assert (failure.source, failure.code) == (path, code)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"AWS_ACCESS_KEY_ID": "other"}, ("denied", "no right to read")),
        ({"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, ("denied", "credentials")),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, ("unreachable", "127.0.0.1:9")),
    ],
)
def test_a_store_that_gives_nothing_is_said_in_one_sentence(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], told: tuple[str, str]
) -> None:
    """Another key, none, nobody who listens: one failure for each path, by name, and no secret in it."""
    bucket.objects["in/a.warc.gz"] = ARCHIVE
    for name, value in changed.items():
        monkeypatch.setenv(name, value)
    for path in ("s3://crawls/in/", "s3://crawls/in/a.warc.gz"):
        pages, (failure,) = taken(path)
        assert (pages, failure.source, failure.code) == ([], path, told[0])
        assert told[1] in failure.message
        assert "invented-secret" not in failure.message


def test_what_speaks_to_a_store_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """For S3 an extra, for others the package; both as they are typed."""
    monkeypatch.setitem(sys.modules, "s3fs", None)
    monkeypatch.setitem(sys.modules, "gcsfs", None)
    _, (s3, gs) = taken("s3a://crawls/a.warc.gz", "gs://crawls/a.warc.gz")
    assert (s3.code, gs.code) == ("extra", "extra")
    assert s3.message.endswith("pip install 'cinequorum[s3]'")
    assert gs.message.endswith("pip install 'cinequorum[archives]' gcsfs")


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_a_plan_reads_a_store_and_goes_on_where_it_broke_off(bucket: Bucket, tmp_path: Path, engine: str) -> None:
    """Inputs in a store: what failed is asked for again, what is read is not, and what was written anew is."""
    bucket.objects |= {"in/a.warc.gz": ARCHIVE, "in/b.md": b"# One invented film\n\nA film about rain.\n"}
    bucket.breaks["in/a.warc.gz"] = 1000
    plan = Plan(root=tmp_path, inputs=("s3://crawls/in/",), out="records")
    first = run_plan(plan, engine_named(engine, 2))
    assert (first.new, [failure.code for failure in first.failed]) == (1, ["unreachable"])
    bucket.breaks.clear()
    second = run_plan(plan, engine_named(engine, 2))
    assert (second.new, second.pages, second.failed) == (40, 41, ())
    bucket.asked.clear()
    assert run_plan(plan, engine_named(engine, 2)).new == 0
    assert bucket.asked == []
    bucket.objects["in/b.md"] = b"# One invented film\n\nA film about snow.\n"
    assert run_plan(plan, engine_named(engine, 2)).new == 1


def test_a_large_archive_in_a_store_is_cut_between_its_records(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slices together give its pages, and none twice; where it breaks off while it is cut, it waits whole."""
    from cinequorum.batch import slicing

    monkeypatch.setattr(slicing, "_PART", 1500)
    bucket.objects["a.warc.gz"] = ARCHIVE
    slices, failed = slicing.slices_of(tmp_path, ["s3://crawls/a.warc.gz"], lambda _: None)
    assert failed == ()
    assert len(slices) > 3
    assert [page for one in slices for page in slicing.pages_in(tmp_path, one)] == taken("s3://crawls/a.warc.gz")[0]
    bucket.breaks["a.warc.gz"] = 1000
    slices, (failure,) = slicing.slices_of(tmp_path, ["s3://crawls/a.warc.gz"], lambda _: None)
    assert (slices, failure.code) == ((), "unreachable")


@pytest.mark.parametrize("key", ["out", "catalogue"])
def test_a_plan_writes_to_no_store(tmp_path: Path, key: str) -> None:
    """Records need a disk; a plan that names a store for them is refused, and no folder `s3:` is made."""
    from cinequorum.batch.plan import plan_of

    with pytest.raises(PlanError, match="on this machine"):
        plan_of({"inputs": ["a"], "out": "records", key: "s3://crawls/out"}, tmp_path / "plan.yaml")


def test_lists_of_addresses_may_lie_in_a_store(bucket: Bucket) -> None:
    """`gather s3://…`: a list is read there; one that is not there is a failure."""
    bucket.objects["list.txt"] = b"https://paper.example/1\nhttps://paper.example/2\n"
    wanted = list(wants_of(["s3://crawls/list.txt", "s3://crawls/none.txt"]))
    assert [getattr(one, "url", None) or getattr(one, "code", None) for one in wanted] == [
        "https://paper.example/1", "https://paper.example/2", "missing",
    ]  # fmt: skip
