"""Learning what readers may like: from all that the site has, into tables that its pages ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from cinequorum.model.codec import encode
from cinequorum.taste import Taste, learn
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.taste.facts import all_traits, catch_up, forget_gone
from cinequorum_web.taste.gathering import all_comparisons, all_marks
from cinequorum_web.taste.models import Learned, Near

NEIGHBOURS = 12  # kept for each film: more than a page shows, so that what a member has seen can be left out
BATCH = 200
QUICK = 2_000  # films that are learned in seconds
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What was learned from: films, those of them that were looked at anew, marks, and people who gave these."""

    films: int
    anew: int
    marks: int
    people: int


def learn_again() -> Lesson:
    """Learn from everything as it is now, and replace what was learned before: all of it, or none if anything fails."""
    forget_gone()
    anew = catch_up()
    films = tuple(all_traits())
    taste = learn(all_marks(), films, comparisons=all_comparisons())
    told = taste.learned
    with transaction.atomic():
        Learned.objects.all().delete()
        Learned.objects.create(at=now(), marks=told.marks, films=len(films), body=taste.to_bytes())
        Near.objects.all().delete()
        Near.objects.bulk_create(_near(taste), batch_size=BATCH)
    return Lesson(films=len(films), anew=anew, marks=told.marks, people=told.people)


def keep_fresh() -> Lesson | None:
    """Learn again after pages came in: at once where that takes seconds, else where the last lesson is a day old."""
    last = Learned.objects.order_by("-pk").values_list("at", flat=True).first()
    small = FilmRow.objects.count() <= QUICK
    return learn_again() if small or last is None or now() - last > A_DAY else None


def _near(taste: Taste) -> Iterator[Near]:
    for film in taste.films:
        if found := taste.like(film, NEIGHBOURS):
            yield Near(film=film, body=encode(found))
