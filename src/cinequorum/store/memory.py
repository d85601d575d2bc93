"""The reference store: everything in memory, nothing clever. What it does is what every backend must do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime
from threading import Lock

from cinequorum.model.film import Film, Similar
from cinequorum.model.judgement import Judgement, Withdrawal
from cinequorum.model.links import FilmLinks
from cinequorum.model.notes import Imprint
from cinequorum.model.part import NOTHING_COMPARED, Compared, Part
from cinequorum.model.reading import Reading
from cinequorum.model.record import Leaning, SourceRecord
from cinequorum.reconcile.notes import notes_on
from cinequorum.reconcile.subjects import block_keys
from cinequorum.score.similar import links_of
from cinequorum.store.barring import NOTHING_BARRED, Barred
from cinequorum.store.documents import whole_film
from cinequorum.store.naming import names_on
from cinequorum.store.port import Change, Filed, FilmCard, SearchHit, SourceCard
from cinequorum.text.fold import fold


def _now() -> datetime:
    return datetime.now(UTC)


class MemoryStore:
    """A store that lives as long as the process."""

    def __init__(self, clock: Callable[[], datetime] = _now, barred: Barred = NOTHING_BARRED) -> None:
        self._clock = clock
        self._barred = barred
        self._came: dict[str, datetime] = {}
        self._readings: dict[str, Reading] = {}
        self._parts: dict[str, Part] = {}
        self._known: dict[str, Film] = {}  # by slug: whole, or no more than the head
        self._whole: dict[str, Film] = {}
        self._pages: dict[str, tuple[str, ...]] = {}
        self._similar: dict[str, tuple[Similar, ...]] = {}
        self._compared: dict[str, Compared] = {}
        self._judgements: dict[str, Judgement] = {}
        self._withdrawals: dict[str, Withdrawal] = {}
        self._records: tuple[SourceRecord, ...] = ()
        self._leanings: tuple[Leaning, ...] = ()
        self._loaded: frozenset[str] = frozenset()
        self._writing = Lock()

    def known(self, page_ids: Iterable[str]) -> frozenset[str]:
        """Return those of `page_ids` that the store already holds."""
        return frozenset(page_id for page_id in page_ids if page_id in self._readings)

    def apply(self, change: Change) -> None:
        """Write a change. Assignments cannot fail halfway, so this is all or nothing."""
        from cinequorum.pipeline import part_of  # with all that reads pages

        now = self._clock()
        self._came = {reading.page.id: now for reading in change.readings} | self._came
        self._loaded |= frozenset(change.loaded)
        self._readings |= {reading.page.id: reading for reading in change.readings}
        self._parts |= {reading.page.id: part_of(reading) for reading in change.readings}
        for slug in change.gone:
            for kept in (self._known, self._whole, self._pages, self._similar, self._compared):
                kept.pop(slug, None)
        for film in change.films:
            self._put(film, tuple(entry.id for entry in film.sources))
            self._whole[film.slug] = film
        for head in change.heads:
            self._put(head.film, head.pages)
            self._whole.pop(head.film.slug, None)
            self._compared[head.film.slug] = head.compared
        self._similar |= dict(change.similar)
        self._drop(change.dropped)
        self._judgements |= {row.id: row for row in change.judgements if row.id not in self._judgements}
        self._withdrawals |= {row.id: row for row in change.withdrawals if row.id not in self._withdrawals}
        self._records = self._records if change.records is None else tuple(sorted(change.records))
        self._leanings = self._leanings if change.leanings is None else tuple(sorted(change.leanings))

    def _drop(self, page_ids: tuple[str, ...]) -> None:
        for page in page_ids:
            for kept in (self._readings, self._parts, self._came):
                kept.pop(page, None)
        self._pages = {slug: tuple(page for page in held if page not in page_ids) for slug, held in self._pages.items()}

    def barred(self) -> Barred:
        """Return what was taken down, and is not taken in again."""
        return self._barred

    def _put(self, film: Film, pages: tuple[str, ...]) -> None:
        """Keep what is known of a film; a page belongs to one film only."""
        for slug, held in self._pages.items():
            if not frozenset(pages).isdisjoint(held):
                self._pages[slug] = tuple(page for page in held if page not in pages)
        self._known[film.slug], self._pages[film.slug], self._similar[film.slug] = film, pages, film.similar

    @contextmanager
    def alone(self, on_wait: Callable[[], None]) -> Iterator[None]:
        """Be the only one who changes the store, from planning to writing."""
        if not self._writing.acquire(blocking=False):
            on_wait()
            self._writing.acquire()
        try:
            yield
        finally:
            self._writing.release()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write all changes applied within it as one, or, if anything fails, none of them."""
        before = {name: copy(held) for name, held in vars(self).items() if name != "_writing"}
        try:
            yield
        except BaseException:
            vars(self).update(before)
            raise

    def loaded(self) -> frozenset[str]:
        """Return the marks of the records that have been loaded."""
        return self._loaded

    def clear(self) -> None:
        """Forget all pages, films and what was loaded. Judgements and what was learned stay."""
        held = (
            self._readings, self._parts, self._known, self._whole, self._pages, self._similar, self._compared
        )  # fmt: skip
        for one in held:
            one.clear()
        self._came = {}
        self._loaded = frozenset()

    def reading(self, page_id: str) -> Reading | None:
        """Return the latest reading of one page."""
        return self._readings.get(page_id)

    def readings_of(self, page_ids: Iterable[str]) -> Iterator[Reading]:
        """Yield the readings of these pages in order of page id, as far as the store has them."""
        return (self._readings[page_id] for page_id in sorted(page_ids) if page_id in self._readings)

    def came(self, page_ids: Iterable[str]) -> Mapping[str, datetime]:
        """Return when pages came in first, by page id, as far as the store has them; moments of UTC."""
        return {page_id: self._came[page_id] for page_id in page_ids if page_id in self._came}

    def texts(self, page_ids: Iterable[str]) -> Mapping[str, str]:
        """Return the texts of pages that the store has, by page id."""
        return {page_id: self._readings[page_id].page.text for page_id in page_ids}

    def readings(
        self, keys: frozenset[str] | None = None, without: AbstractSet[str] = frozenset()
    ) -> Iterator[Reading]:
        """Yield readings in order of page id: all, or those filed under at least one of `keys`; some left out."""
        for page_id, reading in sorted(self._readings.items()):
            if page_id not in without and (keys is None or keys & block_keys(reading)):
                yield reading

    def filed(self, keys: frozenset[str], without: AbstractSet[str] = frozenset()) -> Iterator[Filed]:
        """Yield the parts of the pages filed under at least one of `keys`; some left out."""
        wanted = (page for page, part in self._parts.items() if page not in without and keys & {*part.subject.keys})
        return self.filed_as(wanted)

    def filed_as(self, page_ids: Iterable[str]) -> Iterator[Filed]:
        """Yield the parts of these pages, as far as the store has them."""
        for page in sorted(page_ids):
            if page in self._parts:
                yield Filed(self._parts[page], next(iter(self.films_with([page])), None))

    def imprints(self, page_ids: AbstractSet[str], slugs: Iterable[str] = ()) -> Mapping[str, Imprint]:
        """Return the sentences of these pages as numbers, by page id; quicker where `slugs` names their films."""
        return {page: notes_on(self._readings[page]).imprint for page in page_ids}

    def compared(self, slug: str) -> Compared:
        """Return what has been found out of the sentences of a film's pages."""
        return self._compared.get(slug, NOTHING_COMPARED)

    def film(self, slug: str) -> Film | None:
        """Return one film by its slug. A document that is not there yet is made of the pages, and kept."""
        if slug in self._known and slug not in self._whole:
            self._whole[slug] = whole_film(self, slug, self._pages[slug], ())
        return self.made(slug)

    def made(self, slug: str) -> Film | None:
        """Return one film by its slug, if its document is there; None if it is to be made, or there is no such film."""
        return replace(self._whole[slug], similar=self._similar[slug]) if slug in self._whole else None

    def sizes(self, slugs: AbstractSet[str]) -> Mapping[str, int]:
        """Return how many pages these films have, by slug."""
        return {slug: len(pages) for slug, pages in self.members(slugs).items()}

    def members(self, slugs: AbstractSet[str]) -> Mapping[str, frozenset[str]]:
        """Return the ids of the pages of these films, by slug."""
        return {slug: frozenset(self._pages[slug]) for slug in slugs if slug in self._pages}

    def similar(self, slugs: AbstractSet[str]) -> Mapping[str, tuple[Similar, ...]]:
        """Return what is like these films, by slug."""
        return {slug: self._similar[slug] for slug in slugs if slug in self._similar}

    def naming(self, spellings: AbstractSet[str]) -> frozenset[str]:
        """Return the slugs of the films on whose page a name is spelt so, by `spelling_key`."""
        return frozenset(slug for slug, film in self._known.items() if not names_on(film).isdisjoint(spellings))

    def films_with(self, page_ids: Iterable[str]) -> frozenset[str]:
        """Return the slugs of the films that any of these pages belong to."""
        wanted = frozenset(page_ids)
        return frozenset(slug for slug, pages in self._pages.items() if not wanted.isdisjoint(pages))

    def links(self, keys: frozenset[str]) -> tuple[FilmLinks, ...]:
        """Return what the films filed under at least one of `keys` are linked by, in order of slug."""
        found = [links_of(film) for _, film in sorted(self._known.items())]
        return tuple(one for one in found if not keys.isdisjoint(one.keys))

    def crowds(self, keys: frozenset[str], most: int) -> frozenset[str]:
        """Return those of `keys` under which more than `most` films are filed."""
        counts = Counter(key for film in self._known.values() for key in links_of(film).keys if key in keys)
        return frozenset(key for key, count in counts.items() if count > most)

    def films(self) -> tuple[FilmCard, ...]:
        """Return all films in order of title and year."""
        films = sorted(self._known.values(), key=lambda film: (fold(film.title), film.year or 0, film.slug))
        return tuple(card_of(film, len(self._pages[film.slug])) for film in films)

    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._readings)

    def recent(self, most: int) -> tuple[SourceCard, ...]:
        """Return the pages added last, the newest first."""
        latest = list(self._readings.values())[-most:] if most else []
        return tuple(
            source_card(reading, next(iter(self.films_with([reading.page.id])), None)) for reading in reversed(latest)
        )

    def search(self, query: str, most: int = 20) -> tuple[SearchHit, ...]:
        """Find films and people whose spelling has every word of the query, or begins with its last."""
        wanted = fold(query).split()
        hits = [hit for film in self._known.values() for hit in _hits(film, wanted)] if wanted else []
        unique = {(hit.kind, hit.slug): hit for hit in sorted(hits, key=lambda hit: (hit.kind, hit.title, hit.matched))}
        return tuple(unique.values())[:most]

    def person_films(self, slug: str) -> tuple[str, ...]:
        """Return the slugs of the films that credit this person, in order."""
        return tuple(sorted(film.slug for film in self._known.values() if any(p.slug == slug for p in film.people)))

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements ever made, in the order in which they came, those taken back among them."""
        return tuple(self._judgements.values())

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Return all withdrawals ever made, in the order in which they came."""
        return tuple(self._withdrawals.values())

    def leanings(self) -> tuple[Leaning, ...]:
        """Return how critics and outlets rate beside one another, as it was learned last, in order."""
        return self._leanings

    def records(self) -> tuple[SourceRecord, ...]:
        """Return how good the sources have been, as it was learned last, in order of source and field."""
        return self._records

    def close(self) -> None:
        """Nothing is held open."""


