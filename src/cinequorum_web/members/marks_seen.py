"""Marks beside films in lists: one query for all of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cinequorum_web.members.models import Mark, Member
from cinequorum_web.members.private import Viewer
from cinequorum_web.members.scales import rating_of


class Marks:
    """The marks of some members on some films, as far as a viewer may see them."""

    def __init__(self, members: Iterable[Member], films: Iterable[str], viewer: Viewer) -> None:
        seen = {m.pk for m in members if not m.hides_ratings or m.pk == viewer.pk}
        rows = Mark.objects.filter(member__in=seen, film__in=frozenset(films))
        self._marks: Mapping[tuple[int, str], Mark] = {(row.member_id, row.film): row for row in rows}

    def rating(self, member: int, film: str) -> tuple[str, str]:
        """Return a rating as it is printed and as it is said; ('', '') where there is none to see."""
        mark = self._marks.get((member, film))
        return rating_of(mark) if mark else ("", "")

    def liked(self, member: int, film: str) -> bool:
        """Return whether a member likes a film."""
        mark = self._marks.get((member, film))
        return bool(mark and mark.liked)
