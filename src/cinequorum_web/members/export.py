"""Everything that a member keeps here, for them to take along."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import QuerySet

from cinequorum_web.members.models import Comment, Follow, ListEntry, Member, Report

MARK = ("film", "score", "given", "scale", "quality", "joy", "joy_given", "joy_scale", "rated", "liked", "wanted")

Value = str | int | bool | None
Row = dict[str, Value]
FORMAT = 1


def all_of(member: Member) -> dict[str, object]:
    """Return all of it, as JSON takes it: times in UTC, films by slug, ratings as given and from 0 to 100."""
    fields = ("username", "email", "date_joined", "role", "about", "language", "scale", "two_marks", "spoilers")
    hides = ("hides_ratings", "hides_watchlist", "hides_diary")
    words = ("body", "made", "edited", "removed", "hidden")
    entries = ListEntry.objects.filter(of__member=member)
    comments = Comment.objects.filter(member=member)
    return {
        "format": FORMAT,
        "member": {name: _plain(getattr(member, name)) for name in (*fields, *hides)},
        "emails": list(member.emailaddress_set.values_list("email", flat=True)),  # type: ignore[attr-defined]
        "marks": rows_of(member.marks.all(), *MARK),
        "diary": rows_of(member.viewings.all(), "film", "watched", "again", "private", "added"),
        "reviews": rows_of(member.reviews.all(), "film", "spoils", *words),
        "comments": rows_of(comments, "review__film", "review__member__username", *words),
        "lists": rows_of(member.lists.all(), "title", "about", "private", "made"),
        "list_entries": rows_of(entries, "of__title", "film", "added"),
        "follows": rows_of(Follow.objects.filter(follower=member), "followed__username", "since"),
        "tokens": rows_of(member.tokens.all(), "name", "hint", "scopes", "made", "expires", "used"),
        "turned_down": rows_of(member.turned_down.all(), "film", "at"),
        "services": rows_of(member.services.all(), "service", "name"),
        "imports": rows_of(member.imports.all(), "name", "kind", "state", "made", "ended"),
        "imported": _documents(member.imported.all()),
        "reports": rows_of(Report.objects.filter(reporter=member), "reason", "note", "made", "state"),
    }


def _documents(found: QuerySet) -> list[Row]:  # type: ignore[type-arg] # rows of imports
    """Return rows that imports brought, each with its record as it is kept."""
    rows = found.order_by("pk").values_list("state", "film", "document")
    return [{"state": state, "film": film, "record": bytes(document).decode()} for state, film, document in rows]


def rows_of(found: QuerySet, *names: str) -> list[Row]:  # type: ignore[type-arg] # rows of any table
    """Return these columns of rows, oldest first, as JSON takes them; `a__b` is called `a_b`."""
    rows = found.order_by("pk").values_list(*names)
    keys = [name.replace("__", "_") for name in names]
    return [{key: _plain(value) for key, value in zip(keys, row, strict=True)} for row in rows]


def _plain(value: object) -> Value:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str | int | bool) or value is None else str(value)
