"""`cinequorum catalog match` as a user types it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cinequorum.cli.main import status_of

OURS = """title,year,director,cast,runtime
"Lantern, The",1931,Hugo Sample,Ada Example; Berta Muster,92
Fog over Harbour,1948,Ines Prueba,Carl Vorbild,101
The Quiet Mill,1962,Otto Beispiel,,88
The Quiet Mill,1962,Lena Anders,,90
=Only(Here),1999,Max Mustermann,,100
"""
THEIRS = """id;name;release date;directors;length
x1;The Lantern;1931-05-02;H. Sample;1h32
x2;Fog Over Harbor;1949;Ines Prueba;100 min
x3;Quiet Mill;1962;;
x4;Something Else;2001;Nobody Known;95
"""


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    ours.write_text(OURS, encoding="utf-8")
    theirs.write_text(THEIRS, encoding="utf-8")
    return ours, theirs


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_matched_doubtful_and_left_over_films_are_written_apart(
    tables: tuple[Path, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Two films of one title and year are doubtful; each pair has its probability and reasons."""
    into = tmp_path / "found"
    assert status_of(["catalog", "match", *map(str, tables), str(into)]) == 0
    assert "2 films in both" in capfd.readouterr().out
    matched = rows(into / "matched.csv")
    assert {(row["left"], row["right"]) for row in matched} == {("line 2", "x1"), ("line 3", "x2")}
    assert all(float(row["p"]) >= 0.8 and "year" in row["reasons"] for row in matched)
    doubtful = rows(into / "doubtful.csv")
    assert {(row["left"], row["right"]) for row in doubtful} == {("line 4", "x3"), ("line 5", "x3")}
    assert all("another record fits as well" in row["reasons"] for row in doubtful)
    assert [row["id"] for row in rows(into / "right-only.csv")] == ["x4"]


def test_a_title_is_no_formula(tables: tuple[Path, Path], tmp_path: Path) -> None:
    """A spreadsheet that opens the tables runs nothing."""
    assert status_of(["catalog", "match", *map(str, tables), str(tmp_path)]) == 0
    assert [row["title"] for row in rows(tmp_path / "left-only.csv")] == ["'=Only(Here)"]


def test_scripts_get_counts_and_paths(
    tables: tuple[Path, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """As JSON in one document."""
    assert status_of(["catalog", "match", *map(str, tables), str(tmp_path), "--format", "json"]) == 0
    document = json.loads(capfd.readouterr().out)
    assert (document["matched"], document["doubtful"], document["left_only"], document["right_only"]) == (2, 2, 1, 1)
    assert Path(document["files"]["matched"]).is_file()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("year,director\n1931,Hugo Sample\n", "no column is called title"),
        ("title,year\n", "there is not one film"),
        ("title,year\n,1931\n", "there is not one film"),
        ("id,title\n1,Lantern\n1,Harbour\n", "line 3: the id '1' was already used in line 2"),
        ('title,year\n"Lantern,1931\n' + "x" * 200_000, "quotation mark"),
    ],
)
def test_bad_tables_are_explained(
    text: str, message: str, tables: tuple[Path, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    """The file, the line where there is one, and what is wrong; nothing is written."""
    bad, none = tables[0].with_name("bad.csv"), tables[0].with_name("none")
    bad.write_text(text, encoding="utf-8")
    assert status_of(["catalog", "match", str(tables[0]), str(bad), str(none)]) != 0
    assert message in " ".join(capfd.readouterr().err.split())
    assert not none.exists()


def test_a_missing_table_and_a_folder_that_cannot_be_made(
    tables: tuple[Path, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Both are named."""
    assert status_of(["catalog", "match", str(tables[0]), str(tmp_path / "gone.csv"), str(tmp_path)]) != 0
    assert "gone.csv" in capfd.readouterr().err
    assert status_of(["catalog", "match", *map(str, tables), str(tables[0])]) != 0
    assert "cannot be written" in " ".join(capfd.readouterr().err.split())
