"""One Ctrl-C is enough, whenever it comes."""

from __future__ import annotations

import subprocess
import sys

LOADING = """
import builtins, os, signal
from cinequorum.cli.start import run
load = builtins.__import__
def loading(name, *rest):
    if name == "typer":
        builtins.__import__ = load
        os.kill(os.getpid(), signal.SIGINT)
    return load(name, *rest)
builtins.__import__ = loading
run()
"""

THROWN_AWAY = """
import os, signal, sys, time
from cinequorum.cli.start import interrupts_kept
class Falling:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
try:
    with interrupts_kept():
        Falling()
        time.sleep(20)
except KeyboardInterrupt:
    sys.exit(130)
"""


def _interrupted(code: str) -> subprocess.CompletedProcess[str]:
    command = ["env", "--default-signal=INT", sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, start_new_session=True, check=False)


def test_ctrl_c_while_the_program_still_loads() -> None:
    """Before any command began: status 130 and one line, nothing of the program's inside."""
    done = _interrupted(LOADING)
    assert (done.returncode, done.stderr) == (130, "interrupted; nothing was half-written\n")


def test_ctrl_c_where_nobody_can_be_told() -> None:
    """An interrupt raised while an object is thrown away, where Python drops it, ends the program all the same."""
    assert _interrupted(THROWN_AWAY).returncode == 130
