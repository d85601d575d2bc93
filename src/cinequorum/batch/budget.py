"""What one page may cost."""

from __future__ import annotations

import sys
from dataclasses import dataclass

_STATM = "/proc/self/statm"  # the size of this process in memory pages, on Linux


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most that one page is given: `seconds` by the clock, `megabytes` of memory on top of the program's own.

    None is no limit. A page of 20 kB takes 0.05 s; the slowest page of 20 MB that is read at all stays well below.
    """

    seconds: float | None = 120.0
    megabytes: int | None = 4000


UNLIMITED = Budget(seconds=None, megabytes=None)


def limit_memory(budget: Budget) -> None:
    """Let this process take no more memory than it has now and the budget adds; without effect where that can't be."""
    if budget.megabytes is None or not sys.platform.startswith("linux"):
        return
    import resource

    try:
        with open(_STATM, encoding="ascii") as file:
            own = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:  # a process that changed its user may not look at itself
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = own + budget.megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
