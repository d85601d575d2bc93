"""Engines: who does the pieces of work of a plan, and where. The results are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from cinequorum.errors import CinequorumError

T = TypeVar("T")
R = TypeVar("R")

NAMES = ("serial", "processes", "ray")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What comes of a piece of work whose process ended: killed, out of memory, or broken by its input."""

    why: str


class Engine(Protocol):
    """Does pieces of work. Work is a function of a module and what it is given and gives can be pickled.

    `is_here`: the work is done in this very process.
    """

    is_here: bool

    def work(self, do: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[int, R | Lost | CinequorumError]]:
        """Do `do` with each piece, in any order; yield the number of each piece, and what came of it, as it is done.

        An error of our own that `do` raises is yielded, not raised: the other pieces are done.
        """
        ...

    def close(self) -> None:
        """End what was started."""
        ...


class Serial:
    """Everything in this process, one piece after the other: the reference, and the easiest to look into."""

    is_here = True

    def work(self, do: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[int, R | Lost | CinequorumError]]:
        """Do the pieces in order."""
        for number, piece in enumerate(pieces):
            yield number, attempt(do, piece)

    def close(self) -> None:
        """Nothing was started."""


def attempt(do: Callable[[T], R], piece: T) -> R | CinequorumError:
    """Do one piece; an error of our own is its result."""
    try:
        return do(piece)
    except CinequorumError as error:
        return error


def engine_named(name: str, jobs: int, address: str | None = None) -> Engine:
    """Return the engine of that name (one of `NAMES`) with so many processes; `address` is a Ray cluster's.

    Raises `MissingExtra` where Ray is asked for and not installed.
    """
    if name == "serial":
        return Serial()
    if name == "processes":
        from cinequorum.batch.processes import Processes

        return Processes(jobs)
    from cinequorum.batch.on_ray import Cluster

    return Cluster(jobs, address)
