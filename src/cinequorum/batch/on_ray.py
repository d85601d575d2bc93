"""The engine of many machines: pieces of work as tasks of a Ray cluster. The only module that knows Ray."""

from __future__ import annotations

import logging
import os
import socket
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar
from urllib.parse import urlsplit

from cinequorum.batch.engines import Lost, attempt
from cinequorum.errors import CinequorumError, ClusterUnreachable, MissingExtra

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 4  # pieces that wait at the cluster for each core that it has
_AGAIN = 3  # times that a piece is done again whose machine has gone
_ANSWER = 5.0  # seconds that a cluster is given to answer


class Cluster:
    """A cluster of Ray, joined at `address` or started on this machine with `jobs` cores.

    All machines must see the plan's folders under the same paths. Nothing is sent to anybody: neither usage statistics
    nor a dashboard. Raises `MissingExtra` where Ray is not installed, and `ClusterUnreachable` where nobody answers at
    `address`: Ray itself would wait without end.
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
            _knock(address)
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


def _knock(address: str | None) -> None:
    """Raise `ClusterUnreachable` where nobody listens at `host:port` or `ray://host:port`; other forms are Ray's."""
    if not address:
        return
    try:
        parts = urlsplit(address if "://" in address else f"ray://{address}")
        where = (parts.hostname, parts.port) if parts.scheme == "ray" else (None, None)
    except ValueError as error:
        raise ClusterUnreachable(address, str(error)) from error
    if where[0] is None or where[1] is None:
        return
    try:
        socket.create_connection((where[0], where[1]), timeout=_ANSWER).close()
    except OSError as error:
        raise ClusterUnreachable(address, error.strerror or str(error)) from error
