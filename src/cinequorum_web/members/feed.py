"""What those whom a member follows did last: what they keep for themselves is not in it."""

from __future__ import annotations

from datetime import datetime

from cinequorum_web.members.contexts import Event
from cinequorum_web.members.films import films_at, or_gone
from cinequorum_web.members.models import Follow, ListEntry, Mark, Member, Review, Viewing
from cinequorum_web.members.scales import rating_of
from cinequorum_web.members.text import plain

AT_ONCE = 30  # things of each kind that one page takes
QUOTED = 160  # characters of a review

Who = tuple[int, ...]
Raw = tuple[datetime, str, str, str, str, str, str]  # when, kind, who, film, text, said, href


def feed_of(member: Member, before: datetime) -> tuple[tuple[Event, ...], datetime | None]:
    """Return what was done before a moment, the newest first, and the moment from which the next page goes on."""
    who = tuple(Follow.objects.filter(follower=member, followed__is_active=True).values_list("followed", flat=True))
    kinds = (_reviews, _seen, _rated, _listed)
    rows = sorted((row for kind in kinds for row in kind(who, before)), reverse=True)
    shown, more = rows[:AT_ONCE], len(rows) > AT_ONCE
    films = films_at(row[3] for row in shown)
    events = tuple(
        Event(when=when, kind=kind, who=name, film=or_gone(films, film), text=text, said=said, href=href)
        for when, kind, name, film, text, said, href in shown
    )
    return events, shown[-1][0] if more else None


def _reviews(who: Who, before: datetime) -> list[Raw]:
    rows = Review.objects.filter(member__in=who, removed=None, hidden=False, made__lt=before).select_related("member")
    return [
        (r.made, "review", r.member.username, r.film, "" if r.spoils else plain(r.body, QUOTED), "", str(r.pk))
        for r in rows.order_by("-made")[: AT_ONCE + 1]
    ]


def _seen(who: Who, before: datetime) -> list[Raw]:
    rows = (
        Viewing.objects.filter(member__in=who, private=False, added__lt=before)
        .select_related("member")
        .order_by("-added")
    )
    return [
        (v.added, "again" if v.again else "seen", v.member.username, v.film, v.watched.isoformat(), "", "")
        for v in rows[: AT_ONCE + 1]
    ]


def _rated(who: Who, before: datetime) -> list[Raw]:
    rows = Mark.objects.filter(member__in=who, member__hides_ratings=False, rated__lt=before).select_related("member")
    found: list[Raw] = []
    for mark in rows.order_by("-rated")[: AT_ONCE + 1]:
        rating, said = rating_of(mark)
        assert mark.rated is not None  # asked for in the query
        found.append((mark.rated, "rated", mark.member.username, mark.film, rating, said, ""))
    return found


def _listed(who: Who, before: datetime) -> list[Raw]:
    rows = ListEntry.objects.filter(of__member__in=who, of__private=False, added__lt=before).order_by("-added")
    return [
        (e.added, "listed", e.of.member.username, e.film, e.of.title, "", str(e.of_id))
        for e in rows.select_related("of__member")[: AT_ONCE + 1]
    ]
