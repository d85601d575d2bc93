"""`cinequorum run` on the command line."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cinequorum.cli.main import status_of
from tests.batch.planned import write_pages


def _plan(root: Path) -> Path:
    write_pages(root / "pages", range(4))
    path = root / "plan.yaml"
    path.write_text("inputs: [pages]\nout: records\n")
    return path


def test_a_run_tells_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The summary is for people, or JSON for scripts; the second run has nothing to do."""
    path = _plan(tmp_path)
    assert status_of(["run", str(path), "--engine", "serial"]) == 0
    assert capsys.readouterr().out == "4 pages read, 4 in the records, 4 films, 0 failed\n"
    assert status_of(["run", str(path), "--jobs", "1", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["new"], told["pages"], told["films"], told["failed"]) == (0, 4, 4, [])


def test_what_failed_is_told_and_the_rest_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 1: some inputs failed and the rest was done."""
    path = _plan(tmp_path)
    (tmp_path / "pages" / "empty.md").write_text("")
    assert status_of(["run", str(path), "--engine", "serial", "--format", "json"]) == 1
    said = capsys.readouterr()
    assert [one["error"]["code"] for one in json.loads(said.out)["failed"]] == ["empty"]
    assert "pages/empty.md is empty [empty]" in said.err
    assert said.err.count("empty.md") == 1


@pytest.mark.parametrize("arguments", [["--engine", "abacus"], ["--address", "auto"], ["--jobs", "-1"]])
def test_wrong_usage_has_status_2(tmp_path: Path, arguments: list[str]) -> None:
    """Options that make no sense are wrong usage."""
    assert status_of(["run", str(_plan(tmp_path)), *arguments]) == 2


def test_a_run_without_its_cluster_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody listens at --address, that is said at once, with what may help."""
    pytest.importorskip("ray")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody else gets the port, and nobody listens
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert status_of(["run", str(_plan(tmp_path)), "--engine", "ray", "--address", address]) == 1
    said = capsys.readouterr().err
    assert f"no Ray cluster answers at {address}" in said
    assert "ray start" in said


def test_a_wrong_plan_has_status_2_and_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with a plan is said with its place; nothing is made."""
    path = _plan(tmp_path)
    path.write_text("inputs: [pages]\nout: records\npartition: 2\n")
    assert status_of(["run", str(path)]) == 2
    assert "did you mean 'partitions'" in capsys.readouterr().err
    assert not (tmp_path / "records").exists()


def test_an_interrupted_run_has_status_130_and_can_be_gone_on_with(tmp_path: Path) -> None:
    """Ctrl-C ends it at once; nothing is half-written, and another run is not kept from the folder."""
    path = _plan(tmp_path)
    write_pages(tmp_path / "pages", range(600))
    command = [sys.executable, "-m", "cinequorum", "run", str(path)]
    started = subprocess.Popen(["env", "--default-signal=INT", *command])  # a job in the background ignores it
    while not (tmp_path / "records").exists():
        assert started.poll() is None
    started.send_signal(signal.SIGINT)
    assert started.wait(30) == 130
    assert not (tmp_path / "records" / "readings.json").exists()
    for page in (tmp_path / "pages").glob("*[1-9]*.md"):
        page.unlink()
    assert status_of(["run", str(path), "--engine", "serial"]) == 0


def test_records_are_loaded_once(tmp_path: Path) -> None:
    """`load` takes a plan or its folder of records; what was loaded is not loaded again, and films can be shown."""
    path = _plan(tmp_path)
    assert status_of(["run", str(path), "--engine", "serial"]) == 0
    first = _cinequorum(tmp_path, "load", str(path), "--format", "json")
    assert json.loads(first.stdout) == {"new": 4, "films": 4, "kept": True, "failed": []}
    again = _cinequorum(tmp_path, "load", str(tmp_path / "records"))
    assert again.stdout.startswith("0 pages loaded, 0 films changed")
    assert "Ines Quillfeather" in _cinequorum(tmp_path, "film", "The Salt Ladder").stdout
    assert _cinequorum(tmp_path, "load", str(tmp_path / "nowhere.yaml")).returncode == 2
    assert _cinequorum(tmp_path, "load", str(tmp_path / "pages")).returncode == 1


def _cinequorum(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cinequorum.cli.main", *arguments]
    settings = os.environ | {"CINEQUORUM_HOME": str(home / "home")}
    return subprocess.run(command, capture_output=True, text=True, env=settings, check=False)
