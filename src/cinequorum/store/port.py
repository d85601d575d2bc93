"""The store as the rest of the program sees it: readings are its truth, films a view that can be made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol, runtime_checkable

from cinequorum.model.film import Film, Similar
from cinequorum.model.judgement import Judgement, Withdrawal
from cinequorum.model.links import FilmLinks
from cinequorum.model.notes import Imprint
from cinequorum.model.part import Compared, Part
from cinequorum.model.reading import Reading
from cinequorum.model.record import Leaning, SourceRecord
from cinequorum.store.barring import Barred


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmCard:
    """A film in a list: enough to show and to link it. `critics` and `audience` are scores on 0..100 or None.

    `titles` are the forms of its title.
    """

    slug: str
    title: str
    year: int | None
    sources: int
    critics: float | None
    audience: float | None
    verdicts: tuple[tuple[str, int], ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One answer of a search. `kind`: `film` or `person`; `matched` the spelling or words that were found."""

    kind: str
    title: str
    slug: str
    year: int | None
    matched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """A page in a list of recent sources."""

    id: str
    source: str
    kind: str
    title: str | None
    film: str | None


class Filed(NamedTuple):
    """The part of a page that the store has, and the slug of the film that the page belongs to, if any."""

    part: Part
    film: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A film without the words that carry it, made of the parts of its `pages`; the document is made when asked for.

    `compared` is what has been found out of the sentences of its pages, for the next page that comes.
    """

    film: Film
    pages: tuple[str, ...]
    compared: Compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one ingest changes, written in one transaction.

    `readings` are new or re-read pages; `films` the films made again with all their words, `heads` those without;
    `similar` has what is like other films now; `gone` the slugs of films that are no more (merged into another, or left
    without a page). `judgements` and `withdrawals` are added to the log, where a row that
    it has already is not added again; nothing in the log is ever changed. `records` and `leanings` take the
    place of those that the store has; None leaves them as they are. `loaded` are marks of the records that the readings
    are from, `recorded` says that they are from records at all. `dropped` are pages that go, after the films are made.
    """

    readings: tuple[Reading, ...] = ()
    films: tuple[Film, ...] = ()
    heads: tuple[Head, ...] = ()
    similar: tuple[tuple[str, tuple[Similar, ...]], ...] = ()
    gone: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    records: tuple[SourceRecord, ...] | None = None
    leanings: tuple[Leaning, ...] | None = None
    loaded: tuple[str, ...] = ()
    recorded: bool = False
    dropped: tuple[str, ...] = ()

    @property
    def made(self) -> tuple[Film, ...]:
        """The films made again, in order of slug; of some of them there is no more than the head."""
        return tuple(sorted((*self.films, *(head.film for head in self.heads)), key=lambda film: film.slug))


