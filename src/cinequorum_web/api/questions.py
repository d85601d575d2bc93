"""What can be asked: the parameters that several addresses share."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from ninja import Field, Schema

from cinequorum.text.edtf import FIRST_YEAR, LAST_YEAR

Spoilers = Literal["none", "mild", "all"]
Text = Annotated[str, Field(max_length=200)]
MOST = 200

SPOILERS = "How much of the story may be given away: nothing, mild hints, everything."
EXPLAIN = "Add the receipts of each value: the words, where they stand, the rule that read them, how sure it is."
AS_OF = (
    "What the pages that had come in by the end of this day (UTC) say, read by today's rules. "
    "Refused where no history is kept."
)
ON = (
    "What was true on this day: of the pages that had been published by its end, whenever they were read. "
    "Pages that do not say when they were published are left out."
)


class Paged(Schema):
    """A list in pages: the next page's address is in the answer's `Link` header."""

    cursor: str = Field("", max_length=2000, description="From the `Link` header of the page before; opaque.")
    limit: int = Field(50, ge=1, le=MOST, description="The most entries a page.")


class Telling(Schema):
    """How much is told, with or without receipts."""

    spoilers: Spoilers = Field("none", description=SPOILERS)
    explain: bool = Field(default=False, description=EXPLAIN)


class Dated(Schema):
    """As of which day."""

    as_of: date | None = Field(None, description=AS_OF)


class Told(Dated):
    """Which state of a film: as known on a day, as true on a day, or both."""

    on: date | None = Field(None, description=ON)


class FilmsQuestion(Paged, Dated):
    """Which films."""

    title: Text = Field("", description="Any part of any title, without case and accents.")
    year: int | None = Field(None, ge=FIRST_YEAR, le=LAST_YEAR)


class FilmQuestion(Telling, Told):
    """How one film is told."""


class FactsQuestion(Paged, Telling, Told):
    """Which facts of a film."""

    field: Text = Field("", description="One field, such as `director` or `release`.")


class ReviewsQuestion(Paged, Telling, Told):
    """Which reviews of a film."""

    by: Literal["", "critic", "user"] = ""
    verdict: Literal["", "positive", "mixed", "negative", "none"] = ""


class ChangesQuestion(Schema):
    """From which day to which."""

    since: date = Field(..., description="The first day: its end, in UTC.")
    until: date = Field(..., description="The second day: its end, in UTC.")
    by: Literal["known", "true"] = Field("known", description="Whether the days are of reading or of publishing.")
    spoilers: Spoilers = Field("none", description=SPOILERS)


class PeopleQuestion(Paged, Dated):
    """Which people."""

    name: Text = Field("", description="A name under any spelling.")


class SearchQuestion(Dated):
    """What to search for."""

    q: Text = Field("", description="Words, names, titles; the last word may be unfinished.")
    limit: int = Field(40, ge=1, le=100, description="The most answers.")
