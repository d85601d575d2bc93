"""Processes that read pages."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from cinequorum.batch.budget import Budget
from cinequorum.batch.workers import Crew
from cinequorum.pipeline import read


@pytest.mark.parametrize("others", [0, 3])
def test_an_interrupt_is_not_lost_while_a_process_is_started(others: int) -> None:
    """What runs around a fork swallows exceptions; Ctrl-C at that moment still stops the program, with nothing left.

    The system may give a signal to any thread, so other threads stand by.
    """
    over = threading.Event()
    threads = [threading.Thread(target=over.wait) for _ in range(others)]
    for thread in threads:
        thread.start()
    pressed: list[int] = []

    def press() -> None:
        if pressed:
            os.kill(os.getpid(), pressed.pop())

    os.register_at_fork(after_in_parent=press)  # cannot be taken back: without a key pressed it does nothing
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
    pressed.append(signal.SIGINT)
    try:
        with pytest.raises(KeyboardInterrupt):
            Crew(1, lambda page, _: read(page), Budget()).close()
    finally:
        signal.signal(signal.SIGINT, before)
        over.set()
        for thread in threads:
            thread.join()
    assert pressed == []
