"""`cinequorum diary`: records of other programs brought in and taken out on the command line, for whoever is alone."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cinequorum_web.diary.commands import app
from cinequorum_web.members.models import Mark, Member, Role, Viewing
from tests.diary import exports
from tests.web.desk import LOCK, filled


@pytest.fixture
def folder(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an export of Letterboxd and a table of no known program, beside a store of two films."""
    monkeypatch.setattr("cinequorum_web.catalog.opening.ready", lambda _home, applications=None: "default")
    filled()
    (tmp_path / "letterboxd.zip").write_bytes(exports.packed(exports.LETTERBOXD))
    (tmp_path / "own.csv").write_text("Film;Jahr;Punkte\nThe Lock;1931;7\n", encoding="utf-8")
    return tmp_path


def run(*said: object) -> Any:
    return CliRunner().invoke(app, [str(word) for word in said])


def test_an_import_twice_and_out_again(folder: Path) -> None:
    """Without a member one is made; rows that can't be taken are told by the status; the second time adds nothing."""
    refused = folder / "refused.csv"
    first = run("import", folder / "letterboxd.zip", "--failed", refused)
    assert first.exit_code == 1, first.output  # some rows of the export are wrong on purpose
    assert "31 of May" in refused.read_text(encoding="utf-8-sig")
    alone = Member.objects.get()
    assert alone.role == Role.ADMIN
    assert Mark.objects.get(member=alone, film=LOCK).given == "3.5"
    before = (Mark.objects.count(), Viewing.objects.count())
    assert run("import", folder / "letterboxd.zip").exit_code == 1
    assert (Mark.objects.count(), Viewing.objects.count()) == before
    assert run("export", folder / "mine.jsonl").exit_code == 0
    rows = [json.loads(line) for line in (folder / "mine.jsonl").read_text(encoding="utf-8").splitlines()]
    assert any("The Lock" in json.dumps(row) for row in rows)
    assert run("export", folder / "mine.zip").exit_code == 0
    with zipfile.ZipFile(folder / "mine.zip") as archive:
        assert archive.namelist()[0] == "letterboxd-1.csv"


def test_a_dry_run_changes_nothing(folder: Path) -> None:
    """It says what the file is, and leaves the store alone."""
    told = run("import", folder / "letterboxd.zip", "--dry-run")
    assert told.exit_code == 0
    assert "Letterboxd" in told.output
    assert not Mark.objects.exists()


def test_a_table_of_no_known_program_is_told_column_by_column(folder: Path) -> None:
    """Without a word on its columns it is asked about; with one it is brought in."""
    asked = run("import", folder / "own.csv")
    assert asked.exit_code == 2
    assert "--map" in asked.output
    done = run("import", folder / "own.csv", "--map", "title=Film,year=Jahr,rating=Punkte,scale=ten,as=seen")
    assert done.exit_code == 0, done.output
    assert Mark.objects.get(film=LOCK).score == 70


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("import", "no-such.csv"), "No such file"),
        (("import", "own.csv", "--map", "colour=Blue"), "--map says FIELD=COLUMN"),
        (("import", "own.csv", "--map", "title=Film,as=eaten"), "as= is one of"),
        (("import", "own.csv", "--map", "title=Film,as=seen", "--member", "nobody"), "nobody"),
    ],
)
def test_what_is_wrong_is_named(folder: Path, said: tuple[str, ...], told: str) -> None:
    """In a sentence, with a status of its own, and nothing changed."""
    result = run(said[0], folder / said[1], *said[2:])
    assert result.exit_code != 0
    assert told in result.output + str(result.exception)
    assert not Mark.objects.exists()
