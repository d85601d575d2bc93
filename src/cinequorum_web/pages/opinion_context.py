"""What the pages show of opinions: scores, reviews, aspects, the consensus."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum_web.pages.charts import Bar, Interval
from cinequorum_web.pages.contexts import Link
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
    more: int = 0


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
    critic: str = ""  # the address of the critic's page
    place: str = ""  # the address of the outlet's


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
