"""The known films as a user asks for them, or does without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cinequorum.catalogue.known import shipped
from cinequorum.cli.catalog import reading_options
from cinequorum.cli.main import status_of
from cinequorum.records import versions
from cinequorum.understand.options import USUAL

TALK = "Night Ferry is a slow film with superb actors, says this review of the film; its ending is moving. " * 3


def others(path: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """Return the other films that `read` prints."""
    assert status_of(["read", str(path), "--format", "jsonl"]) == 0
    return {film["title"] for film in json.loads(capsys.readouterr().out)["other_films"]}


def test_pages_are_read_with_them_unless_they_are_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A title that the text only mentions is a film to whom the table knows it."""
    monkeypatch.setenv("CINEQUORUM_HOME", str(tmp_path / "home"))
    title, actor = _well_known()
    page = tmp_path / "page.md"
    page.write_text(f"# Night Ferry\n\n{TALK}\n\nThis is {title} for sailors, without {actor}.\n", encoding="utf-8")
    assert reading_options() == USUAL
    assert title in others(page, capsys)
    monkeypatch.setenv("CINEQUORUM_KNOWN_FILMS", "off")
    assert not reading_options().known_films
    assert title not in others(page, capsys)


def _well_known() -> tuple[str, str]:
    """Return a title of three words and somebody of its cast, whoever that is, out of the shipped table."""
    table = shipped()
    for key in sorted(table._table.films):
        (film, *more) = table.films(key)
        if key.count(" ") == 2 and not more and key.replace(" ", "").isalpha() and len(film.cast) > 8:
            actor = min(name for name in film.cast if name.count(" ") == 1)
            return key.title(), actor.title()
    raise AssertionError("no such film")


def test_an_unknown_word_for_it_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """As with every setting."""
    monkeypatch.setenv("CINEQUORUM_KNOWN_FILMS", "perhaps")
    status_of(["doctor"])
    assert "CINEQUORUM_KNOWN_FILMS" in capsys.readouterr().out


def test_a_new_table_makes_readings_outdated() -> None:
    """It decides readings as weights do."""
    assert Path("known_films.json.gz").suffix in versions._MODELS


@pytest.mark.parametrize("model", ["kinds", "polarity"])
def test_weights_that_do_not_ask_them_are_named(model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`train` says so and writes nothing."""
    asked = ["train", model, "--data", str(tmp_path), "--out", str(tmp_path / "out"), "--known-films"]
    assert status_of(asked) != 0
    assert "do not ask the known films" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
