"""One voice on a film."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from msgspec import Struct

from cinequorum.model.page import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One voice on the film: a critic's page, or one user review of a listing page.

    `flags`: `empty`, `duplicate`, `near_duplicate`, `import_stamp`, `bare` (a few words without a reason),
    `single_review` (the account has written no other), `before_release`, `burst`, `campaign`, `spoiler_warning`,
    `affiliate`. `opening` is the first prose sentence that gives nothing away, at most 25 words. `witness` is the
    number of the voice, as in `Support`; 0 where unknown. `suspicion`: the probability that a user's vote is one of a
    campaign, with its `reasons`; the vote counts for as much less. `language` is that of its page, `aspects` the sides
    of the film that it judges, each with the polarity (`pos`, `neg`, `mixed` where it says both).
    """

    source: str
    index: int | None
    by: str  # `critic` or `user`
    author: str | None
    outlet: str | None
    published: str | None
    rating: str | None
    value: float | None
    inferred: bool
    verdict: str
    spoiler_level: str
    opening: str | None
    text_span: Span
    independent: bool
    flags: tuple[str, ...] = ()
    witness: int = 0
    suspicion: float = 0.0
    reasons: tuple[str, ...] = ()
    language: str = ""
    aspects: tuple[tuple[str, str], ...] = ()


class Judged(Protocol):
    """What scores look at in a review; the names mean what they mean in `Review`."""

    @property
    def by(self) -> str: ...  # noqa: D102
    @property
    def author(self) -> str | None: ...  # noqa: D102
    @property
    def outlet(self) -> str | None: ...  # noqa: D102
    @property
    def published(self) -> str | None: ...  # noqa: D102
    @property
    def value(self) -> float | None: ...  # noqa: D102
    @property
    def inferred(self) -> bool: ...  # noqa: D102
    @property
    def verdict(self) -> str: ...  # noqa: D102
    @property
    def independent(self) -> bool: ...  # noqa: D102
    @property
    def flags(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def witness(self) -> int: ...  # noqa: D102
    @property
    def suspicion(self) -> float: ...  # noqa: D102
    @property
    def reasons(self) -> tuple[str, ...]: ...  # noqa: D102


class Voiced(Struct, frozen=True, kw_only=True, gc=False):
    """A review without its words and places: as much of it as scores look at."""

    by: str
    author: str | None
    outlet: str | None
    published: str | None
    value: float | None
    inferred: bool
    verdict: str
    independent: bool
    flags: tuple[str, ...]
    witness: int
    suspicion: float = 0.0
    reasons: tuple[str, ...] = ()
