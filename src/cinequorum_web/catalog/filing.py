"""Writing pages and films into the tables: only rows that change are touched."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from cinequorum.model.codec import encode
from cinequorum.model.film import Film
from cinequorum.model.reading import Reading
from cinequorum.reconcile.subjects import block_keys
from cinequorum.score.similar import links_of
from cinequorum.store.memory import card_of
from cinequorum.store.naming import name_keys
from cinequorum.text.fold import fold
from cinequorum_web.catalog import parts, ready, sheaves, topics, voices
from cinequorum_web.catalog.documents import put_people
from cinequorum_web.catalog.models import FilmKeyRow, FilmRow, FormerSlug, KeyRow, PageRow, VoiceRow
from cinequorum_web.catalog.parts import batches
from cinequorum_web.feeds import releases
from cinequorum_web.search.entries import film_entries, source_entry
from cinequorum_web.search.port import Index


class Filing:
    """The tables of the database that Django knows as `using`, with the index of what is searched."""

    def __init__(self, using: str, index: Index) -> None:
        self.using = using
        self.index = index
        self._touched: set[topics.Key] = set()

    def put_reading(self, reading: Reading, *, recorded: bool = False) -> None:
        """Write a page, what it adds to its film, and the keys it is filed under; `recorded`: it is from records."""
        page = reading.page
        columns = {
            "source": page.source,
            "kind": page.kind.name,
            "title": page.headline if reading.headline_gives_away == "none" else None,
            "document": encode(reading),
            "recorded": recorded or None,
        }
        row, is_new = self._pages().defer("document").update_or_create(page_id=page.id, defaults=columns)
        parts.put(self.using, reading, row.pk)
        self._touched |= voices.put(reading, row.pk, row.film_id, self.using)
        filed = KeyRow.objects.using(self.using)
        if not is_new:
            filed.filter(page=row).delete()
        if row.film_id is not None:
            sheaves.drop(self.using, row.film_id, page.id)
        filed.bulk_create([KeyRow(key=key, page=row, film_id=row.film_id) for key in sorted(block_keys(reading))])
        film = self._pages().filter(pk=row.pk).values_list("film__slug", flat=True).get()
        self.index.put([source_entry(reading, film or "")])

    def put_film(self, film: Film, pages: frozenset[str], kept: dict[str, object]) -> None:
        """Write a film of these pages; `kept` are the columns that say how much of it there is."""
        known = self._films().defer("document", "compared")
        row, _ = known.update_or_create(slug=film.slug, defaults=_film_columns(film, len(pages)) | kept)
        self._put_keys(film, row)
        FormerSlug.objects.using(self.using).filter(slug=film.slug).delete()
        put_people(film, row, self.using)
        releases.put(film, row, self.using)
        self._touched |= topics.put(film, row, self.using)
        self.index.replace_film(film.slug, film_entries(film))
        self._link(pages, row)

    def _put_keys(self, film: Film, row: FilmRow) -> None:
        """File the film under what links it to others; most new pages change nothing of that."""
        rows, wanted = self._film_keys().filter(film=row), {*links_of(film).keys, *name_keys(film)}
        filed = set(rows.values_list("key", flat=True))
        for part in batches(filed - wanted):
            rows.filter(key__in=part).delete()
        self._film_keys().bulk_create([FilmKeyRow(key=key, film=row) for key in sorted(wanted - filed)])

    def _link(self, wanted: frozenset[str], row: FilmRow) -> None:
        """File the film's pages under it, and no others: only rows that change are written."""
        filed = set(self._pages().filter(film=row).values_list("page_id", flat=True))
        for part in batches(filed - wanted):
            self._move(part, None)
            self.index.link(part, "")
        for part in batches(wanted - filed):
            self._move(part, row)
            self.index.link(part, row.slug)
        sheaves.keep(self.using, row, wanted)

    def _move(self, pages: list[str], film: FilmRow | None) -> None:
        """Put pages, and the keys that they are filed under, to a film or to none."""
        self._pages().filter(page_id__in=pages).update(film=film)
        KeyRow.objects.using(self.using).filter(page__page_id__in=pages).update(film=film)
        self._touched |= voices.move(pages, film, self.using)

    def drop_film(self, slug: str) -> str | None:
        """Delete a film. Returns the id of one of its pages: where that goes, the old address leads."""
        row = self._films().filter(slug=slug).first()
        if row is None:
            return None
        page_id = row.pages.order_by("page_id").values_list("page_id", flat=True).first()
        self.index.drop_film(slug)
        ready.forget("film", [slug], self.using)
        self._touched |= topics.of_film(row, self.using) | voices.keys_of(row.voices.all())
        row.delete()
        return page_id

    def drop_pages(self, page_ids: Sequence[str]) -> None:
        """Delete pages with all that was made of them; their films have been made without them before."""
        for some in batches(frozenset(page_ids)):
            rows = self._pages().filter(page_id__in=some)
            self._touched |= voices.keys_of(VoiceRow.objects.using(self.using).filter(page__in=rows))
            for film, page in rows.filter(film__isnull=False).values_list("film", "page_id"):
                sheaves.drop(self.using, film, page)
            self.index.drop_pages(some)
            rows.delete()

    def count(self) -> None:
        """Count anew what all this has changed: the films of topics, the reviews of critics and outlets."""
        topics.recount(self._touched, self.using)
        self._touched.clear()

    def forward(self, left: dict[str, str | None]) -> None:
        """Let the addresses that are no more lead where a page of theirs has gone; `left` names it."""
        for slug, page_id in left.items():
            page = self._pages().filter(page_id=page_id or "").select_related("film").first()
            if page and page.film and page.film.slug != slug:
                FormerSlug.objects.using(self.using).update_or_create(slug=slug, defaults={"film": page.film})

    def _films(self) -> QuerySet[FilmRow]:
        return FilmRow.objects.using(self.using).all()

    def _film_keys(self) -> QuerySet[FilmKeyRow]:
        return FilmKeyRow.objects.using(self.using).all()

    def _pages(self) -> QuerySet[PageRow]:
        return PageRow.objects.using(self.using).all()


def _film_columns(film: Film, pages: int) -> dict[str, object]:
    card = card_of(film, pages)
    return {
        "title": card.title,
        "order": fold(card.title),
        "year": card.year,
        "sources": card.sources,
        "critics": card.critics,
        "audience": card.audience,
        "verdicts": list(card.verdicts),
        "titles": list(card.titles),
        "links": encode(links_of(film)),
        "similar": encode(film.similar),
    }
