"""The engine of many machines: pieces of work as tasks of a Ray cluster. The only module that knows Ray."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from cinequorum.batch.engines import Lost, attempt
from cinequorum.errors import CinequorumError, MissingExtra

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 4  # pieces that wait at the cluster for each core that it has
_AGAIN = 3  # times that a piece is done again whose machine has gone


class Cluster:
    """A cluster of Ray, joined at `address` or started on this machine with `jobs` cores.

    All machines must see the plan's folders under the same paths. Nothing is sent to anybody: neither usage statistics
    nor a dashboard. Raises `MissingExtra` where Ray is not installed.
    """

    is_here = False

    def __init__(self, jobs: int, address: str | None = None) -> None:
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        try:
            import ray
        except ImportError as error:
            raise MissingExtra("the engine 'ray'", "ray") from error
        self._ray = ray
        self._ours = not ray.is_initialized()
        if self._ours:
            started: dict[str, Any] = {"address": address} if address else {"num_cpus": jobs}
            try:
                ray.init(include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR, **started)
            except (ConnectionError, ValueError, TypeError) as error:
                raise CinequorumError(f"the Ray cluster {address} cannot be joined: {error}") from error

    def work(self, do: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[int, R | Lost | CinequorumError]]:
        """Do the pieces wherever the cluster has a core; those of a machine that goes are done on another one."""
        ray = self._ray
        task = ray.remote(num_cpus=1, max_retries=_AGAIN)(attempt)
        waiting = deque(range(len(pieces)))
        most = _AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
        running: dict[Any, int] = {}
        try:
            while waiting or running:
                while waiting and len(running) < most:
                    number = waiting.popleft()
                    running[task.remote(do, pieces[number])] = number
                done, _ = ray.wait(list(running), num_returns=1)
                for reference in done:
                    yield running.pop(reference), self._result(reference)
        finally:
            for reference in running:
                ray.cancel(reference, force=True)

    def close(self) -> None:
        """Leave the cluster; one that was started for this is ended."""
        if self._ours:
            self._ray.shutdown()

    def _result(self, reference: Any) -> Any:
        try:
            return self._ray.get(reference)
        except self._ray.exceptions.RayTaskError:
            raise  # a defect of ours: it is told as it is
        except self._ray.exceptions.RayError as error:
            return Lost(why=f"{type(error).__name__}: {str(error).splitlines()[0]}")
