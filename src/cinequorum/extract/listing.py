"""One page, many voices: the user reviews of a listing page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cinequorum.extract.anchors import Anchor, closing_date, families_of, is_of_reviews
from cinequorum.extract.drafts import Draft, Layout
from cinequorum.extract.furniture import is_comment_heading, is_review_heading
from cinequorum.extract.material import Material
from cinequorum.extract.records import Record, cut
from cinequorum.model.page import Role, Span, UserReview
from cinequorum.text.dates import numeric_order

_PROSE = 120  # words of body before the records that make the page an article and the records its comments
_WORDS = 2  # words of a review, on average, below which the records hold none
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SEARCHED = 30_000  # blocks among which reviews are looked for: some 5,000 reviews, and a few seconds
_ENDS = frozenset({Role.LEGAL, Role.COMMENTS, Role.RELATED, Role.ADVERT, Role.NAVIGATION, Role.BIO})


def find_records(material: Material, roles: Sequence[Role]) -> tuple[Record, ...]:
    """Find the user reviews of a page; none where the repeated records are comments or a list of articles.

    Of all sets of lines by which the page can be cut the one counts that gives most reviews.
    """
    order = numeric_order(d.text for d in material.drafts[:_SEARCHED]) or "auto"
    best: tuple[Record, ...] = ()
    for anchors in families_of(material.drafts[:_SEARCHED], order):
        if len(anchors) > len(best):
            records = _records(material, roles, anchors)
            best = records if len(records) > len(best) else best
    return tuple(_dated(material.drafts, record, order) for record in best)


def _dated(drafts: Sequence[Draft], record: Record, order: str) -> Record:
    """Take the date from the end of the words where no line of its own has it."""
    closing = None if record.anchor.stamp else closing_date(drafts[record.end].text, order)
    if closing is None:
        return record
    return replace(record, anchor=replace(record.anchor, date=closing[0], stamp=closing[1]))


def _records(material: Material, roles: Sequence[Role], anchors: Sequence[Anchor]) -> tuple[Record, ...]:
    drafts = material.drafts
    heading = _heading_before(drafts, anchors[0].draft)
    floor = material.front if heading is None else heading + 1
    records = cut(_until_furniture(drafts, roles, anchors[-1].draft), anchors, floor)
    if len(records) < 2 or not _are_reviews(material, roles, records, heading):
        return ()
    return records if _plausible(drafts, records) else ()


def _heading_before(drafts: Sequence[Draft], first: int) -> int | None:
    """Return the last heading of reviews before the first date line, None if a heading of comments comes after it."""
    for index in range(first - 1, -1, -1):
        draft = drafts[index]
        entry = draft.tag not in _HEADINGS and (draft.hint is Role.NAVIGATION or draft.linked >= 0.5)  # of a menu
        if is_review_heading(draft.text) and not entry:
            return index
        if is_comment_heading(draft.text):
            return None
    return None


def _are_reviews(material: Material, roles: Sequence[Role], records: Sequence[Record], heading: int | None) -> bool:
    """Tell reviews from comments: by a heading, else by class names, ratings or a page that begins with them."""
    drafts = material.drafts
    if heading is not None:
        return True
    before = (d.text for d, role in zip(drafts[: records[0].first], roles, strict=False) if role is Role.BODY)
    if material.front or sum(len(text.split()) for text in before) >= _PROSE:
        return False
    anchors = [record.anchor.draft for record in records]
    if sum(is_of_reviews(drafts[i].look) for i in anchors) * 2 >= len(anchors):
        return True
    if material.html:
        return records[0].anchor.stamp is not None and len(records) >= 3 and _rated(drafts, records)
    commented = any(roles[i] is Role.COMMENTS or drafts[i].hint is Role.COMMENTS for i in anchors)
    return len(anchors) >= 3 and not commented


def _rated(drafts: Sequence[Draft], records: Sequence[Record]) -> bool:
    """Tell whether most records show a rating; what is the same in all of them is an icon."""
    shown = [drafts[r.rating[0]].text[r.rating[1] : r.rating[2]] for r in records if r.rating is not None]
    return 2 * len(shown) >= len(records) and len(set(shown)) >= 2


def _until_furniture(drafts: Sequence[Draft], roles: Sequence[Role], last: int) -> Sequence[Draft]:
    """Cut the drafts off where, after the last date line, the page's furniture begins."""
    for index in range(last + 2, len(drafts)):
        if roles[index] in _ENDS or drafts[index].role is not None:
            return drafts[:index]
    return drafts


def _plausible(drafts: Sequence[Draft], records: Sequence[Record]) -> bool:
    """Reviews have words and several authors; records of one author or headed by links are a list of articles."""
    authors = {r.author for r in records if r.author}
    linked = sum(r.title is not None and drafts[r.title].linked > 0.8 for r in records)
    words = sum(len(drafts[i].text.split()) for r in records for i in range(r.begin, r.end + 1))
    texts = {tuple(drafts[i].text for i in range(r.begin, r.end + 1)) for r in records}
    several = len(authors) >= min(2, len(records)) and 2 * len(texts) >= len(records)
    return several and words >= _WORDS * len(records) and (linked < 0.8 * len(records) or _rated(drafts, records))


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
