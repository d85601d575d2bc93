"""What the film page shows: one frozen value, complete before the template sees it."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum_web.pages.charts import Bar, Cover, Interval
from cinequorum_web.pages.contexts import Choice, Link
from cinequorum_web.pages.shelf import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """One voice that went into a score, or did not."""

    by: str
    source: str
    rating: str
    value: str
    used: bool
    note: str
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaView:
    """What another formula makes of the same voices."""

    name: str
    value: str
    how: str


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
    others: tuple[FormulaView, ...] = ()
    suspects: str = ""


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
    """The facts of one field. `rest` are those beyond the first few."""

    label: str
    facts: tuple[FactView, ...]
    rest: tuple[FactView, ...]


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
    reasons: tuple[str, ...] = ()


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
    more_quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayedView:
    """Words of somebody that others quote, and the sentence that they are from, where it is at hand."""

    text: str
    holder: str
    by: tuple[Link, ...]
    state: str
    full: str
    href: str
    notes: tuple[str, ...]


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
    quoted: tuple[RelayedView, ...]
    aspects: tuple[AspectView, ...]
    more_quotes: int
    groups: tuple[FactGroup, ...]
    natures: tuple[NatureView, ...]
    disagreements: int
    checks: tuple[CheckView, ...]
    fitting: tuple[CheckView, ...]
    releases: tuple[ReleaseView, ...]
    shared: tuple[SharedView, ...]
    critics: tuple[ReviewView, ...]
    users: tuple[ReviewView, ...]
    comparisons: tuple[ComparisonView, ...]
    more_comparisons: tuple[ComparisonView, ...]
    offers: tuple[FactView, ...]
    news: tuple[str, ...]
    similar: tuple[Link, ...]
    sources: tuple[SourceRow, ...]
    witnesses: str
    hidden: int
    decided: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
