"""`cinequorum gather` and addresses on the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cinequorum.acquire.line import Line
from cinequorum.cli.ingest import ingest_paths
from cinequorum.cli.main import status_of
from cinequorum.store.memory import MemoryStore
from tests.acquire.gather.pretended import Web, line_to, pretended


@pytest.fixture(autouse=True)
def no_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What somebody's own store bars is not asked."""
    monkeypatch.setenv("CINEQUORUM_HOME", str(tmp_path / "home"))


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A pretended web, asked by every line that is made."""
    with pretended() as made:
        line = line_to(made.port)
        monkeypatch.setattr(Line, "__init__", lambda self, *_: self.__dict__.update(line.__dict__))
        yield made


def test_gather_fetches_and_sums_up(web: Web, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What failed makes status 1 and is in the summary; the second time nothing is fetched; the folder can be read."""
    listed, out = tmp_path / "list.txt", tmp_path / "out"
    listed.write_text("http://a.example/one\nhttp://b.example/gone\n", encoding="utf-8")
    command = ["gather", str(listed), "--out", str(out), "--delay", "0.2", "--format", "json"]
    assert status_of(command) == 1
    told = json.loads(capfd.readouterr().out)
    assert (told["pages"], told["archive"], told["left"]) == (1, str(out / "gathered-0001.wacz"), 0)
    assert [(one["source"], one["error"]["code"]) for one in told["failed"]] == [("http://b.example/gone", "status")]
    assert status_of([*command[:2], *command[2:6]]) == 1
    assert "0 new pages, 0 unchanged, 1 already there, 1 failed" in capfd.readouterr().out
    assert web.times()["http://a.example/one"] == 1
    assert status_of(["read", str(out)]) == 0
    (line,) = capfd.readouterr().out.splitlines()
    assert json.loads(line)["source"] == "http://a.example/one"


def test_an_address_is_read_and_taken_in(web: Web, capfd: pytest.CaptureFixture[str]) -> None:
    """`read` and `ingest` take addresses beside files; a private one is refused and named."""
    web.bodies["http://a.example/ferry"] = (
        b"<!doctype html><title>Night Ferry (2019): review</title><h1>Night Ferry</h1><p>Night Ferry (2019), directed "
        b"by Ann Sample, is an invented film and a superb one.</p>"
    )
    assert status_of(["read", "http://a.example/ferry", "http://inside.example/secret"]) == 1
    first, second = (json.loads(line) for line in capfd.readouterr().out.splitlines())
    assert first["source"] == "http://a.example/ferry"
    assert second["error"]["code"] == "forbidden"
    summary = ingest_paths(MemoryStore(), ["http://a.example/ferry", "http://inside.example/secret"])
    assert (summary.films, [failure.code for failure in summary.failed]) == (("Night Ferry (2019)",), ["forbidden"])


def test_gather_says_what_it_cannot_take(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file that is no list is named; status 1."""
    (tmp_path / "page.html").write_text("<!doctype html><p>A page", encoding="utf-8")
    assert status_of(["gather", str(tmp_path / "page.html"), str(tmp_path / "no"), "--out", str(tmp_path / "out")]) == 1
    said = capfd.readouterr().err
    assert "[no_list]" in said
    assert "[missing]" in said
