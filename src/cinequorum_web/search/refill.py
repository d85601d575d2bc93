"""What is searched, made again from films and pages: where a store came without it, or it has gaps."""

from __future__ import annotations

from itertools import islice

from django.db import transaction

from cinequorum.model.codec import decode
from cinequorum.model.film import Film
from cinequorum.model.reading import Reading
from cinequorum.store.documents import whole_film
from cinequorum.store.port import Store
from cinequorum_web.catalog.models import FilmRow, PageRow
from cinequorum_web.search.entries import film_entries, source_entry
from cinequorum_web.search.index import index_of

_AT_ONCE = 50


def refill(using: str) -> None:
    """Write every film, person and page of the database to its index; those that are there are written anew."""
    from cinequorum_web.catalog.orm import CatalogStore

    index, store = index_of(using), CatalogStore(using)
    with transaction.atomic(using=using):
        for row in FilmRow.objects.using(using).order_by("pk").iterator(chunk_size=_AT_ONCE):
            index.put(film_entries(_film(row, store)))
        pages = PageRow.objects.using(using).order_by("pk").values_list("document", "film__slug")
        rows = pages.iterator(chunk_size=_AT_ONCE)
        while some := list(islice(rows, _AT_ONCE)):
            index.put(source_entry(decode(bytes(document), Reading), slug or "") for document, slug in some)


def _film(row: FilmRow, store: Store) -> Film:
    """Return the film of a row; a document that has to be made is not kept, as nobody has looked at it."""
    if row.whole:
        return decode(bytes(row.document), Film)
    pages = row.pages.order_by("page_id").values_list("page_id", flat=True)
    return whole_film(store, row.slug, pages, ())
