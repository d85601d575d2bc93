"""How the first process of a site is told to end: also twice at once.

A signal's handler runs between two steps of whatever the process does. An event of the standard library takes a lock
while it is set, so a handler that runs while another sets the same event waits for itself, for ever; and then no signal
is heard any more. (https://docs.python.org/3/library/queue.html#queue.SimpleQueue, on "reentrant".)
"""

from __future__ import annotations

from queue import Empty, SimpleQueue


class Bell:
    """Wakes who waits, whoever rings, in a handler that breaks in on another too. Stands in for a `threading.Event`."""

    def __init__(self) -> None:
        self._rung: SimpleQueue[None] = SimpleQueue()

    def set(self) -> None:
        """Ring: who waits wakes, or who waits next does not."""
        self._rung.put(None)

    def wait(self) -> None:
        """Wait until somebody rings, once for each ringing."""
        self._rung.get()

    def clear(self) -> None:
        """Forget what was rung."""
        try:
            while True:
                self._rung.get_nowait()
        except Empty:
            return
