"""One ranked list for a member: what they may like next, each with its reasons, as narrow as they ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from cinequorum.taste import Expected, Stance, Suggestion, Taste, Wish
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.members.films import FilmRef, films_at
from cinequorum_web.members.models import Mark, Member, Viewing
from cinequorum_web.pages.covers import cover
from cinequorum_web.taste.contexts import FilterView, NearView, SuggestedView, SuggestionsPage
from cinequorum_web.taste.learned import KEPT, near
from cinequorum_web.taste.models import Offered, OwnService, TurnedDown
from cinequorum_web.taste.own import ENOUGH, Own, own_of
from cinequorum_web.taste.telling import films_named, reasons_of, ties_of

AT_ONCE = 24
VAGUE = 45.0  # points: a wider range says nothing
TO_RATE = 12  # films offered to whoever has rated few
AROUND = 6  # films near another on its page
SERVICES, NEW = "services", "new"
FILTERS = (SERVICES, NEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a member asks of the list: only films on their services, only films that are not on their watchlist."""

    services: bool = False
    new: bool = False


def asked_in(query: Mapping[str, str]) -> Asked:
    """Return what an address asks for."""
    return Asked(services=bool(query.get(SERVICES)), new=bool(query.get(NEW)))


def suggestions_page(member: Member, asked: Asked, address: str) -> SuggestionsPage:
    """Return what a member may like next; what they have seen, or turned down, is never in it."""
    own = own_of(member)
    mine = frozenset(OwnService.objects.filter(member=member).values_list("service", flat=True))
    learned = KEPT.taste()
    found = learned[0].suggest(own.films, _wish(asked, mine)) if learned else ()
    missing = max(0, ENOUGH - own.told)
    return SuggestionsPage(
        suggestions=_views(found, own, learned[0] if learned else None),
        filters=_filters(asked, address, len(mine)),
        narrowed=asked.services or asked.new,
        learned=learned[1] if learned else None,
        missing=missing,
        told=own.told,
        to_rate=_to_rate(own) if missing else (),
        services=len(mine),
        turned_down=TurnedDown.objects.filter(member=member).count(),
    )


def near_film(slug: str, member: Member | None) -> tuple[NearView, ...]:
    """Return the films near another, for its page: the same for all guests, and without what a member has seen."""
    found = near(slug)
    if member is not None and found:
        known = _known(member, [one.film for one in found])
        found = tuple(one for one in found if one.film not in known)
    films = films_at(one.film for one in found[:AROUND])
    return tuple(
        NearView(film=films[one.film], why="; ".join(ties_of(one.reasons[0])) if one.reasons else "")
        for one in found[:AROUND]
        if one.film in films
    )


def _known(member: Member, slugs: list[str]) -> frozenset[str]:
    """Those of some films that a member has seen, rated, liked or turned down."""
    said = Mark.objects.filter(member=member, film__in=slugs)
    marked = said.exclude(score=None, joy=None, liked=None).values_list("film", flat=True)
    seen = Viewing.objects.filter(member=member, film__in=slugs).values_list("film", flat=True)
    no = TurnedDown.objects.filter(member=member, film__in=slugs).values_list("film", flat=True)
    return frozenset((*marked, *seen, *no))


def _wish(asked: Asked, mine: frozenset[str]) -> Wish:
    watchable = frozenset(Offered.objects.filter(service__in=mine).values_list("film", flat=True)) if mine else None
    if asked.services:
        return Wish(n=AT_ONCE, only=watchable or frozenset(), wanted_too=not asked.new)
    return Wish(n=AT_ONCE, first=watchable or frozenset(), wanted_too=not asked.new)


def _views(found: tuple[Suggestion, ...], own: Own, taste: Taste | None) -> tuple[SuggestedView, ...]:
    films = films_at(films_named(found))
    slugs = [one.film for one in found]
    where = _where(slugs)
    wanted = {one.film for one in own.films if one.stance is Stance.WANTED}
    marks = taste.expect_each(own.films, slugs) if taste and own.told >= ENOUGH else (None,) * len(slugs)
    return tuple(
        SuggestedView(
            film=films[one.film],
            reasons=reasons_of(one, films),
            expected=_told(mark),
            where=where.get(one.film, ()),
            wanted=one.film in wanted,
        )
        for one, mark in zip(found, marks, strict=True)
        if one.film in films
    )


def _told(expected: Expected | None) -> str:
    """What the member may give a film, as a range; "" where that rests on too little to be said."""
    if expected is None or expected.own < ENOUGH or expected.others < 2 or expected.high - expected.low > VAGUE:
        return ""
    low, high = f"{expected.low:.0f}", f"{expected.high:.0f}"
    return _("you might give it %(low)s to %(high)s of 100") % {"low": low, "high": high}


def _where(slugs: list[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for film, name in Offered.objects.filter(film__in=slugs).order_by("service").values_list("film", "name"):
        found.setdefault(film, []).append(name)
    return {film: tuple(names) for film, names in found.items()}


def _filters(asked: Asked, address: str, services: int) -> tuple[FilterView, ...]:
    labels = ((SERVICES, _("Only on my services")), (NEW, _("Not on my watchlist")))
    on = {SERVICES: asked.services, NEW: asked.new}
    shown = [(key, label) for key, label in labels if key != SERVICES or services]
    found = []
    for key, label in shown:
        query = {name: "1" for name in FILTERS if on[name] != (name == key)}
        found.append(FilterView(text=label, href=f"{address}?{urlencode(query)}" if query else address, on=on[key]))
    return tuple(found)


def _to_rate(own: Own) -> tuple[FilmRef, ...]:
    """The films that most sources write about, without those that the member has said something of."""
    known = {one.film for one in own.films}
    rows = FilmRow.objects.order_by("-sources", "order", "slug").values_list("slug", "title", "year")
    open_to = [row for row in rows[: TO_RATE + len(known)] if row[0] not in known]
    return tuple(
        FilmRef(slug=slug, title=title, year=year, cover=cover(slug, title)) for slug, title, year in open_to[:TO_RATE]
    )
