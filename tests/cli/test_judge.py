"""Deciding on the command line: the queue, a decision, the log, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cinequorum.cli.main import status_of
from cinequorum.cli.queue import Asking
from cinequorum.model.judgement import Answer
from cinequorum.store.ingest import plan_change
from cinequorum.store.memory import MemoryStore
from cinequorum.store.queue import queue_of
from tests.store.test_judging import page

LOCK = """---
title: "The Lock ({year}) review"
author: {author}
rating: 4/5
---
*The Lock* ({year}) is a superb film, beautifully acted. Directed by Nora Vell, it stars {actor} as the lock keeper.
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """A store with two films of one title, in which one actor may be two."""
    monkeypatch.setenv("CINEQUORUM_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOGNAME", "ada")
    pages = tmp_path / "pages"
    pages.mkdir()
    rows = (
        ("a", 1931, "Ann Lee", "Ivan Brand"),
        ("b", 1931, "Bo Ek", "Ivan Brandt"),
        ("c", 1933, "Cy Fox", "Ivan Brand"),
    )
    for name, year, author, actor in rows:
        text = LOCK.format(year=year, author=author, actor=actor)
        (pages / f"{name}.md").write_text(text, encoding="utf-8")
    with django_db_blocker.unblock():  # the store of this test's own folder, not the site's
        assert status_of(["ingest", str(pages)]) == 0
        yield pages


