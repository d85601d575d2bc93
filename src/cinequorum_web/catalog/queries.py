"""What the pages ask of the tables: a fixed number of queries a page, however much there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import F

from cinequorum.model.codec import decode
from cinequorum.model.film import Film, Person
from cinequorum.store.port import FilmCard
from cinequorum_web.catalog.cards import CARD, film_card
from cinequorum_web.catalog.documents import film_in
from cinequorum_web.catalog.models import FilmRow, FormerSlug, PageRow, PersonRow
from cinequorum_web.catalog.orm import IN_ORDER, CatalogStore

AT_ONCE = 500  # rows that one question names: SQLite takes no more than some thousand


def film_count() -> int:
    """Return how many films there are."""
    return FilmRow.objects.count()


def films_in_order(start: int, most: int) -> tuple[FilmCard, ...]:
    """Return films in order of title and year, from the one numbered `start`.

    Which they are, the index tells by itself: the rows before them, with all that is in them, are not gone through.
    """
    these = FilmRow.objects.order_by(*IN_ORDER).values("pk")[start : start + most]
    rows = FilmRow.objects.filter(pk__in=these).order_by(*IN_ORDER).only(*CARD)
    return tuple(film_card(row) for row in rows)


def fullest_films(most: int) -> tuple[FilmCard, ...]:
    """Return the films with the most sources."""
    return tuple(film_card(row) for row in FilmRow.objects.order_by("-sources", "order", "slug").only(*CARD)[:most])


def film_row(slug: str) -> FilmRow | None:
    """Return a film's row."""
    return FilmRow.objects.filter(slug=slug).first()


def film_version(slug: str) -> tuple[int, tuple[object, ...]] | None:
    """Return how many sources a film has, and what changes whenever the film does."""
    rows = FilmRow.objects.filter(slug=slug).values_list("sources", "pk", "updated", "similar")
    return None if (row := rows.first()) is None else (row[0], (row[1], row[2].isoformat(), bytes(row[3])))


def film_rows(numbers: Sequence[int]) -> list[FilmRow]:
    """Return the rows of these films with their documents, in this order."""
    found = FilmRow.objects.in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def film_of_row(row: FilmRow) -> Film:
    """Return the film of a row, with all the words that carry it."""
    return film_in(row, CatalogStore())


def moved_to(slug: str) -> str | None:
    """Return the film that a former address leads to."""
    return FormerSlug.objects.filter(slug=slug).values_list("film__slug", flat=True).first()


def readings_of(row: FilmRow, ids: frozenset[str] | None = None) -> Iterator[bytes]:
    """Yield the documents of a film's pages, or of those of them that have these ids, in order of id."""
    held = row.pages.order_by("page_id").values_list("page_id", "pk")
    wanted = [key for page_id, key in held if ids is None or page_id in ids]
    for start in range(0, len(wanted), AT_ONCE):
        rows = PageRow.objects.filter(pk__in=wanted[start : start + AT_ONCE]).order_by("page_id")
        for document in rows.values_list("document", flat=True):
            yield bytes(document)


def page_row(page_id: str) -> PageRow | None:
    """Return a page's row, its film's with it."""
    return PageRow.objects.select_related("film").filter(page_id=page_id).first()


def titles(slugs: Iterable[str]) -> dict[str, tuple[str, int | None]]:
    """Return titles and years by slug."""
    rows = FilmRow.objects.filter(slug__in=list(slugs)).values_list("slug", "title", "year")
    return {slug: (title, year) for slug, title, year in rows}


def person_entries(slug: str) -> tuple[tuple[FilmCard, Person], ...]:
    """Return a person with each film that credits them, the oldest first."""
    for film in FilmRow.objects.filter(people__slug=slug, whole=False).distinct():
        film_of_row(film)  # the words are written with the document
    rows = PersonRow.objects.filter(slug=slug).select_related("film").defer("film__document", "film__compared")
    ordered = rows.order_by(F("film__year").asc(nulls_first=True), "film__order", "pk")
    return tuple((film_card(row.film), decode(bytes(row.document), Person)) for row in ordered)
