"""What members' templates show: frozen values, complete before a template sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cinequorum_web.members.films import FilmRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One rating that can be given: what is sent, what is seen, what is said, whether it lies within what was given."""

    given: str
    text: str
    label: str
    kind: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day on which a film was seen."""

    pk: int
    film: FilmRef
    watched: date
    again: bool
    private: bool
    rating: str
    said: str
    liked: bool
    review: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One of the marks that a member can give a film: which it is, what was given, and the buttons for it."""

    of: str
    ask: str
    told: str
    given: str
    rating: str
    said: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A member's own marks on a film, and the means to change them."""

    slug: str
    back: str
    scale: str
    rates: tuple[Rate, ...]
    liked: bool
    wanted: bool
    days: tuple[Day, ...]
    more_days: int
    review: int | None
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """A member's review. `html` is empty where all of it is hidden until asked for (`walled`)."""

    pk: int
    author: str
    film: FilmRef | None
    rating: str
    said: str
    liked: bool
    html: str
    walled: bool
    hidden: int
    made: datetime
    edited: datetime | None
    comments: int
    mine: bool
    taken_down: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentView:
    """A comment on a review."""

    pk: int
    author: str
    html: str
    hidden: int
    made: datetime
    edited: datetime | None
    mine: bool
    taken_down: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where one is in a list that has pages."""

    number: int
    pages: int
    total: int
    earlier: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedFilm:
    """A film on a shelf of a member's: with their rating, and since when it stands there."""

    film: FilmRef
    rating: str
    said: str
    liked: bool
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list in a list of lists: the first films of it, for their covers."""

    pk: int
    title: str
    about: str
    private: bool
    n: int
    films: tuple[FilmRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A day of a calendar's month. `number` is 0 outside the month."""

    number: int
    days: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that somebody did: `kind` is review, seen, rated or list."""

    kind: str
    who: str
    when: datetime
    film: FilmRef
    text: str
    said: str
    href: str
