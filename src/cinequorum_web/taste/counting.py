"""A member's films for statistics: days, marks, and what the films are, as whoever looks may see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cinequorum.text.fold import fold
from cinequorum_web.catalog.models import FilmKeyRow, FilmRow, TopicRow
from cinequorum_web.catalog.parts import batches
from cinequorum_web.members.models import Mark, Member
from cinequorum_web.members.private import Viewer, days_of, ratings_of
from cinequorum_web.taste.own import present

TOPICS = ("genre", "country", "language")
DIRECTOR = "director"


@dataclass(frozen=True, slots=True)
class Seen:
    """A day of the diary: the film's present slug, and whether it had been seen before."""

    film: str
    day: date
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What statistics are made of. `marks` are those of films in question, by film; so are `years` of films."""

    seen: tuple[Seen, ...]
    films: frozenset[str]
    marks: Mapping[str, Mark]
    years: Mapping[str, int]
    all_years: tuple[int, ...]
    private: bool

    @property
    def per_day(self) -> Counter[date]:
        """How many films were seen on each day."""
        return Counter(one.day for one in self.seen)

    def mean(self, films: set[str]) -> float:
        """Return the mean mark of some films, -1 where none has one."""
        given = [mark.score for film in films if (mark := self.marks.get(film)) and mark.score is not None]
        return sum(given) / len(given) if given else -1.0


def shelf_of(owner: Member, viewer: Viewer, year: int | None) -> Shelf:
    """Return a member's films: of one year those that were seen in it, else all that were seen or rated."""
    days = list(days_of(owner, viewer).order_by("watched", "pk"))
    marks = list(ratings_of(owner, viewer))
    now = present({row.film for row in days} | {mark.film for mark in marks})
    met: set[str] = set()
    every = []
    for row in days:
        film = now[row.film]
        every.append(Seen(film, row.watched, row.again or film in met))
        met.add(film)
    rated = {now[mark.film]: mark for mark in marks}
    seen = tuple(one for one in every if year is None or one.day.year == year)
    films = frozenset(one.film for one in seen) | (rated.keys() if year is None else frozenset())
    return Shelf(
        seen=seen,
        films=films,
        marks={film: mark for film, mark in rated.items() if film in films},
        years=_years(films),
        all_years=tuple(sorted({one.day.year for one in every}, reverse=True)),
        private=any(row.private for row in days) or (owner.hides_ratings and bool(marks)),
    )


def topics_of(films: frozenset[str]) -> Mapping[str, Mapping[tuple[str, str], set[str]]]:
    """Return the films of each genre, country, language and director, by kind and by address and name."""
    found: dict[str, dict[tuple[str, str], set[str]]] = {kind: {} for kind in (*TOPICS, DIRECTOR)}
    named: dict[tuple[str, str], str] = {}
    for some in batches(films):
        rows = TopicRow.objects.filter(film__slug__in=some, kind__in=TOPICS)
        for kind, slug, name, film in rows.order_by("name").values_list("kind", "slug", "name", "film__slug"):
            called = named.setdefault((kind, slug), name)
            found[kind].setdefault((slug, called), set()).add(film)
        keys = FilmKeyRow.objects.filter(film__slug__in=some, key__startswith=f"{DIRECTOR}:")
        for key, film in keys.order_by("key").values_list("key", "film__slug"):
            name = key.partition(":")[2]
            found[DIRECTOR].setdefault(("", named.setdefault((DIRECTOR, fold(name)), name)), set()).add(film)
    return found


def _years(films: frozenset[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in batches(films):
        rows = FilmRow.objects.filter(slug__in=some, year__isnull=False).values_list("slug", "year")
        found |= {slug: year for slug, year in rows if year is not None}
    return found
