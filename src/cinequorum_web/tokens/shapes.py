"""What is asked and answered where a token opens the door."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import AfterValidator

from cinequorum_web.api.questions import Paged


def _writable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("there is a null character in it")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError("there is half a surrogate pair in it") from error
    return text


Words = Annotated[str, AfterValidator(_writable)]
Line = Annotated[Words, Field(max_length=1000)]


class Me(Schema):
    """Whose token this is, and what it is for. `rates` names the scale on which the member gives ratings.

    `two_marks`: whether the member gives one for how good a film is, and one for how much it was enjoyed.
    """

    name: str
    role: str
    rates: str
    two_marks: bool
    steps: list[str]
    token: str
    scopes: list[str]
    expires: datetime


class Given(Schema):
    """A rating: as it was given on a scale, and what it is worth from 0 to 100."""

    given: str
    scale: str
    score: int
    rated: datetime | None


class OwnMark(Schema):
    """What you marked about a film. `wanted` is since when it is on your watchlist.

    `enjoyment` is how much you enjoyed it, where you said that apart; `quality`: `rating` says how good the film is, as
    one of two marks, and nothing of the film on the whole.
    """

    film: str
    title: str
    year: int | None
    rating: Given | None
    quality: bool
    enjoyment: Given | None
    liked: datetime | None
    wanted: datetime | None
    url: str


class OwnDay(Schema):
    """A day on which you saw a film. `again`: not for the first time; `private`: only you see it."""

    film: str
    title: str
    year: int | None
    watched: date
    again: bool
    private: bool
    url: str


class DiaryQuestion(Paged):
    """Which days of the diary."""

    since: date | None = Field(None, description="From this day on.")
    until: date | None = Field(None, description="To this day, which counts.")


class MarksQuestion(Paged):
    """Which marks."""

    only: Literal["", "rated", "enjoyed", "liked", "wanted"] = ""


class Rating(Schema):
    """A rating to give: a step of your own scale, as `/api/v1/me` names it and them."""

    given: Annotated[Words, Field(min_length=1, max_length=8)]


class Seen(Schema):
    """What to write beside a day. `private` is as your settings have it, unless it is said."""

    again: bool = False
    private: bool | None = None


class Handed(Schema):
    """A page to be read: its text or HTML, with the address that it is from, or an address to fetch it from."""

    paste: Words = Field("", max_length=20_000_000, description="Text, Markdown or HTML of a page, to 20 MB.")
    source: Line = Field("", description="Where pasted text is from.")
    address: Line = Field("", description="Address of one page; fetched once, now.")


class HandedPage(Schema):
    """What became of one page: `waiting`, `read`, `known`, `refused`, and what it gave."""

    source: str
    state: str
    page: str
    film: str
    kind: str
    title: str
    facts: int
    reviews: int
    reason: str


class JobAnswer(Schema):
    """A piece of work: `waiting`, `working`, `done` or `failed`; its pages with what each gave."""

    id: int
    state: str
    made: datetime
    ended: datetime | None
    total: int
    done: int
    error: str
    pages: list[HandedPage]
    url: str


class Corrected(Schema):
    """A correction of one field, and where the value was found: an address, a quotation, or why it is right."""

    field: Line
    value: Line
    role: Line = ""
    qualifiers: dict[Line, Line] = Field(
        default_factory=dict, description="What else the field asks: of a release `window`, `territory`, `platform` …"
    )
    address: Line = ""
    quote: Line = ""
    reason: Line = ""
    locked: bool = Field(default=False, description="Show this value whatever other sources say.")


class Correction(Schema):
    """A correction that is in force: `id` takes it back."""

    id: str
    film: str
    url: str
