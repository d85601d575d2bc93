"""Are these records visitors' reviews? Comments, teasers, critics' quotes, one person's diary and tables are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from cinequorum.extract.data.listings import OTHER_HEADINGS, OUTLET_WORDS, TEASER_LINKS, TITLE_LOOKS
from cinequorum.extract.furniture import is_comment_heading
from cinequorum.extract.reviews.found import Record
from cinequorum.extract.reviews.view import View, is_label, is_of_reviews, looks
from cinequorum.model.page import Role

_OTHER = re.compile(OTHER_HEADINGS, re.IGNORECASE)
_TEASER = re.compile(TEASER_LINKS, re.IGNORECASE)
_YEAR = re.compile(r"\((?:19|20)\d\d\)")
_SHEET = re.compile(r",\s(?:19|20)\d\d$")  # "Documentary, Norway, 2012" is nobody's name
_PROSE = 120  # words of body before the records that make the page an article and the records its comments
_OUTLETS = frozenset(OUTLET_WORDS)
_PROSELESS = 4  # words, at the median, below which records that no heading announces say nothing
_WHOLLY = 0.9  # share of a line's letters in links
_LONG = 8  # words of a text that is no line of the page's build
_MOSTLY = 0.9  # share of the records
_WORDS = 2  # words of a review, on average, below which the records hold none
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HEADING = 80  # characters of a line that can be a heading
_NEAR = 3  # lines over the first record among which an unmarked heading of something else stands


def heading_before(view: View, first: int) -> int | None:
    """Return the last heading of reviews before a draft, None if a heading of comments or critics comes after it."""
    for index in range(first - 1, -1, -1):
        if index in view.headings:
            draft = view.drafts[index]
            entry = draft.tag not in _HEADINGS and (draft.hint is Role.NAVIGATION or draft.linked >= 0.5)  # of a menu
            set_apart = first - index <= _NEAR and looks(draft, TITLE_LOOKS)  # a heading that leads to all reviews
            if set_apart or not entry:
                return index
        if is_comment_heading(view.drafts[index].text) or _is_other(view, index, first):
            return None
    return None


def _is_other(view: View, index: int, first: int) -> bool:
    """Tell whether a line heads something that is no visitor's review."""
    draft = view.drafts[index]
    headed = draft.tag in _HEADINGS or first - index <= _NEAR
    return headed and len(draft.text) <= _HEADING and bool(_OTHER.match(draft.text.strip(" *_#:")))


def reasons(view: View, records: Sequence[Record], heading: int | None) -> tuple[str, ...]:
    """Return what makes these records reviews; nothing where they are something else."""
    if not _plausible(view, records, announced=heading is not None):
        return ()
    if heading is not None:
        return (f"under “{view.drafts[heading].text}”",)
    if view.front or under_article(view, records[0].first) or _headed_otherwise(view, records[0].first):
        return ()
    anchors = [record.begin[0] for record in records]
    named = sum(record.author is not None for record in records) >= 0.6 * len(records)
    if named and sum(is_of_reviews(view.drafts[i].look) for i in anchors) * 2 >= len(anchors):
        return ("elements named after reviews",)
    dated = sum(record.stamp is not None for record in records) >= 0.5 * len(records)
    rated = len(records) >= 3 and dated and _rated(view, records)
    if rated and named:
        return ("rated by several people",)
    commented = any(view.roles[i] is Role.COMMENTS or view.drafts[i].hint is Role.COMMENTS for i in anchors)
    bare = not view.html and len(records) >= 3 and not commented and not _teasers(view, records)
    return ("a page of dated texts by several people",) if bare else ()


def under_article(view: View, first: int) -> bool:
    """Tell whether so much prose stands over a draft that the page is an article, and what follows its comments."""
    pairs = zip(view.drafts[:first], view.roles, strict=False)
    before = (draft.text for draft, role in pairs if role is Role.BODY)
    return sum(len(text.split()) for text in before) >= _PROSE


def _headed_otherwise(view: View, first: int) -> bool:
    """Tell whether the nearest heading over the records, or a line close over them, announces something else."""
    for index in range(first - 1, -1, -1):
        if _is_other(view, index, first) or is_comment_heading(view.drafts[index].text):
            return True
        if view.drafts[index].tag in _HEADINGS:
            return False
    return False


