"""Search as the rest of the site sees it, whatever the database behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that can be found: a film or person by its spellings, a source by its text.

    `kind`: `film`, `person`, `source`; `ref` names it within its kind; `film` is the slug of the film it belongs to,
    or empty; `sort` is what kind of page a source is. `names` are the spellings; `safe` text that gives nothing away;
    `walled` text that does: it is searched, so that the film is found, and never shown.
    """

    kind: str
    ref: str
    film: str
    title: str
    year: int | None = None
    sort: str = ""
    names: tuple[str, ...] = ()
    safe: str = ""
    walled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One answer.

    `name` is the spelling that matched, if one did. `before`, `words`, `after` are the words found in text that may be
    shown; all empty where only a name, or only text behind the spoiler wall, matched.
    """

    kind: str
    ref: str
    film: str
    title: str
    year: int | None
    name: str = ""
    before: str = ""
    words: str = ""
    after: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader looks for. `kind` narrows to one kind of answer, `topics` (kind and slug) to films that have them.

    `kind`: `film`, `person`, `review` (a page that judges), `source` (any other page), or "" for all. `most` is how
    many answers of each kind are given.
    """

    query: str
    kind: str = ""
    topics: tuple[tuple[str, str], ...] = ()
    most: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One topic among the answers: its kind, address and name, and how many of the films that were found have it."""

    kind: str
    slug: str
    name: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answers, the best first; how many there are of each kind, and of which topics their films are.

    `query` is what was searched for: another than asked where a slip was mended, since nothing had the words asked for.
    `capped`: there are more answers than were looked at, so the counts are lower bounds.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()
    facets: tuple[Facet, ...] = ()
    mended: bool = False
    capped: bool = False


class Index(Protocol):
    """What a search backend can do."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries; those of the same kind and ref are replaced."""
        ...

    def replace_film(self, slug: str, entries: Iterable[Entry]) -> None:
        """Put a film's own entry and its people's in the place of those there are; its sources stay as they are."""
        ...

    def drop_film(self, slug: str) -> None:
        """Forget a film and its people; its sources stay, without a film."""
        ...

    def drop_pages(self, page_ids: Iterable[str]) -> None:
        """Forget these sources and their texts."""
        ...

    def link(self, page_ids: Iterable[str], slug: str) -> None:
        """Note which film these sources belong to."""
        ...

    def find(self, query: str, most: int) -> tuple[Hit, ...]:
        """Return the best answers, every word first, then any word; the last word may be unfinished."""
        ...

    def look(self, asked: Asked) -> Found:
        """Return the answers that fit, with what they can be narrowed by; a slip of the keys is mended."""
        ...
