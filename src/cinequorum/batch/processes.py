"""The engine of one machine: some processes, each with one piece of work at a time; one that ends is replaced."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from cinequorum.batch.engines import Lost, attempt
from cinequorum.batch.pipes import messages
from cinequorum.batch.workers import undisturbed
from cinequorum.errors import CinequorumError

T = TypeVar("T")
R = TypeVar("R")


@dataclass(slots=True)
class _Hand:
    process: BaseProcess
    pipe: Connection
    piece: int | None = None


class Processes:
    """So many processes of this machine. They are started at the first piece of work, and end with `close`."""

    is_here = False

    def __init__(self, jobs: int) -> None:
        self._jobs = max(1, jobs)
        self._hands: list[_Hand] = []

    def work(self, do: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[int, R | Lost | CinequorumError]]:
        """Do the pieces, the first ones first, as processes have time."""
        waiting = deque(range(len(pieces)))
        while len(self._hands) < min(self._jobs, len(pieces)):
            self._hands.append(_hired())
        try:
            while waiting or any(hand.piece is not None for hand in self._hands):
                for hand in self._hands:
                    if hand.piece is None and waiting:
                        hand.piece = waiting.popleft()
                        _hand_over(hand, do, pieces[hand.piece])
                yield from self._finished()
        finally:
            if any(hand.piece is not None for hand in self._hands):
                self.close()  # the caller has left: what is under way is for nobody

    def close(self) -> None:
        """End the processes."""
        for hand in self._hands:
            hand.process.kill()
            hand.process.join()
            hand.pipe.close()
        self._hands.clear()

    def _finished(self) -> Iterator[tuple[int, Any]]:
        busy = {hand.pipe: hand for hand in self._hands if hand.piece is not None}
        for pipe in wait(list(busy)):
            hand = busy[pipe]  # type: ignore[index]
            number, hand.piece = hand.piece, None
            assert number is not None
            try:
                yield number, hand.pipe.recv()
            except (EOFError, OSError):
                yield number, self._replaced(hand)

    def _replaced(self, hand: _Hand) -> Lost:
        hand.process.join()
        hand.pipe.close()
        status = hand.process.exitcode
        fresh = _hired()
        hand.process, hand.pipe = fresh.process, fresh.pipe
        how = f"signal {signal.Signals(-status).name}" if status is not None and status < 0 else f"status {status}"
        return Lost(why=f"the process ended with {how}")


def _hand_over(hand: _Hand, do: Callable[[T], R], piece: T) -> None:
    try:
        hand.pipe.send((do, piece))
    except OSError:
        return  # it ended just now; whoever waits for it finds out


def _hired() -> _Hand:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(theirs, ours))
    with undisturbed():
        process.start()
    theirs.close()
    return _Hand(process=process, pipe=ours)


def _serve(pipe: Connection, others: Connection) -> None:
    """Do what comes through the pipe until there is nobody at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that started this one
    others.close()
    with suppress(OSError):  # whoever sent it is gone
        for do, piece in messages(pipe):
            pipe.send(attempt(do, piece))
