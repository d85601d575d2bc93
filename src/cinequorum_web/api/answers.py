"""What is answered: the entries of the lists. The film's own document is the JSON contract of the command line."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Schema


class FilmLine(Schema):
    """A film in a list. Scores are on 0..100, or null where there are too few voices."""

    slug: str
    title: str
    year: int | None
    sources: int
    critics: float | None
    audience: float | None
    verdicts: dict[str, int]
    url: str


class PersonLine(Schema):
    """A person in a list, with the number of films that credit them."""

    slug: str
    name: str
    films: int
    url: str


class Answer(Schema):
    """One answer of a search: a film or a person, and the spelling or words that matched.

    Words of a page stand for the film that the page is about; `source` is that page's id.
    """

    kind: Literal["film", "person"]
    title: str
    slug: str
    year: int | None
    matched: str
    source: str | None
    url: str


class Receipt(Schema):
    """Words that carry a value.

    `id` is the page, `span` where the words stand in its text (code points, end exclusive), `raw` the words, empty
    where they give away more than was asked for. `rule` names what read them, with its version, and `p` is the
    probability that the page says so; both are null where the value was worked out of several claims. `witness` numbers
    the independent voice: copies of one text share a number.
    """

    source: str
    id: str
    span: list[int]
    raw: str
    witness: int
    manner: str
    holder: str | None
    rule: str | None
    p: float | None
    url: str


class Other(Schema):
    """A value that conflicts with the one displayed."""

    value: str
    p: float
    receipts: list[Receipt] | None = None


class FactLine(Schema):
    """One fact of a film. `p` is the probability that it holds, `witnesses` the number of independent voices."""

    id: str
    field: str
    value: str
    role: str | None
    qualifiers: dict[str, str]
    p: float
    status: str
    witnesses: int
    note: str | None
    variants: list[str]
    dissent: list[Other]
    receipts: list[Receipt] | None = None


class ClaimLine(Schema):
    """What one page says, as it was read there; nothing is weighed yet. With `explain`, the words and the rule."""

    id: str
    source: str
    field: str
    subject: str
    value: str
    role: str | None
    qualifiers: dict[str, str]
    scope: str
    manner: str
    holder: str | None
    p: float
    url: str
    raw: str | None = None
    span: list[int] | None = None
    rule: str | None = None


class Grounds(Schema):
    """What a review's verdict and value rest on. `note` says why they are doubtful."""

    rating_raw: str | None
    rating_span: list[int] | None
    verdict_p: float
    verdict_span: list[int] | None
    note: str | None


class ReviewLine(Schema):
    """One voice on a film. `value` is on 0..100; `inferred`: read from the words, not stated."""

    id: str
    index: int | None
    source: str
    by: str
    author: str | None
    outlet: str | None
    published: str | None
    rating: str | None
    value: float | None
    inferred: bool
    verdict: str
    spoiler_level: str
    opening: str | None
    independent: bool
    flags: list[str]
    suspicion: float
    reasons: list[str]
    span: list[int]
    url: str
    grounds: Grounds | None = None


class Scores(Schema):
    """Critics' and audience score on 0..100 with a 90% interval and every voice in them, or null."""

    critics: dict[str, Any] | None
    audience: dict[str, Any] | None
    verdicts: dict[str, int]
    aggregates: list[dict[str, Any]]


class Credit(Schema):
    """What a person did on one film, and the words that say so. `notes` is what is said of the person there."""

    film: FilmLine
    credits: list[dict[str, str | None]]
    notes: list[dict[str, Any]]
    receipts: list[Receipt] | None = None


class PersonPage(Schema):
    """One person under all spellings, and why they were joined."""

    slug: str
    name: str
    spellings: list[str]
    evidence: list[str]
    credits: list[Credit]


class SourcePage(Schema):
    """One page that was read. Its text is not handed on; its claims are."""

    id: str
    source: str
    kind: str
    kind_p: float
    reasons: list[str]
    language: str
    title: str | None
    author: str | None
    outlet: str | None
    published: str | None
    film: str | None
    verdict: str
    ratings: list[dict[str, Any]]
    spoiler_level: str
    spoiler_warning: bool
    url: str
