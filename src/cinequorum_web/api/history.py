"""A film as of a day: what the pages say that had come in, or had been published, by then.

Pages are kept with the time at which they came, judgements with the time at which they were made; readings, and what is
known of how good sources are, only as they are today. So the past is told by today's rules.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.db.models import Count, Q
from django.utils import timezone

from cinequorum.model.film import Film
from cinequorum.store.history import Days, film_at
from cinequorum.store.history import day_over as end_of
from cinequorum_web.api.problems import Refusal
from cinequorum_web.catalog import queries
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.catalog.orm import CatalogStore

MOST_PAGES = 100  # more would be made anew for a second or longer at each question
NOW = Days()


def day_over(day: date) -> datetime:
    """Return the moment at which a day is over. Raises `Refusal` for a day that has not come."""
    if day > timezone.now().astimezone(UTC).date():
        raise Refusal(422, "not_yet", f"{day} has not come yet")
    return end_of(day)


def no_history(day: date | None, what: str) -> None:
    """Refuse a day where only today is known. Raises `Refusal`."""
    if day is not None:
        detail = (
            f"{what} are known as of today only; ask for one film, its facts, reviews, scores or claims as of a day"
        )
        raise Refusal(422, "no_history", detail)


def film_as_of(row: FilmRow, days: Days) -> Film:
    """Return a film as of these days; today's without one. Raises `Refusal` where that can't be told."""
    if days == NOW:
        return queries.film_of_row(row)
    for day in filter(None, (days.known, days.true)):
        day_over(day)
    counts = row.pages.aggregate(all=Count("pk"), then=Count("pk", filter=Q(added__lt=days.over)))
    if counts["then"] == 0:
        raise Refusal(404, "not_there_yet", f"on {days.known} nothing had been read about this film")
    if days.true is None and counts["then"] == counts["all"] and row.updated < days.over:
        return queries.film_of_row(row)
    if counts["then"] > MOST_PAGES:
        raise Refusal(422, "too_many_pages", f"a film is made as of a day from up to {MOST_PAGES} pages; this has more")
    past = film_at(CatalogStore(), row.slug, days)
    if past.film is None:
        raise Refusal(404, "not_there_yet", f"of what is known, nothing had been published by {days.true}")
    return past.film
