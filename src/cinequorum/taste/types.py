"""What goes into the suggestions and what comes out: frozen values, no behaviour to speak of."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """One rating: `who` (a member, critic or outlet, any stable id) gave `film` (any stable id) `score` on 0..100."""

    who: str
    film: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmTraits:
    """What is known of a film apart from its ratings; whatever is not known is left out.

    `people` are cast and crew other than the directors; `aspects` what its reviews dwell on; `language` the original
    one. A film without any rating is suggested by these alone.
    """

    film: str
    title: str = ""
    year: int | None = None
    countries: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Critics set `film` beside `other`: `witnesses` independent ones."""

    film: str
    other: str
    witnesses: int = 1


class Stance(StrEnum):
    """How a member stands to a film."""

    LIKED = "liked"
    DISLIKED = "disliked"
    SEEN = "seen"
    NOT_INTERESTED = "not interested"
    WANTED = "wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFilm:
    """A film and how its reader stands to it, with their own mark on 0..100 where they gave one.

    A mark goes before the stance `SEEN`: what lies above the member's own middle is liked, what lies below is not.
    """

    film: str
    stance: Stance = Stance.SEEN
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for: `n` films, never one that the member has seen or turned down.

    `first`: films to name before all others (on my services). `only`: nothing but these films. `leave_out`: none of
    these. `diversity` on 0..1: 0 takes the best films however alike they are, 1 the most different ones. `why`: how
    many reasons each suggestion has at most.
    """

    n: int = 20
    first: AbstractSet[str] = frozenset()
    only: AbstractSet[str] | None = None
    leave_out: AbstractSet[str] = frozenset()
    diversity: float = 0.15
    wanted_too: bool = True
    why: int = 3


class Basis(StrEnum):
    """What a suggestion rests on most."""

    RATINGS = "ratings"
    TRAITS = "traits"
    COMPARISONS = "comparisons"
    POPULAR = "popular"


class Tie(StrEnum):
    """What ties a film to another one."""

    RATINGS = "ratings"
    COMPARISON = "comparison"
    DIRECTOR = "director"
    PERSON = "person"
    GENRE = "genre"
    THEME = "theme"
    ASPECT = "aspect"
    COUNTRY = "country"
    LANGUAGE = "language"
    PERIOD = "period"
    TRAITS = "traits"
    POPULAR = "popular"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One thread of a reason: what kind of tie, its value (a name, genre, decade; "" for ratings), its share of 0..1.

    `TRAITS`, without a value: who likes the one film likes films such as the other, though the two share no trait.

    `n`: the people who liked both films (ratings), or the critics who compare them (comparison); 0 for the rest.
    """

    tie: Tie
    value: str = ""
    share: float
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One reason: `film`, one of the member's own (or the film of the page), made `share` (0..1) of the suggestion.

    `film` is None where no own film speaks for it (popular films for a member of whom nothing is known). The shares
    of the `strands` add up to `share`; the largest stands first.
    """

    film: str | None
    share: float
    strands: tuple[Strand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A suggested film. `score` orders the films of one answer and means nothing beside another answer's.

    The shares of `reasons` are of everything that spoke for the film; with all reasons asked for they add up to 1.
    """

    film: str
    score: float
    basis: Basis
    reasons: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a member would give a film, on 0..100: the middle and the bounds of a 90% interval.

    `own`: how many of the member's marks it rests on; `others`: how many other marks the film has.
    """

    score: float
    low: float
    high: float
    own: int
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far `who` and the member agree over the `n` films that both marked.

    `value` on -1..1 is shrunken towards 0, the more the fewer films they share; `low`..`high` is its 90% interval.
    `difference`: points that `who` gives above the member on average.
    """

    who: str
    n: int
    value: float
    low: float
    high: float
    difference: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedScore:
    """A film's mean with voices weighted by how far they agree with the member, beside the plain mean of the same.

    `n` voices have a mark; `agreeing` of them count more than nothing; `effective` is what the weighted ones amount
    to (Kish's effective sample size). Each mark is taken on the member's own scale where the two marked enough films.
    """

    value: float
    low: float
    high: float
    plain: float
    n: int
    agreeing: int
    effective: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What a taste was learned from. `merged`: marks that were a person's second or later one for the same film.

    Of several marks of one person for one film the mean counts. `unknown`: comparisons left out since one of their
    films has neither marks nor traits.
    """

    people: int
    films: int
    marks: int
    liked: int
    merged: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TasteOptions:
    """How tastes are learned. The defaults were chosen on inner splits, see docs/design/taste.md.

    `liked_from`: a mark from here on (0..100) counts as liked; one up to `nearly` points below counts as
    `nearly_weight` of a like. `ridge`: how much the co-rating weights are held down; `kinship`: people that full
    likeness of traits is worth beside those who liked both; `levelling` (0..1): how far widely liked films are held
    back. `neighbours`, `alike`: kept for each film, by marks and by traits. `head`: that many of the most liked films
    are fitted together, each other film against them. `fewest`: people who must like a film before marks say anything
    about it; `steady`: those who must for its marks to say as much as its traits. `factors`, `turns`: of the prediction
    of marks.
    """

    liked_from: float = 70.0
    nearly: float = 20.0
    nearly_weight: float = 0.4
    ridge: float = 200.0
    kinship: float = 5.0
    levelling: float = 0.2
    neighbours: int = 200
    alike: int = 50
    head: int = 8000
    fewest: int = 3
    steady: float = 8.0
    factors: int = 8
    turns: int = 10
