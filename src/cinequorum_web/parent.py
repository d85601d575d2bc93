"""A process that answers ends with the one that started it.

A site whose first process is killed would go on otherwise: the others hold the port, answer with an old program, and
nobody is left who ends them.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time

_PAUSE = 1.0  # seconds between two looks
_TO_END = 10.0  # seconds in which what is at work may be answered


def end_with_parent() -> None:
    """See to it that this process ends soon after the one that started it, where that is ours. Returns at once."""
    parent = multiprocessing.parent_process()
    if parent is not None and parent.pid is not None:
        threading.Thread(target=_watch, args=(parent.pid,), name="parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_PAUSE)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_TO_END)
    os._exit(1)  # who does not end when told has nobody left who would kill it
