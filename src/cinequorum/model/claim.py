"""What a page says: claims, with the words that carry them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cinequorum.model.page import Span

CONTRACT_FIELDS = frozenset(
    {
        "director", "writer", "cast", "cinematographer", "composer", "editor", "producer", "production_designer",
        "production_company", "distributor", "country", "language", "runtime", "aspect_ratio", "colour", "genre",
        "year", "original_title", "award", "release", "based_on", "event", "event_deaths", "setting", "certificate",
        "budget", "box_office", "format", "source_id",
    }
)  # fmt: skip
"""The predicates of the JSON contract's `facts`; any other predicate is printed under `statements`."""

STATEMENTS = frozenset(
    {
        "character",  # subject: the character; value: how the page describes him or her ("a party functionary")
        "person_note",  # subject: a person; value: what is said of him or her ("83 years old", "wife of ...")
        "known_for",  # subject: a person; value: a work the page knows him or her for
        "event_label",  # what the page calls the true event: massacre, uprising, strike
        "event_nation",  # the nationality it puts before the event or those who acted in it: "Soviet", "Russian"
        "event_agent",  # who, according to the page, did it
        "event_cause",  # why it came about
        "event_disclosed",  # when the truth came out
        "stated_count",  # "Cast (19)": how many of something there are, without the list
        "release_status",  # "not out yet everywhere"
        "trailer",  # the page presents a trailer; value: its ordinal ("first") or ""
        "offer",  # where to watch; value: the shop or platform; qualifiers affiliate=true
        "quote",  # second-hand praise or scorn; value: the quoted words; holder: who is quoted
        "interpretation",  # what the page makes of the ending or the message
    }
)
"""Predicates outside the contract's list of fields."""

CREDITS = frozenset(
    {"director", "writer", "cast", "cinematographer", "composer", "editor", "producer", "production_designer"}
)
"""The predicates whose values are persons."""


LOCKED = ("locked", "yes")
"""The qualifier of an editor's claim whose value is to be shown whatever other sources say."""

DENIED = ("denied", "yes")
"""The qualifier of an editor's claim that the film does not have the value, whoever says so."""


class Scope(StrEnum):
    """Which world a claim is about."""

    WORK = "work"  # the film as a work
    STORY = "story"  # inside the film
    HISTORY = "history"  # the true event behind it
    PAGE = "page"  # the page itself


class Manner(StrEnum):
    """How firmly a claim is made."""

    FACT = "fact"
    ESTIMATE = "estimate"
    LOWER_BOUND = "lower_bound"
    SPECULATION = "speculation"
    QUESTION = "question"
    HEARSAY = "hearsay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one page.

    `value` is canonical text whose type the predicate names (minutes for `runtime`, EDTF for `release`, `1.33` for
    `aspect_ratio`); `raw` the words of the page; `subject` is `film`, `event`, or the name of a person or character.
    `qualifiers` are pairs of name and value, sorted by name. `holder` is None for the page's author, else who is
    quoted. `rule` names what made the claim and its version (`credits.starring/1`); `p` is the probability that the
    page says this about the subject film.
    """

    predicate: str
    value: str
    raw: str
    span: Span
    rule: str
    p: float
    subject: str = "film"
    role: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    scope: Scope = Scope.WORK
    manner: Manner = Manner.FACT
    holder: str | None = None

    @property
    def is_locked(self) -> bool:
        """Whether an editor fixed the value: it is shown whatever other sources say."""
        return LOCKED in self.qualifiers

    @property
    def is_denied(self) -> bool:
        """Whether an editor says that the film does not have the value."""
        return DENIED in self.qualifiers

    def qualifier(self, name: str) -> str | None:
        """Return the qualifier's value or None."""
        return next((value for key, value in self.qualifiers if key == name), None)
