"""How the first process of a site is told to end: also twice at once.

A signal's handler runs between two steps of whatever the process does. An event of the standard library takes a lock
while it is set, so a handler that runs while another sets the same event waits for itself, for ever; and then no signal
is heard any more. (https://docs.python.org/3/library/queue.html#queue.SimpleQueue, on "reentrant".)

Nor does the system always interrupt the thread that waits: of two signals sent one after the other, another thread may
take both. Python notes them for its first thread, which does not wake. So it looks up now and then by itself.
"""

from __future__ import annotations

from contextlib import suppress
from queue import Empty, SimpleQueue

LOOKS_UP = 0.5  # seconds


class Bell:
    """Wakes who waits, whoever rings, in a handler that breaks in on another too. Stands in for a `threading.Event`."""

    def __init__(self) -> None:
        self._rung: SimpleQueue[None] = SimpleQueue()

    def set(self) -> None:
        """Ring: who waits wakes, or who waits next does not."""
        self._rung.put(None)

    def wait(self) -> None:
        """Wait until somebody rings, once for each ringing."""
        while True:
            with suppress(Empty):
                return self._rung.get(timeout=LOOKS_UP)

    def clear(self) -> None:
        """Forget what was rung."""
        with suppress(Empty):
            while True:
                self._rung.get_nowait()
