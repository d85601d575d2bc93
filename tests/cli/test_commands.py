"""The commands as a user types them: output, messages, exit status."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cinequorum.cli.main import status_of
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure
from tests.acquire.archives.samples import Sample, packed

REVIEW = """---
title: The Lantern (1931)
author: Ada Example
date: 2020-05-01
rating: 4/5
---
*The Lantern* is a superb film, beautifully acted and gorgeous to look at. Director Hugo Sample never wastes a frame.
"""
NOT_A_FILM = (
    "Bus timetable\n\nLine 4 leaves the depot at 6.10 and every twenty minutes afterwards until ten at night.\n"
)


def test_an_archive_is_read_among_the_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`read` takes archives as it takes files: a line a page, a line a damaged record, the rest counted; status 1."""
    parts = [packed(Sample(number=0)), packed(Sample(number=1))[:-30], packed(Sample(number=2))]
    (tmp_path / "a.warc.gz").write_bytes(b"".join((*parts, packed(Sample(number=3, kind="request")))))
    assert status_of(["read", str(tmp_path)]) == 1
    printed = capfd.readouterr()
    lines = [json.loads(line) for line in printed.out.splitlines()]
    assert [line.get("error", {}).get("code") for line in lines] == [None, "corrupt", None]
    assert "1 record passed over as no page: 1 × a record of type request" in printed.err


def test_what_is_passed_over_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Files in a folder that are no pages are counted on standard error, and named when asked for; status 0."""
    (tmp_path / "a.md").write_text(REVIEW, encoding="utf-8")
    (tmp_path / "poster.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "style.css").write_text("p {}", encoding="utf-8")
    assert status_of(["read", str(tmp_path)]) == 0
    said = capfd.readouterr().err
    assert "2 files passed over as no page: 1 × a JPEG image, 1 × text that is called .css" in said
    assert "poster.jpg" not in said
    assert status_of(["read", str(tmp_path), "--verbose"]) == 0
    assert "poster.jpg: passed over: a JPEG image" in capfd.readouterr().err


def test_a_page_that_takes_too_long_is_given_up(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an error by name, the other pages are read, and the status tells."""

    def slow(raw: RawPage, *rest: object, entering: Callable[[str], None]) -> Failure:
        entering("understand")
        time.sleep(30 if raw.source.endswith("slow.md") else 0)
        return Failure(source=raw.source, code="ok", message="")

    monkeypatch.setattr("cinequorum.batch.local.try_read", slow)
    for name in ("slow.md", "swift.md"):
        (tmp_path / name).write_text(REVIEW + name, encoding="utf-8")
    assert status_of(["read", str(tmp_path), "--format", "jsonl", "--give-up-after", "1"]) == 1
    errors = [line["error"] for line in documents(capfd)]
    assert [error["code"] for error in errors] == ["given_up", "ok"]  # type: ignore[index]
    assert "slow.md was given up after 1 seconds in the stage 'understand'" in errors[0]["message"]  # type: ignore[index]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home for the store."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CINEQUORUM_HOME", str(folder))
    return folder


@pytest.fixture
def review(tmp_path: Path) -> Path:
    path = tmp_path / "lantern.md"
    path.write_text(REVIEW, encoding="utf-8")
    return path


