"""What is still to be asked for, host by host, and when each may be asked again."""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """An address to be asked for.

    `kind`: `source` may be a list or a page, `list` must be a list, `page` a page. `chain` are the addresses that led
    here by redirects, `depth` how many lists, `tries` how often it was asked for in vain.
    """

    url: str
    kind: str = "page"
    chain: tuple[str, ...] = ()
    depth: int = 0
    tries: int = 0

    def again(self) -> Want:
        """Return the same, asked for once more in vain."""
        return replace(self, tries=self.tries + 1)


@dataclass(slots=True)
class Host:
    """One host's queue. `ready`: when it may be asked next, by the clock of waits."""

    name: str
    ready: float = 0.0
    busy: bool = False
    taken: int = 0
    troubles: int = 0
    given_up: str = ""
    waiting: deque[Want] = field(default_factory=deque)


class Frontier:
    """All hosts. The one that may be asked first is next; each is asked by one at a time."""

    def __init__(self) -> None:
        self._hosts: dict[str, Host] = {}
        self._heap: list[tuple[float, int, str]] = []
        self._count = 0

    def host(self, url: str) -> Host:
        """Return the host of an address."""
        name = urlsplit(url).netloc
        return self._hosts.setdefault(name, Host(name))

    def add(self, want: Want, *, first: bool = False) -> None:
        """Put an address into its host's queue: at its end, or before the others."""
        host = self.host(want.url)
        (host.waiting.appendleft if first else host.waiting.append)(want)
        if len(host.waiting) == 1 and not host.busy:
            self._push(host)

    def next(self, now: float) -> Host | None:
        """Return a host that may be asked now, marked as busy; None where none may."""
        while self._heap and self._heap[0][0] <= now:
            _, _, name = heapq.heappop(self._heap)
            host = self._hosts[name]
            if host.busy or not host.waiting:
                continue
            if host.ready > now:
                self._push(host)
                continue
            host.busy = True
            return host
        return None

    def wait(self, now: float) -> float | None:
        """Return the seconds until a host may be asked; None where nothing waits."""
        return max(0.0, self._heap[0][0] - now) if self._heap else None

    def free(self, host: Host, ready: float) -> None:
        """Let a host be asked again from `ready` on."""
        host.busy, host.ready = False, max(host.ready, ready)
        if host.waiting:
            self._push(host)

    def _push(self, host: Host) -> None:
        self._count += 1
        heapq.heappush(self._heap, (host.ready, self._count, host.name))
