"""Work given to an engine, and what may come of it besides a result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from cinequorum.batch.engines import Engine, Lost
from cinequorum.errors import CinequorumError, WorkGivenUp

T = TypeVar("T")
R = TypeVar("R")

Watch = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""

_TRIES = 3


def all_done(engine: Engine, do: Callable[[T], R], pieces: Sequence[T], watch: Callable[[int], None]) -> list[R]:
    """Do all pieces; return what came of them, in their order. `watch` is told how many are done.

    A piece whose process ended is done again, three times in all. Raises `WorkGivenUp` then, and what `do` raises.
    """
    found: dict[int, R] = {}
    left = list(range(len(pieces)))
    lost: Lost | None = None
    for _ in range(_TRIES):
        gone: list[int] = []
        for number, result in engine.work(do, [pieces[at] for at in left]):
            if isinstance(result, CinequorumError):
                raise result
            if isinstance(result, Lost):
                gone.append(left[number])
                lost = result
                continue
            found[left[number]] = result
            watch(len(found))
        left = gone
        if not left:
            return [found[at] for at in range(len(pieces))]
    raise WorkGivenUp(f"{len(left)} of {len(pieces)} pieces of work were tried {_TRIES} times; {lost and lost.why}")
