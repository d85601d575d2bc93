"""Covers for films without a poster: shapes as numbers, the same for the same film every time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

PALETTES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape of a cover: `circle` (a, b centre, c radius) or `rect` (a, b corner, c width, d height)."""

    tag: str
    a: int | float
    b: int | float
    c: int | float
    d: int | float = 0.0
    filled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A film's typographic cover: a palette, shapes behind the title, and how large the title is set."""

    slug: str
    palette: int
    size: str
    shapes: tuple[Shape, ...]


def cover(slug: str, title: str) -> Cover:
    """Return the cover of a film: always the same for the same film, and unlike its neighbours'."""
    seed = hashlib.sha256(slug.encode()).digest()
    motif = MOTIFS[seed[1] % len(MOTIFS)]
    return Cover(slug=slug, palette=seed[0] % PALETTES, size=_size(title), shapes=motif(seed))


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
