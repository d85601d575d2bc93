"""What pages add to their films, in the tables: kept beside each page's reading, made anew where rules have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from django.db.models import QuerySet
from msgspec import Struct

from cinequorum.model.codec import decode, encode, pack, unpack
from cinequorum.model.notes import Imprint
from cinequorum.model.part import Part
from cinequorum.model.reading import Reading
from cinequorum.reconcile.notes import notes_on, with_notes
from cinequorum.reconcile.parts import made_by
from cinequorum.store.port import Filed
from cinequorum_web.catalog.models import KeyRow, PageRow, PartRow

BATCH = 500
FEW = 20  # pages that are asked for one by one


class _Words(Struct):
    text: str


class _Text(Struct):
    """As much of a reading as its text."""

    page: _Words


class _Rules(Struct, array_like=True):
    """As much of a part as the name of its rules: one of others may have another form."""

    made_by: str


def filed(using: str, rows: QuerySet[KeyRow, Any], without: AbstractSet[str]) -> Iterator[Filed]:
    """Yield the parts of pages, which are named by the numbers of their rows; some left out."""
    found = PageRow.objects.using(using).filter(pk__in=rows)
    if len(without) < BATCH:
        return (one for one in _parts(using, found) if one.part.subject.page not in without)
    return filed_as(using, frozenset(found.values_list("page_id", flat=True)) - without)


def filed_as(using: str, page_ids: Iterable[str]) -> Iterator[Filed]:
    """Yield the parts of these pages, as far as the store has them."""
    for some in batches(frozenset(page_ids)):
        yield from _parts(using, PageRow.objects.using(using).filter(page_id__in=some))


def imprints(using: str, page_ids: AbstractSet[str], slugs: Iterable[str]) -> dict[str, Imprint]:
    """Return the sentences of these pages as numbers, by page id. The parts must have been asked for before.

    Films are named by `slugs` where all of their pages, or most, are asked for.
    """
    kept = PartRow.objects.using(using).values_list("page__page_id", "imprint")
    found = dict(kept.filter(page__film__slug__in=sorted(slugs))) if len(page_ids) > FEW and slugs else {}
    for some in batches(page_ids - found.keys()):
        found |= dict(kept.filter(page__page_id__in=some))
    return {page_id: unpack(bytes(found[page_id]), Imprint) for page_id in page_ids}


def texts(using: str, page_ids: Iterable[str]) -> dict[str, str]:
    """Return the texts of pages, of whose documents nothing else is looked at, by page id."""
    found: dict[str, str] = {}
    for some in batches(frozenset(page_ids)):
        rows = PageRow.objects.using(using).filter(page_id__in=some).values_list("page_id", "document")
        found |= {page_id: decode(bytes(document), _Text).page.text for page_id, document in rows}
    return found


def put(using: str, reading: Reading, page: int) -> Part:
    """Keep what a page adds to its film, and return it; `page` is the number of its row."""
    from cinequorum.pipeline import part_of  # with all that reads pages; the site needs none of it

    part = part_of(reading)
    kept = {"part": pack(part), "imprint": pack(notes_on(reading).imprint)}
    PartRow.objects.using(using).update_or_create(page_id=page, defaults=kept)
    return part


def batches(values: AbstractSet[str]) -> Iterator[list[str]]:
    """Yield the values in order, as many at once as a query takes."""
    ordered = sorted(values)
    return (ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH))


def _parts(using: str, rows: QuerySet[PageRow]) -> Iterator[Filed]:
    rules = made_by()
    for page_id, packed, film in list(rows.values_list("page_id", "kept__part", "film__slug")):
        sound = packed is not None and unpack(bytes(packed), _Rules).made_by == rules
        yield Filed(unpack(bytes(packed), Part) if sound else _anew(using, page_id), film)


def _anew(using: str, page_id: str) -> Part:
    """Make the part of a page that has none, or one by other rules, and keep it with the notes that it is made of."""
    row = PageRow.objects.using(using).get(page_id=page_id)
    reading = with_notes(decode(bytes(row.document), Reading))
    PageRow.objects.using(using).filter(pk=row.pk).update(document=encode(reading))
    return put(using, reading, row.pk)