def printed(capfd: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What a command prints, as JSON."""
    capfd.readouterr()
    assert status_of([*arguments, "--format", "json"]) == 0
    return json.loads(capfd.readouterr().out)


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    capfd.readouterr()
    assert status_of([*arguments]) == 0
    return capfd.readouterr().out


def test_from_the_queue_to_a_decision_and_back(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The queue tells what to type; the film then says who joined the names; undo leaves the film as it was."""
    queue = printed(capfd, "queue")
    assert ("Ivan Brand", "Ivan Brandt") in {
        (d["pair"]["left"]["key"], d["pair"]["right"]["key"]) for d in queue["doubts"]
    }
    assert "cinequorum judge ANSWER 'Ivan Brand' 'Ivan Brandt'" in said(capfd, "queue")
    before = printed(capfd, "film", "the-lock-1931")
    row = printed(capfd, "judge", "same", "Ivan Brand", "Ivan Brandt", "--because", "one face", "--by", "Ada Editor")
    assert row["films"] == ["the-lock-1931"]
    after = printed(capfd, "film", "the-lock-1931")
    (person,) = [p for p in after["people"] if "Ivan Brand" in p["spellings"]]
    assert person["spellings"] == ["Ivan Brand", "Ivan Brandt"]
    assert "judged the same by Ada Editor on " in person["evidence"][0]
    assert [j["author"] for j in after["judgements"]] == ["Ada Editor"]
    for output in (said(capfd, "film", "the-lock-1931"), said(capfd, "why", "the-lock-1931", "cast")):
        assert "Ivan Brand / Ivan Brandt: judged the same by Ada Editor on " in output
        assert ": one face" in output
    assert "one face" in said(capfd, "judgements")
    undone = printed(capfd, "undo", row["id"][:8], "--because", "two faces")
    assert undone["films"] == ["the-lock-1931"]
    assert printed(capfd, "film", "the-lock-1931") == before
    assert "taken back by " in said(capfd, "judgements")
    assert [j["stands"] for j in printed(capfd, "judgements")["judgements"]] == [False]


def test_films_are_joined_and_parted(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Two films by their addresses; a page by its file's name and the film."""
    joined = printed(capfd, "judge", "same", "the-lock-1931", "the-lock-1933")
    assert joined["gone"] == ["the-lock-1933"]
    assert len(printed(capfd, "film", "The Lock")["sources"]) == 3
    assert "The Lock (1931) / The Lock (1933): judged the same by ada on " in said(capfd, "film", "The Lock")
    assert printed(capfd, "undo", "last")["films"] == ["the-lock-1931", "the-lock-1933"]
    parted = printed(capfd, "judge", "different", "a.md", "b.md", "--because", "a remake of the same year")
    assert {"the-lock-1931", "the-lock-1931-nora-vell"} <= set(parted["films"])
    assert printed(capfd, "undo", "last")["gone"] == ["the-lock-1931-nora-vell"]
    moved = printed(capfd, "judge", "not-applicable", "c.md", "the-lock-1931", "--kind", "page")
    assert moved["gone"] == ["the-lock-1933"]


def test_a_contradiction_is_said_at_once(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The second of two decisions that exclude each other is kept, and both are told to be without effect."""
    assert status_of(["judge", "same", "Ivan Brand", "Ivan Brandt", "--by", "Ada"]) == 0
    capfd.readouterr()
    assert status_of(["judge", "different", "Ivan Brandt", "Ivan Brand", "--by", "Bo"]) == 0
    assert "contradiction, none of these holds: Ivan Brandt ≠ Ivan Brand (Bo, " in capfd.readouterr().err
    assert "contradiction" in said(capfd, "queue")
    assert "contradiction" in said(capfd, "film", "the-lock-1931")


def test_two_people_of_one_name_are_parted(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A mark after the name says which one a film means; the person's page then has that film alone."""
    assert {row["film"] for row in printed(capfd, "person", "Ivan Brand")} == {"the-lock-1931", "the-lock-1933"}
    printed(capfd, "judge", "different", "Ivan Brand", "Ivan Brand (the elder)", "--film", "the-lock-1933")
    found = {(row["film"], row["person"]["slug"]) for row in printed(capfd, "person", "Ivan Brand")}
    assert {("the-lock-1931", "ivan-brand"), ("the-lock-1933", "ivan-brand-the-elder")} <= found


MISTAKES = (
    (("judge", "same", "Ivan Brand", "Nobody Known", "--kind", "person"), "nobody is called 'Nobody Known'"),
    (("judge", "same", "Brand", "Ivan Brand", "--kind", "person"), "give --film"),
    (("judge", "same", "the-lock-1931", "the-lock-1931"), "one film here"),
    (("judge", "same", "Ivan Brand", "Ivan Brand", "--kind", "person"), "compared with itself"),
    (("judge", "different", "Ivan Brand", "Ivan Brand (the elder)"), "nobody is called 'Ivan Brand (the elder)'"),
    (("judge", "same", "zzz.md", "the-lock-1931", "--kind", "page"), "no page of the store"),
    (("judge", "same", "c.md", "the-lock-1933", "--kind", "page"), "the only page"),
    (("judge", "same", "Xx Yy", "Zz Ww"), "nobody is called 'Xx Yy'"),
    (("judge", "same", "Ivan Brand", "Ivan Brandt", "--by", " "), "needs an author"),
    (("undo", "ffff"), "no row of the log begins with 'ffff'"),
    (("undo", ""), "no row of the log begins"),
    (("undo", "last"), "no row of the log begins"),
)


def test_what_cannot_be_meant_is_said(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A name that nobody has, a part of a name for all films, a film with itself: an error that helps, status 1."""
    for arguments, message in MISTAKES:
        capfd.readouterr()
        assert status_of([*arguments]) == 1, arguments
        assert message in " ".join(capfd.readouterr().err.split()), arguments
    assert printed(capfd, "judgements")["judgements"] == []


def test_taking_back_twice_is_refused(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What is taken back already is restored by undoing that."""
    row = printed(capfd, "judge", "same", "Ivan Brand", "Ivan Brandt")
    back = printed(capfd, "undo", row["id"])
    assert status_of(["undo", row["id"]]) == 1
    assert "undo that" in capfd.readouterr().err
    assert printed(capfd, "undo", back["id"])["films"] == ["the-lock-1931"]
    assert status_of(["undo", back["id"]]) == 1
    assert status_of(["undo", row["id"]]) == 0


def keys(pressed: str) -> Iterator[str]:
    return iter(pressed)


def test_one_key_is_one_decision() -> None:
    """s, d, u, n decide; space leaves for later; z takes the last one back and asks it again; q stops."""
    store = MemoryStore()
    pages = [
        page("a", "The Lock", 1931, writer="Vera Brand", cast="Ivan Brand"),
        page("b", "The Lock", 1931, writer="Vera Brandt", cast="Ivan Brandt"),
    ]
    store.apply(plan_change(store, pages))
    doubts = queue_of(store).doubts
    assert len(doubts) == 2
    shown: list[str] = []
    made = Asking(store=store, by="Ada", say=shown.append).go(doubts, keys("s?zd uq").__next__)
    assert [row.answer for row in made] == [Answer.DIFFERENT]
    assert [row.answer for row in store.judgements()] == [Answer.SAME, Answer.DIFFERENT]
    assert [row.of for row in store.withdrawals()] == [store.judgements()[0].id]
    assert shown[1].startswith("1 of 2")
    rest = queue_of(store).doubts
    assert [doubt.pair for doubt in rest] == [doubts[1].pair]
    Asking(store=store, by="Ada", say=shown.append).go(rest, keys("n").__next__)
    assert queue_of(store).doubts == ()
