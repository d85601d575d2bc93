"""Small drawings as numbers: what a template needs to write an SVG whose every figure also stands in words.

Places are text, as SVG has them: a template would write a number as the reader's language does, with its own comma.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cinequorum.model.film import AspectSummary, Review
from cinequorum_web.pages.words import say_date

LEAST = 3  # reviews that make a chart worth drawing
LONGEST = 40  # years that a chart has a column each for, reviews or none
_YEAR, _MONTH = re.compile(r"\d{4}"), re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A value with its interval on a line from 0 to 300 units. `at` is None where only the interval is known."""

    low: str
    width: str
    at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One part of a bar that is 100 units long."""

    kind: str
    start: str
    width: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of a column, in a field of 100 by 40 units."""

    kind: str
    x: str
    y: str
    width: str
    height: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What was counted under one label."""

    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Counts as columns side by side: the kinds that occur, the columns, the height of the tallest."""

    kinds: tuple[str, ...]
    columns: tuple[Column, ...]
    most: int


def units(number: float, places: int = 2) -> str:
    """Return a place in a drawing as SVG has it.

    >>> units(33.333), units(40.0)
    ('33.33', '40')
    """
    return f"{round(number, places):g}"


def interval(low: float, high: float, value: float | None) -> Interval:
    """Return an interval of 0..100 as places on the line.

    >>> interval(40.0, 90.0, 70.0)
    Interval(low='120', width='150', at='210')
    """
    at = None if value is None else units(value * 3, 1)
    return Interval(low=units(low * 3, 1), width=units(max(high - low, 0.5) * 3, 1), at=at)


def parts(counts: Iterable[tuple[str, int]]) -> tuple[Bar, ...]:
    """Return counts as the parts of one bar; nothing where there is nothing to count.

    >>> [(bar.start, bar.width) for bar in parts([("positive", 3), ("mixed", 0), ("negative", 1)])]
    [('0', '75'), ('75', '25')]
    """
    held = [(kind, count) for kind, count in counts if count > 0]
    total = sum(count for _, count in held)
    found: list[Bar] = []
    start = 0.0
    for kind, count in held:
        width = 100 * count / total
        found.append(_bar(kind, start, width, count))
        start += width
    return tuple(found)


def aspect_bar(summary: AspectSummary, most: int) -> tuple[Bar, ...]:
    """Return one aspect as a bar: mixed voices across the middle at 50, dislike to the left, praise to the right."""
    unit = 92 / max(most, 1) / 2
    half = unit * summary.mixed / 2
    bars = (
        _bar("negative", 50 - half - unit * summary.neg, unit * summary.neg, summary.neg),
        _bar("mixed", 50 - half, 2 * half, summary.mixed),
        _bar("positive", 50 + half, unit * summary.pos, summary.pos),
    )
    return tuple(bar for bar in bars if bar.count)


def _bar(kind: str, start: float, width: float, count: int) -> Bar:
    return Bar(kind=kind, start=units(start), width=units(width), count=count)


def marks_given(reviews: Sequence[Review]) -> Columns | None:
    """Return how many reviews give each mark, in tens; None of fewer than three. What words imply stands apart."""
    valued = [review for review in reviews if review.value is not None and review.independent]
    if len(valued) < LEAST:
        return None
    bins = [(f"{low}–{low + 9 if low < 90 else 100}", low) for low in range(0, 100, 10)]
    held: dict[int, Counter[str]] = {low: Counter() for _, low in bins}
    for review in valued:
        low = min(int(review.value or 0.0) // 10 * 10, 90)
        held[low]["implied" if review.inferred else review.by] += 1
    return _columns([(label, held[low]) for label, low in bins], ("critic", "user", "implied"))


def tens(marks: Mapping[float, int], kind: str) -> Columns | None:
    """Return how often each mark was given, in tens, as columns of one kind; None of fewer than three marks."""
    if sum(marks.values()) < LEAST:
        return None
    held: dict[int, Counter[str]] = {low: Counter() for low in range(0, 100, 10)}
    for mark, n in marks.items():
        held[min(max(int(mark), 0) // 10 * 10, 90)][kind] += n
    return _columns([(f"{low}–{low + 9 if low < 90 else 100}", held[low]) for low in held], (kind,))


def over_time(reviews: Sequence[Review]) -> Columns | None:
    """Return the verdicts by year, by month where all are of two years; None of fewer than three dated ones.

    A date that a bulk import stamped says nothing of when the review was written.
    """
    dated = [r for r in reviews if _YEAR.match(r.published or "") and r.verdict != "none" and r.independent]
    dated = [review for review in dated if "import_stamp" not in review.flags]
    if len(dated) < LEAST:
        return None
    years = sorted({int((review.published or "")[:4]) for review in dated})
    digits = 7 if years[-1] - years[0] <= 1 and all(_MONTH.match(r.published or "") for r in dated) else 4
    held: dict[str, Counter[str]] = {}
    for review in sorted(dated, key=lambda review: review.published or ""):
        held.setdefault((review.published or "")[:digits], Counter())[review.verdict] += 1
    if len(held) < 2:
        return None
    counted = [(say_date(when), held.get(when, Counter())) for when in _without_gaps(sorted(held))]
    return _columns(counted, ("positive", "mixed", "negative"))


def _without_gaps(held: Sequence[str]) -> Sequence[str]:
    """Return the years or months from the first to the last: a time of silence is one; over very long ones it is cut.

    >>> _without_gaps(["2020-11", "2021-01"]), _without_gaps(["1931", "2019"])
    (['2020-11', '2020-12', '2021-01'], ['1931', '2019'])
    """
    first, last = ([int(part) for part in one.split("-")] for one in (held[0], held[-1]))
    if len(first) == 1:
        whole = [f"{year:04}" for year in range(first[0], last[0] + 1)]
        return whole if len(whole) <= LONGEST else held
    months = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]


def _columns(counted: Sequence[tuple[str, Counter[str]]], kinds: tuple[str, ...]) -> Columns:
    """Return stacked columns in a field of 100 by 40, the kinds from the ground up."""
    most = max(sum(counts.values()) for _, counts in counted)
    step = 100 / len(counted)
    columns = []
    for at, (label, counts) in enumerate(counted):
        top, stack = 40.0, []
        for kind in kinds:
            height = 40 * counts[kind] / most
            top -= height
            stack.append(
                Block(kind=kind, x=units(at * step + step * 0.12), y=units(top), height=units(height),
                      width=units(step * 0.76), count=counts[kind])
            )  # fmt: skip
        columns.append(Column(label=label, blocks=tuple(stack)))
    used = tuple(kind for kind in kinds if any(counts[kind] for _, counts in counted))
    return Columns(kinds=used, columns=tuple(columns), most=most)


def longest(summaries: Sequence[AspectSummary]) -> int:
    """Return the most voices on one side of any aspect: the scale that all bars share."""
    return max((max(s.neg, s.pos) + (s.mixed + 1) // 2 for s in summaries), default=0)
