"""The reviews of pages in a table of their own, so that those of a critic or an outlet are found over all films."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import urlsplit

from django.db.models import QuerySet

from cinequorum.model.opinion import Rating
from cinequorum.model.page import Span
from cinequorum.model.part import Opinion
from cinequorum.model.reading import Reading
from cinequorum.score.reviews import opening_of, own_opinion, user_opinions
from cinequorum_web.catalog.models import FilmRow, VoiceRow
from cinequorum_web.catalog.topics import Key, address_of

OWN = -1
UNCOUNTED = frozenset({"empty", "duplicate"})


def put(reading: Reading, page: int, film: int | None, using: str) -> set[Key]:
    """Write the reviews of a page; return the critics and outlets that it has now or had before."""
    rows = VoiceRow.objects.using(using).filter(page=page)
    had = keys_of(rows)
    rows.delete()
    made = [*voices_of(reading, page, film)]
    VoiceRow.objects.using(using).bulk_create(made, batch_size=200)
    return had | {key for row in made for key in (("critic", row.critic), ("outlet", row.outlet)) if key[1]}


def move(page_ids: Iterable[str], film: FilmRow | None, using: str) -> set[Key]:
    """File the reviews of these pages under a film or none; return their critics and outlets."""
    rows = VoiceRow.objects.using(using).filter(page__page_id__in=list(page_ids))
    touched = keys_of(rows)
    if touched:
        rows.update(film=film)
    return touched


def keys_of(rows: QuerySet[VoiceRow]) -> set[Key]:
    """Return the critics and outlets of these reviews."""
    pairs = rows.values_list("critic", "outlet").distinct()
    return set(chain.from_iterable((("critic", c), ("outlet", o)) for c, o in pairs)) - {("critic", ""), ("outlet", "")}


def voices_of(reading: Reading, page: int, film: int | None) -> Iterator[VoiceRow]:
    """Yield the rows of a page's own review and of its visitors'; empty ones and doubles are left out."""
    whole = reading.page.span(0, len(reading.page.text))
    if (own := own_opinion(reading)) is not None and UNCOUNTED.isdisjoint(own.flags):
        rating = next((rating for rating in reading.ratings if rating.by == "author"), None)
        opening = opening_of(reading, whole, reading.verdict)
        yield _row(reading, own, (OWN, rating, opening), (page, film, reading.spoiler_level))
    for at, (review, said) in enumerate(zip(reading.reviews, user_opinions(reading), strict=True)):
        if UNCOUNTED.isdisjoint(said.flags):
            opening = opening_of(reading, review.text_span, review.verdict)
            yield _row(reading, said, (at, review.rating, opening), (page, film, review.spoiler_level))


def outlet_of(reading: Reading) -> str:
    """Return what a page's outlet is called: as it says itself, else its site, else nothing."""
    if reading.page.outlet:
        return reading.page.outlet
    try:
        return (urlsplit(reading.page.source).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _row(
    reading: Reading, said: Opinion, own: tuple[int, Rating | None, str | None], filed: tuple[int, int | None, str]
) -> VoiceRow:
    at, rating, opening = own
    page, film, spoiler = filed
    critic = (said.author or "") if at == OWN else ""
    outlet = outlet_of(reading)
    span = reading.page.span(said.start, said.end) if at != OWN else _start(reading)
    return VoiceRow(
        page_id=page,
        film_id=film,
        at=at,
        critic=address_of(critic) if critic else "",
        critic_name=critic,
        outlet=address_of(outlet) if outlet else "",
        outlet_name=outlet,
        value=said.value,
        inferred=said.inferred,
        verdict=said.verdict,
        rating=rating.raw if rating else "",
        scale=((rating.scale if rating else "") or "")[:32],
        published=(said.published or "")[:32],
        language=reading.page.language[:16],
        spoiler=spoiler,
        opening=opening or "",
        start=span.start,
        end=span.end,
    )


def _start(reading: Reading) -> Span:
    """The place of a page's own review: its first prose, as good a place as any to begin to read."""
    return reading.page.span(0, 0)
