"""What each page shows: one frozen value a page, complete before a template sees it."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum_web.pages.charts import Bar, Cover, Interval
from cinequorum_web.pages.shelf import Evidence


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
class PartView:
    """One voice that went into a score, or did not."""

    by: str
    source: str
    rating: str
    value: str
    used: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreView:
    """A score with everything that it is made of. `value` is empty where there are too few voices."""

    key: str
    name: str
    value: str
    range: str
    voices: str
    share: str
    chart: Interval | None
    note: str
    parts: tuple[PartView, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """The facts of one field."""

    label: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """Facts that belong together."""

    key: str
    title: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOfDissent:
    """A point on which the sources differ. `hidden` is the level of a card behind the wall, else ''."""

    topic: str
    values: tuple[ValueView, ...]
    note: str
    hidden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NatureView:
    """The disagreements of one nature."""

    key: str
    title: str
    meaning: str
    cards: tuple[CardOfDissent, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """One voice on the film."""

    author: str
    outlet: str
    by: str
    date: str
    verdict: str
    verdict_label: str
    rating: str
    spoiler: str
    flags: tuple[str, ...]
    opening: str
    language: str
    href: str
    independent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """A judgement on one side of the film, in a source's words."""

    polarity: str
    text: str
    name: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectView:
    """How the voices judge one side of the film."""

    name: str
    pos: int
    mixed: int
    neg: int
    bars: tuple[Bar, ...]
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsensusView:
    """A sentence on what the sources agree on, with what carries it."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AggregateView:
    """A site's own figure, shown beside the scores and never mixed in."""

    text: str
    source: Link


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
class FilmPage:
    """One film."""

    slug: str
    title: str
    original_title: str
    other_titles: tuple[str, ...]
    year: int | None
    meta: tuple[str, ...]
    directors: tuple[Link, ...]
    cover: Cover
    spoilers: str
    choices: tuple[Choice, ...]
    scores: tuple[ScoreView, ...]
    aggregates: tuple[AggregateView, ...]
    verdicts: tuple[Bar, ...]
    verdict_words: str
    consensus: tuple[ConsensusView, ...]
    aspects: tuple[AspectView, ...]
    groups: tuple[FactGroup, ...]
    natures: tuple[NatureView, ...]
    disagreements: int
    releases: tuple[ReleaseView, ...]
    shared: tuple[SharedView, ...]
    critics: tuple[ReviewView, ...]
    users: tuple[ReviewView, ...]
    comparisons: tuple[ComparisonView, ...]
    offers: tuple[FactView, ...]
    news: tuple[str, ...]
    similar: tuple[Link, ...]
    sources: tuple[SourceRow, ...]
    witnesses: str
    hidden: int


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
class SearchPage:
    """Answers to a search."""

    query: str
    films: tuple[Link, ...]
    people: tuple[Link, ...]
    passages: tuple[Passage, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a source that answer a search; all empty where what matched gives the story away."""

    name: str
    film: str
    href: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPage:
    """Nothing is here, but something like it may be."""

    asked: str
    near: tuple[Link, ...]
