"""Being told to end, at any moment."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from cinequorum_web.serve import server_of

SOON = 5  # seconds


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Break off what waits for ever."""

    def over(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def broken_in_on(work: Callable[[], Any], told: Callable[[], Any], at: int) -> bool:
    """Do a work into whose step of this number a signal's handler breaks in; return whether it has so many steps."""
    steps = 0

    def trace(_frame: FrameType, event: str, _value: Any) -> Any:
        nonlocal steps
        steps += event == "line"
        if steps == at and event == "line":
            sys.settrace(None)
            told()
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps >= at


@pytest.mark.parametrize("act", ["told", "waiting"])
def test_told_while_told(act: str) -> None:
    """A signal that breaks in on the handler of another, or on the waiting, at any step: the server hears it."""
    at, more, waiting = 0, True, act == "waiting"
    while more:
        at += 1
        server = server_of("127.0.0.1", 0, 1)
        bell = server.main_loop_interrupt
        if waiting:  # another rings meanwhile, as a process that is lost does
            threading.Timer(0.05, bell.set).start()
        work = bell.wait if waiting else server.signal_handler_interrupt
        with within(SOON):
            more = broken_in_on(work, server.signal_handler_interrupt, at)
            if more and not waiting:
                bell.wait()
        assert server.interrupt_signal or not more


def test_told_to_another_thread() -> None:
    """A signal that the system gives to a thread beside the one that waits: the server hears it."""
    server, over = server_of("127.0.0.1", 0, 1), threading.Event()

    def take() -> None:
        time.sleep(0.2)  # until the other waits
        signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
        over.wait(2 * SOON)

    before = signal.signal(signal.SIGUSR1, server.signal_handler_interrupt)
    beside = threading.Thread(target=take)
    beside.start()
    try:
        with within(SOON):
            server.main_loop_interrupt.wait()
    finally:
        over.set()
        beside.join()
        signal.signal(signal.SIGUSR1, before)
    assert server.interrupt_signal
