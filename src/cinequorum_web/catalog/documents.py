"""Films with all their words: kept in their rows, and made of their pages where a page has come since."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from cinequorum.model.codec import decode, encode
from cinequorum.model.film import Film, Similar
from cinequorum.store.documents import whole_film
from cinequorum.store.port import Store
from cinequorum_web.catalog.models import FilmRow, PersonRow


def film_in(row: FilmRow, store: Store) -> Film:
    """Return the film of a row, made of its pages if it has to be, and then kept."""
    similar = decode(bytes(row.similar), tuple[Similar, ...])
    if row.whole:
        return replace(decode(bytes(row.document), Film), similar=similar)
    pages = row.pages.order_by("page_id").values_list("page_id", flat=True)
    film = whole_film(store, row.slug, pages, similar)
    _keep(film, row)
    return film


def put_people(film: Film, row: FilmRow, using: str) -> None:
    """Write the people of a film, with the words that the film has of them."""
    people = PersonRow.objects.using(using)
    people.filter(film=row).delete()
    people.bulk_create([PersonRow(film=row, slug=p.slug, name=p.name, document=encode(p)) for p in film.people])


def _keep(film: Film, row: FilmRow) -> None:
    """Keep a document, unless the film has changed while it was made."""
    using = row._state.db or "default"
    with transaction.atomic(using=using):
        unchanged = FilmRow.objects.using(using).filter(pk=row.pk, updated=row.updated, whole=False)
        if unchanged.update(document=encode(film), whole=True):
            put_people(film, row, using)
