"""`rebuild` and `sources` as a user types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_commands import cinequorum

PAGE = """---
title: The Lantern (1931)
author: {author}
site: {outlet}
---
*The Lantern* is a superb film. Director Hugo Sample never wastes a frame. It runs {minutes} minutes.
"""


def test_rebuild_then_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store says what to do; after a rebuild each outlet has a line for every field it was compared in."""
    monkeypatch.setenv("CINEQUORUM_HOME", str(tmp_path / "home"))
    assert "cinequorum rebuild" in cinequorum("sources").out
    for author, outlet, minutes in (("Ada Invented", "Quay Post", 90), ("Bo Invented", "Salt Review", 95)):
        text = PAGE.format(author=author, outlet=outlet, minutes=minutes)
        (tmp_path / f"{minutes}.md").write_text(text, encoding="utf-8")
    assert cinequorum("ingest", tmp_path / "90.md", tmp_path / "95.md").status == 0
    assert "2 sources compared" in cinequorum("rebuild").out
    rows = {(row["source"], row["field"]): row for row in cinequorum("sources", "--format", "json").json["records"]}
    assert {("quay post", "director"), ("salt review", "runtime")} <= rows.keys()
    assert all(0 < row["right"] < 1 and row["answered"] == 1 for row in rows.values())
    assert "salt review" in cinequorum("sources").out
