"""Running a plan."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cinequorum import pipeline
from cinequorum.acquire.files import from_paths
from cinequorum.batch import drafting, local, slicing
from cinequorum.batch import run as running
from cinequorum.batch.engines import Engine, Serial
from cinequorum.batch.loading import load_records
from cinequorum.batch.processes import Processes
from cinequorum.batch.run import run_plan
from cinequorum.errors import DiskFull, FolderBusy, MissingExtra, OtherManifest, ShardBroken
from cinequorum.model.codec import decode
from cinequorum.model.film import Film
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure, Reading
from cinequorum.pipeline import read, unlinked_films_of
from cinequorum.records.manifest import FilmsManifest, load
from cinequorum.records.shards import shard_path
from cinequorum.records.versions import reading_version
from cinequorum.samples import sample_folder
from cinequorum.score.film import link_similar
from cinequorum.store.memory import MemoryStore
from cinequorum.understand.options import USUAL, UnderstandOptions
from tests.batch.planned import FILMS, Shuffled, films, held_by_another, planned, readings, tree, write_pages
from tests.examples import examples


@pytest.fixture(scope="module", autouse=True)
def small_slices() -> Iterator[None]:
    """Cut the few pages of a test into several slices."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slicing, "_USUAL", 3)
        yield


@pytest.fixture(scope="module")
def reference(small_slices: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The records of the usual pages, made in one go and one process."""
    plan = planned(tmp_path_factory.mktemp("reference"))
    run_plan(plan, Serial())
    return tree(plan.folder)


def test_the_films_are_those_of_the_library(tmp_path: Path) -> None:
    """Going through shards makes the very films that the pages at hand make."""
    (tmp_path / "pages").symlink_to(str(sample_folder()))
    plan = planned(tmp_path)
    summary = run_plan(plan, Processes(2))
    pages = [page for page in from_paths([str(tmp_path / "pages")]) if not isinstance(page, Failure)]
    made = link_similar(unlinked_films_of([read(page, USUAL) for page in pages]))
    assert summary.pages == summary.new == len(pages)
    assert [film.slug for film in films(plan)] == sorted(film.slug for film in made)
    assert _told(films(plan), "") == _told(made, str(tmp_path) + "/")


def _told(made: Any, root: str) -> list[str]:
    return [repr(film).replace(root, "") for film in sorted(made, key=lambda film: film.slug)]


@settings(examples(8), phases=(Phase.explicit, Phase.generate))  # a smaller example would tell no more
@given(seed=st.integers(0, 10**6), partitions=st.integers(1, 40), lost=st.sampled_from((0.0, 0.5)))
def test_neither_partitions_nor_order_nor_lost_work_change_a_byte(
    reference: dict[str, str], seed: int, partitions: int, lost: float
) -> None:
    """The same input gives the same files, whoever does what when, in however many partitions."""
    with TemporaryDirectory() as folder:
        plan = planned(Path(folder), partitions=partitions)
        run_plan(plan, Shuffled(random.Random(seed), lost))
        assert tree(plan.folder) == reference


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_give_the_bytes_of_one(reference: dict[str, str], tmp_path: Path, jobs: int) -> None:
    """How many processes there are changes no byte."""
    plan = planned(tmp_path)
    _run(plan, Processes(jobs))
    assert tree(plan.folder) == reference


def _run(plan: Any, engine: Engine) -> Any:
    try:
        return run_plan(plan, engine)
    finally:
        engine.close()


def test_a_second_run_does_nothing(tmp_path: Path) -> None:
    """Where nothing is new, nothing is read and no file is written."""
    plan = planned(tmp_path)
    first = run_plan(plan, Serial())
    before = {path: path.stat().st_mtime_ns for path in plan.folder.rglob("*.json*")}
    second = run_plan(plan, Serial())
    assert (first.new, second.new, second.slices) == (12, 0, 0)
    assert (second.pages, second.films) == (first.pages, first.films)
    assert {path: path.stat().st_mtime_ns for path in plan.folder.rglob("*.json*")} == before


@pytest.mark.parametrize("first", [1, 7, 11])
def test_pages_that_come_later_give_the_films_of_all(reference: dict[str, str], tmp_path: Path, first: int) -> None:
    """Only the new pages are read, and the films are those of all pages at once, byte for byte."""
    write_pages(tmp_path / "pages", range(first))
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    write_pages(tmp_path / "pages", range(first, 12))
    assert run_plan(plan, Serial()).new == 12 - first
    whole = planned(tmp_path / "whole")
    run_plan(whole, Serial())
    assert tree(whole.folder) == reference
    assert films(plan) == films(whole)


def test_films_that_did_not_change_are_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of one film has that film made, and no other."""
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    made: list[str] = []

    def film_of(readings: Sequence[Reading]) -> Film:
        made.append(readings[0].film.title if readings[0].film else "")
        return pipeline.film_of(readings)

    monkeypatch.setattr(drafting, "film_of", film_of)
    write_pages(tmp_path / "pages", [16])
    run_plan(plan, Serial())
    assert made == ["The Salt Ladder"]


def test_outdated_readings_are_made_again_and_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With another version of the code every page is read again; what was read before is still in the records."""
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    earlier = readings(plan)
    monkeypatch.setattr(running, "reading_version", lambda settings: reading_version("another"))
    assert run_plan(plan, Serial()).new == 12
    later = readings(plan)
    assert later.slices[: len(earlier.slices)] == earlier.slices
    assert {one.made_with.settings for one in later.slices} == {"", "another"}
    assert later.digests >= earlier.digests


def test_a_page_that_changed_is_read_again(tmp_path: Path) -> None:
    """A file with other bytes is another page; the reading of the old one stays."""
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    path = tmp_path / "pages" / "page-0000.md"
    path.write_text(path.read_text().replace("4/5", "1/5"))
    summary = run_plan(plan, Serial())
    assert (summary.new, summary.pages) == (1, 13)


def test_what_cannot_be_read_is_named_and_tried_again_where_that_may_help(tmp_path: Path) -> None:
    """A broken page fails in the run that meets it; one that could not be opened is tried in every run."""
    plan = planned(tmp_path, inputs=("pages", "not-there.md"))
    (tmp_path / "pages" / "empty.md").write_text("  ")
    first, second = run_plan(plan, Serial()), run_plan(plan, Serial())
    assert {(failure.source, failure.code) for failure in first.failed} == {
        ("pages/empty.md", "empty"), ("not-there.md", "missing"),
    }  # fmt: skip
    assert str(tmp_path) not in " ".join(failure.message for failure in first.failed)
    assert "not-there.md" in {failure.source for failure in second.failed}
    (tmp_path / "not-there.md").write_text((tmp_path / "pages" / "page-0001.md").read_text() + "\nMore.\n")
    third = run_plan(plan, Serial())
    assert (third.new, third.failed) == (1, ())


@pytest.mark.parametrize("cut", [0, 30, -1])
def test_a_cut_shard_is_named_and_made_again(reference: dict[str, str], tmp_path: Path, cut: int) -> None:
    """Every shard in turn is cut; the run says so, and the records are whole again, to the byte."""
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    for digest in sorted(readings(plan).digests):
        path = shard_path(plan.folder, digest)
        path.write_bytes(path.read_bytes()[:cut])
        summary = run_plan(plan, Serial())
        assert summary.broken
        assert tree(plan.folder) == reference


def test_a_changed_shard_of_the_same_length_is_named_and_made_again(reference: dict[str, str], tmp_path: Path) -> None:
    """What only reading finds out is found out when the films are made again, and mended."""
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    for digest in sorted(readings(plan).digests):
        path = shard_path(plan.folder, digest)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 255
        path.write_bytes(data)
    (plan.folder / "films.json").unlink()
    assert run_plan(plan, Serial()).broken
    assert tree(plan.folder) == reference


def test_a_broken_shard_whose_pages_are_gone_costs_no_other(tmp_path: Path) -> None:
    """What can't be read again is named as a failure, and the films are made of the rest."""
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    held = readings(plan).slices[0]
    assert held.readings is not None
    for path in (tmp_path / "pages").iterdir():
        path.unlink()
    shard_path(plan.folder, held.readings.digest).unlink()
    summary = run_plan(plan, Serial())
    assert [(failure.source, failure.code) for failure in summary.failed] == [(held.source, "shard_broken")]
    assert summary.films > 0
    assert readings(plan).slices[0] == held


@pytest.mark.parametrize("kind", ["readings", "pages"])
def test_a_cut_shard_of_a_slice_that_has_grown_since_is_made_again(tmp_path: Path, kind: str) -> None:
    """The slice is another one now, and what the broken one held lies in it: nothing is lost, nothing stays broken."""
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    first = readings(plan).slices[0]
    write_pages(tmp_path / "pages", [12])
    run_plan(plan, Serial())
    wanted = films(plan)
    shard_path(plan.folder, getattr(first, kind).digest).unlink()
    summary = run_plan(plan, Serial())
    assert (summary.broken, summary.failed, summary.pages) == ((first.source,), (), 13)
    assert films(plan) == wanted
    again = run_plan(plan, Serial())
    assert (again.new, again.broken, again.failed) == (0, (), ())


def test_what_a_grown_slice_holds_no_more_is_named_and_the_rest_is_made_again(tmp_path: Path) -> None:
    """A page that was taken away in the meantime is lost with the shard; the others are read again."""
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    first = next(one for one in readings(plan).slices if one.source.endswith("page-0000.md"))
    assert first.readings is not None
    write_pages(tmp_path / "pages", [12])
    (tmp_path / "pages" / "page-0000.md").unlink()
    run_plan(plan, Serial())
    shard_path(plan.folder, first.readings.digest).unlink()
    summary = run_plan(plan, Serial())
    assert [(failure.source, failure.code) for failure in summary.failed] == [(first.source, "shard_broken")]
    assert (summary.broken, summary.pages) == ((), 12)


def test_of_two_readings_of_one_slice_the_broken_one_is_made_again(tmp_path: Path) -> None:
    """A file that changed in its place leaves its slice's name as it was, and a second entry of it."""
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    path = tmp_path / "pages" / "page-0001.md"
    path.write_bytes(path.read_bytes().replace(b"Number1", b"Number7"))
    run_plan(plan, Serial())
    twice = Counter(one.slice for one in readings(plan).slices)
    older, newer = (one for one in readings(plan).slices if twice[one.slice] == 2)
    wanted = films(plan)
    for one, lost in ((newer, 0), (older, 1)):  # the file as it was is there no more
        assert one.readings is not None
        shard_path(plan.folder, one.readings.digest).unlink()
        assert len(run_plan(plan, Serial()).failed) == lost
        assert run_plan(plan, Serial()).failed == ()
        assert (films(plan) == wanted) is (lost == 0)


def test_every_shard_is_checked_where_that_is_asked(reference: dict[str, str], tmp_path: Path) -> None:
    """A bit that changed in a shard of the same length is found, in films as in readings, and made again."""
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    manifest = load(plan.folder / "films.json", FilmsManifest)
    assert manifest is not None
    for digest in sorted(readings(plan).digests | manifest.digests):
        path = shard_path(plan.folder, digest)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 255
        path.write_bytes(data)
        assert str(path) in run_plan(plan, Serial(), check=True).broken
        assert tree(plan.folder) == reference
    assert run_plan(plan, Serial(), check=True).broken == ()


def test_a_load_puts_a_changed_shard_away_and_says_what_to_do(reference: dict[str, str], tmp_path: Path) -> None:
    """Nothing is loaded from it; the next run makes it again, and the load after that has every page."""
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    held = readings(plan).slices[0].readings
    assert held is not None
    path = shard_path(plan.folder, held.digest)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)
    store = MemoryStore()
    with pytest.raises(ShardBroken, match="nothing was loaded, and `cinequorum run` makes it again"):
        load_records(plan.folder, store)
    assert store.page_count() == 0
    run_plan(plan, Serial())
    assert tree(plan.folder) == reference
    assert load_records(plan.folder, store).new == store.page_count() > 0


