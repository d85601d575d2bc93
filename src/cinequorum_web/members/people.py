"""A member's shelves as somebody else may see them: diary, watchlist, ratings, lists."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from cinequorum_web.members.contexts import Cell, Day, ListView, MarkedFilm
from cinequorum_web.members.films import FilmRef, films_at, or_gone
from cinequorum_web.members.marks_seen import Marks
from cinequorum_web.members.models import FilmList, ListEntry, Mark, Member, Viewing
from cinequorum_web.members.private import Viewer, days_of, ratings_of, reviews_for
from cinequorum_web.members.scales import rating_of
from cinequorum_web.pages.charts import Bar, units

COVERS = 5  # films of a list that stand for it
STEP = 10  # ratings are counted in tenths of their scale


def days(viewings: Iterable[Viewing], owner: Member, viewer: Viewer) -> tuple[Day, ...]:
    """Return days of a diary with their films and ratings, in a few queries."""
    rows = list(viewings)
    films = films_at(row.film for row in rows)
    marks = Marks((owner,), (row.film for row in rows), viewer)
    found = reviews_for(viewer).filter(member=owner, film__in={row.film for row in rows})
    reviews = dict(found.values_list("film", "pk"))
    return tuple(_day(row, marks, or_gone(films, row.film), reviews.get(row.film)) for row in rows)


def month(found: Sequence[Day], first: date) -> tuple[tuple[Cell, ...], ...]:
    """Return the month of `first` as weeks of seven cells, Monday first."""
    weeks = calendar.Calendar().monthdayscalendar(first.year, first.month)
    return tuple(
        tuple(Cell(number=n, days=tuple(d for d in found if n and d.watched.day == n)) for n in week) for week in weeks
    )


def months_of(owner: Member, viewer: Viewer) -> tuple[tuple[date, int], ...]:
    """Return the months of a diary, the newest first, with how many days each has."""
    rows = days_of(owner, viewer).order_by().values_list("watched__year", "watched__month").annotate(n=Count("pk"))
    return tuple((date(year, number, 1), n) for year, number, n in sorted(rows, reverse=True))


def shelf(marks: Iterable[Mark], since: str, *, ratings: bool) -> tuple[MarkedFilm, ...]:
    """Return films that a member marked: since the moment named `since`, with their ratings where they may be seen."""
    rows = list(marks)
    films = films_at(row.film for row in rows)
    found = []
    for row in rows:
        rating, said = rating_of(row) if ratings else ("", "")
        film = or_gone(films, row.film)
        liked = ratings and bool(row.liked)
        found.append(MarkedFilm(film=film, rating=rating, said=said, liked=liked, since=getattr(row, since)))
    return tuple(found)


def spread(owner: Member, viewer: Viewer) -> tuple[Bar, ...]:
    """Return how many ratings of a member lie in each tenth, the lowest first; empty where there are none to see."""
    counts = dict(ratings_of(owner, viewer).order_by().values_list("score").annotate(n=Count("pk")))
    tenths = [sum(n for s, n in counts.items() if s is not None and _tenth(s) == at) for at in range(STEP)]
    tallest = max(tenths)
    if not tallest:
        return ()
    return tuple(
        Bar(kind=str((at + 1) * STEP), start=units(at * 10.0), width=units(n / tallest * 40), count=n)
        for at, n in enumerate(tenths)
    )


def list_views(lists: Iterable[FilmList]) -> tuple[ListView, ...]:
    """Return lists with their first films, in three queries however many there are."""
    rows = list(lists)
    counts = dict(ListEntry.objects.filter(of__in=rows).values_list("of").annotate(n=Count("pk")))
    place = Window(RowNumber(), partition_by=[F("of")], order_by=F("pk").asc())
    first = ListEntry.objects.filter(of__in=rows).annotate(place=place).filter(place__lte=COVERS).order_by("of", "pk")
    entries = list(first.values_list("of", "film"))
    films = films_at(slug for _, slug in entries)
    return tuple(
        ListView(
            pk=row.pk,
            title=row.title,
            about=row.about,
            private=row.private,
            n=counts.get(row.pk, 0),
            films=tuple(or_gone(films, slug) for of, slug in entries if of == row.pk),
        )
        for row in rows
    )


def _tenth(score: int) -> int:
    return max(0, -(-score // STEP) - 1)


def _day(row: Viewing, marks: Marks, film: FilmRef, review: int | None) -> Day:
    rating, said = marks.rating(row.member_id, row.film)
    return Day(
        pk=row.pk,
        film=film,
        watched=row.watched,
        again=row.again,
        private=row.private,
        rating=rating,
        said=said,
        liked=marks.liked(row.member_id, row.film),
        review=review,
    )
