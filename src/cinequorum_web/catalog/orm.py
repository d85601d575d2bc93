"""The store over Django's tables: what the command line writes and the site reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from django.db import DatabaseError, connections, models, transaction
from django.db.models import QuerySet

from cinequorum.errors import StoreError
from cinequorum.model.codec import decode, encode
from cinequorum.model.film import Film
from cinequorum.model.judgement import Judgement, Withdrawal
from cinequorum.model.links import FilmLinks
from cinequorum.model.reading import Reading
from cinequorum.model.record import Leaning, SourceRecord
from cinequorum.reconcile.subjects import block_keys
from cinequorum.score.similar import links_of
from cinequorum.store.memory import card_of
from cinequorum.store.port import Change, FilmCard, SearchHit, SourceCard
from cinequorum.text.fold import fold
from cinequorum_web.catalog import learned
from cinequorum_web.catalog.models import (
    FilmKeyRow,
    FilmRow,
    FormerSlug,
    JudgementRow,
    KeyRow,
    PageRow,
    PersonRow,
)
from cinequorum_web.search.entries import film_entries, source_entry
from cinequorum_web.search.fts import SqliteIndex
from cinequorum_web.search.port import Hit

BATCH = 500
NONE = frozenset[str]()


class CatalogStore:
    """The store in the database that Django knows as `using`."""

    def __init__(self, using: str = "default") -> None:
        self.using = using
        self.index = SqliteIndex(using)

    def known(self, page_ids: Iterable[str]) -> frozenset[str]:
        """Return those of `page_ids` that the store already holds."""
        found: set[str] = set()
        for part in _parts(frozenset(page_ids)):
            found.update(self._pages().filter(page_id__in=part).values_list("page_id", flat=True))
        return frozenset(found)

    def apply(self, change: Change) -> None:
        """Write a change: all of it or, if anything fails, nothing."""
        try:
            with transaction.atomic(using=self.using):
                for reading in change.readings:
                    self._put_reading(reading)
                left = {slug: self._drop_film(slug) for slug in change.gone}
                for film in change.films:
                    self._put_film(film)
                self._forward(left)
                learned.put(change, self.using)
                self._log(change)
        except DatabaseError as error:
            raise StoreError(f"the change could not be written: {error}") from error

    def reading(self, page_id: str) -> Reading | None:
        """Return the latest reading of one page."""
        document = self._pages().filter(page_id=page_id).values_list("document", flat=True).first()
        return None if document is None else decode(bytes(document), Reading)

    def readings(self, keys: frozenset[str] | None = None, without: AbstractSet[str] = NONE) -> Iterator[Reading]:
        """Yield readings in order of page id: all, or those filed under at least one of `keys`; some left out."""
        rows = self._pages().order_by("page_id")
        if keys is not None:
            rows = rows.filter(pk__in=KeyRow.objects.using(self.using).filter(key__in=keys).values("page"))
        for page_id, document in rows.values_list("page_id", "document").iterator(chunk_size=50):
            if page_id not in without:
                yield decode(bytes(document), Reading)

    def film(self, slug: str) -> Film | None:
        """Return one film by its slug."""
        document = self._films().filter(slug=slug).values_list("document", flat=True).first()
        return None if document is None else decode(bytes(document), Film)

    def films_with(self, page_ids: Iterable[str]) -> frozenset[str]:
        """Return the slugs of the films that any of these pages belong to."""
        found: set[str] = set()
        for part in _parts(frozenset(page_ids)):
            rows = self._pages().filter(page_id__in=part, film__isnull=False)
            found.update(rows.values_list("film__slug", flat=True).distinct())
        return frozenset(found)

    def links(self, keys: frozenset[str]) -> tuple[FilmLinks, ...]:
        """Return what the films filed under at least one of `keys` are linked by, in order of slug."""
        found: dict[str, bytes | memoryview] = {}
        for part in _parts(keys):
            rows = self._films().filter(pk__in=self._film_keys().filter(key__in=part).values("film"))
            found.update(rows.values_list("slug", "links"))
        return tuple(decode(bytes(found[slug]), FilmLinks) for slug in sorted(found))

    def crowds(self, keys: frozenset[str], most: int) -> frozenset[str]:
        """Return those of `keys` under which more than `most` films are filed."""
        found: set[str] = set()
        for part in _parts(keys):
            counted = self._film_keys().filter(key__in=part).values("key").annotate(films=models.Count("pk"))
            found.update(counted.filter(films__gt=most).values_list("key", flat=True))
        return frozenset(found)

    def films(self) -> tuple[FilmCard, ...]:
        """Return all films in order of title and year."""
        columns = ("slug", "title", "year", "sources", "critics", "audience", "verdicts")
        rows = self._films().order_by("order", "year", "slug").only(*columns)
        return tuple(film_card(row) for row in rows)

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

    def _put_reading(self, reading: Reading) -> None:
        page = reading.page
        columns = {
            "source": page.source,
            "kind": page.kind.name,
            "title": page.headline,
            "document": encode(reading),
        }
        row, _ = self._pages().defer("document").update_or_create(page_id=page.id, defaults=columns)
        filed = KeyRow.objects.using(self.using)
        filed.filter(page=row).delete()
        filed.bulk_create([KeyRow(key=key, page=row) for key in sorted(block_keys(reading))])
        film = self._pages().filter(pk=row.pk).values_list("film__slug", flat=True).get()
        self.index.put([source_entry(reading, film or "")])

    def _put_film(self, film: Film) -> None:
        row, _ = self._films().defer("document").update_or_create(slug=film.slug, defaults=_film_columns(film))
        self._put_keys(film, row)
        FormerSlug.objects.using(self.using).filter(slug=film.slug).delete()
        people = PersonRow.objects.using(self.using)
        people.filter(film=row).delete()
        people.bulk_create(
            [PersonRow(film=row, slug=p.slug, name=p.name, document=encode(p)) for p in film.people],
        )
        self.index.replace_film(film.slug, film_entries(film))
        self._link(film, row)

    def _put_keys(self, film: Film, row: FilmRow) -> None:
        """File the film under what links it to others; most new pages change nothing of that."""
        rows, wanted = self._film_keys().filter(film=row), set(links_of(film).keys)
        filed = set(rows.values_list("key", flat=True))
        for part in _parts(filed - wanted):
            rows.filter(key__in=part).delete()
        self._film_keys().bulk_create([FilmKeyRow(key=key, film=row) for key in sorted(wanted - filed)])

    def _link(self, film: Film, row: FilmRow) -> None:
        """File the film's pages under it, and no others: only rows that change are written."""
        filed = set(self._pages().filter(film=row).values_list("page_id", flat=True))
        wanted = {entry.id for entry in film.sources}
        for part in _parts(filed - wanted):
            self._pages().filter(page_id__in=part).update(film=None)
            self.index.link(part, "")
        for part in _parts(wanted - filed):
            self._pages().filter(page_id__in=part).update(film=row)
            self.index.link(part, film.slug)

    def _drop_film(self, slug: str) -> str | None:
        """Delete a film. Returns the id of one of its pages: where that goes, the old address leads."""
        row = self._films().filter(slug=slug).first()
        if row is None:
            return None
        page_id = row.pages.order_by("page_id").values_list("page_id", flat=True).first()
        self.index.drop_film(slug)
        row.delete()
        return page_id

    def _forward(self, left: dict[str, str | None]) -> None:
        for slug, page_id in left.items():
            page = self._pages().filter(page_id=page_id or "").select_related("film").first()
            if page and page.film and page.film.slug != slug:
                FormerSlug.objects.using(self.using).update_or_create(slug=slug, defaults={"film": page.film})

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


def _parts(values: AbstractSet[str]) -> Iterator[list[str]]:
    """The values in order, as many at once as a query takes."""
    ordered = sorted(values)
    return (ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH))


def film_card(row: FilmRow) -> FilmCard:
    """Return a film's columns as it stands in a list."""
    return FilmCard(
        slug=row.slug,
        title=row.title,
        year=row.year,
        sources=row.sources,
        critics=row.critics,
        audience=row.audience,
        verdicts=tuple((label, count) for label, count in row.verdicts),
    )


def _film_columns(film: Film) -> dict[str, object]:
    card = card_of(film)
    return {
        "title": card.title,
        "order": fold(card.title),
        "year": card.year,
        "sources": card.sources,
        "critics": card.critics,
        "audience": card.audience,
        "verdicts": list(card.verdicts),
        "links": encode(links_of(film)),
        "document": encode(film),
    }
