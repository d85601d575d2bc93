"""Packs as they are typed: made, checked, merged, shown, taken; strangers are said to be strangers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cinequorum.cli.main import status_of

REVIEW = """---
title: The Lantern
author: {author}
---
# The Lantern (1931)

The Lantern, directed by Hugo Sample, is a warm and patient film; {words}. I rate it {stars} out of 5.
"""


@pytest.fixture(autouse=True)
def own_stores(django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folders of these tests are stores of their own."""
    monkeypatch.delenv("CINEQUORUM_DATABASE_URL", raising=False)
    with django_db_blocker.unblock():
        yield


def typed(home: Path, monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """Run a command on the data in a folder."""
    monkeypatch.setenv("CINEQUORUM_HOME", str(home))
    return status_of([str(argument) for argument in arguments])


def test_two_servers_hand_packs_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each makes its own; merged in either order they are the same file, and tell one film of both pages."""
    ours, theirs, own, other = (tmp_path / name for name in ("a", "b", "a.pack", "b.pack"))
    for home, author, words in ((ours, "Ada Example", "I was glad"), (theirs, "Bo Example", "its light is lovely")):
        page = tmp_path / f"{author}.md"
        page.write_text(REVIEW.format(author=author, words=words, stars=4), encoding="utf-8")
        assert typed(home, monkeypatch, "ingest", page) == 0
    assert typed(ours, monkeypatch, "pack", "make", "The Lantern", own) == 0
    before = own.read_bytes()
    assert typed(ours, monkeypatch, "pack", "make", "The Lantern", own) == 0
    assert own.read_bytes() == before
    assert str(tmp_path).encode() not in before
    assert typed(theirs, monkeypatch, "pack", "make", "The Lantern", other) == 0
    assert typed(ours, monkeypatch, "pack", "check", own) == 0
    assert typed(ours, monkeypatch, "pack", "check", other) == 1
    assert "an unknown signer" in capfd.readouterr().out
    assert typed(ours, monkeypatch, "pack", "merge", tmp_path / "one", own, other) == 0
    assert typed(theirs, monkeypatch, "pack", "merge", tmp_path / "two", other, own, other) == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    capfd.readouterr()
    assert typed(ours, monkeypatch, "pack", "show", tmp_path / "one", "--format", "json") == 0
    assert len(json.loads(capfd.readouterr().out)["sources"]) == 2
    assert typed(ours, monkeypatch, "pack", "take", other) == 1
    assert "not known here" in capfd.readouterr().err
    signer = json.loads(other.read_bytes().splitlines()[1])["sheet"]["signer"]
    assert typed(ours, monkeypatch, "pack", "trust", signer, "The film club") == 0
    assert typed(ours, monkeypatch, "pack", "check", other) == 0
    assert typed(ours, monkeypatch, "pack", "take", other) == 0
    assert "1 pages and 0 decisions are new" in capfd.readouterr().out
    assert typed(ours, monkeypatch, "pack", "take", other) == 0
    assert "0 pages and 0 decisions are new" in capfd.readouterr().out


def test_a_forged_pack_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """By every command; nothing is written."""
    page, made = tmp_path / "a.md", tmp_path / "a.pack"
    page.write_text(REVIEW.format(author="Ada Example", words="I was glad", stars=4), encoding="utf-8")
    assert typed(tmp_path / "home", monkeypatch, "ingest", page) == 0
    assert typed(tmp_path / "home", monkeypatch, "pack", "make", "The Lantern", made) == 0
    made.write_bytes(made.read_bytes().replace(b"I was glad", b"I was sad."))
    for command in (("check", made), ("merge", tmp_path / "out", made), ("show", made), ("take", made, "--anybody")):
        assert typed(tmp_path / "home", monkeypatch, "pack", *command) == 1
        assert "a.pack" in capfd.readouterr().err
    assert not (tmp_path / "out").exists()
    assert typed(tmp_path / "home", monkeypatch, "pack", "check", tmp_path / "none") == 1
