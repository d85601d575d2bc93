"""What the pages of suggestions and of agreement show: frozen values, complete before a template sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cinequorum_web.members.contexts import Pager
from cinequorum_web.members.films import FilmRef
from cinequorum_web.pages.contexts import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonView:
    """Why a film is suggested: for the sake of which film (None: of none of the member's), and how it is tied."""

    film: FilmRef | None
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedView:
    """A suggested film with its reasons; `expected` is the mark that the member may give it, in words, else ''."""

    film: FilmRef
    reasons: tuple[ReasonView, ...]
    expected: str = ""
    where: tuple[str, ...] = ()
    wanted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NearView:
    """A film that who likes the film of a page may also like, and why."""

    film: FilmRef
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterView:
    """A filter of the suggestions, as a link that sets it or takes it off."""

    text: str
    href: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionsPage:
    """What a member may like next. `missing` counts the films to rate before suggestions are of much use."""

    suggestions: tuple[SuggestedView, ...]
    filters: tuple[FilterView, ...]
    narrowed: bool
    learned: datetime | None
    missing: int
    told: int
    to_rate: tuple[FilmRef, ...]
    services: int
    turned_down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedDownPage:
    """The films that a member does not want suggested."""

    films: tuple[FilmRef, ...]
    pager: Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMark:
    """A film that a member and somebody else marked: both marks, 0 to 100, and how far they lie apart."""

    film: FilmRef
    mine: str
    theirs: str
    apart: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """How far somebody agrees with the member. `share` is how long the bar is, 0 to 100."""

    who: Link
    anchor: str
    told: str
    agree: str
    n: int
    share: str
    difference: str
    films: tuple[SharedMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementGroup:
    """Critics, outlets or members, those first who agree most."""

    key: str
    title: str
    rows: tuple[AgreementView, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """Whose taste a member's is."""

    groups: tuple[AgreementGroup, ...]
    marks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LikeMe:
    """What the critics who agree with a member make of a film, beside the plain mean of the same critics."""

    value: str
    plain: str
    range: str
    told: str
    critics: tuple[Link, ...]
