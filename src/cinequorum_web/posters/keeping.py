"""Posters of films: found, put, taken away, put back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Length
from django.utils.timezone import now

from cinequorum_web.catalog.models import FormerSlug
from cinequorum_web.posters.models import Poster
from cinequorum_web.posters.pictures import Picture

BACK = timedelta(days=30)
"""For so long a poster that is not shown any more can be put back; after that its bytes are deleted."""
THUMB = 200_000
"""Bytes that a poster may have to stand in lists too, a dozen on a screen; there is no decoder here to make it less."""
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


def address_of(poster: Poster) -> str:
    """Return where a poster is served: under its digest, so that another one has another address."""
    return f"/posters/{poster.digest}.{ENDINGS[poster.media_type]}"


def poster_of(slug: str) -> Poster | None:
    """Return the poster of a film without its bytes, also one put to it under a former name; one query."""
    former = FormerSlug.objects.filter(film__slug=slug).values("slug")
    rows = Poster.objects.filter(Q(film=slug) | Q(film__in=former), removed=None).defer("body")
    return min(rows, key=lambda row: (row.film != slug, row.pk), default=None)


def thumbs_of(slugs: Iterable[str]) -> dict[str, Poster]:
    """Return the posters of films that are small enough to stand in a list, by slug; one query, no bytes."""
    asked = frozenset(slugs)
    if not asked:
        return {}
    moved = FormerSlug.objects.filter(film__slug__in=asked).values("slug")
    now_called = FormerSlug.objects.filter(slug=OuterRef("film")).values("film__slug")[:1]
    rows = Poster.objects.filter(Q(film__in=asked) | Q(film__in=moved), removed=None)
    rows = rows.annotate(size=Length("body"), moved=Subquery(now_called)).filter(size__lte=THUMB).defer("body")
    found: dict[str, Poster] = {row.moved: row for row in rows if row.film not in asked}
    return found | {row.film: row for row in rows if row.film in asked}


def former_of(slug: str) -> list[Poster]:
    """Return the posters of a film that can be put back, the newest first."""
    return list(Poster.objects.filter(film=slug, removed__gt=now() - BACK).defer("body").order_by("-removed"))


def put(poster: Poster, picture: Picture) -> Poster | None:
    """Show a poster in the place of the one before, which is returned; all or nothing."""
    poster.body, poster.media_type = picture.body, picture.media_type
    poster.width, poster.height = picture.width, picture.height
    poster.digest, poster.added = hashlib.sha256(picture.body).hexdigest(), now()
    with transaction.atomic():
        before = take_away(poster.film)
        poster.save(force_insert=True)
    return before


def take_away(slug: str) -> Poster | None:
    """Take a film's poster away, and return it; those taken away long ago are deleted."""
    at = now()
    with transaction.atomic():
        before = poster_of(slug)
        if before is not None:
            Poster.objects.filter(pk=before.pk).update(removed=at, film=slug)
        _forget(at)
    return before


def put_back(slug: str, number: int) -> Poster | None:
    """Show a poster again that was taken away or replaced; None where there is none."""
    with transaction.atomic():
        wanted = next((one for one in former_of(slug) if one.pk == number), None)
        if wanted is not None:
            take_away(slug)
            Poster.objects.filter(pk=wanted.pk).update(removed=None)
    return wanted


def _forget(at: datetime) -> None:
    Poster.objects.filter(removed__lt=at - BACK).delete()