def card_of(film: Film, pages: int) -> FilmCard:
    """Return a film of so many pages as it stands in a list."""
    return FilmCard(
        slug=film.slug,
        title=film.title,
        year=film.year,
        sources=pages,
        critics=film.critics.value if film.critics else None,
        audience=film.audience.value if film.audience else None,
        verdicts=film.verdicts,
        titles=film.titles,
    )


def source_card(reading: Reading, film: str | None) -> SourceCard:
    """Return a page as it stands in a list, with the slug of the film that it went into."""
    page = reading.page
    return SourceCard(id=page.id, source=page.source, kind=page.kind.name, title=page.headline, film=film)


def _hits(film: Film, wanted: list[str]) -> Iterator[SearchHit]:
    for title in film.titles or (film.title,):
        if _matches(title, wanted):
            yield SearchHit(kind="film", title=film.title, slug=film.slug, year=film.year, matched=title)
    for person in film.people:
        for spelling in (person.name, *person.spellings):
            if _matches(spelling, wanted):
                yield SearchHit(kind="person", title=person.name, slug=person.slug, year=None, matched=spelling)


def _matches(name: str, wanted: list[str]) -> bool:
    have = fold(name).split()
    return all(word in have for word in wanted[:-1]) and any(word.startswith(wanted[-1]) for word in have)
