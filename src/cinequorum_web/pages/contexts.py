"""What each page shows: one frozen value a page, complete before a template sees it."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum_web.pages.charts import Bar
from cinequorum_web.pages.covers import Cover


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One setting of the spoiler wall, as a link."""

    level: str
    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link and what it says. `href` is empty where there is nothing to lead to."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A film in a list."""

    slug: str
    title: str
    year: int | None
    cover: Cover
    critics: str
    audience: str
    verdicts: tuple[Bar, ...]
    verdict_words: str
    sources: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A page in a list of pages."""

    name: str
    title: str
    kind: str
    href: str
    film: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page: films and what came in last."""

    films: tuple[CardView, ...]
    recent: tuple[SourceLine, ...]
    count: str
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmsPage:
    """All films, a screenful at a time."""

    films: tuple[CardView, ...]
    count: str
    number: int
    pages: int
    earlier: str
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a person did on one film."""

    film: Link
    year: int | None
    cover: Cover
    roles: tuple[str, ...]
    quotes: tuple[Link, ...]
    notes: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """One person over all films of the store."""

    slug: str
    name: str
    spellings: tuple[str, ...]
    reasons: tuple[str, ...]
    credits: tuple[Credit, ...]
    hidden: int
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """A source that was taken down."""

    day: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPage:
    """Nothing is here, but something like it may be."""

    asked: str
    near: tuple[Link, ...]
