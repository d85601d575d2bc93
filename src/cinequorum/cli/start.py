"""Where the program begins: one Ctrl-C ends it with status 130, whenever it comes.

Two things would make that untrue. Loading the commands takes a second, in which nothing catches an interrupt; and
Python throws away one that is raised where nobody can be told of it (a finalizer, a weak reference's callback), so that
the program would go on as if nothing had been pressed.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

INTERRUPTED = 130
_AGAIN = 0.05  # seconds until an interrupt that was thrown away is raised again, out of what threw it away


def run() -> None:
    """Run the command line and end the process with the documented status."""
    try:
        with interrupts_kept():
            from cinequorum.cli.main import status_of

            status = status_of(sys.argv[1:])
    except KeyboardInterrupt:
        print("interrupted; nothing was half-written", file=sys.stderr)
        status = INTERRUPTED
    sys.exit(status)


@contextmanager
def interrupts_kept() -> Iterator[None]:
    """Raise an interrupt again that Python could tell nobody of; for the main thread of a program."""
    before = sys.unraisablehook

    def hook(lost: sys.UnraisableHookArgs) -> None:
        if not issubclass(lost.exc_type, KeyboardInterrupt):
            before(lost)
        elif hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, _raise)
            signal.setitimer(signal.ITIMER_REAL, _AGAIN)

    sys.unraisablehook = hook
    try:
        yield
    finally:
        sys.unraisablehook = before


def _raise(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
