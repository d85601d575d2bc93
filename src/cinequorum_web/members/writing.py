"""Reviews and comments: written, changed, taken away and put back; and what is reported about them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import now

from cinequorum_web.members.films import names_of
from cinequorum_web.members.models import Comment, Member, Report, Review

AN_HOUR = timedelta(hours=1)
MOST_AN_HOUR = 40  # texts of one member: more is no conversation


def review_by(member: Member, slug: str) -> Review | None:
    """Return a member's review of a film, under any of the names that it had."""
    names = names_of(slug)
    mine = Review.objects.filter(member=member, film__in=names, removed=None).order_by("-made")
    return mine.first()


def write_review(review: Review) -> bool:
    """Keep a new or a changed review; return False where the member has one of this film already."""
    if review.pk:
        review.edited = now()
    try:
        with transaction.atomic():
            review.save()
    except IntegrityError:
        return False
    return True


def write_comment(comment: Comment) -> bool:
    """Keep a new comment; return False where the same form was sent before, or the same words within the hour.

    The way back to a form leads to a new one with the old words in it: its mark is another, what it says is not.
    """
    same = Comment.objects.filter(member=comment.member, review=comment.review, body=comment.body, removed=None)
    if same.filter(made__gt=now() - AN_HOUR).exists():
        return False
    try:
        with transaction.atomic():
            comment.save()
    except IntegrityError:
        return False
    return True


def take_away(text: Review | Comment) -> dict[str, Any]:
    """Take a text away for its writer; it can be put back."""
    text.removed = now()
    text.save(update_fields=["removed"])
    return {"pk": text.pk}


def put_back_review(member: Member, before: dict[str, Any]) -> None:
    """Put a review back, unless its writer has written another of the film meanwhile."""
    gone = Review.objects.filter(pk=before["pk"], member=member).first()
    if gone and not Review.objects.filter(member=member, film=gone.film, removed=None).exists():
        Review.objects.filter(pk=gone.pk).update(removed=None)


def put_back_comment(member: Member, before: dict[str, Any]) -> None:
    """Put a comment back."""
    Comment.objects.filter(pk=before["pk"], member=member).update(removed=None)


def too_many(member: Member) -> bool:
    """Return whether a member has written more in the last hour than anybody would."""
    since = now() - AN_HOUR
    kinds = (Review.objects, Comment.objects)
    written = sum(kind.filter(member=member, made__gt=since).count() for kind in kinds)
    return written + Report.objects.filter(reporter=member, made__gt=since).count() >= MOST_AN_HOUR


def report(made: Report) -> bool:
    """Keep a report; return False where this member has reported the text before."""
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        return False
    return True
