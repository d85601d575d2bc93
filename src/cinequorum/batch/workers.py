"""Processes that read one page at a time each, and are replaced when a page breaks them or keeps them too long."""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from cinequorum.batch.budget import Budget, limit_memory
from cinequorum.batch.pipes import messages
from cinequorum.errors import PageGivenUp
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure, Reading
from cinequorum.pipeline import failure_of

Outcome = Reading | Failure
Read = Callable[[RawPage, Callable[[str], None]], Outcome]


@dataclass(slots=True)
class _Worker:
    """One process, and the page it is reading: its number, the stage it is in and when it will be given up."""

    process: BaseProcess
    pipe: Connection
    number: int = -1
    page: RawPage | None = None
    stage: str = "start"
    deadline: float = 0.0


class Crew:
    """Some processes that read pages with `read`, each within `budget`. To be closed after use."""

    def __init__(self, size: int, read: Read, budget: Budget) -> None:
        self._read = read
        self._budget = budget
        self._workers = [self._hired() for _ in range(size)]

    def idle(self) -> bool:
        """Tell whether a process has nothing to do."""
        return any(worker.page is None for worker in self._workers)

    def busy(self) -> bool:
        """Tell whether a page is being read."""
        return any(worker.page is not None for worker in self._workers)

    def start(self, number: int, page: RawPage) -> None:
        """Have an idle process read the page."""
        index = next(i for i, worker in enumerate(self._workers) if worker.page is None)
        if not self._workers[index].process.is_alive():
            self._dismiss(self._workers[index])
            self._workers[index] = self._hired()
        worker = self._workers[index]
        worker.number, worker.page, worker.stage = number, page, "start"
        worker.deadline = time.monotonic() + (self._budget.seconds or 0.0)
        try:
            worker.pipe.send(page)
        except OSError:
            worker.stage = "start"  # it ended just now: `finished` finds out and says so

    def finished(self) -> Iterator[tuple[int, Outcome]]:
        """Wait until something happens; yield the pages that are done or given up, under their numbers."""
        busy = [worker for worker in self._workers if worker.page is not None]
        ready = wait([worker.pipe for worker in busy], timeout=self._patience(busy))
        for worker in busy:
            outcome = self._heard(worker) if worker.pipe in ready else self._overdue(worker)
            if outcome is not None:
                yield worker.number, outcome

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            self._dismiss(worker)

    def _patience(self, busy: list[_Worker]) -> float | None:
        if self._budget.seconds is None:
            return None
        return max(0.0, min(worker.deadline for worker in busy) - time.monotonic())

    def _heard(self, worker: _Worker) -> Outcome | None:
        """Take in what a process says: a stage that begins, or the outcome."""
        assert worker.page is not None
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            return self._replaced(worker, _broken(worker.page, worker.stage, worker.process.exitcode))
        if isinstance(said, str):
            worker.stage = said
            return None
        worker.page = None
        outcome: Outcome = said
        return outcome

    def _overdue(self, worker: _Worker) -> Failure | None:
        assert worker.page is not None
        if self._budget.seconds is None or time.monotonic() < worker.deadline:
            return None
        error = PageGivenUp(worker.page.source, worker.stage, f"after {self._budget.seconds:g} seconds")
        return self._replaced(worker, failure_of(error))

    def _replaced(self, worker: _Worker, failure: Failure) -> Failure:
        self._dismiss(worker)
        fresh = self._hired()
        worker.process, worker.pipe, worker.page = fresh.process, fresh.pipe, None
        return failure

    def _hired(self) -> _Worker:
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.Process(target=_serve, args=(theirs, self._read, self._budget), daemon=True)
        with undisturbed():
            process.start()
        theirs.close()
        return _Worker(process=process, pipe=ours)

    def _dismiss(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back for a moment: what Python runs around a fork swallows it, and a new process would die of it.

    A handler, not the mask of signals: a mask holds for one thread, and the system then gives the signal to another.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # no other thread is ever interrupted
        return
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        signal.raise_signal(signal.SIGINT)


def _broken(page: RawPage, stage: str, status: int | None) -> Failure:
    """Return the failure of a page whose process ended by itself: a fault below Python, or the system's last resort."""
    how = f"signal {signal.Signals(-status).name}" if status is not None and status < 0 else f"status {status}"
    message = f"{page.source}: the process that read it ended with {how} in the stage '{stage}'"
    return Failure(source=page.source, code="crashed", message=message)


def _serve(pipe: Connection, read: Read, budget: Budget) -> None:
    """Read pages that come through the pipe until there is nobody at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that started this one
    limit_memory(budget)
    for page in messages(pipe):
        pipe.send(read(page, pipe.send))
