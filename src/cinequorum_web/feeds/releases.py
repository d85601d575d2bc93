"""Releases on their days: of one film, and of all films from today on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cinequorum.model.codec import release_order
from cinequorum.model.film import Fact, Film
from cinequorum.text.edtf import bounds
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.feeds.models import ReleaseRow

LONGEST = timedelta(days=31)  # a date that says less than a month is no date for a calendar
PLACES = ("platform", "territory", "distributor")
MOST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release as a calendar has it: from `first` to `last`, both possible; `p` is the probability of the date."""

    slug: str
    title: str
    value: str
    first: date
    last: date
    window: str
    place: str
    p: float
    status: str
    updated: datetime


def releases_of(film: Film, updated: datetime) -> Iterator[Release]:
    """Yield the releases of a film whose dates are known to the month or better, in order of date."""
    for fact in sorted(film.having("release"), key=release_order):
        ends = bounds(fact.value)
        if ends is not None and ends[1] - ends[0] < LONGEST:
            yield Release(
                slug=film.slug,
                title=film.title,
                value=fact.value,
                first=ends[0],
                last=ends[1],
                window=fact.qualifier("window") or "",
                place=_place(fact),
                p=fact.p,
                status=fact.status,
                updated=updated,
            )


def put(film: Film, row: FilmRow, using: str) -> None:
    """Write a film's releases into the calendar; most new pages change none of them."""
    rows = ReleaseRow.objects.using(using)
    columns = ("value", "first", "last", "window", "place", "p", "status")
    wanted = {tuple(getattr(one, name) for name in columns) for one in releases_of(film, row.updated)}
    filed = {tuple(known): key for key, *known in rows.filter(film=row).values_list("pk", *columns)}
    if gone := [key for known, key in filed.items() if known not in wanted]:
        rows.filter(pk__in=gone).delete()
    new = sorted(wanted - filed.keys())
    if new:
        rows.bulk_create([ReleaseRow(film=row, **dict(zip(columns, one, strict=True))) for one in new])


def coming(today: date) -> tuple[Release, ...]:
    """Return the releases of all films that may still be to come, the next first: one query."""
    rows = ReleaseRow.objects.filter(last__gte=today).order_by("first", "last", "film__slug", "pk")
    columns = ("film__slug", "film__title", "value", "first", "last", "window", "place", "p", "status", "film__updated")
    return tuple(
        Release(
            slug=slug,
            title=title,
            value=value,
            first=first,
            last=last,
            window=window,
            place=place,
            p=p,
            status=status,
            updated=updated,
        )
        for slug, title, value, first, last, window, place, p, status, updated in rows.values_list(*columns)[:MOST]
    )


def _place(fact: Fact) -> str:
    return ", ".join(place for name in PLACES if (place := fact.qualifier(name)))
