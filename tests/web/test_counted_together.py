"""The folder into which the processes of a site count."""

from __future__ import annotations

import os
from pathlib import Path

from cinequorum_web.counted_together import PREFIX, held, sweep


def test_what_a_killed_site_left_is_taken_away(tmp_path: Path) -> None:
    """A folder that nobody holds goes; one that a site holds stays, and one that no site made, or a way to another."""
    left, used, strange, way = (tmp_path / f"{PREFIX}{name}" for name in ("left", "used", "strange", "way"))
    aim = tmp_path / "aim"
    for folder in (left, used, strange, aim):
        folder.mkdir()
        (folder / "counter_1.db").write_bytes(b"1")
    way.symlink_to(aim)
    for folder in (left, aim):
        with held(folder):
            pass
    with held(used):
        sweep(tmp_path)
    assert set(tmp_path.iterdir()) == {used, strange, way, aim}
    assert (aim / "counter_1.db").exists()


def test_those_that_were_started_hold_it_too(tmp_path: Path) -> None:
    """Where the first process is killed, its folder stays for as long as another counts into it."""
    used = tmp_path / f"{PREFIX}used"
    used.mkdir()
    told, tells = os.pipe()
    with held(used):
        other = os.fork()
        if not other:
            os.close(tells)
            os.read(told, 1)
            os._exit(0)
    sweep(tmp_path)
    assert used.exists()
    os.close(tells)
    os.waitpid(other, 0)
    sweep(tmp_path)
    assert not used.exists()
