"""One page, many voices: the user reviews of a listing page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cinequorum.extract.data.listings import REVIEW_LOOKS
from cinequorum.extract.drafts import Draft, Layout
from cinequorum.extract.furniture import is_comment_heading, is_review_heading
from cinequorum.extract.material import Material
from cinequorum.extract.records import Record, anchors_of, cut
from cinequorum.model.page import Role, Span, UserReview
from cinequorum.text.dates import numeric_order

_PROSE = 120  # words of body before the records that make the page an article and the records its comments
_ENDS = frozenset({Role.LEGAL, Role.COMMENTS, Role.RELATED, Role.ADVERT, Role.NAVIGATION, Role.BIO})


def find_records(material: Material, roles: Sequence[Role]) -> tuple[Record, ...]:
    """Find the user reviews of a page; none where the repeated records are comments or a list of articles."""
    drafts = material.drafts
    order = numeric_order(d.text for d in drafts) or "auto"
    anchors = anchors_of(drafts, order)
    if len(anchors) < 2:
        return ()
    heading = _heading_before(drafts, anchors[0].draft)
    if not _are_reviews(material, roles, [a.draft for a in anchors], heading):
        return ()
    records = cut(
        _until_furniture(drafts, roles, anchors[-1].draft), anchors, material.front if heading is None else heading + 1
    )
    return records if _plausible(drafts, records) else ()


def _heading_before(drafts: Sequence[Draft], first: int) -> int | None:
    """Return the last heading of reviews before the first date line, None if a heading of comments comes after it."""
    for index in range(first - 1, -1, -1):
        draft = drafts[index]
        if is_review_heading(draft.text) and draft.hint is not Role.NAVIGATION and draft.linked < 0.5:
            return index
        if is_comment_heading(draft.text):
            return None
    return None


def _are_reviews(material: Material, roles: Sequence[Role], anchors: Sequence[int], heading: int | None) -> bool:
    """Tell reviews from comments: by a heading, else by class names or a page that begins with them."""
    drafts = material.drafts
    if heading is not None:
        return True
    before = (d.text for d, role in zip(drafts[: anchors[0]], roles, strict=False) if role is Role.BODY)
    if sum(len(text.split()) for text in before) >= _PROSE:
        return False
    if sum(_of_reviews(drafts[i].look) for i in anchors) * 2 >= len(anchors):
        return True
    commented = any(roles[i] is Role.COMMENTS or drafts[i].hint is Role.COMMENTS for i in anchors)
    return len(anchors) >= 3 and not commented and not material.html


def _of_reviews(look: str) -> bool:
    return any(word in REVIEW_LOOKS for word in re.split(r"[^a-z]+", look.lower()))


def _until_furniture(drafts: Sequence[Draft], roles: Sequence[Role], last: int) -> Sequence[Draft]:
    """Cut the drafts off where, after the last date line, the page's furniture begins."""
    for index in range(last + 2, len(drafts)):
        if roles[index] in _ENDS or drafts[index].role is not None:
            return drafts[:index]
    return drafts


def _plausible(drafts: Sequence[Draft], records: Sequence[Record]) -> bool:
    """Reviews have several authors; records of one author, or that are headed by links, are a list of articles."""
    if len(records) < 2:
        return False
    authors = {r.author for r in records if r.author}
    linked = sum(r.title is not None and drafts[r.title].linked > 0.8 for r in records)
    return len(authors) >= min(2, len(records)) and linked < 0.8 * len(records)


def roles_in(records: Sequence[Record]) -> dict[int, Role]:
    """Return the roles of the drafts that records hold: the words, their titles, the lines of name and date."""
    found: dict[int, Role] = {}
    for record in records:
        found |= dict.fromkeys(record.labels, Role.BYLINE)
        found |= dict.fromkeys(range(record.begin, record.end + 1), Role.USER_REVIEW)
        found[record.anchor.draft] = Role.BYLINE
        if record.title is not None:
            found[record.title] = Role.USER_REVIEW
    return found


def user_reviews(records: Sequence[Record], layout: Layout, page: str) -> tuple[UserReview, ...]:
    """Place the records in the page's text."""
    return tuple(_placed(record, layout, page) for record in records)


def _placed(record: Record, layout: Layout, page: str) -> UserReview:
    def span(first: int, last: int) -> Span:
        return Span(page=page, start=layout.blocks[first].span.start, end=layout.blocks[last].span.end)

    rating = None
    if record.rating:
        draft, start, end = record.rating
        rating = Span(page=page, start=layout.starts[draft] + start, end=layout.starts[draft] + end)
    return UserReview(
        author=record.author,
        published=record.anchor.date,
        stamp=record.anchor.stamp,
        span=span(record.first, record.last),
        text_span=span(record.begin, record.end),
        title_span=None if record.title is None else span(record.title, record.title),
        rating_span=rating,
    )
