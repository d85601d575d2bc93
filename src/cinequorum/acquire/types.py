"""What limits the reading of inputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Limits: `most_bytes` of one page, packed and unpacked. No page of prose comes near 20 MB."""

    most_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """What was passed over because it is no page, and what it is instead: a file, or `count` records of an archive."""

    source: str
    reason: str
    count: int = 1
    what: str = "file"


OnSkip = Callable[[Skipped], None]


def unheard(skipped: Skipped) -> None:
    """Take no notice of what is passed over."""
