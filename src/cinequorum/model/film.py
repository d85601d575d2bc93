"""One reconciled film: what all its pages say together, each value with what carries it."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum.model.judgement import Contradiction, Judgement
from cinequorum.model.page import Span
from cinequorum.model.review import Review as Review  # noqa: PLC0414 - said to be meant: others take it from here
from cinequorum.model.score import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """The words that carry a value. `witness` numbers the independent voice; copies of one text share a number.

    `spoiler` is the level (`none`, `mild`, `major`) of what the words give away.
    """

    source: str
    span: Span
    witness: int
    raw: str
    manner: str = "fact"
    holder: str | None = None
    spoiler: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent:
    """A value that conflicts with the displayed one."""

    value: str
    p: float
    support: tuple[Support, ...]
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of the film: a displayed value, its probability, and everything that speaks for or against it.

    `variants` are other spellings of the same value that were seen; `dissent` the conflicting values. `status`:
    `agreed` (two or more independent witnesses, no dissent), `single` (one witness), `contested` (dissent and no value
    clearly ahead), `disputed` (dissent, one value ahead). `witnesses` counts independent voices, not pages.
    """

    field: str
    value: str
    p: float
    status: str
    witnesses: int
    support: tuple[Support, ...]
    role: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    variants: tuple[str, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    note: str | None = None

    def qualifier(self, name: str) -> str | None:
        """Return the qualifier's value or None."""
        return next((value for key, value in self.qualifiers if key == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementValue:
    """One side of a disagreement. `p` is None where no probability applies (labels, opinions, spellings)."""

    value: str
    p: float | None
    witnesses: int
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A point on which the sources do not say the same.

    `nature`: `contested` (values exclude each other), `compatible` (a bound and a figure, parts of a list),
    `spelling` (one thing written differently), `framing` (different words for one thing), `opinion` (judgements that
    differ), `single` (only one witness for something others pass over). `note` says what it means and what would
    settle it. `spoiler` is the level of the whole card.
    """

    topic: str
    nature: str
    values: tuple[DisagreementValue, ...]
    note: str
    spoiler: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Arithmetic on what the sources say, that a reader can do again: a note beside the facts, never a vote.

    `kind`: `age`, `weekday`, `windows`, `page_date`, `runtime`, `year`, `value`, `inferred_date`. `level`: `fits`,
    `odd` (rare, or there must be a reason), `impossible`. `field` is the predicate that it bears upon, `subject`
    `film` or the person meant, `text` the reckoning in words with its figures.
    """

    kind: str
    level: str
    field: str
    text: str
    support: tuple[Support, ...]
    subject: str = "film"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person credited on the film, with every spelling seen and why they were joined.

    `maybe` has the shown spellings of others on the film who may be the same person and were not joined; `doubtful`
    says why the text may be no name at all.
    """

    name: str
    slug: str
    credits: tuple[tuple[str, str | None], ...]
    spellings: tuple[str, ...]
    evidence: tuple[str, ...]
    support: tuple[Support, ...]
    notes: tuple[tuple[str, Support], ...] = ()
    maybe: tuple[str, ...] = ()
    doubtful: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """A site's own figure ("6,367 people rated", "Metascore 82"), shown beside the scores and never mixed in."""

    by: str
    raw: str
    value: float | None
    count: int | None
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a source, at most 25 of them."""

    text: str
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class Relayed:
    """Words of `holder` that other sources quote, at most 25 of them; `by` names who does, `support` where.

    `status`: `second_hand` (the holder's page is not among the sources), `found` (it is: `original` holds the sentence
    around the words, `notes` what was cut and whether that turns it), `not_there` (it is, without these words).
    """

    text: str
    holder: str
    by: tuple[str, ...]
    support: tuple[Support, ...]
    status: str = "second_hand"
    original: Support | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectSummary:
    """How independent voices judge one aspect."""

    aspect: str
    pos: int
    neg: int
    mixed: int
    quotes: tuple[tuple[str, Quote], ...]  # (polarity, quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsensusLine:
    """A sentence made of counts and quotes, with what carries it."""

    text: str
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A film that the sources name beside this one. `relation`: as on the pages; `n` counts independent voices."""

    title: str
    year: int | None
    relation: str
    n: int
    support: tuple[Support, ...]
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """Another film of the store, and why it is suggested."""

    title: str
    year: int | None
    slug: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A page among the film's sources. `independent` False: its words are copied, from the page `copied_from`.

    `film_p` is the probability that the film is the page's single subject; `title_spoiler` the level of what the title
    gives away.
    """

    id: str
    source: str
    kind: str
    kind_p: float
    title: str | None
    author: str | None
    outlet: str | None
    published: str | None
    rating: float | None
    rating_raw: str | None
    verdict: str
    spoiler_level: str
    independent: bool
    copied_from: str | None = None
    shared_share: float = 0.0
    notes: tuple[str, ...] = ()
    witness: int = 0
    film_p: float = 1.0
    title_spoiler: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedText:
    """A sentence or more that several pages print word for word: one witness, usually the distributor's synopsis."""

    text: str
    support: tuple[Support, ...]
    kind: str  # `synopsis` or `copied`


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """One film, reconciled from all its pages: the document that every output is drawn from.

    `judgements` are what people decided that it rests on, `contradictions` the decisions that were put aside.
    """

    slug: str
    title: str
    original_title: str | None
    year: int | None
    titles: tuple[str, ...]
    facts: tuple[Fact, ...]
    statements: tuple[Fact, ...]
    people: tuple[Person, ...]
    disagreements: tuple[Disagreement, ...]
    shared: tuple[SharedText, ...]
    critics: Score | None
    audience: Score | None
    aggregates: tuple[Aggregate, ...]
    verdicts: tuple[tuple[str, int], ...]
    aspects: tuple[AspectSummary, ...]
    consensus: tuple[ConsensusLine, ...]
    comparisons: tuple[Comparison, ...]
    similar: tuple[Similar, ...]
    reviews: tuple[Review, ...]
    sources: tuple[SourceEntry, ...]
    related_news: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    checks: tuple[Check, ...] = ()
    quotes: tuple[Relayed, ...] = ()

    def having(self, field: str) -> tuple[Fact, ...]:
        """Return the facts under `field`, the best supported first."""
        return tuple(fact for fact in self.facts if fact.field == field)
