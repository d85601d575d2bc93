"""A member's profile and shelves, as whoever looks may see them."""

from __future__ import annotations

from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.timezone import is_aware, localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cinequorum_web.members import feed as feeds
from cinequorum_web.members import people
from cinequorum_web.members.keeping import signed_in
from cinequorum_web.members.models import Follow, Member
from cinequorum_web.members.private import days_of, likes_of, lists_of, own, ratings_of, reviews_for, wishes_of
from cinequorum_web.members.reading import review_views
from cinequorum_web.members.views.ways import eyes_of, page_of, the_member

ON_A_PAGE, REVIEWS, LATEST, LISTS = 48, 20, 6, 4


def of_name(name: str) -> Member:
    """Return a member by name; raise `Http404` where there is none."""
    if "\x00" in name or len(name) > 150:
        raise Http404
    return get_object_or_404(Member, username__iexact=name, is_active=True)


@require_safe
def profile(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a member shows of themselves."""
    member, viewer = of_name(name), request.user
    seen = days_of(member, viewer)
    shown = {
        **head(request, member),
        "seen": seen.count(),
        "this_year": seen.filter(watched__year=localdate().year).count(),
        "days": people.days(seen[:LATEST], member, viewer),
        "reviews": review_views(reviews_for(viewer).filter(member=member)[:LATEST], eyes_of(request)),
        "liked": people.shelf(likes_of(member, viewer)[:LATEST], "liked", ratings=True),
        "spread": people.spread(member, viewer),
        "lists": people.list_views(lists_of(member, viewer)[:LISTS]),
    }
    return render(request, "members/profile.html", shown)


@require_safe
def diary(request: HttpRequest, name: str, year: int = 0, month: int = 0) -> HttpResponse:
    """Show a month of a member's diary: as a calendar and as a table."""
    member, viewer = of_name(name), request.user
    months = people.months_of(member, viewer)
    first = _month(year, month) or (months[0][0] if months else localdate().replace(day=1))
    rows = days_of(member, viewer).filter(watched__year=first.year, watched__month=first.month)
    days = people.days(rows, member, viewer)
    around: dict[str, object] = {"months": months, "first": first, "weeks": people.month(days, first), "days": days}
    around["weekdays"] = [WEEKDAYS_ABBR[n] for n in range(7)]
    return render(request, "members/diary.html", {**head(request, member), **around})


@require_safe
def watchlist(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a member wants to see."""
    member = of_name(name)
    rows, pager = page_of(wishes_of(member, request.user), request, ON_A_PAGE)
    closed = member.hides_watchlist and not own(request.user, member)
    films = people.shelf(rows, "wanted", ratings=False)
    return render(
        request, "members/watchlist.html", {**head(request, member), "films": films, "pager": pager, "closed": closed}
    )


@require_safe
def ratings(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a member rated."""
    member = of_name(name)
    rows, pager = page_of(ratings_of(member, request.user), request, ON_A_PAGE)
    closed = member.hides_ratings and not own(request.user, member)
    films = people.shelf(rows, "rated", ratings=True)
    return render(
        request, "members/ratings.html", {**head(request, member), "films": films, "pager": pager, "closed": closed}
    )


@require_safe
def reviews(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a member wrote."""
    member = of_name(name)
    rows, pager = page_of(reviews_for(request.user).filter(member=member), request, REVIEWS)
    views = review_views(rows, eyes_of(request))
    return render(request, "members/reviews.html", {**head(request, member), "reviews": views, "pager": pager})


@signed_in
@require_POST
def follow(request: HttpRequest, name: str) -> HttpResponse:
    """Follow a member, or no longer."""
    other, member = of_name(name), the_member(request)
    if not request.POST.get("on"):
        Follow.objects.filter(follower=member, followed=other).delete()
    elif other.pk != member.pk:
        Follow.objects.get_or_create(follower=member, followed=other)
    return HttpResponseRedirect(reverse("members:profile", args=[other.username]))


@signed_in
def feed(request: HttpRequest) -> HttpResponse:
    """Show what those whom one follows did."""
    member = the_member(request)
    events, onward = feeds.feed_of(member, _moment(request.GET.get("before", "")))
    following = Member.objects.filter(followers__follower=member, is_active=True).order_by("username")
    rows, pager = page_of(following, request, ON_A_PAGE)
    shown = {"events": events, "onward": onward, "following": rows, "pager": pager}
    return render(request, "members/feed.html", shown)


def head(request: HttpRequest, member: Member) -> dict[str, object]:
    """Return what the top of each of a member's pages shows."""
    mine = own(request.user, member)
    followed = (
        request.user.pk and not mine and Follow.objects.filter(follower=request.user.pk, followed=member).exists()
    )
    return {"member": member, "mine": mine, "followed": bool(followed), "shelves": _shelves(member, mine=mine)}


def _shelves(member: Member, *, mine: bool) -> tuple[tuple[str, str], ...]:
    named = (
        ("profile", _("Profile")),
        ("diary", _("Diary")),
        ("watchlist", _("Watchlist")),
        ("ratings", _("Ratings")),
        ("reviews", _("Reviews")),
        ("lists", _("Lists")),
    )
    shelves = [(reverse(f"members:{place}", args=[member.username]), label) for place, label in named]
    shelves.append((reverse("taste:statistics", args=[member.username]), _("Statistics")))
    if mine:
        shelves.append((reverse("taste:suggestions"), _("What to watch next")))
    return tuple(shelves)


def _month(year: int, month: int) -> date | None:
    return date(year, month, 1) if 1888 <= year <= 9998 and 1 <= month <= 12 else None


def _moment(asked: str) -> datetime:
    try:
        found = parse_datetime(asked[:40])
    except ValueError:
        found = None
    return found if found and is_aware(found) else now()
