"""What a member has already, held in memory while an import goes through, and written batch by batch."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Model, QuerySet

from cinequorum_web.catalog.models import FormerSlug
from cinequorum_web.members.models import FilmList, ListEntry, Mark, Member, Review, Viewing

T = TypeVar("T", bound=Model)
MARKED = (
    "score", "given", "scale", "quality", "joy", "joy_given", "joy_scale", "rated", "liked", "wanted",
)  # fmt: skip
_BATCH = 400


class Kept:
    """A member's marks, days, reviews and lists by film, under the films' present addresses; what is new among them.

    With `films` only as much as is about these.
    """

    def __init__(self, member: Member, films: Iterable[str] | None = None) -> None:
        self.member = member
        marks, days = _of(member.marks.all(), films), _of(member.viewings.all(), films)
        reviews = _of(member.reviews.filter(removed=None), films)
        entries = _of(ListEntry.objects.filter(of__member=member), films)
        now = _present({row.film for rows in (marks, days, reviews, entries) for row in rows})
        self.marks: dict[str, Mark] = {now.get(mark.film, mark.film): mark for mark in marks}
        self.days: dict[tuple[str, date], Viewing] = {(now.get(row.film, row.film), row.watched): row for row in days}
        self.reviews: dict[str, Review] = {now.get(row.film, row.film): row for row in reviews}
        self.lists: dict[str, FilmList] = {row.title: row for row in member.lists.all()}
        self.listed: set[tuple[int | None, str]] = {(row.of_id, now.get(row.film, row.film)) for row in entries}
        self._changed: dict[int, Mark | Review] = {}
        self._new: list[Mark | Viewing | Review | ListEntry] = []
        self._moments: list[tuple[Review, datetime]] = []

    def mark(self, film: str) -> Mark:
        """Return the mark on a film, new where there is none."""
        found = self.marks.get(film)
        if found is None:
            found = self.marks[film] = Mark(member=self.member, film=film)
            self._new.append(found)
        return found

    def add(self, row: Viewing | Review | ListEntry) -> None:
        """Take a new row."""
        self._new.append(row)

    def written(self, review: Review, when: datetime | None) -> None:
        """Say when a new review was written."""
        if when is not None:
            self._moments.append((review, when))

    def changed(self, row: Mark | Review) -> None:
        """Say that a row is another now."""
        if row.pk is not None:
            self._changed[id(row)] = row

    def list_of(self, title: str, about: str, *, private: bool) -> tuple[FilmList, bool]:
        """Return the member's list of that title, and whether it is new. It is written at once."""
        name = title[:120]
        found = self.lists.get(name)
        if found is not None:
            return found, False
        self.lists[name] = FilmList.objects.create(member=self.member, title=name, about=about[:1000], private=private)
        return self.lists[name], True

    def write(self) -> None:
        """Write what is new or another."""
        for model in (Mark, Viewing, Review, ListEntry):
            _create(model, [row for row in self._new if isinstance(row, model)])
        for review, when in self._moments:
            review.made = when
        Review.objects.bulk_update([review for review, _ in self._moments], ["made"], batch_size=_BATCH)
        changed = self._changed.values()
        rewrite([row for row in changed if isinstance(row, Mark)])
        reviews = [row for row in changed if isinstance(row, Review)]
        Review.objects.bulk_update(reviews, ["body", "edited", "spoils"], batch_size=_BATCH)
        self._new, self._moments = [], []
        self._changed.clear()


def rewrite(marks: Iterable[Mark]) -> None:
    """Write marks that are there already; one that was deleted meanwhile is made again.

    As insertions that give way to what is there: a `bulk_update` of so many fields takes Django several times as long.
    """
    rows = [copy(mark) for mark in marks]
    for row in rows:
        row.pk = None
    for at in range(0, len(rows), _BATCH):
        Mark.objects.bulk_create(
            rows[at : at + _BATCH], update_conflicts=True, unique_fields=["member", "film"], update_fields=MARKED
        )


def is_empty(mark: Mark) -> bool:
    """Return whether a mark says nothing any more."""
    return mark.score is None and mark.joy is None and not mark.liked and not mark.wanted


def _create(model: type[T], rows: list[T]) -> None:
    for at in range(0, len(rows), _BATCH):
        model._default_manager.bulk_create(rows[at : at + _BATCH])


def _of(rows: QuerySet[T], films: Iterable[str] | None) -> list[T]:
    return list(rows if films is None else rows.filter(film__in=list(films)))


def _present(slugs: set[str]) -> dict[str, str]:
    """Return the present addresses of the films that had one of these before."""
    ordered = sorted(slugs)
    found: dict[str, str] = {}
    for at in range(0, len(ordered), _BATCH):
        found.update(FormerSlug.objects.filter(slug__in=ordered[at : at + _BATCH]).values_list("slug", "film__slug"))
    return found
