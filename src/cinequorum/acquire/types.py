"""What limits the reading of inputs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Limits: `most_bytes` of one page, packed and unpacked. No page of prose comes near 20 MB."""

    most_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file in a folder that was passed over because it is no page, and what it is instead."""

    source: str
    reason: str
