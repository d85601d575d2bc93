"""`cinequorum catalog import` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cinequorum.cli.catalog import catalogue_path, home_catalogue
from cinequorum.cli.ingest import ingest_paths
from cinequorum.cli.main import status_of
from cinequorum.store.memory import MemoryStore


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("CINEQUORUM_HOME", str(folder))
    return folder


@pytest.fixture
def films(tmp_path: Path) -> Path:
    path = tmp_path / "films.csv"
    path.write_text("title,year,director\nThe Lantern,1931,Hugo Sample\n,1932,\n", encoding="utf-8")
    return path


def test_the_help_has_an_example(capfd: pytest.CaptureFixture[str]) -> None:
    """`catalog` and `catalog import` say what they do and show a line to type."""
    assert status_of(["catalog", "import", "--help"]) == 0
    assert "Example:  cinequorum catalog import" in capfd.readouterr().out
    assert status_of(["catalog", "--help"]) == 0
    assert "Example:  cinequorum catalog import" in capfd.readouterr().out


def test_an_import_is_reported(home: Path, films: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """As text: what was taken; rows that could not be read on standard error."""
    assert status_of(["catalog", "import", str(films)]) == 0
    shown = capfd.readouterr()
    assert "1 films and series" in shown.out
    assert "could not be read: 1" in shown.out
    assert f"{films}, line 3: there is no title" in shown.err
    catalogue = home_catalogue()
    assert catalogue is not None
    with catalogue:
        assert catalogue.has("The Lantern")


def test_an_import_is_reported_to_scripts(home: Path, films: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """As JSON: the same in one document."""
    assert status_of(["catalog", "import", str(films), "--format", "json"]) == 0
    document = json.loads(capfd.readouterr().out)
    assert document["works"] == 1
    assert Path(document["path"]).is_relative_to(home)
    (report,) = document["files"]
    assert (report["kind"], report["rows"], report["taken"], report["broken"]) == ("table", 2, 1, 1)


def test_a_wrong_file_leaves_the_old_catalogue(home: Path, films: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The status is 1, the message names file and line, and the catalogue is what it was."""
    assert status_of(["catalog", "import", str(films)]) == 0
    films.write_text("city,people\nRome,3\n", encoding="utf-8")
    capfd.readouterr()
    assert status_of(["catalog", "import", str(films)]) == 1
    assert f"{films}, line 1: no column is called title" in capfd.readouterr().err
    catalogue = home_catalogue()
    assert catalogue is not None
    with catalogue:
        assert catalogue.has("The Lantern")


def test_no_file_is_wrong_usage(home: Path) -> None:
    """`catalog import` without a file."""
    assert status_of(["catalog", "import"]) == 2


def test_without_an_import_there_is_no_catalogue(home: Path) -> None:
    """Which is no error: the program works without one."""
    assert home_catalogue() is None


PAGE = "# The Lantern\n\n*The Lantern* is a superb film. Director Hugo Sample never wastes a frame of *The Lantern*.\n"


def readings(folder: Path, *options: str, capfd: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    assert status_of(["read", str(folder), "--format", "jsonl", *options]) == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_reading_uses_the_catalogue_in_every_process(
    home: Path, films: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """`read` is surer with the catalogue than without, and two processes say what one says."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.md").write_text(PAGE + "\n" * n, encoding="utf-8")
    plain = readings(folder, capfd=capfd)
    assert status_of(["catalog", "import", str(films)]) == 0
    capfd.readouterr()
    helped = readings(folder, capfd=capfd)
    assert [h["film"]["p"] > p["film"]["p"] for h, p in zip(helped, plain, strict=True)] == [True] * 3
    assert all("in the catalogue: The Lantern (1931)" in h["film"]["reasons"][-1] for h in helped)
    assert [h["film"]["year"] for h in helped] == [None] * 3
    assert readings(folder, "--jobs", "2", capfd=capfd) == helped


def test_ingest_uses_the_catalogue(home: Path, films: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What `ingest` stores was read with the catalogue."""
    page = tmp_path / "lantern.md"
    page.write_text(PAGE, encoding="utf-8")
    assert status_of(["catalog", "import", str(films)]) == 0
    store = MemoryStore()
    ingest_paths(store, [str(page)])
    (reading,) = store.readings()
    assert reading.film is not None
    assert "in the catalogue" in reading.film.reasons[-1]


def test_a_damaged_catalogue_stops_reading(home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`read` says which file is damaged and what to do, and ends with 1."""
    page = tmp_path / "lantern.md"
    page.write_text(PAGE, encoding="utf-8")
    catalogue_path().parent.mkdir(parents=True)
    catalogue_path().write_bytes(b"strange")
    assert status_of(["read", str(page)]) == 1
    assert "import the catalogue again, or delete the file" in capfd.readouterr().err
