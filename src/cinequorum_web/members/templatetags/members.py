"""What pages of readers ask of members: nothing at all for a guest."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.template import Context
from django.utils.timezone import localdate

from cinequorum_web.members.contexts import Panel, ReviewView
from cinequorum_web.members.films import film_at
from cinequorum_web.members.models import Member
from cinequorum_web.members.panel import panel_of
from cinequorum_web.members.private import Eyes
from cinequorum_web.members.reading import review_views, reviews_of_film

register = template.Library()
ON_THE_PAGE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersHere:
    """What members wrote about a film, as far as its page shows it."""

    reviews: tuple[ReviewView, ...]
    total: int


@register.simple_tag(takes_context=True)
def my_panel(context: Context, slug: str) -> Panel | None:
    """Return the member's own marks on a film; None for a guest."""
    member = _member(context)
    film = film_at(slug) if member else None
    return panel_of(member, film) if member and film else None


@register.simple_tag(takes_context=True)
def members_here(context: Context, slug: str, spoilers: str) -> MembersHere | None:
    """Return what members wrote about a film; None for a guest, to whom the page says where it stands."""
    member = _member(context)
    if not member:
        return None
    reviews = reviews_of_film(slug, member)
    views = review_views(reviews[:ON_THE_PAGE], Eyes(viewer=member, reveal=spoilers == "all"))
    return MembersHere(reviews=views, total=reviews.count() if len(views) == ON_THE_PAGE else len(views))


@register.simple_tag
def today() -> str:
    """Return the day as a form takes it."""
    return localdate().isoformat()


def _member(context: Context) -> Member | None:
    request = context.get("request")
    user = getattr(request, "user", None)
    return user if isinstance(user, Member) else None