def _plausible(view: View, records: Sequence[Record], *, announced: bool) -> bool:
    """Reviews have words and several authors; records of one author or headed by linked titles are something else."""
    authors = {record.author for record in records if record.author}
    named = sum(record.author is not None for record in records)
    words = sum(_size(view, record) for record in records)
    several = len(authors) >= min(2, len(records)) and (_differ(view, records) or _copied(view, records))
    if not several or words < _WORDS * len(records) or (named < 0.5 * len(records) and not announced):
        return False
    bare = median(_size(view, record) for record in records) < _PROSELESS and not announced  # tiles and menus
    if bare or _linked_lines(view, records) or _many_films(view, records) or _of_critics(view, records):
        return False
    return _rated(view, records) or announced or not _teasers(view, records)


def _differ(view: View, records: Sequence[Record]) -> bool:
    texts = {tuple(view.drafts[i].text for i in range(r.begin[0], r.end[0] + 1)) for r in records}
    return 2 * len(texts) >= len(records)


def _copied(view: View, records: Sequence[Record]) -> bool:
    """Tell whether one long text stands under many names, each with its date or rating: copies of a review.

    They are kept, so that who counts voices can see them; a short text that comes again belongs to the page's build.
    """
    signed = [r for r in records if r.author and (r.stamp or r.rating) and _size(view, r) >= _LONG]
    return len({r.author for r in signed}) >= _MOSTLY * len(records)


def _linked_lines(view: View, records: Sequence[Record]) -> bool:
    """Tell the rows of a list of reviews that stand elsewhere: a linked title each, and no rating."""
    rows = [r for r in records if r.rating is None and is_label(view.drafts[r.begin[0]].text)]
    return sum(view.drafts[r.begin[0]].linked >= _WHOLLY for r in rows) > len(records) / 2


def _size(view: View, record: Record) -> int:
    """Count the words of a review up to some ten; a script without spaces has a word every two letters."""
    text = view.drafts[record.begin[0]].text[:60]
    if record.end[0] > record.begin[0]:
        text = f"{text} {view.drafts[record.end[0]].text[:60]}"
    return max(len(text.split()), sum(char > "\u2e80" for char in text) // 2)


def _many_films(view: View, records: Sequence[Record]) -> bool:
    """Tell whether most records are headed by a film of their own, or by what it is: one person's list, a programme."""
    sheets = sum(bool(_SHEET.search(record.author or "")) for record in records)
    if 2 * sheets >= len(records):
        return True
    heads = [view.drafts[i].text for r in records for i in (r.title, *r.labels[:2]) if i is not None]
    return len(records) >= 2 and sum(bool(_YEAR.search(text)) for text in heads) >= 0.5 * len(records)


def _of_critics(view: View, records: Sequence[Record]) -> bool:
    """Tell whether most records name a paper or a station over their words: quotes from critics."""
    return len(records) >= 2 and 2 * sum(_published(view, record) for record in records) > len(records)


def _published(view: View, record: Record) -> bool:
    lines = range(record.first, record.last + 1)
    if any(view.told(i, "prop:publisher") for i in lines):
        return True
    heads = [record.author or "", *(view.drafts[i].text for i in record.labels)]
    return any(not _OUTLETS.isdisjoint(text.split()) for text in heads if len(text) <= _HEADING)


def _rated(view: View, records: Sequence[Record]) -> bool:
    """Tell whether most records show a rating; what is the same in all of them is an icon."""
    shown = [
        r.rating.raw or view.drafts[r.rating.draft].text[r.rating.start : r.rating.end] for r in records if r.rating
    ]
    return 2 * len(shown) >= len(records) and len(set(shown)) >= 2


def _teasers(view: View, records: Sequence[Record]) -> bool:
    """Tell whether the records are headed by links or end in an invitation to read on elsewhere."""
    linked = sum(r.title is not None and view.drafts[r.title].linked > 0.8 for r in records)
    lines = [view.drafts[i].text for r in records for i in range(r.first, min(r.last + 3, len(view.drafts)))]
    return linked >= 0.8 * len(records) or sum(bool(_TEASER.match(text)) for text in lines) >= 0.5 * len(records)
