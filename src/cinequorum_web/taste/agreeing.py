"""Whose taste a member's is: how far others agree with them, and what those who do make of a film.

Agreement is reckoned on the films that both marked (`cinequorum.taste.agreement`), and drawn to nothing where these are
few. Members who keep their ratings to themselves are not among those compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cinequorum.taste import Agreement, OwnFilm, Rated, WeightedScore, agreement, weighted_score
from cinequorum_web.catalog.models import VoiceRow
from cinequorum_web.catalog.parts import batches
from cinequorum_web.members.films import films_at
from cinequorum_web.members.models import Mark, Member
from cinequorum_web.members.scales import liking
from cinequorum_web.pages.charts import units
from cinequorum_web.pages.contexts import Link
from cinequorum_web.pages.places import PLACES
from cinequorum_web.pages.tongue import Words, counted
from cinequorum_web.taste.contexts import AgreementGroup, AgreementPage, AgreementView, LikeMe, SharedMark
from cinequorum_web.taste.gathering import CRITIC, MEMBER, OUTLET, former
from cinequorum_web.taste.own import marks_of

CLOSE = 15  # points of 100 within which two marks are the same judgement
FEWEST = 3  # films in common before anybody is named
AT_ONCE = 12  # of a group
FILMS = 8  # that carry an agreement: named under it
MOST_FILMS = 1_000  # own marks that are compared
MOST_CRITICS = 200  # of one film
STEADY = 2.0  # points within which somebody marks as high as the member
TITLES = Words({"critic": "Critics", "outlet": "Outlets", "member": "Members"})


@dataclass(frozen=True, slots=True)
class Others:
    """Marks of others on a member's films: by who gave them, film by film; and what these are called."""

    marks: dict[str, dict[str, list[float]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    names: dict[str, str] = field(default_factory=dict)

    def rated(self) -> list[Rated]:
        """The marks, one of each for a film: the mean, where there are several."""
        return [
            Rated(who=who, film=film, score=sum(given) / len(given))
            for who, own in self.marks.items()
            for film, given in own.items()
        ]

    def add(self, who: str, film: str, score: float) -> None:
        """Take a mark in."""
        self.marks[who][film].append(min(max(score, 0.0), 100.0))


def agreement_page(member: Member) -> AgreementPage:
    """Return whose taste a member's is: for them alone."""
    mine = _marks_of(member)
    others = Others()
    _voices(others, mine)
    _members(others, mine, member)
    found = [one for one in agreement(_own(mine), others.rated()) if one.n >= FEWEST]
    films = _films(found, others, mine)
    groups = []
    for kind in (CRITIC, OUTLET, MEMBER):
        rows = [one for one in found if one.who.startswith(f"{kind}:")]
        views = tuple(_view(one, others, mine, films) for one in rows[:AT_ONCE])
        groups.append(AgreementGroup(key=kind, title=TITLES[kind], rows=views, more=max(0, len(rows) - AT_ONCE)))
    return AgreementPage(groups=tuple(group for group in groups if group.rows), marks=len(mine))


def agreement_with(member: Member, kind: str, slug: str) -> str:
    """Return in words on how many films a member agrees with a critic or an outlet; "" where they share too few."""
    mine = _marks_of(member)
    others = Others()
    _voices(others, mine, {kind: slug})
    theirs = {film: sum(given) / len(given) for film, given in others.marks.get(f"{kind}:{slug}", {}).items()}
    return _agreed(theirs, mine) if len(theirs) >= FEWEST else ""


def like_me(member: Member, slug: str) -> LikeMe | None:
    """Return what the critics who agree with a member make of a film; None where nobody known to agree marked it.

    The member's own mark of the film has no part in it.
    """
    mine = {film: mark for film, mark in _marks_of(member).items() if film != slug}
    if len(mine) < FEWEST:
        return None
    here = _stated(VoiceRow.objects.filter(film__slug=slug)).order_by("pk")
    rows = list(here.values_list("critic", "critic_name", "value")[:MOST_CRITICS])
    others = Others()
    _voices(others, mine, {"critic__in": [critic for critic, _name, _value in rows]})
    found = [one for one in agreement(_own(mine), others.rated()) if one.who.startswith(CRITIC) and one.n >= FEWEST]
    marks = Others()
    for critic, name, value in rows:
        marks.add(f"{CRITIC}:{critic}", slug, value or 0.0)
        marks.names[f"{CRITIC}:{critic}"] = name
    told = weighted_score(marks.rated(), found)
    return _like_me(told, found, marks) if told and told.agreeing else None


def _like_me(told: WeightedScore, found: Sequence[Agreement], marks: Others) -> LikeMe:
    known = [one for one in found if one.value > 0]
    critics = ngettext("%(n)s critic who agrees with you", "%(n)s critics who agree with you", told.agreeing)
    of = ngettext("of %(n)s with a mark", "of %(n)s with marks", told.n)
    return LikeMe(
        value=f"{told.value:.0f}",
        plain=f"{told.plain:.0f}",
        range=f"{told.low:.0f}–{told.high:.0f}",
        told=f"{critics % {'n': told.agreeing}}, {of % {'n': told.n}}",
        critics=tuple(
            Link(text=marks.names[one.who], href=f"/critics/{one.who.partition(':')[2]}/", note=counted(one.n, "film"))
            for one in known
        ),
    )


def _marks_of(member: Member) -> dict[str, float]:
    """A member's marks by film: how much they liked it."""
    return dict(sorted(marks_of(member).items())[:MOST_FILMS])


def _own(mine: Mapping[str, float]) -> list[OwnFilm]:
    return [OwnFilm(film=film, score=score) for film, score in mine.items()]


def _stated(rows: QuerySet[VoiceRow]) -> QuerySet[VoiceRow]:
    return rows.filter(value__isnull=False, inferred=False).exclude(critic="")


def _voices(others: Others, mine: Mapping[str, float], only: Mapping[str, object] | None = None) -> None:
    """Take in what critics, and outlets through them, state of these films."""
    for some in batches(frozenset(mine)):
        rows = _stated(VoiceRow.objects.filter(film__slug__in=some, **(only or {})))
        columns = rows.values_list("film__slug", "critic", "critic_name", "outlet", "outlet_name", "value")
        for film, critic, name, outlet, outlet_name, value in columns:
            for who, called in ((f"{CRITIC}:{critic}", name), (f"{OUTLET}:{outlet}" if outlet else "", outlet_name)):
                if who:
                    others.add(who, film, value or 0.0)
                    others.names.setdefault(who, called)


def _members(others: Others, mine: Mapping[str, float], member: Member) -> None:
    """Take in what other members gave these films, as far as they show it."""
    now = {**{film: film for film in mine}, **{old: new for old, new in former().items() if new in mine}}
    for some in batches(frozenset(now)):
        rows = Mark.objects.filter(film__in=some, member__hides_ratings=False, member__is_active=True)
        for mark in rows.exclude(member=member).exclude(score=None, joy=None).select_related("member"):
            score = liking(mark)
            if score is not None:
                others.add(f"{MEMBER}:{mark.member_id}", now[mark.film], float(score))
                others.names[f"{MEMBER}:{mark.member_id}"] = mark.member.username


def _films(found: Iterable[Agreement], others: Others, mine: Mapping[str, float]) -> Mapping[str, SharedMark]:
    shared = {film for one in found for film in others.marks[one.who]}
    named = films_at(shared)
    return {
        film: SharedMark(film=named[film], mine=f"{mine[film]:.0f}", theirs="", apart=0)
        for film in shared
        if film in named
    }


def _view(one: Agreement, others: Others, mine: Mapping[str, float], films: Mapping[str, SharedMark]) -> AgreementView:
    kind, _colon, name = one.who.partition(":")
    called = others.names[one.who]
    theirs = {film: sum(given) / len(given) for film, given in others.marks[one.who].items()}
    href = f"/{PLACES[kind]}/{name}/" if kind in PLACES else f"/members/@{called}/"
    nearest = sorted(theirs, key=lambda film: (abs(theirs[film] - mine[film]), film))
    carry = [*nearest[: FILMS // 2], *nearest[FILMS // 2 :][-(FILMS // 2) :]]
    return AgreementView(
        who=Link(text=called, href=href),
        anchor=f"{kind}-{name}",
        told=_told(one),
        agree=_agreed(theirs, mine),
        n=one.n,
        share=units(50 * (1 + one.value), 1),
        difference=_difference(one.difference),
        films=tuple(_shared(films[film], theirs[film], mine[film]) for film in carry if film in films),
    )


def _shared(known: SharedMark, theirs: float, mine: float) -> SharedMark:
    return SharedMark(film=known.film, mine=known.mine, theirs=f"{theirs:.0f}", apart=round(abs(theirs - mine)))


def _agreed(theirs: Mapping[str, float], mine: Mapping[str, float]) -> str:
    near = sum(abs(mark - mine[film]) <= CLOSE for film, mark in theirs.items())
    return _("you agree on %(n)s of %(films)s") % {"n": near, "films": counted(len(theirs), "film")}


def _told(one: Agreement) -> str:
    """How sure it is that somebody's taste is the member's."""
    if one.low > 0:
        return _("likes what you like")
    if one.high < 0:
        return _("likes what you do not")
    return _("leans your way") if one.value > 0 else _("leans the other way")


def _difference(points: float) -> str:
    if abs(points) < STEADY:
        return _("marks as high as you")
    told = _("%(points)s points milder than you") if points > 0 else _("%(points)s points stricter than you")
    return told % {"points": f"{abs(points):.0f}"}
