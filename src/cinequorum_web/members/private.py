"""Who may see what of a member's: private means for nobody else, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from cinequorum_web.members.models import FilmList, Mark, Member, Review, Role, Viewing

Viewer = Member | AnonymousUser


def own(viewer: Viewer, owner: Member) -> bool:
    """Return whether these are the viewer's own things."""
    return viewer.pk is not None and viewer.pk == owner.pk


def days_of(owner: Member, viewer: Viewer) -> QuerySet[Viewing]:
    """Return what a viewer may see of a diary, the newest first."""
    days = Viewing.objects.filter(member=owner).order_by("-watched", "-pk")
    return days if own(viewer, owner) else days.filter(private=False)


def ratings_of(owner: Member, viewer: Viewer) -> QuerySet[Mark]:
    """Return what a viewer may see of a member's ratings."""
    marks = Mark.objects.filter(Q(score__isnull=False) | Q(joy__isnull=False), member=owner).order_by("-rated", "-pk")
    return marks if own(viewer, owner) or not owner.hides_ratings else marks.none()


def likes_of(owner: Member, viewer: Viewer) -> QuerySet[Mark]:
    """Return what a viewer may see of what a member likes."""
    marks = Mark.objects.filter(member=owner, liked__isnull=False).order_by("-liked", "-pk")
    return marks if own(viewer, owner) or not owner.hides_ratings else marks.none()


def wishes_of(owner: Member, viewer: Viewer) -> QuerySet[Mark]:
    """Return what a viewer may see of a watchlist."""
    marks = Mark.objects.filter(member=owner, wanted__isnull=False).order_by("-wanted", "-pk")
    return marks if own(viewer, owner) or not owner.hides_watchlist else marks.none()


def lists_of(owner: Member, viewer: Viewer) -> QuerySet[FilmList]:
    """Return the lists of a member that a viewer may see."""
    lists = FilmList.objects.filter(member=owner).order_by("-made", "-pk")
    return lists if own(viewer, owner) else lists.filter(private=False)


def public_lists() -> QuerySet[FilmList]:
    """Return the lists with films in them that anybody may see, of all members, the newest first."""
    lists = FilmList.objects.filter(private=False, member__is_active=True, entries__isnull=False)
    return lists.distinct().select_related("member").order_by("-made", "-pk")


def reviews_for(viewer: Viewer) -> QuerySet[Review]:
    """Return the reviews that a viewer may read, the newest first: their own also where a moderator took them down."""
    reviews = Review.objects.filter(removed=None, member__is_active=True).select_related("member")
    if not (isinstance(viewer, Member) and viewer.may(Role.MODERATOR)):
        reviews = reviews.filter(Q(hidden=False) | Q(member=viewer.pk)) if viewer.pk else reviews.filter(hidden=False)
    return reviews.order_by("-made", "-pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Eyes:
    """Who looks, and whether they asked to see what gives stories away."""

    viewer: Viewer
    reveal: bool = False
