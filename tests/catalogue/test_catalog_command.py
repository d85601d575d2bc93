"""`cinequorum catalog import` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cinequorum.cli.catalog import home_catalogue
from cinequorum.cli.main import status_of


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
