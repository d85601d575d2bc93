"""Small drawings as numbers: what a template needs to write an SVG whose every figure also stands in words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cinequorum.model.film import AspectSummary

PALETTES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A value with its interval on a line from 0 to 300 units. `at` is None where only the interval is known."""

    low: float
    width: float
    at: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One part of a bar that is 100 units long."""

    kind: str
    start: float
    width: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape of a cover: `circle` (a, b centre, c radius) or `rect` (a, b corner, c width, d height)."""

    tag: str
    a: float
    b: float
    c: float
    d: float = 0.0
    filled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A typographic cover: a palette, shapes behind the title, and how large the title is set."""

    palette: int
    size: str
    shapes: tuple[Shape, ...]


def interval(low: float, high: float, value: float | None) -> Interval:
    """Return an interval of 0..100 as places on the line.

    >>> interval(40.0, 90.0, 70.0)
    Interval(low=120.0, width=150.0, at=210.0)
    """
    at = None if value is None else round(value * 3, 1)
    return Interval(low=round(low * 3, 1), width=round(max(high - low, 0.5) * 3, 1), at=at)


def parts(counts: Iterable[tuple[str, int]]) -> tuple[Bar, ...]:
    """Return counts as the parts of one bar; nothing where there is nothing to count.

    >>> [(bar.start, bar.width) for bar in parts([("positive", 3), ("mixed", 0), ("negative", 1)])]
    [(0.0, 75.0), (75.0, 25.0)]
    """
    held = [(kind, count) for kind, count in counts if count > 0]
    total = sum(count for _, count in held)
    found: list[Bar] = []
    start = 0.0
    for kind, count in held:
        width = 100 * count / total
        found.append(Bar(kind=kind, start=round(start, 2), width=round(width, 2), count=count))
        start += width
    return tuple(found)


def aspect_bar(summary: AspectSummary, most: int) -> tuple[Bar, ...]:
    """Return one aspect as a bar: mixed voices across the middle at 50, dislike to the left, praise to the right."""
    unit = 92 / max(most, 1) / 2
    half = unit * summary.mixed / 2
    bars = [
        Bar(kind="negative", start=50 - half - unit * summary.neg, width=unit * summary.neg, count=summary.neg),
        Bar(kind="mixed", start=50 - half, width=2 * half, count=summary.mixed),
        Bar(kind="positive", start=50 + half, width=unit * summary.pos, count=summary.pos),
    ]
    return tuple(_rounded(bar) for bar in bars if bar.count)


def cover(slug: str, title: str) -> Cover:
    """Return the cover of a film: always the same for the same film, and unlike its neighbours'."""
    seed = hashlib.sha256(slug.encode()).digest()
    motif = MOTIFS[seed[1] % len(MOTIFS)]
    return Cover(palette=seed[0] % PALETTES, size=_size(title), shapes=motif(seed))


def _size(title: str) -> str:
    longest = max((len(word) for word in title.split()), default=0)
    if len(title) <= 14 and longest <= 6:
        return "xl"
    if len(title) <= 26 and longest <= 8:
        return "l"
    return "m" if len(title) <= 48 and longest <= 11 else "s"


def _reel(seed: bytes) -> tuple[Shape, ...]:
    x, y = 40 + seed[2] % 120, 150 + seed[3] % 110
    return tuple(Shape(tag="circle", a=x, b=y, c=14 + 21 * ring, filled=ring == 0) for ring in range(9))


def _strip(seed: bytes) -> tuple[Shape, ...]:
    shapes, x = [], 12.0
    for byte in seed[2:14]:
        width = 3 + byte % 13
        height = 40 + byte % 120
        shapes.append(Shape(tag="rect", a=x, b=300 - height, c=width, d=height))
        x += width + 5
    return tuple(shapes)


def _horizon(seed: bytes) -> tuple[Shape, ...]:
    level = 190 + seed[2] % 50
    sun = Shape(tag="circle", a=50 + seed[3] % 100, b=level - 12, c=26 + seed[4] % 22)
    lines = (Shape(tag="rect", a=0, b=level + 4 + k * (5 + k), c=200, d=1.5 + k * 0.8) for k in range(7))
    return (sun, *lines)


def _dots(seed: bytes) -> tuple[Shape, ...]:
    return tuple(
        Shape(tag="circle", a=22 + 26 * (k % 7), b=178 + 25 * (k // 7), c=2 + seed[2 + k % 28] % 9) for k in range(35)
    )


def _arches(seed: bytes) -> tuple[Shape, ...]:
    x = (20, 100, 180)[seed[2] % 3]
    return tuple(Shape(tag="circle", a=x, b=300, c=24.0 + 17 * ring, filled=False) for ring in range(7))


MOTIFS = (_reel, _strip, _horizon, _dots, _arches)


def _rounded(bar: Bar) -> Bar:
    return Bar(kind=bar.kind, start=round(bar.start, 2), width=round(bar.width, 2), count=bar.count)


def longest(summaries: Sequence[AspectSummary]) -> int:
    """Return the most voices on one side of any aspect: the scale that all bars share."""
    return max((max(s.neg, s.pos) + (s.mixed + 1) // 2 for s in summaries), default=0)
