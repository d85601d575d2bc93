"""Filling the tables that a store of an older version has not: topics, reviews, and words to find slips by."""

from __future__ import annotations

from django.db import transaction

from cinequorum.model.codec import decode
from cinequorum.model.reading import Reading
from cinequorum_web.catalog import topics, voices
from cinequorum_web.catalog.documents import film_in
from cinequorum_web.catalog.locks import alone
from cinequorum_web.catalog.models import FilmRow, PageRow
from cinequorum_web.search import slips
from cinequorum_web.search.entries import film_entries


def catch_up(using: str) -> None:
    """File what films and pages of an older store are not filed under yet. Where nothing is missing it asks one thing.

    What a film is filed under last says that all is: a filling that was broken off is taken up again.
    """
    if not FilmRow.objects.using(using).filter(told=False).exists():
        return
    with alone(using, on_wait=lambda: None):
        for film in [*FilmRow.objects.using(using).filter(told=False).values_list("pk", flat=True)]:
            _file(film, using)


def _file(film: int, using: str) -> None:
    from cinequorum_web.catalog.orm import CatalogStore

    with transaction.atomic(using=using):
        row = FilmRow.objects.using(using).get(pk=film)
        found = film_in(row, CatalogStore(using))
        touched = topics.put(found, row, using)
        slips.put(slips.words_in(name for entry in film_entries(found) for name in entry.names), using)
        for page, document in PageRow.objects.using(using).filter(film=row).values_list("pk", "document"):
            touched |= voices.put(decode(bytes(document), Reading), page, row.pk, using)
        topics.recount(touched, using)
