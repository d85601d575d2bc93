"""What members show of themselves, as rows to be carried to another site, and brought in there again.

Private shelves, hidden and withdrawn texts, addresses and passwords stay behind. Who comes along has no password on the
new site: an administrator's link gives them one (`cinequorum member reset`). Roles are given anew. Reviews, comments
and lists keep their numbers, and so their addresses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Field, Model

from cinequorum.errors import CinequorumError
from cinequorum_web.members.export import rows_of
from cinequorum_web.members.models import Comment, FilmList, Follow, ListEntry, Mark, Member, Review, Viewing
from cinequorum_web.members.private import days_of, likes_of, lists_of, ratings_of, wishes_of

Row = dict[str, Any]
ANYBODY = AnonymousUser()
_RATED = ("score", "given", "scale", "quality", "joy", "joy_given", "joy_scale", "rated")
_ABOUT = ("about", "scale", "two_marks", "spoilers", "language", "hides_ratings", "hides_watchlist", "hides_diary")
_TEXT = ("body", "made", "edited")


def public_members() -> Iterator[Row]:
    """Yield every member with what anybody may see of them, in the order of their names."""
    for member in Member.objects.filter(is_active=True).order_by("username").iterator(chunk_size=100):
        yield {
            "name": member.get_username(),
            "joined": member.date_joined.isoformat(),
            **{name: getattr(member, name) for name in _ABOUT},
            "marks": _marks(member),
            "diary": rows_of(days_of(member, ANYBODY), "film", "watched", "again", "added"),
            "lists": [_list(one) for one in lists_of(member, ANYBODY).order_by("pk")],
            "reviews": rows_of(member.reviews.filter(hidden=False, removed=None), "id", "film", "spoils", *_TEXT),
            "follows": rows_of(member.follows.filter(followed__is_active=True), "followed__username", "since"),
        }


def public_comments() -> Iterator[Row]:
    """Yield the comments that anybody may read, in the order in which they came."""
    shown = Comment.objects.filter(
        hidden=False, removed=None, review__hidden=False, review__removed=None, member__is_active=True,
        review__member__is_active=True,
    )  # fmt: skip
    names = ("id", "member__username", "review__member__username", "review__film", "once", *_TEXT)
    yield from rows_of(shown, *names)


def bring(members: Iterable[Row], comments: Iterable[Row]) -> int:
    """Make these members and what they show, and return how many there are; to be run in a transaction.

    Raises `CinequorumError` where a member of one of these names is here already.
    """
    follows: list[tuple[Member, Row]] = []
    count = 0
    for row in members:
        member = _member(row)
        follows += [(member, one) for one in row["follows"]]
        _make(Mark, row["marks"], member=member)
        _make(Viewing, row["diary"], member=member)
        _make(Review, row["reviews"], member=member)
        for told in row["lists"]:
            entries = told.pop("entries")
            (made,) = _make(FilmList, [told], member=member)
            _make(ListEntry, entries, of=made)
        count += 1
    for member, one in follows:
        followed = Member.objects.get(username=one.pop("followed_username"))
        _make(Follow, [one], follower=member, followed=followed)
    for row in comments:
        writer = Member.objects.get(username=row.pop("member_username"))
        of = {"member__username": row.pop("review_member_username"), "film": row.pop("review_film")}
        _make(Comment, [row], member=writer, review=Review.objects.get(removed=None, **of))
    _count_on(Review, FilmList, Comment)
    return count


def _count_on(*tables: type[Model]) -> None:
    """Let the next rows of these tables be numbered after those that came with numbers of their own."""
    reset = connection.ops.sequence_reset_sql(no_style(), list(tables))
    with connection.cursor() as cursor:
        for statement in reset:
            cursor.execute(statement)


def _marks(member: Member) -> list[Row]:
    """One row a film, with what of the mark is shown."""
    found: dict[str, Row] = {}
    for rows in (
        rows_of(ratings_of(member, ANYBODY), "film", *_RATED),
        rows_of(likes_of(member, ANYBODY), "film", "liked"),
        rows_of(wishes_of(member, ANYBODY), "film", "wanted"),
    ):
        for row in rows:
            found.setdefault(str(row["film"]), {}).update(row)
    return [found[film] for film in sorted(found)]


def _list(one: FilmList) -> Row:
    return {
        "id": one.pk, "title": one.title, "about": one.about, "made": one.made.isoformat(),
        "entries": rows_of(one.entries.all(), "film", "added"),
    }  # fmt: skip


def _member(row: Row) -> Member:
    if Member.objects.filter(username__iexact=row["name"]).exists():
        raise CinequorumError(f"there is a member {row['name']} here already")
    member = Member(username=row["name"], **{name: row[name] for name in _ABOUT})
    member.date_joined = datetime.fromisoformat(row["joined"])
    member.set_unusable_password()
    member.full_clean(exclude=["password"])
    member.save()
    return member


def _make(table: type[Model], rows: Iterable[Row], **tied: object) -> list[Any]:
    """Make rows of a table with their own times, also where it would set the present one."""
    made = []
    for row in rows:
        values = {name: _value(table, name, value) for name, value in row.items()}
        one = table(**values, **tied)
        one.save(force_insert=True)
        table._base_manager.filter(pk=one.pk).update(**values)
        made.append(one)
    return made


def _value(table: type[Model], name: str, value: object) -> object:
    """A row's value as its column takes it."""
    column = table._meta.get_field(name)
    return column.to_python(value) if isinstance(column, Field) else value
