"""What limits the reading of inputs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Limits: `most_bytes` of one page, packed and unpacked. No page of prose comes near 20 MB."""

    most_bytes: int = 20_000_000
