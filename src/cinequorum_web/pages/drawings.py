"""Two drawings of the film page, as numbers: releases on a line of time by window, and the films named beside a film.

What is drawn also stands in words beside the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin

from cinequorum.model.film import Comparison, Fact
from cinequorum.text.edtf import bounds
from cinequorum_web.pages.charts import units
from cinequorum_web.pages.labels import WINDOWS, plain
from cinequorum_web.pages.names import named
from cinequorum_web.pages.words import say_date

WIDTH, HEIGHT = 320, 210  # units of the field of the graph
ACROSS, DOWN = 104, 74  # half axes of the ellipse that films stand on
AROUND = 6  # films in the graph: those of the list
LETTERS = 20  # of a title in the graph
SMALLEST, LARGEST = 5.0, 15.0  # radius of a film's circle
PLACES = ("territory", "platform", "festival")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One release on its lane: where it begins, 0 to 100, how wide its date is, and what it says."""

    at: str
    width: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The releases of one window."""

    label: str
    marks: tuple[Mark, ...]
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Releases by window on one line of time, with its two ends in words."""

    lanes: tuple[Lane, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A film in the graph; the words stand under it where it is below the middle, else above."""

    x: str
    y: str
    radius: str
    text: str
    below: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The films around one film, which stands in the middle."""

    x: str
    y: str
    nodes: tuple[Node, ...]


def timeline_of(facts: Sequence[Fact]) -> Timeline | None:
    """Return releases on a line of time, a lane a window; None where fewer than two are dated, or all on one day."""
    dated = [(ends, fact) for fact in facts if (ends := bounds(fact.value)) is not None]
    if len(dated) < 2:
        return None
    first, last = min(ends[0] for ends, _ in dated), max(ends[1] for ends, _ in dated)
    if first == last:
        return None
    windows = dict.fromkeys(fact.qualifier("window") or "" for _, fact in sorted(dated, key=lambda one: one[0]))
    held = {window: [one for one in dated if (one[1].qualifier("window") or "") == window] for window in windows}
    lanes = (_lane(window, own, (first, last)) for window, own in held.items())
    return Timeline(lanes=tuple(lanes), first=say_date(first.isoformat()), last=say_date(last.isoformat()))


def graph_of(comparisons: Iterable[Comparison]) -> Graph | None:
    """Return the films that sources name beside a film, around it, those that more voices name larger.

    None of fewer than two.
    """
    shown = list(comparisons)[:AROUND]
    if len(shown) < 2:
        return None
    most = max(one.n for one in shown)
    nodes = (_node(one, at / len(shown), most) for at, one in enumerate(shown))
    return Graph(x=units(WIDTH / 2), y=units(HEIGHT / 2), nodes=tuple(nodes))


def _lane(window: str, dated: Sequence[tuple[tuple[date, date], Fact]], whole: tuple[date, date]) -> Lane:
    days = (whole[1] - whole[0]).days
    marks, told = [], []
    for (start, end), fact in dated:
        where = ", ".join(named("country", place) for name in PLACES if (place := fact.qualifier(name)))
        said = f"{where}, {say_date(fact.value)}" if where else say_date(fact.value)
        told.append(where or say_date(fact.value))
        width = max(100 * (end - start).days / days, 1.2)
        at = min(100 * (start - whole[0]).days / days, 100 - width)
        marks.append(Mark(at=units(at, 1), width=units(width, 1), says=said))
    label = WINDOWS.get(window, plain(window).capitalize())
    return Lane(label=label, marks=tuple(marks), told=", ".join(dict.fromkeys(told)))


def _node(one: Comparison, turn: float, most: int) -> Node:
    angle = 2 * pi * turn - pi / 2
    x, y = WIDTH / 2 + ACROSS * cos(angle), HEIGHT / 2 + DOWN * sin(angle)
    radius = SMALLEST + (LARGEST - SMALLEST) * (one.n / most) ** 0.5
    text = one.title if len(one.title) <= LETTERS else f"{one.title[: LETTERS - 1].rstrip()}…"
    below = y + radius + 11 if y >= HEIGHT / 2 - 1 else y - radius - 5
    places = {"x": x, "y": y, "radius": radius, "below": below}
    return Node(text=text, relation=one.relation, **{name: units(place, 1) for name, place in places.items()})
