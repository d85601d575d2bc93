"""Slices of the input."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cinequorum.acquire.files import from_paths
from cinequorum.acquire.types import unheard
from cinequorum.batch import slicing
from cinequorum.batch.slicing import Slice, pages_in, slices_of
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure
from tests.acquire.archives.samples import Sample, packed
from tests.batch.planned import write_pages


@pytest.fixture(autouse=True)
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut little input into several slices."""
    monkeypatch.setattr(slicing, "_USUAL", 4)
    monkeypatch.setattr(slicing, "_PART", 1500)


def _slices(root: Path) -> tuple[Slice, ...]:
    found, failed = slices_of(root, ["pages"], unheard)
    assert failed == ()
    return found


def test_one_file_more_changes_one_slice(tmp_path: Path) -> None:
    """All files are in one slice each; whichever file comes, all slices but its own stay as they were."""
    numbers = list(range(0, 80, 2))
    write_pages(tmp_path / "pages", numbers)
    before = _slices(tmp_path)
    assert len(before) > 5
    assert sorted(path for one in before for path in one.paths) == [f"pages/page-{n:04}.md" for n in numbers]
    for number in (1, 41, 79):
        write_pages(tmp_path / "pages", [number])
        after = _slices(tmp_path)
        assert len(set(before) - set(after)) <= 1
        before = after


def test_keys_tell_places_and_sizes_and_states_also_times(tmp_path: Path) -> None:
    """The same files elsewhere, put there later, are the same slices in another state."""
    for name in "ab":
        write_pages(tmp_path / name / "pages", range(9))
    (tmp_path / "b" / "pages" / "page-0003.md").touch()
    here, there = _slices(tmp_path / "a"), _slices(tmp_path / "b")
    assert [one.key for one in here] == [one.key for one in there]
    assert [one.state for one in here] != [one.state for one in there]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "crawl.warc.gz"
    path.parent.mkdir()
    path.write_bytes(b"".join(packed(Sample(number=number)) for number in range(40)))
    return path


def _all(root: Path) -> Iterator[RawPage | Failure]:
    for piece in _slices(root):
        yield from pages_in(root, piece)


def test_an_archive_is_cut_between_its_records(tmp_path: Path, archive: Path) -> None:
    """The slices of an archive together give its pages, in its order, and none twice."""
    assert len(_slices(tmp_path)) > 3
    assert list(_all(tmp_path)) == list(from_paths([str(archive)]))


@pytest.mark.parametrize("at", [700, 1500, 3000, 5000])
def test_damage_in_an_archive_is_named_by_its_place_in_the_whole(tmp_path: Path, archive: Path, at: int) -> None:
    """A broken record costs itself, wherever the archive is cut; the failure names the byte where it begins."""
    data = archive.read_bytes()
    archive.write_bytes(data[:at] + b"\xff" * 40 + data[at + 40 :])
    whole = [
        page if isinstance(page, RawPage) else (page.source.removeprefix(f"{tmp_path}/"), page.code)
        for page in from_paths([str(archive)])
    ]
    assert [page if isinstance(page, RawPage) else (page.source, page.code) for page in _all(tmp_path)] == whole
    assert any(not isinstance(page, RawPage) for page in whole)
