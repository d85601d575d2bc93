"""What comes through a pipe to a process that works for another one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

_ORPHANED = 5.0  # seconds after which an idle process looks whether the program that started it is still there


def messages(pipe: Connection) -> Iterator[Any]:
    """Yield what comes through the pipe until there is nobody at its other end, or the program that sent is gone."""
    above = os.getppid()
    while True:
        try:
            if not pipe.poll(_ORPHANED):
                if os.getppid() != above:
                    return
                continue
            message = pipe.recv()
        except (EOFError, OSError):
            return
        yield message
