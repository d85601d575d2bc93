"""What is answered about topics, critics, outlets and lists: the machine form of readers' pages."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema

from cinequorum_web.api.questions import Dated, Paged, Telling


class ListQuestion(Paged, Dated):
    """Which part of a list."""


class TopicQuestion(Telling, Dated):
    """How one topic, critic or outlet is told."""


class SubjectLine(Schema):
    """A topic, critic or outlet in a list; `n` counts its films, of a critic or outlet its reviews."""

    slug: str
    name: str
    n: int
    url: str


class TopicPage(SubjectLine):
    """A genre, country or year. `films` is where its films are listed; years have the years beside them."""

    films: str
    before: str | None
    after: str | None


class ToldLine(Schema):
    """What the sources on one film say of an event under one field. `p` is the probability that it holds."""

    field: str
    value: str
    p: float
    film: str
    url: str


class EventPage(SubjectLine):
    """A true story behind films: what the sources on the films about it tell, behind the wall."""

    films: str
    told: list[ToldLine]


class Marks(Schema):
    """How many reviews state a mark, and these marks from 0 to 100."""

    n: int
    mean: float | None
    low: float | None
    high: float | None


class LeaningLine(Schema):
    """How many points somebody marks above the others on the same films (below: negative), from `n` marks."""

    points: float
    noise: float
    n: int


class Counted(Schema):
    """A scale, and how many reviews use it."""

    scale: str
    n: int


class BesideLine(Schema):
    """A critic who marked some of the same films: how many, and how far the marks lie apart on average."""

    slug: str
    name: str
    films: int
    apart: float
    url: str


class VoicePage(SubjectLine):
    """A critic or an outlet: verdicts, marks, leaning, scales, and where or by whom else. Outlets have no `beside`."""

    reviews: str
    verdicts: dict[str, int]
    marks: Marks
    leaning: LeaningLine | None
    scales: list[Counted]
    partners: list[SubjectLine]
    beside: list[BesideLine]


class VoiceLine(Schema):
    """One review of a critic or in an outlet. `value` is on 0..100; `opening` gives nothing away."""

    film: str
    title: str
    year: int | None
    critic: str
    critic_name: str
    outlet: str
    outlet_name: str
    published: str
    rating: str
    value: float | None
    inferred: bool
    verdict: str
    spoiler_level: str
    opening: str
    source: str
    url: str


class ListPage(Schema):
    """A member's public list of films; `films` is where these are listed."""

    id: int
    title: str
    about: str
    member: str
    made: datetime
    n: int
    films: str
    url: str


class ListedFilm(Schema):
    """A film in a member's list, in the order in which films were put in. `here`: whether the site has it still."""

    slug: str
    title: str
    year: int | None
    here: bool
    added: datetime
    url: str
