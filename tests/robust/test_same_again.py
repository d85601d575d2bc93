"""A page gives the same reading in every run, whatever order a run's sets have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_SIGNS = """<html><head><title>Salt Bridge</title></head><body>
<nav class="navbar">{brands}</nav><h1>Salt Bridge (2019) review</h1>
<p>The director of this film makes every frame count, and its actors are wonderful to watch.</p></body></html>"""
_BRANDS = "".join(
    f'<div class="brand"><a href="/{name}/index.html">{name} Post</a></div>' for name in ("Quay", "Ash", "Elm")
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of the sample pages and one with several names that may be the site's."""
    folder = tmp_path_factory.mktemp("again")
    (folder / "signs.html").write_text(_SIGNS.format(brands=_BRANDS))
    samples = Path(__file__).parents[2] / "src" / "cinequorum" / "samples" / "coverage"
    for page in sorted(samples.iterdir()):
        (folder / page.name).write_bytes(page.read_bytes())
    return folder


def test_the_order_of_sets_changes_nothing(pages: Path) -> None:
    command = [sys.executable, "-m", "cinequorum", "read", str(pages), "--format", "jsonl"]
    runs = {
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
