"""A film as of a day: what the pages say that had come in by then.

Pages are kept with the time at which they came, judgements with the time at which they were made; readings, and what is
known of how good sources are, only as they are today. So the past is told by today's rules.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from cinequorum.model.codec import decode
from cinequorum.model.film import Film
from cinequorum.model.reading import Reading
from cinequorum_web.api.problems import Refusal
from cinequorum_web.catalog import queries
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.catalog.orm import CatalogStore

MOST_PAGES = 100  # more would be made anew for a second or longer at each question


def day_over(day: date) -> datetime:
    """Return the moment at which a day is over. Raises `Refusal` for a day that has not come."""
    if day > timezone.now().astimezone(UTC).date():
        raise Refusal(422, "not_yet", f"{day} has not come yet")
    return datetime.combine(day, time(), UTC) + timedelta(days=1)


def no_history(day: date | None, what: str) -> None:
    """Refuse a day where only today is known. Raises `Refusal`."""
    if day is not None:
        detail = (
            f"{what} are known as of today only; ask for one film, its facts, reviews, scores or claims as of a day"
        )
        raise Refusal(422, "no_history", detail)


def film_as_of(row: FilmRow, day: date | None) -> Film:
    """Return a film as of the end of a day; today's without one. Raises `Refusal` where that can't be told."""
    if day is None:
        return queries.film_of_row(row)
    over = day_over(day)
    counts = row.pages.aggregate(all=Count("pk"), then=Count("pk", filter=Q(added__lt=over)))
    if counts["then"] == 0:
        raise Refusal(404, "not_there_yet", f"on {day} nothing had been read about this film")
    if counts["then"] == counts["all"] and row.updated < over:
        return queries.film_of_row(row)
    if counts["then"] > MOST_PAGES:
        raise Refusal(422, "too_many_pages", f"a film is made as of a day from up to {MOST_PAGES} pages; this has more")
    return _made(row, over)


def _made(row: FilmRow, over: datetime) -> Film:
    from dataclasses import replace

    from cinequorum.pipeline import film_of, learned_from
    from cinequorum.reconcile.rulings import rulings_of

    store = CatalogStore()
    documents = row.pages.filter(added__lt=over).order_by("page_id").values_list("document", flat=True)
    readings = [decode(bytes(document), Reading) for document in documents]
    rulings = rulings_of(
        tuple(one for one in store.judgements() if _moment(one.time) < over),
        tuple(one for one in store.withdrawals() if _moment(one.time) < over),
    )
    film = film_of(readings, rulings, learned_from(store.records(), store.leanings()))
    return replace(film, slug=row.slug)


def _moment(said: str) -> datetime:
    """Return the time of a judgement; one that can't be read has always been there."""
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
