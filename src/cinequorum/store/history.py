"""A film as of a day, told by two dates that are not the same.

*Known on* a day: made of the pages that had been read by its end, with the decisions that people had taken by then.
*True on* a day: made of the pages that had been published by its end, whenever they were read; what they announce for
later had not happened yet. Asked for both, a page must have been published and read.

What is kept is when each page came, when it says it was published, and when people decided what; readings and how good
sources are known to be are today's. So the past is told by today's rules, and without the decisions of later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from cinequorum.model.film import Fact, Film
from cinequorum.model.judgement import Judgement, PairKind, Withdrawal
from cinequorum.model.reading import Reading
from cinequorum.store.port import Store
from cinequorum.text.edtf import bounds

R = TypeVar("R", Judgement, Withdrawal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """As of which days: the end of each, in UTC. None is as of now."""

    known: date | None = None
    true: date | None = None

    @property
    def over(self) -> datetime:
        """The moment at which the day of knowing is over; the end of time without one."""
        return datetime.max.replace(tzinfo=UTC) if self.known is None else day_over(self.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What a film was. `film` is None where no page fits.

    Of all its `pages`, `unread` had not come in by the day of knowing; of the others, `later` were published after the
    day that it is to be true on, and `undated` do not say when, so that they can't be placed. `to_come` are the
    releases that were announced then and lie after it.
    """

    film: Film | None
    days: Days
    pages: int
    unread: int
    later: int
    undated: int
    to_come: tuple[Fact, ...] = ()


def day_over(day: date) -> datetime:
    """Return the moment at which a day is over.

    >>> day_over(date(2026, 2, 28)).isoformat()
    '2026-03-01T00:00:00+00:00'
    """
    return datetime.combine(day, time(), UTC) + timedelta(days=1)


def film_at(store: Store, slug: str, days: Days) -> Past:
    """Return a film as of these days; it is made anew of its pages."""
    pages = _joined_by(store, slug, days.over)
    came = store.came(pages)
    known = [page for page in pages if came[page] < days.over]
    readings = list(store.readings_of(known))
    true = [one for one in readings if days.true is None or _published_by(one, days.true)]
    undated = sum(days.true is not None and one.page.published is None for one in readings)
    film = _made(store, slug, days, true) if true else None
    return Past(
        film=film,
        days=days,
        pages=len(pages),
        unread=len(pages) - len(known),
        later=len(readings) - len(true) - undated,
        undated=undated,
        to_come=() if film is None or days.true is None else _to_come(film.facts, days.true),
    )


def _joined_by(store: Store, slug: str, over: datetime) -> frozenset[str]:
    """Return the pages of a film as people had joined and parted pages and films before a moment.

    Only where later decisions touch the film are its pages, and those of the films that they name, told apart anew.
    """
    from cinequorum.pipeline import grouped
    from cinequorum.reconcile.rulings import in_force, rulings_of

    pages = store.members(frozenset({slug}))[slug]
    log = store.judgements(), store.withdrawals()
    then = by_then(log[0], over), by_then(log[1], over)
    differ = {row.id for row in in_force(*log)} ^ {row.id for row in in_force(*then)}
    moved = [row for row in log[0] if row.id in differ and row.kind is not PairKind.PERSON]
    named = frozenset(key for row in moved for key in row.keys)
    films = store.films_with(named)
    if slug not in films:
        return pages
    beside = frozenset().union(*store.members(films).values()) | store.known(named)
    groups = grouped(store.readings_of(sorted(beside)), rulings_of(*then))
    held = [frozenset(one.page.id for one in group) for group in groups]
    return max(held, key=lambda ids: (len(ids & pages), sorted(ids)), default=pages)


def _made(store: Store, slug: str, days: Days, readings: list[Reading]) -> Film:
    from cinequorum.pipeline import film_of, learned_from
    from cinequorum.reconcile.rulings import rulings_of

    rulings = rulings_of(by_then(store.judgements(), days.over), by_then(store.withdrawals(), days.over))
    return replace(film_of(readings, rulings, learned_from(store.records(), store.leanings())), slug=slug)


def by_then(rows: Iterable[R], over: datetime) -> tuple[R, ...]:
    """Return the rows of the log that had been written before a moment."""
    return tuple(row for row in rows if _moment(row.time) < over)


def _moment(said: str) -> datetime:
    """Return the time of a judgement; one that can't be read has always been there."""
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _published_by(reading: Reading, day: date) -> bool:
    """Whether a page had certainly been published by the end of a day: one of "2021" only when 2021 was over."""
    span = bounds(reading.page.published) if reading.page.published else None
    return span is not None and span[1] <= day


def _to_come(facts: tuple[Fact, ...], day: date) -> tuple[Fact, ...]:
    found = ((fact, bounds(fact.value)) for fact in facts if fact.field == "release")
    return tuple(fact for fact, span in found if span is not None and span[0] > day)
