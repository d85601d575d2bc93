"""Reviews put in their places: the roles of the blocks that hold them, and their spans in the page's text."""

from __future__ import annotations

from collections.abc import Sequence

from cinequorum.extract.drafts import Layout
from cinequorum.extract.reviews.found import Record
from cinequorum.model.page import Role, Span, UserReview


def roles_in(records: Sequence[Record]) -> dict[int, Role]:
    """Return the roles of the drafts that records hold: the words, their titles, the lines of name and date."""
    found: dict[int, Role] = {}
    for record in records:
        found |= dict.fromkeys(record.labels, Role.BYLINE)
        found |= dict.fromkeys(range(record.begin[0], record.end[0] + 1), Role.USER_REVIEW)
        if record.title is not None:
            found[record.title] = Role.USER_REVIEW
    return found


def user_reviews(records: Sequence[Record], layout: Layout, page: str) -> tuple[UserReview, ...]:
    """Place the records in the page's text."""
    return tuple(_placed(record, layout, page) for record in records)


def _placed(record: Record, layout: Layout, page: str) -> UserReview:
    def span(first: int, last: int) -> Span:
        return Span(page=page, start=layout.blocks[first].span.start, end=layout.blocks[last].span.end)

    rating = record.rating
    shown = None
    if rating is not None:
        at = layout.starts[min(rating.draft, len(layout.starts) - 1)]
        shown = Span(page=page, start=at + rating.start, end=at + rating.end)
    begin, end = record.begin, record.end
    return UserReview(
        author=record.author,
        published=record.date,
        stamp=record.stamp,
        span=span(min(record.first, begin[0]), max(record.last, end[0])),
        text_span=Span(page=page, start=layout.starts[begin[0]] + begin[1], end=layout.starts[end[0]] + end[1]),
        title_span=None if record.title is None else span(record.title, record.title),
        rating_span=shown,
        rating_raw=rating.raw if rating else None,
        best=rating.best if rating else None,
    )
