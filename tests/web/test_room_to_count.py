"""Counting on a disk that is full, or gets full."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cinequorum_web.watching.counting import ROOM, has_room

COUNT = """
import django; django.setup()
from cinequorum_web.watching.counting import Counting
for view in range(200):
    for status in (200, 302, 304, 400, 404):
        Counting.of_process().request(f"films/<str:slug>/of/{view}/", status, 0.1)
print("counted")
"""


def counted_in(folder: Path, home: Path) -> str:
    """What a process says that counts in a folder."""
    told = {"PROMETHEUS_MULTIPROC_DIR": str(folder), "CINEQUORUM_HOME": str(home)}
    environment = os.environ | told | {"DJANGO_SETTINGS_MODULE": "cinequorum_web.settings"}
    done = subprocess.run([sys.executable, "-c", COUNT], env=environment, capture_output=True, text=True, check=False)
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere files tell their holes otherwise")
def test_files_to_count_in_have_no_holes(tmp_path: Path) -> None:
    """What is counted has its place on the disk before: writing into a hole on a full disk ends the process."""
    assert counted_in(tmp_path, tmp_path / "home") == "counted\n"
    files = [*tmp_path.glob("*.db")]
    assert len(files) == 2
    for path in files:
        told = path.stat()
        assert told.st_size == ROOM  # more than so many views need
        assert told.st_blocks * 512 >= ROOM


def test_without_room_nothing_is_counted_and_all_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process answers as ever, and leaves no file that could not be read."""
    assert counted_in(tmp_path / "nowhere", tmp_path / "home") == "counted\n"

    class Full:
        def __init__(self, *_told: object) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("cinequorum_web.watching.counting.bytes", Full, raising=False)
    assert not has_room(str(tmp_path))
    assert not [*tmp_path.glob("*.db")]
