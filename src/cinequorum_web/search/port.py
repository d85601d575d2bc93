"""Search as the rest of the site sees it, whatever the database behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that can be found: a film or person by its spellings, a source by its text.

    `kind`: `film`, `person`, `source`; `ref` names it within its kind; `film` is the slug of the film it belongs to,
    or empty. `names` are the spellings; `safe` text that gives nothing away; `walled` text that does: it is searched,
    so that the film is found, and never shown.
    """

    kind: str
    ref: str
    film: str
    title: str
    year: int | None = None
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

    def link(self, page_ids: Iterable[str], slug: str) -> None:
        """Note which film these sources belong to."""
        ...

    def find(self, query: str, most: int) -> tuple[Hit, ...]:
        """Return the best answers, every word first, then any word; the last word may be unfinished."""
        ...