def documents(capfd: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


@dataclass(frozen=True)
class Ran:
    """How a command ended that ran as a process of its own, as a user's does."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def cinequorum(*arguments: object) -> Ran:
    command = [sys.executable, "-m", "cinequorum", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return Ran(status=done.returncode, out=done.stdout, err=done.stderr)


@pytest.mark.parametrize(
    "command",
    [
        *("read", "ingest", "film", "why", "person", "search", "similar", "doctor", "serve", "train"),
        *("queue", "judge", "undo", "judgements", "rebuild", "sources", "changes"),
    ],
)
def test_every_command_explains_itself_with_an_example(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    """`--help` says what the command does and shows a line to type."""
    assert status_of([command, "--help"]) == 0
    assert f"Example:  cinequorum {command}" in " ".join(capfd.readouterr().out.replace("\n", "  ").split("   "))


def test_read_prints_the_contract(review: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One line of JSON a page, with every key of the contract, and spans that point into the text."""
    assert status_of(["read", str(review), "--format", "jsonl"]) == 0
    (reading,) = documents(capfd)
    wanted = (
        "schema source id text language kind kind_p title author outlet published film other_films ratings facts "
        "verdict aspects spoilers spoiler_level spoiler_warning reviews furniture"
    )
    assert set(wanted.split()) <= set(reading)
    assert reading["author"] == "Ada Example"
    assert reading["film"]["title"] == "The Lantern"  # type: ignore[index]
    text = str(reading["text"])
    for fact in reading["facts"]:  # type: ignore[attr-defined]
        start, end = fact["span"]
        assert 0 <= start < end <= len(text)


def test_read_takes_standard_input(review: Path) -> None:
    """`-` reads one page from standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "cinequorum", "read", "-", "--format", "jsonl"],
        input=review.read_bytes(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["source"] == "-"


def test_bad_inputs_are_named_and_the_rest_is_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each page that cannot be read is named with a reason; the others are read; status 1."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a-good.md").write_text(REVIEW, encoding="utf-8")
    (folder / "b-empty.txt").write_bytes(b"")
    (folder / "c-binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "d-huge.html").write_bytes(b"<p>word word word</p>" * (50 * 1024 * 1024 // 21))
    (folder / "e-cut.html.gz").write_bytes(gzip.compress(REVIEW.encode())[:-20])
    (folder / "f-broken.html").write_text("<div><p>The <b>Lantern</p> <<<a href='", encoding="utf-8")
    (folder / "f-charset.txt").write_bytes(bytes(Random(7).choices(range(128, 256), k=4000)))
    (folder / "g-good.txt").write_text("The Lantern\n\nA fine film about a keeper.", encoding="utf-8")
    assert status_of(["read", str(folder), "--format", "jsonl"]) == 1
    captured = capfd.readouterr()
    lines = [json.loads(line) for line in captured.out.splitlines()]
    errors = {Path(line["source"]).name: line["error"]["code"] for line in lines if "error" in line}
    assert errors == {
        "b-empty.txt": "empty",
        "c-binary.txt": "binary",
        "d-huge.html": "too_large",
        "e-cut.html.gz": "corrupt",
        "f-charset.txt": "charset",
    }
    read = {Path(line["source"]).name for line in lines if "error" not in line}
    assert read == {"a-good.md", "f-broken.html", "g-good.txt"}
    for name in errors:
        assert name in captured.err


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, which pytest's own is not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def test_a_folder_without_rights_is_named(open_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A folder that may not be opened is one failure; what lies beside it is read."""
    (open_folder / "open.md").write_text(REVIEW, encoding="utf-8")
    here = ["read", str(open_folder), "--format", "jsonl", "--give-up-after", "0"]  # in this process, not in a worker
    status_of(here)  # once with all rights, so that everything is imported
    capfd.readouterr()
    locked = open_folder / "locked"
    locked.mkdir(0)
    me = os.geteuid()
    if me == 0:  # root may open everything, so the check is made as nobody
        os.seteuid(65534)
    try:
        status = status_of(here)
    finally:
        os.seteuid(me)
    captured = capfd.readouterr()
    assert status == 1
    assert '"denied"' in captured.out
    assert "locked" in captured.err
    assert "The Lantern" in captured.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "Missing argument"),
        (["read", "x", "--format", "xml"], "xml"),
        (["nonsense"], "No such command"),
        (["read", "x", "--jobs", "0"], "--jobs"),
    ],
)
def test_wrong_usage_ends_with_two(arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A command that cannot be understood says what is wrong, on standard error, with status 2."""
    assert status_of(arguments) == 2
    captured = capfd.readouterr()
    assert message in captured.err
    assert captured.out == ""


@pytest.mark.usefixtures("home")
def test_ingest_twice_changes_nothing(review: Path) -> None:
    """The second time every page is already there, and no film changes."""
    first, second = (cinequorum("ingest", review, "--format", "json") for _ in range(2))
    assert (first.status, second.status) == (0, 0)
    assert (first.json["new"], second.json["new"]) == (1, 0)
    assert (second.json["already"], second.json["films"]) == (1, [])


@pytest.mark.usefixtures("home")
def test_a_page_about_no_film_is_kept_and_named(tmp_path: Path, review: Path) -> None:
    """It is no film's source; the message names it; status 1; nothing is lost."""
    timetable = tmp_path / "timetable.txt"
    timetable.write_text(NOT_A_FILM, encoding="utf-8")
    ran = cinequorum("ingest", timetable, review, "--format", "json")
    assert ran.status == 1
    assert "timetable.txt: about no single film" in ran.err
    assert ran.json["films"] == ["The Lantern (1931)"]
    checked = cinequorum("doctor", "--format", "json")
    assert checked.status == 0
    assert checked.json["settings"]["pages"] == "2"


@pytest.mark.usefixtures("home")
def test_film_why_person_and_search_answer(review: Path) -> None:
    """What was ingested can be asked for, in text and as JSON."""
    cinequorum("ingest", review)
    assert cinequorum("film", "the lantern", "--format", "json").json["title"] == "The Lantern"
    case = cinequorum("why", "The Lantern", "director")
    assert "Hugo Sample" in case.out
    assert "lantern.md" in case.out
    assert "Hugo Sample" in cinequorum("person", "hugo sample").out
    assert cinequorum("search", "lanter", "--format", "json").json[0]["kind"] == "film"


@pytest.mark.usefixtures("home")
def test_unknown_names_get_a_helpful_error(review: Path) -> None:
    """An unknown film is answered with near titles, an unknown fact with those there are; status 1."""
    cinequorum("ingest", review)
    unknown = cinequorum("film", "The Lantren")
    assert (unknown.status, "The Lantern" in unknown.err) == (1, True)
    unknown = cinequorum("why", "The Lantern", "hairdresser")
    assert (unknown.status, "director" in unknown.err) == (1, True)


def test_ctrl_c_leaves_nothing_half_written(home: Path, tmp_path: Path) -> None:
    """Interrupted while reading: status 130, and the store holds what it held before, one page of one film."""
    cinequorum("ingest", _written(tmp_path / "before.md", REVIEW))
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(3000):
        (folder / f"{n}.md").write_text(REVIEW.replace("frame", f"frame {n}") * 5, encoding="utf-8")
    environment = os.environ | {"CINEQUORUM_HOME": str(home)}
    command = [sys.executable, "-m", "cinequorum"]
    process = subprocess.Popen(
        ["env", "--default-signal=INT", *command, "ingest", str(folder)],  # a job in the background ignores it
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(3)
    os.killpg(process.pid, signal.SIGINT)
    _, message = process.communicate(timeout=60)
    assert process.returncode == 130, message
    done = subprocess.run([*command, "doctor", "--format", "json"], env=environment, capture_output=True, check=True)
    settings = json.loads(done.stdout)["settings"]
    assert (settings["films"], settings["pages"]) == ("1", "1")


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.usefixtures("home")
def test_a_film_as_of_a_day(review: Path) -> None:
    """As known and as true are told apart; a day before, or to come, is said so; changes have both days."""
    cinequorum("ingest", review)
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    known = cinequorum("film", "The Lantern", "--as-of", today)
    assert f"as known on {today}: 1 of 1 pages had been read" in known.out
    assert cinequorum("film", "The Lantern", "--as-of", today, "--format", "json").json["as_of"] == today
    for option in ("--as-of", "--on"):
        before = cinequorum("film", "The Lantern", option, "1900-01-01")
        assert (before.status, "there is nothing to show" in before.err) == (1, True)
        assert cinequorum("film", "The Lantern", option, "2999-01-01").status == 1
        assert cinequorum("film", "The Lantern", option, "yesterday").status == 2
    changed = cinequorum("changes", "The Lantern", "1900-01-01", today, "--format", "json").json
    assert (changed["from"], changed["to"], changed["by"]) == ("1900-01-01", today, "known")
    assert [source["new"] for source in changed["sources"]] == [True]
    assert "+ source" in cinequorum("changes", "The Lantern", "1900-01-01", today).out
    assert cinequorum("changes", "The Lantern", today, "1900-01-01").status == 1