@pytest.mark.parametrize("name", ["readings.json", "films.json"])
@pytest.mark.parametrize("data", ['{"format": 99}', "{", "[]", ""])
def test_another_manifest_is_refused_and_left_alone(tmp_path: Path, name: str, data: str) -> None:
    """A manifest of another version, or none at all, is named; nothing is written over it."""
    plan = planned(tmp_path)
    run_plan(plan, Serial())
    (plan.folder / name).write_text(data)
    with pytest.raises(OtherManifest, match=name):
        run_plan(plan, Serial())
    assert (plan.folder / name).read_text() == data


def test_a_full_disk_is_named_and_gone_on_from(
    reference: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the room ends, the error says so, and with room again the result is the same bytes."""
    plan = planned(tmp_path)
    room = left = 0
    fsync = os.fsync

    def full(number: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fsync(number)

    monkeypatch.setattr(os, "fsync", full)
    while True:
        left = room
        try:
            run_plan(plan, Serial())
            break
        except DiskFull:
            room += 3
    assert room > 10
    assert tree(plan.folder) == reference


def test_two_runs_at_once_are_refused(tmp_path: Path) -> None:
    """The folder has one writer; the other one is told, and nothing happens."""
    plan = planned(tmp_path)
    with held_by_another(plan.folder), pytest.raises(FolderBusy, match="another cinequorum"):
        run_plan(plan, Serial())
    assert run_plan(plan, Serial()).new == 12


def test_ended_before_and_after_every_file_it_goes_on(reference: dict[str, str], tmp_path: Path) -> None:
    """The process ends just before, or just after, each file gets its name, a little further every time."""
    plan = planned(tmp_path)
    ends = 0
    for step in range(100):
        child = multiprocessing.Process(target=_ending, args=(plan, step))
        child.start()
        child.join()
        if child.exitcode == 0:
            break
        assert child.exitcode == 9
        ends += 1
    assert ends > 8
    assert tree(plan.folder) == reference


def _ending(plan: Any, named: int) -> None:
    """Run a plan in this process, which ends once so many halves of namings are done."""
    halves = iter(range(named))
    _naming(plan, lambda _: next(halves, None) is None)


@pytest.mark.parametrize("name", ["readings.json", "films.json", "seen.json"])
@pytest.mark.parametrize("after", [False, True])
def test_ended_at_a_manifest_it_goes_on(tmp_path: Path, name: str, *, after: bool) -> None:
    """The process ends just before, or just after, a manifest gets its name: it is the old one or the new one."""
    plan = planned(tmp_path, 7)
    run_plan(plan, Serial())
    old = (plan.folder / name).read_bytes()
    write_pages(tmp_path / "pages", range(7, 12))
    child = multiprocessing.Process(target=_naming, args=(plan, lambda told: told == (name, after)))
    child.start()
    child.join()
    assert child.exitcode == 9
    assert ((plan.folder / name).read_bytes() == old) is not after
    run_plan(plan, Serial())
    once = planned(tmp_path / "once", 7)
    run_plan(once, Serial())
    write_pages(tmp_path / "once" / "pages", range(7, 12))
    run_plan(once, Serial())
    assert tree(plan.folder) == tree(once.folder)


def _naming(plan: Any, ends: Callable[[tuple[str, bool]], bool]) -> None:
    """Run a plan in this process, which ends where `ends` says so of the name of a file, before it has it or after."""
    replace = os.replace

    def told(made: str, path: Path) -> None:
        for after in (False, True):
            if ends((path.name, after)):
                os._exit(9)
            if not after:
                replace(made, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", told)
        run_plan(plan, Serial())


@pytest.mark.parametrize("jobs", [0, 2])
def test_killed_at_any_moment_it_goes_on(reference: dict[str, str], tmp_path: Path, jobs: int) -> None:
    """Stopped by kill -9 again and again, at moments drawn at random, it ends with the same bytes."""
    _killed(reference, tmp_path, jobs, random.Random(f"kill {jobs}"))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40))
def test_killed_at_any_moment_many_times(reference: dict[str, str], tmp_path: Path, seed: int) -> None:
    """The same, some hundreds of times."""
    _killed(reference, tmp_path, seed % 3, random.Random(seed))


def _killed(reference: dict[str, str], folder: Path, jobs: int, draw: random.Random) -> None:
    plan = planned(folder)
    for _ in range(12):
        child = multiprocessing.Process(target=_child, args=(plan, jobs))
        child.start()
        child.join(draw.expovariate(1 / 0.15))
        child.kill()
        child.join()
    for _ in _patience():
        try:
            run_plan(plan, Serial())
            break
        except FolderBusy:
            continue
    assert tree(plan.folder) == reference


def _child(plan: Any, jobs: int) -> None:
    _run(plan, Processes(jobs) if jobs else Serial())


def _patience() -> Iterator[None]:
    for _ in range(50):
        yield
        time.sleep(0.1)


def test_tables_are_written_where_they_are_asked_for(tmp_path: Path) -> None:
    """Parquet holds a row a reading and a row a film, whole and in columns; what is gone has no table left."""
    parquet = pytest.importorskip("pyarrow.parquet")
    plan = planned(tmp_path, parquet=True)
    run_plan(plan, Serial())
    before = tree(plan.folder / "parquet")
    run_plan(plan, Serial())
    assert tree(plan.folder / "parquet") == before
    write_pages(tmp_path / "pages", range(12, 18))
    run_plan(plan, Serial())
    found = parquet.read_table(plan.folder / "parquet" / "readings").to_pylist()
    assert len(found) == 18
    assert {(row["film"], row["year"]) for row in found if row["film"]} == {(t, year) for t, year, _ in FILMS}
    made = parquet.read_table(plan.folder / "parquet" / "films").to_pylist()
    assert sorted(row["film"] for row in made) == [film.slug for film in films(plan)]
    assert [decode(row["document"].encode(), Film) for row in sorted(made, key=lambda row: row["film"])] == films(plan)


def test_tables_without_the_extra_name_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Parquet can't be written, the error says what to install."""
    monkeypatch.setattr("cinequorum.records.parquet.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match="parquet"):
        run_plan(planned(tmp_path, 2, parquet=True), Serial())


@pytest.mark.parametrize(("how", "code"), [("dies", "crashed"), ("hangs", "given_up")])
def test_a_page_that_breaks_its_process_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, code: str
) -> None:
    """A page that kills the process, or keeps it for ever, is named, and all others are read."""
    read_one = pipeline.try_read

    def broken(page: RawPage, options: UnderstandOptions, **watch: Any) -> Reading | Failure:
        if page.source == "pages/page-0003.md":
            if how == "dies":
                os._exit(1)
            threading.Event().wait()
        return read_one(page, options, **watch)

    monkeypatch.setattr(local, "try_read", broken)
    plan = planned(tmp_path, give_up_after=3)
    summary = _run(plan, Processes(2))
    assert [(failure.source, failure.code) for failure in summary.failed] == [("pages/page-0003.md", code)]
    assert summary.new == 11
    monkeypatch.setattr(local, "try_read", read_one)
    assert run_plan(plan, Serial()).new == 1
