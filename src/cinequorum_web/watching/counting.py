"""What the processes of the site count, in the form that Prometheus asks for.

Several processes count into files of one folder, which `serve` makes and names in the environment; whichever is asked
adds them up. A process that is started otherwise counts for itself.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from cinequorum_web.watching.store import Gauge, gauges

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
ROOM = 1 << 20  # bytes of each file; all views with all statuses take half of it
_KINDS = ("counter", "histogram")
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Counting:
    """The counters of a process, where there is room for them, and the state of the store at each asking."""

    def __init__(self) -> None:
        self._counts = has_room(os.environ.get(FOLDER, ""))
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "cinequorum_requests", "Requests answered, by view and status.", ["view", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "cinequorum_request_seconds", "How long answers took.", ["view"], registry=self.registry, buckets=_SECONDS
        )

    @staticmethod
    @cache
    def of_process() -> Counting:
        """Return those of this process, which live as long as it does: counters that began anew would tell nothing."""
        return Counting()

    def request(self, view: str, status: int, seconds: float) -> None:
        """Count one answer."""
        if not self._counts:
            return
        self._requests.labels(view, str(status)).inc()
        self._seconds.labels(view).observe(seconds)

    def text(self) -> bytes:
        """Return all of it, of all processes that count together."""
        together = CollectorRegistry()
        if os.environ.get(FOLDER):
            MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        else:
            together.register(self.registry)
        together.register(OfStore())
        return generate_latest(together)


class OfStore:
    """Asks the store when it is asked: what other processes and the command line write counts too."""

    def collect(self) -> list[GaugeMetricFamily]:
        """Return the state of the store as gauges."""
        return [_family(gauge) for gauge in gauges()]

    def describe(self) -> list[GaugeMetricFamily]:
        """Return nothing: registering asks no database."""
        return []


def has_room(folder: str) -> bool:
    """See to it that the files of this process lie in `folder` with room in them, and return whether they do.

    The library makes files with holes, and writes to them as to memory: on a disk that is full meanwhile the system
    kills who does so.
    """
    files = [Path(folder) / f"{kind}_{os.getpid()}.db" for kind in _KINDS if folder]
    try:
        for path in files:
            with suppress(FileExistsError), path.open("xb") as file:
                file.write(bytes(ROOM))
    except OSError:
        for path in files:
            path.unlink(missing_ok=True)  # one that is empty could not be read
        return False
    return True


def _family(gauge: Gauge) -> GaugeMetricFamily:
    family = GaugeMetricFamily(gauge.name, gauge.told, labels=[gauge.label] if gauge.label else [])
    for label, value in gauge.values:
        family.add_metric([label] if gauge.label else [], value)
    return family
