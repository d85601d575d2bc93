"""What pages of readers ask of taste: what is near a film for everybody, and the rest for members only."""

from __future__ import annotations

from django import template
from django.template import Context

from cinequorum_web.members.models import Member
from cinequorum_web.taste.agreeing import agreement_with, like_me
from cinequorum_web.taste.contexts import LikeMe, NearView
from cinequorum_web.taste.suggesting import near_film

register = template.Library()


@register.simple_tag(takes_context=True)
def also_like(context: Context, slug: str) -> tuple[NearView, ...]:
    """Return the films that who likes a film may also like; nothing where that was not learned."""
    return near_film(slug, _member(context))


@register.simple_tag(takes_context=True)
def critics_like_me(context: Context, slug: str) -> LikeMe | None:
    """Return what critics who agree with the member make of a film; None for a guest."""
    member = _member(context)
    return like_me(member, slug) if member else None


@register.simple_tag(takes_context=True)
def agreed(context: Context, kind: str, slug: str) -> str:
    """Return on how many films a member agrees with a critic or an outlet; "" for a guest."""
    member = _member(context)
    return agreement_with(member, kind, slug) if member else ""


def _member(context: Context) -> Member | None:
    user = getattr(context.get("request"), "user", None)
    return user if isinstance(user, Member) else None
