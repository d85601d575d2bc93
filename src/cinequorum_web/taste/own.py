"""A member's own films as suggestions need them: marks, likes, days, wishes, and what was turned down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cinequorum.taste import OwnFilm, Stance
from cinequorum_web.catalog.models import FilmRow, FormerSlug
from cinequorum_web.catalog.parts import batches
from cinequorum_web.members.models import Mark, Member, Viewing
from cinequorum_web.taste.models import TurnedDown

ENOUGH = 5  # films with a mark or a like from which suggestions are more than what many like


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """How a member stands to films: each by its present slug."""

    films: tuple[OwnFilm, ...]

    @property
    def told(self) -> int:
        """How many films the member has said something of."""
        return sum(one.score is not None or one.stance in {Stance.LIKED, Stance.DISLIKED} for one in self.films)


class _Said(NamedTuple):
    """A mark as suggestions need it, `score` as `liking` tells it: columns alone, since there may be thousands."""

    film: str
    score: int | None
    liked: bool
    wanted: bool


def own_of(member: Member) -> Own:
    """Return all that a member has said of films, in a few queries. Nobody else is to see what comes of it."""
    rows = Mark.objects.filter(member=member).values_list("film", "score", "joy", "liked", "wanted")
    marks = [
        _Said(film, score if joy is None else joy, bool(liked), bool(want)) for film, score, joy, liked, want in rows
    ]
    seen = set(Viewing.objects.filter(member=member).values_list("film", flat=True))
    no = set(TurnedDown.objects.filter(member=member).values_list("film", flat=True))
    now = present({mark.film for mark in marks} | seen | no)
    found = {now[slug]: OwnFilm(film=now[slug], stance=Stance.NOT_INTERESTED) for slug in no}
    wanted = {now[mark.film] for mark in marks if mark.wanted} - found.keys()
    found |= {slug: OwnFilm(film=slug, stance=Stance.WANTED) for slug in wanted}
    found |= {now[slug]: OwnFilm(film=now[slug]) for slug in seen}
    found |= {now[mark.film]: _rated(now[mark.film], mark) for mark in marks if mark.liked or mark.score is not None}
    return Own(films=tuple(found[slug] for slug in sorted(found)))


def marks_of(member: Member) -> dict[str, float]:
    """Return the films that a member gave a mark, with how much they liked them."""
    rows = Mark.objects.filter(member=member).exclude(score=None, joy=None)
    columns = rows.values_list("film", "score", "joy")  # rows alone: there may be thousands
    given = {film: score if joy is None else joy for film, score, joy in columns}
    now = present(given)
    return {now[slug]: float(mark) for slug, mark in sorted(given.items()) if mark is not None}


def present(slugs: Iterable[str]) -> Mapping[str, str]:
    """Return what films of these slugs are called now; one that is not here keeps its name."""
    asked = frozenset(slugs)
    found = {slug: slug for slug in asked}
    for some in batches(asked):
        here = set(FilmRow.objects.filter(slug__in=some).values_list("slug", flat=True))
        if not (gone := [slug for slug in some if slug not in here]):
            continue
        found |= dict(FormerSlug.objects.filter(slug__in=gone).values_list("slug", "film__slug"))
    return found


def _rated(slug: str, mark: _Said) -> OwnFilm:
    stance = Stance.LIKED if mark.liked else Stance.SEEN
    return OwnFilm(film=slug, stance=stance, score=None if mark.score is None else float(mark.score))
