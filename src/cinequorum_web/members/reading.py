"""Members' reviews and comments as they are shown to somebody: the wall before stories holds here too."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from cinequorum_web.members.contexts import CommentView, ReviewView
from cinequorum_web.members.films import FilmRef, films_at, names_of, or_gone
from cinequorum_web.members.marks_seen import Marks
from cinequorum_web.members.models import Comment, Member, Review, Role
from cinequorum_web.members.private import Eyes, Viewer, reviews_for
from cinequorum_web.members.text import render


def reviews_of_film(slug: str, viewer: Viewer) -> QuerySet[Review]:
    """Return what a viewer may read about a film, the newest first."""
    return reviews_for(viewer).filter(film__in=names_of(slug))


def review_views(reviews: QuerySet[Review], eyes: Eyes) -> tuple[ReviewView, ...]:
    """Return reviews as they are shown, in a few queries however many there are."""
    rows = list(reviews)
    said = dict(
        Comment.objects.filter(review__in=rows, removed=None, hidden=False, member__is_active=True)
        .values_list("review")
        .annotate(n=Count("pk"))
    )
    marks = Marks((row.member for row in rows), (row.film for row in rows), eyes.viewer)
    films = films_at(row.film for row in rows)
    return tuple(_view(row, eyes, marks, (or_gone(films, row.film), said.get(row.pk, 0))) for row in rows)


def comment_views(review: Review, eyes: Eyes) -> tuple[CommentView, ...]:
    """Return the comments on a review, in the order in which they came."""
    rows = Comment.objects.filter(review=review, removed=None, member__is_active=True).select_related("member")
    return tuple(_comment(row, eyes) for row in rows.order_by("made", "pk") if _may_read(row, eyes.viewer))


def _may_read(row: Comment, viewer: Viewer) -> bool:
    moderates = isinstance(viewer, Member) and viewer.may(Role.MODERATOR)
    return not row.hidden or moderates or row.member_id == viewer.pk


def _view(row: Review, eyes: Eyes, marks: Marks, about: tuple[FilmRef, int]) -> ReviewView:
    walled = row.spoils and not eyes.reveal
    text = render(row.body, reveal=eyes.reveal)
    rating, said = marks.rating(row.member_id, row.film)
    return ReviewView(
        pk=row.pk,
        author=row.member.username,
        film=about[0],
        rating=rating,
        said=said,
        liked=marks.liked(row.member_id, row.film),
        html="" if walled else text.html,
        walled=walled,
        hidden=0 if walled else text.hidden,
        made=row.made,
        edited=row.edited,
        comments=about[1],
        mine=row.member_id == eyes.viewer.pk,
        taken_down=row.hidden,
        why=row.hidden_why,
    )


def _comment(row: Comment, eyes: Eyes) -> CommentView:
    text = render(row.body, reveal=eyes.reveal)
    return CommentView(
        pk=row.pk,
        author=row.member.username,
        html=text.html,
        hidden=text.hidden,
        made=row.made,
        edited=row.edited,
        mine=row.member_id == eyes.viewer.pk,
        taken_down=row.hidden,
    )
