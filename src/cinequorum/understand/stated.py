"""A title as a page states it of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTitle:
    """A title as the page states it. `weight`: log odds that it is the page's film; `reason` says where it stood.

    `other` is a second title given with it; `whole` tells that the headline consists of nothing else but a subtitle.
    What has the same `group` says the same thing again and counts once.
    """

    title: str
    weight: float
    reason: str
    year: int | None = None
    start: int | None = None
    end: int | None = None
    other: str | None = None
    whole: bool = False
    group: str | None = None
