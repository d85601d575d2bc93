"""Counts as columns, rankings and a calendar: numbers that a template writes as SVG, each also in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.dates import MONTHS
from django.utils.formats import date_format

from cinequorum_web.pages.charts import Block, Column, Columns, units
from cinequorum_web.pages.contexts import Link
from cinequorum_web.pages.tongue import counted, number
from cinequorum_web.taste.figures import Calendar, Line, Ranking, Square

KIND = "user"  # whose colour the columns have
HEIGHT = 40.0  # units of the field of columns
WIDEST = 12.0  # that a column may be
DARKEST = 4
MOST = 10  # rows of a ranking


def columns(counts: Sequence[tuple[str, int]]) -> Columns | None:
    """Return counts as columns in a field of 100 by 40, in this order; None where nothing was counted.

    >>> drawn = columns([("1990s", 1), ("2000s", 4)])
    >>> [(column.label, column.blocks[0].height) for column in drawn.columns]
    [('1990s', '10'), ('2000s', '40')]
    """
    most = max((n for _, n in counts), default=0)
    if not most:
        return None
    step = 100 / len(counts)
    drawn = []
    for at, (label, n) in enumerate(counts):
        height = HEIGHT * n / most
        width = min(step * 0.76, WIDEST)
        block = Block(
            kind=KIND,
            x=units((at + 0.5) * step - width / 2),
            y=units(HEIGHT - height),
            width=units(width),
            height=units(height),
            count=n,
        )
        drawn.append(Column(label=label, blocks=(block,)))
    return Columns(kinds=(KIND,), columns=tuple(drawn), most=most)


def without_gaps(counts: Mapping[int, int], step: int = 1, most: int = 150) -> list[tuple[int, int]]:
    """Return counts by number with those between that have none; as they are where that were more than `most`.

    >>> without_gaps({1990: 1, 2010: 2}, 10)
    [(1990, 1), (2000, 0), (2010, 2)]
    """
    if not counts:
        return []
    low, high = min(counts), max(counts)
    if (high - low) // step >= most:
        return sorted(counts.items())
    return [(at, counts.get(at, 0)) for at in range(low, high + 1, step)]


def tens(marks: Iterable[int]) -> list[tuple[str, int]]:
    """Return how many marks of 0 to 100 lie in each tenth; the highest tenth has 100 too.

    >>> tens([0, 100, 95, 40])[-1]
    ('90–100', 2)
    """
    counts = Counter(min(mark // 10 * 10, 90) for mark in marks)
    return [(f"{low}–{low + 9 if low < 90 else 100}", counts[low]) for low in range(0, 100, 10)]


def ranking(
    named: tuple[str, str, str], held: Mapping[str, set[str]], about: Mapping[str, tuple[Link, float]]
) -> Ranking:
    """Return names with the most films first; `held`: films by key, `about`: name and mean mark (-1: none) by key."""
    ordered = sorted(held, key=lambda one: (-len(held[one]), about[one][0].text))
    most = len(held[ordered[0]]) if ordered else 1
    lines = tuple(
        Line(
            name=about[one][0],
            n=len(held[one]),
            width=units(100 * len(held[one]) / most),
            mean=number(about[one][1]) if about[one][1] >= 0 else "",
        )
        for one in ordered[:MOST]
    )
    return Ranking(key=named[0], heading=named[1], unit=named[2], lines=lines, more=max(0, len(ordered) - MOST))


def calendar(year: int, days: Mapping[date, int]) -> Calendar:
    """Return the days of a year on which films were seen as squares: weeks from left to right, Monday on top."""
    first = date(year, 1, 1)
    squares = []
    for day, n in sorted(days.items()):
        number_of_day = (day - first).days + first.weekday()
        says = f"{date_format(day, 'MONTH_DAY_FORMAT')}: {counted(n, 'film')}"
        squares.append(Square(x=number_of_day // 7, y=number_of_day % 7, level=min(n, DARKEST), says=says))
    months = Counter(day.month for day in days for _ in range(days[day]))
    return Calendar(
        year=year, squares=tuple(squares), months=tuple((str(MONTHS[at]), months[at]) for at in range(1, 13))
    )


def longest_run(days: Iterable[date]) -> int:
    """Return the most days in a row.

    >>> longest_run([date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 3)])
    2
    """
    best = run = 0
    before = 0
    for day in sorted({one.toordinal() for one in days}):
        run = run + 1 if day == before + 1 else 1
        best, before = max(best, run), day
    return best


def weeks_in_a_row(days: Iterable[date]) -> int:
    """Return the most weeks, Monday to Sunday, in a row with a film.

    >>> weeks_in_a_row([date(2026, 3, 2), date(2026, 3, 15), date(2026, 3, 25)])
    2
    """
    return longest_run(date.fromordinal((day.toordinal() - 1) // 7 + 1) for day in days)
