"""What limits a gathering, what it needs of the world, and what it comes to."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cinequorum.acquire.line import Line
from cinequorum.model.reading import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class GatherOptions:
    """Limits, and how to behave.

    `most` pages are asked for in all and `most_of_host` of one host; `delay` seconds lie between two questions to a
    host, or what its robots.txt asks for, up to `longest_delay` (a host that asks for more is left alone). Redirects
    are followed `redirects` times, lists that name lists `deep` times. What fails in passing is asked for `tries`
    times, with growing waits; a wait of more than `patience` seconds ends the matter for this time. `at_once` hosts are
    asked at the same time. `refresh` asks again for pages that are there, whether they have changed. `agent` is how one
    introduces oneself; say in it where you can be reached.
    """

    most: int = 1000
    most_of_host: int = 1000
    most_bytes: int = 10_000_000
    seconds: float = 30.0
    delay: float = 2.0
    longest_delay: float = 120.0
    redirects: int = 5
    deep: int = 4
    tries: int = 3
    patience: float = 600.0
    at_once: int = 4
    refresh: bool = False
    agent: str = "Cinequorum"


def _unheard(url: str, code: str) -> None:
    """Take no notice."""


def _now() -> datetime:
    return datetime.now(UTC)


def _no(_url: str) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a gathering asks of the world. Waits go by `clock`, which no change of the date can move; `now` dates.

    `heard` is told of each address that is done, and the code of its failure or nothing. `barred` tells which addresses
    were taken down: they are not asked for.
    """

    line: Line = field(default_factory=Line)
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = _now
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    heard: Callable[[str, str], None] = _unheard
    barred: Callable[[str], bool] = _no


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a gathering came to. `left` are pages that were named and not asked for, for the limits' sake."""

    asked: int
    pages: int
    unchanged: int
    known: int
    lists: int
    left: int
    failures: tuple[Failure, ...]
    archive: Path | None
