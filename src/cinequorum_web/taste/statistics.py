"""A member's statistics: what they saw and rated, counted; over all, or of one year with a look back at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cinequorum_web.members.films import films_at, or_gone
from cinequorum_web.members.models import Member
from cinequorum_web.members.private import Viewer, own
from cinequorum_web.members.scales import rating_of
from cinequorum_web.pages.contexts import Link
from cinequorum_web.pages.names import named
from cinequorum_web.pages.places import PLACES
from cinequorum_web.pages.tongue import counted, number
from cinequorum_web.taste.counting import DIRECTOR, Seen, Shelf, shelf_of, topics_of
from cinequorum_web.taste.drawing import (
    calendar,
    columns,
    longest_run,
    ranking,
    tens,
    weeks_in_a_row,
    without_gaps,
)
from cinequorum_web.taste.facts import runtimes
from cinequorum_web.taste.figures import Chart, Ranking, Review, StatisticsPage, Tally

BEST = 6  # films of a year in review
A_RUN = 2  # days or weeks in a row that are worth a word


def statistics_page(owner: Member, viewer: Viewer, year: int | None = None) -> StatisticsPage:
    """Return a member's statistics as `viewer` may see them: nothing private is counted for anybody else."""
    shelf = shelf_of(owner, viewer, year)
    shown = year or (shelf.all_years[0] if shelf.all_years else None)
    days = {day: n for day, n in shelf.per_day.items() if day.year == shown}
    return StatisticsPage(
        year=year,
        years=shelf.all_years,
        tallies=tuple(_tallies(shelf)) if shelf.films else (),
        charts=tuple(_charts(shelf, year)),
        rankings=tuple(_rankings(shelf)),
        calendar=calendar(shown, days) if shown and days else None,
        review=_review(shelf, year) if year and shelf.seen else None,
        closed=owner.hides_ratings and not own(viewer, owner),
        private=own(viewer, owner) and shelf.private,
    )


def _tallies(shelf: Shelf) -> Iterator[Tally]:
    yield Tally(value=number(len(shelf.films)), label=_("films"))
    if shelf.seen:
        again = sum(one.again for one in shelf.seen)
        yield Tally(value=number(len(shelf.seen)), label=_("in the diary"))
        yield Tally(value=number(again), label=_("seen again"))
        yield from _hours(shelf.seen)
    mean = shelf.mean(set(shelf.films))
    if mean >= 0:
        yield Tally(value=number(mean), label=_("of 100, on average"))
    run, weeks = longest_run(shelf.per_day), weeks_in_a_row(shelf.per_day)
    if run >= A_RUN:
        yield Tally(value=number(run), label=_("days in a row, at most"))
    if weeks >= A_RUN:
        yield Tally(value=number(weeks), label=_("weeks in a row, at most"))


def _hours(seen: tuple[Seen, ...]) -> Iterator[Tally]:
    known = runtimes(one.film for one in seen)
    timed = [known[one.film] for one in seen if one.film in known]
    if timed:
        all_known = len(timed) == len(seen)
        told = _("%(n)s of %(all)s with a known running time") % {"n": number(len(timed)), "all": number(len(seen))}
        yield Tally(value=number(sum(timed) / 60), label=_("hours"), note="" if all_known else told)


def _charts(shelf: Shelf, year: int | None) -> Iterator[Chart]:
    films, viewings = _("Films"), _("Days in the diary")
    if year is None:
        seen = without_gaps(Counter(one.day.year for one in shelf.seen))
        yield from _chart(("watched", _("By year seen"), _("Year"), viewings), [(str(at), n) for at, n in seen])
    else:
        months = Counter(one.day.month for one in shelf.seen)
        counts = [(str(MONTHS[at]), months[at]) for at in range(1, 13)]
        yield from _chart(("months", _("By month"), _("Month"), viewings), counts)
    given = [mark.score for mark in shelf.marks.values() if mark.score is not None]
    joy = [mark.joy for mark in shelf.marks.values() if mark.joy is not None]
    heading = _("Ratings: quality") if joy else _("Ratings")
    yield from _chart(("ratings", heading, _("Of 100"), films), tens(given))
    yield from _chart(("joy", _("Ratings: enjoyment"), _("Of 100"), films), tens(joy))
    made = Counter(shelf.years.values())
    decades = Counter[int]()
    for at, n in made.items():
        decades[at // 10 * 10] += n
    by_decade = [(_("{year}s").replace("{year}", str(at)), n) for at, n in without_gaps(decades, 10)]
    yield from _chart(("decades", _("By decade of the film"), _("Decade"), films), by_decade)
    by_year = [(str(at), n) for at, n in without_gaps(made)]
    yield from _chart(("years", _("By year of the film"), _("Year"), films), by_year)


def _chart(named_as: tuple[str, str, str, str], counts: list[tuple[str, int]]) -> Iterator[Chart]:
    drawn = columns(counts)
    if drawn is not None:
        key, heading, unit, what = named_as
        yield Chart(key=key, heading=heading, unit=unit, what=what, columns=drawn)


def _rankings(shelf: Shelf) -> Iterator[Ranking]:
    headings = {
        DIRECTOR: (_("Directors"), _("Director")),
        "country": (_("Countries"), _("Country")),
        "genre": (_("Genres"), _("Genre")),
        "language": (_("Languages"), _("Language")),
    }
    topics = topics_of(shelf.films)
    for kind, (heading, unit) in headings.items():
        if not topics[kind]:
            continue
        held = {f"{slug} {name}": films for (slug, name), films in topics[kind].items()}
        about = {
            f"{slug} {name}": (_named(kind, slug, name), shelf.mean(films))
            for (slug, name), films in topics[kind].items()
        }
        yield ranking((kind, heading, unit), held, about)


def _named(kind: str, slug: str, name: str) -> Link:
    return Link(text=named(kind, name), href=f"/{PLACES[kind]}/{slug}/" if kind in PLACES and slug else "")


def _review(shelf: Shelf, year: int) -> Review:
    """A year in review: the films given the most, the first and the last, and what stands out."""
    rated = [(mark.score, film) for film, mark in shelf.marks.items() if mark.score is not None]
    best = [film for _score, film in sorted(rated, key=lambda one: (-one[0], one[1]))[:BEST]]
    first, last = shelf.seen[0], shelf.seen[-1]
    films = films_at([*best, first.film, last.film])
    return Review(
        best=tuple((or_gone(films, film), *rating_of(shelf.marks[film])) for film in best),
        first=(or_gone(films, first.film), date_format(first.day, "MONTH_DAY_FORMAT")),
        last=(or_gone(films, last.film), date_format(last.day, "MONTH_DAY_FORMAT")) if len(shelf.seen) > 1 else None,
        told=tuple(_standing_out(shelf, year)),
    )


def _standing_out(shelf: Shelf, year: int) -> Iterator[str]:
    months = Counter(one.day.month for one in shelf.seen)
    month, n = max(sorted(months.items()), key=lambda one: one[1])
    yield _("Most in %(month)s: %(n)s.") % {"month": MONTHS[month], "n": counted(n, "film")}
    new = sum(made == year for made in shelf.years.values())
    if new:
        yield _("Of the year itself: %(n)s.") % {"n": counted(new, "film")}
    oldest = min(shelf.years.values(), default=year)
    if oldest < year:
        film = min(film for film, made in shelf.years.items() if made == oldest)
        title = or_gone(films_at([film]), film).title
        yield _("The oldest: %(title)s (%(year)s).") % {"title": title, "year": oldest}