class Store(Protocol):
    """What every backend can do; one set of tests runs against all of them."""

    def known(self, page_ids: Iterable[str]) -> frozenset[str]:
        """Return those of `page_ids` that the store already holds."""
        ...

    def apply(self, change: Change) -> None:
        """Write a change: all of it or, if anything fails, nothing."""
        ...

    def alone(self, on_wait: Callable[[], None]) -> AbstractContextManager[None]:
        """Be the only one who changes the store, from planning to writing; `on_wait` is called once before waiting.

        Whoever plans without it may plan on what is no longer so when it is written. It is not to be nested.
        """
        ...

    def together(self) -> AbstractContextManager[None]:
        """Write all changes applied within it as one, or, if anything fails, none of them. It is not to be nested.

        Raises `StoreError` also where the store goes away meanwhile.
        """
        ...

    def barred(self) -> Barred:
        """Return what was taken down, and is not taken in again."""
        ...

    def loaded(self) -> frozenset[str]:
        """Return the marks of the records that have been loaded."""
        ...

    def clear(self) -> None:
        """Forget all pages, films and what was loaded. Judgements and what was learned stay."""
        ...

    def reading(self, page_id: str) -> Reading | None:
        """Return the latest reading of one page."""
        ...

    def readings_of(self, page_ids: Iterable[str]) -> Iterator[Reading]:
        """Yield the readings of these pages in order of page id, as far as the store has them."""
        ...

    def came(self, page_ids: Iterable[str]) -> Mapping[str, datetime]:
        """Return when pages came in first, by page id, as far as the store has them; moments of UTC."""
        ...

    def texts(self, page_ids: Iterable[str]) -> Mapping[str, str]:
        """Return the texts of pages that the store has, by page id."""
        ...

    def readings(
        self, keys: frozenset[str] | None = None, without: AbstractSet[str] = frozenset()
    ) -> Iterator[Reading]:
        """Yield readings in order of page id: all, or those filed under at least one of `keys`.

        Those of the page ids `without` are left out.
        """
        ...

    def filed(self, keys: frozenset[str], without: AbstractSet[str] = frozenset()) -> Iterator[Filed]:
        """Yield the parts of the pages filed under at least one of `keys`; some left out."""
        ...

    def filed_as(self, page_ids: Iterable[str]) -> Iterator[Filed]:
        """Yield the parts of these pages, as far as the store has them."""
        ...

    def imprints(self, page_ids: AbstractSet[str], slugs: Iterable[str] = ()) -> Mapping[str, Imprint]:
        """Return the sentences of these pages as numbers, by page id; quicker where `slugs` names their films."""
        ...

    def compared(self, slug: str) -> Compared:
        """Return what has been found out of the sentences of a film's pages."""
        ...

    def film(self, slug: str) -> Film | None:
        """Return one film by its slug. A document that is not there yet is made of the pages, and kept."""
        ...

    def made(self, slug: str) -> Film | None:
        """Return one film by its slug, if its document is there; None if it is to be made, or there is no such film."""
        ...

    def sizes(self, slugs: AbstractSet[str]) -> Mapping[str, int]:
        """Return how many pages these films have, by slug."""
        ...

    def members(self, slugs: AbstractSet[str]) -> Mapping[str, frozenset[str]]:
        """Return the ids of the pages of these films, by slug."""
        ...

    def similar(self, slugs: AbstractSet[str]) -> Mapping[str, tuple[Similar, ...]]:
        """Return what is like these films, by slug."""
        ...

    def naming(self, spellings: AbstractSet[str]) -> frozenset[str]:
        """Return the slugs of the films on whose page a name is spelt so, by `spelling_key`."""
        ...

    def films_with(self, page_ids: Iterable[str]) -> frozenset[str]:
        """Return the slugs of the films that any of these pages belong to."""
        ...

    def links(self, keys: frozenset[str]) -> tuple[FilmLinks, ...]:
        """Return what the films filed under at least one of `keys` are linked by, in order of slug."""
        ...

    def crowds(self, keys: frozenset[str], most: int) -> frozenset[str]:
        """Return those of `keys` under which more than `most` films are filed."""
        ...

    def films(self) -> tuple[FilmCard, ...]:
        """Return all films in order of title and year."""
        ...

    def page_count(self) -> int:
        """Return how many pages there are."""
        ...

    def recent(self, most: int) -> tuple[SourceCard, ...]:
        """Return the pages added last, the newest first."""
        ...

    def search(self, query: str, most: int = 20) -> tuple[SearchHit, ...]:
        """Find films and people under any of their spellings; the best answers first."""
        ...

    def person_films(self, slug: str) -> tuple[str, ...]:
        """Return the slugs of the films that credit this person, in order."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements ever made, in the order in which they came, those taken back among them."""
        ...

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Return all withdrawals ever made, in the order in which they came."""
        ...

    def leanings(self) -> tuple[Leaning, ...]:
        """Return how critics and outlets rate beside one another, as it was learned last, in order."""
        ...

    def records(self) -> tuple[SourceRecord, ...]:
        """Return how good the sources have been, as it was learned last, in order of source and field."""
        ...

    def close(self) -> None:
        """Give back what the store holds open."""
        ...


@runtime_checkable
class Keeping(Protocol):
    """A store with more than pages and films: what people decided and wrote, which is kept as records too."""

    def widen(self, on_wait: Callable[[], None]) -> None:
        """Make ready what is needed to hold it, not within `alone`; `on_wait` is called before waiting for another."""
        ...

    def keep(self, folder: Path, *, anew: bool = False) -> bool:
        """Write what people decided and wrote into a folder of records; say whether it is another than was there.

        That is: judgements, notes and pages that came by hand, what was learned, former addresses, when pages came, and
        all that members and editors have. `anew`: when pages came is written for all, not for new pages only.
        """
        ...

    def bring(self, folder: Path) -> tuple[Reading, ...]:
        """Bring back what was kept and is not in the store; return the pages that came by hand, to be read in.

        Raises `OtherManifest`, `ShardBroken`.
        """
        ...

    def forward(self, folder: Path) -> None:
        """Let former addresses lead to their films again, and no others, and pages have come when they did.

        After all pages and films are there.
        """
        ...


def titles_near(store: Store, title: str, most: int = 3) -> tuple[str, ...]:
    """Return titles in the store that resemble `title`, for an error that helps."""
    from rapidfuzz import fuzz, process

    names: Sequence[str] = [card.title for card in store.films()]
    near = process.extract(title, names, scorer=fuzz.WRatio, limit=most, score_cutoff=60)
    return tuple(name for name, _, _ in near)
