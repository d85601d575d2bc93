"""The reference store: everything in memory, nothing clever. What it does is what every backend must do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from cinequorum.model.film import Film
from cinequorum.model.judgement import Judgement, Withdrawal
from cinequorum.model.links import FilmLinks
from cinequorum.model.reading import Reading
from cinequorum.model.record import Leaning, SourceRecord
from cinequorum.reconcile.subjects import block_keys
from cinequorum.score.similar import links_of
from cinequorum.store.port import Change, FilmCard, SearchHit, SourceCard
from cinequorum.text.fold import fold


class MemoryStore:
    """A store that lives as long as the process."""

    def __init__(self) -> None:
        self._readings: dict[str, Reading] = {}
        self._films: dict[str, Film] = {}
        self._judgements: dict[str, Judgement] = {}
        self._withdrawals: dict[str, Withdrawal] = {}
        self._records: tuple[SourceRecord, ...] = ()
        self._leanings: tuple[Leaning, ...] = ()

    def known(self, page_ids: Iterable[str]) -> frozenset[str]:
        """Return those of `page_ids` that the store already holds."""
        return frozenset(page_id for page_id in page_ids if page_id in self._readings)

    def apply(self, change: Change) -> None:
        """Write a change. Assignments cannot fail halfway, so this is all or nothing."""
        self._readings |= {reading.page.id: reading for reading in change.readings}
        for slug in change.gone:
            self._films.pop(slug, None)
        self._films |= {film.slug: film for film in change.films}
        self._judgements |= {row.id: row for row in change.judgements if row.id not in self._judgements}
        self._withdrawals |= {row.id: row for row in change.withdrawals if row.id not in self._withdrawals}
        self._records = self._records if change.records is None else tuple(sorted(change.records))
        self._leanings = self._leanings if change.leanings is None else tuple(sorted(change.leanings))

    def reading(self, page_id: str) -> Reading | None:
        """Return the latest reading of one page."""
        return self._readings.get(page_id)

    def readings(
        self, keys: frozenset[str] | None = None, without: AbstractSet[str] = frozenset()
    ) -> Iterator[Reading]:
        """Yield readings in order of page id: all, or those filed under at least one of `keys`; some left out."""
        for page_id, reading in sorted(self._readings.items()):
            if page_id not in without and (keys is None or keys & block_keys(reading)):
                yield reading

    def film(self, slug: str) -> Film | None:
        """Return one film by its slug."""
        return self._films.get(slug)

    def films_with(self, page_ids: Iterable[str]) -> frozenset[str]:
        """Return the slugs of the films that any of these pages belong to."""
        wanted = frozenset(page_ids)
        films = self._films.values()
        return frozenset(film.slug for film in films if any(entry.id in wanted for entry in film.sources))

    def links(self, keys: frozenset[str]) -> tuple[FilmLinks, ...]:
        """Return what the films filed under at least one of `keys` are linked by, in order of slug."""
        found = [links_of(film) for _, film in sorted(self._films.items())]
        return tuple(one for one in found if not keys.isdisjoint(one.keys))

    def crowds(self, keys: frozenset[str], most: int) -> frozenset[str]:
        """Return those of `keys` under which more than `most` films are filed."""
        counts = Counter(key for film in self._films.values() for key in links_of(film).keys if key in keys)
        return frozenset(key for key, count in counts.items() if count > most)

    def films(self) -> tuple[FilmCard, ...]:
        """Return all films in order of title and year."""
        films = sorted(self._films.values(), key=lambda film: (fold(film.title), film.year or 0, film.slug))
        return tuple(card_of(film) for film in films)

    def recent(self, most: int) -> tuple[SourceCard, ...]:
        """Return the pages added last, the newest first."""
        latest = list(self._readings.values())[-most:] if most else []
        return tuple(source_card(reading, self._films.values()) for reading in reversed(latest))

    def search(self, query: str, most: int = 20) -> tuple[SearchHit, ...]:
        """Find films and people whose spelling has every word of the query, or begins with its last."""
        wanted = fold(query).split()
        hits = [hit for film in self._films.values() for hit in _hits(film, wanted)] if wanted else []
        unique = {(hit.kind, hit.slug): hit for hit in sorted(hits, key=lambda hit: (hit.kind, hit.title, hit.matched))}
        return tuple(unique.values())[:most]

    def person_films(self, slug: str) -> tuple[str, ...]:
        """Return the slugs of the films that credit this person, in order."""
        return tuple(sorted(film.slug for film in self._films.values() if any(p.slug == slug for p in film.people)))

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


def card_of(film: Film) -> FilmCard:
    """Return a film as it stands in a list."""
    return FilmCard(
        slug=film.slug,
        title=film.title,
        year=film.year,
        sources=len(film.sources),
        critics=film.critics.value if film.critics else None,
        audience=film.audience.value if film.audience else None,
        verdicts=film.verdicts,
    )


def source_card(reading: Reading, films: Iterable[Film]) -> SourceCard:
    """Return a page as it stands in a list, with the film that it went into."""
    page = reading.page
    film = next((film.slug for film in films if any(entry.id == page.id for entry in film.sources)), None)
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
