"""What statistics show: frozen values, complete before a template sees them."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum_web.members.films import FilmRef
from cinequorum_web.pages.charts import Columns
from cinequorum_web.pages.contexts import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A number and what it counts; `note` says what it leaves out."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Columns with their heading, what the labels are (`unit`) and what is counted (`what`)."""

    key: str
    heading: str
    unit: str
    what: str
    columns: Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a ranking: films, how long its bar is (0 to 100), and the mean of the marks given, where there are."""

    name: Link
    n: int
    width: str
    mean: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Directors, countries, genres or languages, those with the most films first; `more` are left out."""

    key: str
    heading: str
    unit: str
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """A day of the calendar: its place in a field of 53 by 7, how dark it is (1 to 4), and what it says."""

    x: int
    y: int
    level: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The days of one year on which films were seen, and how many were in each month."""

    year: int
    squares: tuple[Square, ...]
    months: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A year in review: the films given the highest marks, the first and the last, and what stands out, in words."""

    best: tuple[tuple[FilmRef, str, str], ...]
    first: tuple[FilmRef, str] | None
    last: tuple[FilmRef, str] | None
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPage:
    """A member's statistics, over all or of one year, as whoever looks may see them."""

    year: int | None
    years: tuple[int, ...]
    tallies: tuple[Tally, ...]
    charts: tuple[Chart, ...]
    rankings: tuple[Ranking, ...]
    calendar: Calendar | None
    review: Review | None
    closed: bool
    private: bool
