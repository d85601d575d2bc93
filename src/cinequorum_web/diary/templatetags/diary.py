"""What other pages of members ask of their imports."""

from __future__ import annotations

from django import template

from cinequorum_web.diary import telling
from cinequorum_web.members.models import Member

register = template.Library()


@register.simple_tag
def rows_waiting(member: Member) -> int:
    """Return how many rows of a member's imports wait for films that are not here yet."""
    return telling.waiting(member).count()
