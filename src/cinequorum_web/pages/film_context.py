"""What the film page shows: one frozen value, complete before the template sees it."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum_web.pages.charts import Bar, Columns
from cinequorum_web.pages.contexts import Choice, Link
from cinequorum_web.pages.covers import Cover
from cinequorum_web.pages.drawings import Graph, Timeline
from cinequorum_web.pages.opinion_context import (
    AggregateView,
    AspectView,
    ConsensusView,
    RelayedView,
    ReviewView,
    ScoreView,
)
from cinequorum_web.pages.shelf import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueView:
    """One side of a question, with what carries it."""

    text: str
    p: str
    witnesses: str
    variants: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A fact that opens to its sentences."""

    label: str
    value: str
    href: str
    role: str
    detail: str
    status: str
    status_label: str
    p: str
    witnesses: str
    note: str
    variants: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    more: int
    dissent: tuple[ValueView, ...]
    checked: str = ""  # the newest date of a source that says so, where that matters


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """The first facts of one field. `more` counts those that only the field's own page, at `href`, shows."""

    label: str
    href: str
    facts: tuple[FactView, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """Facts that belong together."""

    key: str
    title: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOfDissent:
    """A point on which the sources differ. `hidden` is the level of a card behind the wall, else ''.

    `long` says that a side is a sentence rather than a word or two.
    """

    topic: str
    values: tuple[ValueView, ...]
    note: str
    hidden: str
    long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NatureView:
    """The disagreements of one nature."""

    key: str
    title: str
    meaning: str
    cards: tuple[CardOfDissent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSide:
    """One side of a question, without what carries it."""

    text: str
    p: str
    witnesses: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefCard:
    """A point on which the sources differ, in a line. `hidden` is the level of one behind the wall, else ''."""

    topic: str
    sides: tuple[BriefSide, ...]
    note: str
    hidden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefNature:
    """The disagreements of one nature in a line each. `more` counts those that only the page of them all shows."""

    key: str
    title: str
    meaning: str
    n: int
    cards: tuple[BriefCard, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """Arithmetic on what the sources say, with the words it rests on. `key` is its level, `level` that in words."""

    key: str
    level: str
    about: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseView:
    """One date of the release calendar."""

    date: str
    window: str
    where: str
    raw: str
    fact: FactView


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedView:
    """Text that several pages print."""

    text: str
    heading: str
    sources: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """A film that the sources name beside this one."""

    title: str
    year: int | None
    relation: str
    voices: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A page in the table of sources."""

    name: str
    title: str
    kind: str
    date: str
    rating: str
    verdict: str
    href: str
    address: str
    independence: str
    independent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are of one sort, and where they are."""

    text: str
    n: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmPage:
    """One film."""

    slug: str
    structured: str
    query: str
    title: str
    original_title: str
    other_titles: tuple[str, ...]
    year: int | None
    meta: tuple[tuple[Link, ...], ...]
    directors: tuple[Link, ...]
    cover: Cover
    spoilers: str
    choices: tuple[Choice, ...]
    scores: tuple[ScoreView, ...]
    aggregates: tuple[AggregateView, ...]
    verdicts: tuple[Bar, ...]
    verdict_words: str
    consensus: tuple[ConsensusView, ...]
    quoted: tuple[RelayedView, ...]
    aspects: tuple[AspectView, ...]
    more_quotes: int
    groups: tuple[FactGroup, ...]
    asides: tuple[Count, ...]
    contested: NatureView | None
    natures: tuple[Count, ...]
    settled: tuple[BriefNature, ...]
    disagreements: int
    checks: tuple[CheckView, ...]
    fitting: tuple[CheckView, ...]
    releases: tuple[ReleaseView, ...]
    timeline: Timeline | None
    shared: tuple[SharedView, ...]
    critics: tuple[ReviewView, ...]
    users: tuple[ReviewView, ...]
    reviews: tuple[Count, ...]
    marks: Columns | None
    over_time: Columns | None
    comparisons: tuple[ComparisonView, ...]
    more_comparisons: tuple[ComparisonView, ...]
    graph: Graph | None
    offers: tuple[FactView, ...]
    trailers: tuple[FactView, ...]
    stories: tuple[Link, ...]
    news: tuple[str, ...]
    similar: tuple[Link, ...]
    sources: tuple[SourceRow, ...]
    more_sources: int
    witnesses: str
    hidden: int
    decided: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmPart:
    """What the pages beside a film's page have in common: whose they are, and the wall."""

    slug: str
    title: str
    year: int | None
    cover: Cover
    heading: str
    lead: str
    query: str
    choices: tuple[Choice, ...]
