"""The store over Django's tables: what the command line writes and the site reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, InterfaceError, connections, models, transaction
from django.db.models import QuerySet

from cinequorum.errors import StoreError
from cinequorum.model.codec import decode, encode, pack, unpack
from cinequorum.model.film import Film, Similar
from cinequorum.model.judgement import Judgement, Withdrawal
from cinequorum.model.links import FilmLinks
from cinequorum.model.notes import Imprint
from cinequorum.model.part import NOTHING_COMPARED, Compared
from cinequorum.model.reading import Reading
from cinequorum.model.record import Leaning, SourceRecord
from cinequorum.store.port import Change, Filed, FilmCard, SearchHit, SourceCard
from cinequorum_web.catalog import learned, loaded, locks, parts, sheaves
from cinequorum_web.catalog.breaking import nothing_written
from cinequorum_web.catalog.cards import CARD, film_card
from cinequorum_web.catalog.documents import film_in
from cinequorum_web.catalog.filing import Filing
from cinequorum_web.catalog.models import (
    FilmKeyRow,
    FilmRow,
    JudgementRow,
    KeyRow,
    PageRow,
    PersonRow,
)
from cinequorum_web.catalog.parts import batches
from cinequorum_web.catalog.recorded import Recorded
from cinequorum_web.search.index import index_of
from cinequorum_web.search.port import Hit

IN_ORDER = ("order", models.F("year").asc(nulls_first=True), "slug")  # PostgreSQL would put missing years last
NONE = frozenset[str]()


class CatalogStore(Recorded):
    """The store in the database that Django knows as `using`."""

    def __init__(self, using: str = "default") -> None:
        self.using = using
        self.index = index_of(using)

    def known(self, page_ids: Iterable[str]) -> frozenset[str]:
        """Return those of `page_ids` that the store already holds."""
        found: set[str] = set()
        for part in batches(frozenset(page_ids)):
            found.update(self._pages().filter(page_id__in=part).values_list("page_id", flat=True))
        return frozenset(found)

    def apply(self, change: Change) -> None:
        """Write a change: all of it or, if anything fails, nothing."""
        try:
            filing = Filing(self.using, self.index)
            with transaction.atomic(using=self.using):
                for reading in change.readings:
                    filing.put_reading(reading, recorded=change.recorded)
                loaded.put(change.loaded, self.using)
                left = {slug: filing.drop_film(slug) for slug in change.gone}
                for film in change.films:
                    pages = frozenset(entry.id for entry in film.sources)
                    filing.put_film(film, pages, {"document": encode(film), "whole": True})
                for head in change.heads:
                    kept = {"document": b"", "whole": False, "compared": pack(head.compared)}
                    filing.put_film(head.film, frozenset(head.pages), kept)
                for slug, found in change.similar:
                    self._films().filter(slug=slug).update(similar=encode(found))
                filing.drop_pages(change.dropped)
                filing.forward(left)
                filing.count()
                learned.put(change, self.using)
                self._log(change)
        except DatabaseError as error:
            raise StoreError(f"the change could not be written: {error}") from error

    @contextmanager
    def alone(self, on_wait: Callable[[], None]) -> Iterator[None]:
        """Be the only one who changes the store, from planning to writing; `on_wait` is called once before waiting."""
        with locks.alone(self.using, on_wait):
            yield

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write all changes applied within it as one, or, if anything fails, none of them."""
        try:
            with transaction.atomic(using=self.using):
                yield
        except (DatabaseError, InterfaceError) as error:
            raise StoreError(nothing_written(error)) from error

    def reading(self, page_id: str) -> Reading | None:
        """Return the latest reading of one page."""
        document = self._pages().filter(page_id=page_id).values_list("document", flat=True).first()
        return None if document is None else decode(bytes(document), Reading)

    def readings_of(self, page_ids: Iterable[str]) -> Iterator[Reading]:
        """Yield the readings of these pages in order of page id, as far as the store has them."""
        for part in batches(frozenset(page_ids)):
            rows = self._pages().filter(page_id__in=part).order_by("page_id").values_list("document", flat=True)
            yield from (decode(bytes(document), Reading) for document in rows.iterator(chunk_size=50))

    def came(self, page_ids: Iterable[str]) -> Mapping[str, datetime]:
        """Return when pages came in first, by page id, as far as the store has them; moments of UTC."""
        found: dict[str, datetime] = {}
        for part in batches(frozenset(page_ids)):
            found |= dict(self._pages().filter(page_id__in=part).values_list("page_id", "added"))
        return found

    def texts(self, page_ids: Iterable[str]) -> Mapping[str, str]:
        """Return the texts of pages that the store has, by page id."""
        return parts.texts(self.using, page_ids)

    def readings(self, keys: frozenset[str] | None = None, without: AbstractSet[str] = NONE) -> Iterator[Reading]:
        """Yield readings in order of page id: all, or those filed under at least one of `keys`; some left out."""
        rows = self._pages().order_by("page_id")
        if keys is not None:
            rows = rows.filter(pk__in=KeyRow.objects.using(self.using).filter(key__in=keys).values("page"))
        for page_id, document in rows.values_list("page_id", "document").iterator(chunk_size=50):
            if page_id not in without:
                yield decode(bytes(document), Reading)

    def film(self, slug: str) -> Film | None:
        """Return one film by its slug. A document that is not there yet is made of the pages, and kept."""
        row = self._films().filter(slug=slug).first()
        return None if row is None else film_in(row, self)

    def made(self, slug: str) -> Film | None:
        """Return one film by its slug, if its document is there; None if it is to be made, or there is no such film."""
        row = self._films().filter(slug=slug, whole=True).first()
        return None if row is None else film_in(row, self)

    def filed(self, keys: frozenset[str], without: AbstractSet[str] = NONE) -> Iterator[Filed]:
        """Yield the parts of the pages filed under at least one of `keys`; some left out."""
        return sheaves.filed(self.using, keys, without)

    def filed_as(self, page_ids: Iterable[str]) -> Iterator[Filed]:
        """Yield the parts of these pages, as far as the store has them."""
        return parts.filed_as(self.using, page_ids)

    def imprints(self, page_ids: AbstractSet[str], slugs: Iterable[str] = ()) -> Mapping[str, Imprint]:
        """Return the sentences of these pages as numbers, by page id; quicker where `slugs` names their films."""
        return sheaves.imprints(self.using, page_ids, slugs)

    def compared(self, slug: str) -> Compared:
        """Return what has been found out of the sentences of a film's pages."""
        packed = self._films().filter(slug=slug).values_list("compared", flat=True).first()
        return unpack(bytes(packed), Compared) if packed else NOTHING_COMPARED

    def sizes(self, slugs: AbstractSet[str]) -> Mapping[str, int]:
        """Return how many pages these films have, by slug."""
        rows = [
            row for part in batches(slugs) for row in self._films().filter(slug__in=part).values_list("slug", "sources")
        ]
        return dict(rows)

    def members(self, slugs: AbstractSet[str]) -> Mapping[str, frozenset[str]]:
        """Return the ids of the pages of these films, by slug."""
        found: dict[str, set[str]] = defaultdict(set)
        for part in batches(slugs):
            for slug, page_id in self._pages().filter(film__slug__in=part).values_list("film__slug", "page_id"):
                found[slug].add(page_id)
        return {slug: frozenset(found[slug]) for slug in slugs}

    def similar(self, slugs: AbstractSet[str]) -> Mapping[str, tuple[Similar, ...]]:
        """Return what is like these films, by slug."""
        found: dict[str, tuple[Similar, ...]] = {}
        for part in batches(slugs):
            rows = self._films().filter(slug__in=part).values_list("slug", "similar")
            found |= {slug: decode(bytes(similar), tuple[Similar, ...]) for slug, similar in rows}
        return found

    def naming(self, spellings: AbstractSet[str]) -> frozenset[str]:
        """Return the slugs of the films on whose page a name is spelt so, by `spelling_key`."""
        keys = [f"name:{spelling}" for spelling in sorted(spellings)]
        return frozenset(self._film_keys().filter(key__in=keys).values_list("film__slug", flat=True))

    def films_with(self, page_ids: Iterable[str]) -> frozenset[str]:
        """Return the slugs of the films that any of these pages belong to."""
        found: set[str] = set()
        for part in batches(frozenset(page_ids)):
            rows = self._pages().filter(page_id__in=part, film__isnull=False)
            found.update(rows.values_list("film__slug", flat=True).distinct())
        return frozenset(found)

    def links(self, keys: frozenset[str]) -> tuple[FilmLinks, ...]:
        """Return what the films filed under at least one of `keys` are linked by, in order of slug."""
        found: dict[str, bytes | memoryview] = {}
        for part in batches(keys):
            rows = self._films().filter(pk__in=self._film_keys().filter(key__in=part).values("film"))
            found.update(rows.values_list("slug", "links"))
        return tuple(decode(bytes(found[slug]), FilmLinks) for slug in sorted(found))

    def crowds(self, keys: frozenset[str], most: int) -> frozenset[str]:
        """Return those of `keys` under which more than `most` films are filed."""
        found: set[str] = set()
        for part in batches(keys):
            counted = self._film_keys().filter(key__in=part).values("key").annotate(films=models.Count("pk"))
            found.update(counted.filter(films__gt=most).values_list("key", flat=True))
        return frozenset(found)

    def films(self) -> tuple[FilmCard, ...]:
        """Return all films in order of title and year."""
        rows = self._films().order_by(*IN_ORDER).only(*CARD)
        return tuple(film_card(row) for row in rows)

    def page_count(self) -> int:
        """Return how many pages there are."""
        return self._pages().count()

    def recent(self, most: int) -> tuple[SourceCard, ...]:
        """Return the pages added last, the newest first."""
        columns = ("page_id", "source", "kind", "title", "film__slug")
        rows = self._pages().order_by("-pk").values_list(*columns)[:most]
        return tuple(
            SourceCard(id=page_id, source=source, kind=kind, title=title, film=film)
            for page_id, source, kind, title, film in rows
        )

    def search(self, query: str, most: int = 20) -> tuple[SearchHit, ...]:
        """Find films and people under any of their spellings, and films by the text of their sources."""
        hits = [answer for hit in self.index.find(query, most * 3) if (answer := self._answer(hit))]
        unique: dict[tuple[str, str], SearchHit] = {}
        for hit in hits:
            unique.setdefault((hit.kind, hit.slug), hit)
        return tuple(unique.values())[:most]

    def person_films(self, slug: str) -> tuple[str, ...]:
        """Return the slugs of the films that credit this person, in order."""
        rows = PersonRow.objects.using(self.using).filter(slug=slug).order_by("film__slug")
        return tuple(rows.values_list("film__slug", flat=True).distinct())

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements ever made, in the order in which they came, those taken back among them."""
        return tuple(decode(document, Judgement) for document in self._rows("judgement"))

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Return all withdrawals ever made, in the order in which they came."""
        return tuple(decode(document, Withdrawal) for document in self._rows("withdrawal"))

    def leanings(self) -> tuple[Leaning, ...]:
        """Return how critics and outlets rate beside one another, as it was learned last, in order."""
        return learned.leanings(self.using)

    def records(self) -> tuple[SourceRecord, ...]:
        """Return how good the sources have been, as it was learned last, in order of source and field."""
        return learned.records(self.using)

    def close(self) -> None:
        """Give the connection back."""
        connections[self.using].close()

    def _films(self) -> QuerySet[FilmRow]:
        return FilmRow.objects.using(self.using).all()

    def _film_keys(self) -> QuerySet[FilmKeyRow]:
        return FilmKeyRow.objects.using(self.using).all()

    def _pages(self) -> QuerySet[PageRow]:
        return PageRow.objects.using(self.using).all()

    def _rows(self, kind: str) -> Iterator[bytes]:
        rows = JudgementRow.objects.using(self.using).filter(kind=kind).order_by("pk")
        return (bytes(document) for document in rows.values_list("document", flat=True))

    def _log(self, change: Change) -> None:
        """Add rows to the log; one that is there stays as it is."""
        entries: tuple[tuple[str, Judgement | Withdrawal], ...] = (
            *(("judgement", row) for row in change.judgements),
            *(("withdrawal", row) for row in change.withdrawals),
        )
        rows = [
            JudgementRow(entry_id=row.id, kind=kind, author=row.author, time=row.time, document=encode(row))
            for kind, row in entries
        ]
        JudgementRow.objects.using(self.using).bulk_create(rows, ignore_conflicts=True)

    def _answer(self, hit: Hit) -> SearchHit | None:
        """Turn a hit of the index into the port's: a page stands for its film."""
        matched = hit.name or " ".join(f"{hit.before}{hit.words}{hit.after}".split())
        if hit.kind == "person":
            slug = hit.ref.rpartition("/")[2]
            return SearchHit(kind="person", title=hit.title, slug=slug, year=None, matched=matched)
        if not hit.film:
            return None
        title, year = (hit.title, hit.year) if hit.kind == "film" else self._name(hit.film)
        return SearchHit(kind="film", title=title, slug=hit.film, year=year, matched=matched)

    def _name(self, slug: str) -> tuple[str, int | None]:
        return self._films().filter(slug=slug).values_list("title", "year").first() or (slug, None)
