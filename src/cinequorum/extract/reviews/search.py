"""Find the visitors' reviews of a page: what structured data state, else what the page's build repeats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cinequorum.extract.furniture import is_review_heading
from cinequorum.extract.limits import REVIEWS_SEARCHED
from cinequorum.extract.material import Material, Voice
from cinequorum.extract.reviews.anchors import Anchor, bare_names, dated_lines, families_of, signed_names
from cinequorum.extract.reviews.cuts import by_element, by_line, by_words, closing
from cinequorum.extract.reviews.fields import records_of
from cinequorum.extract.reviews.found import Findings, Record
from cinequorum.extract.reviews.judging import heading_before, reasons, under_article
from cinequorum.extract.reviews.quoted import quoted
from cinequorum.extract.reviews.ratings import RATING_CLUES, may_rate
from cinequorum.extract.reviews.schema import of_microdata, record_of, shown
from cinequorum.extract.reviews.unsigned import unsigned
from cinequorum.extract.reviews.view import View, by_draft, is_label, is_noise, is_of_reviews
from cinequorum.model.page import Role
from cinequorum.text.dates import numeric_order

_SECTION = 60  # blocks under a heading of reviews among which a single review is looked for
_MOST_VALUE = 2.1  # of one record
_GOOD = 1.6  # of each record on average: no other way to cut can do much better
_HEADINGS = 20  # headings under which a single review is looked for
_RATINGS = 2  # in several records
_ENOUGH = 5  # words of a single review


def find_reviews(material: Material, roles: Sequence[Role]) -> Findings:
    """Find the visitors' reviews of a page; none where the repeated records are comments or a list of articles.

    Of all sets of lines by which the page can be cut, and ways to cut it there, the one counts that gives most.
    """
    view = view_of(material, roles)
    stated = _stated(material)
    return stated if stated.records else _joined(material, _built(view))


def _stated(material: Material) -> Findings:
    """Return the reviews in elements that are marked as such, where they are several people's."""
    records = of_microdata(material.clues, material.drafts)
    several = len({record.author for record in records if record.author}) >= 2
    return Findings(records=records, finder="structured data", why=("microdata",)) if several else Findings()


def _joined(material: Material, built: Findings) -> Findings:
    """Complete what was found by what JSON-LD states of the same reviews and of those that the page does not show."""
    if not material.voices:
        return built
    by_place = {voice.first: voice for voice in material.voices}
    records = []
    for record in built.records:
        held = range(record.first, record.end[0] + 1)
        voice = next((by_place.pop(i) for i in held if i in by_place), None)
        records.append(record if voice is None else _completed(record, voice))
    rest = [record_of(voice, material.drafts) for voice in material.voices if voice.first in by_place]
    finder = "records and structured data" if built.records else "structured data"
    return Findings(records=tuple(records + rest), finder=finder, why=(*built.why, "JSON-LD"))


def _completed(record: Record, voice: Voice) -> Record:
    """Take name, date and rating as stated; what is printed stays where nothing is stated."""
    rating = record.rating or shown(voice.rating, record.begin[0])
    if rating and voice.rating and rating.raw is None:
        rating = replace(rating, raw=voice.rating)
    return replace(record, author=voice.author or record.author, date=voice.date or record.date, rating=rating)


def _built(view: View) -> Findings:
    """Find reviews by what the page's build repeats."""
    if signed := tuple(signed_names(view)):
        records = records_of(view, by_words(view, signed))
        why = reasons(view, records, max(view.headings)) if len(records) == len(signed) else ()
        if why:
            return Findings(records=records, finder="records", why=why)
    if not _may_be_reviews(view):
        return quoted(view.drafts)
    best, most = Findings(), 0.0
    for anchors in _announced(view, families_of(view)):
        if _MOST_VALUE * len(anchors) <= 1.12 * most:  # a set of lines that could hardly give more
            continue
        for found in _ways(view, anchors):
            value = _value(view, found.records)
            best, most = (found, value) if value > most else (best, most)
    if best.records:
        return best
    others = (quoted(view.drafts), next(_named(view), Findings()), _single(view), unsigned(view))
    return next((found for found in others if found.records), Findings())


def _may_be_reviews(view: View) -> bool:
    """Tell whether `reasons` could find any: a heading, an element named after reviews, or ratings of several people.

    Most pages have none of these, and are not cut at all. A page that lost its markup needs none.
    """
    if not view.html or view.headings or any(map(is_of_reviews, {draft.look for draft in view.drafts})):
        return True
    if any(clue.kind in RATING_CLUES for clues in view.clues.values() for clue in clues):
        return True
    return sum(map(may_rate, view.drafts)) >= _RATINGS


def _announced(view: View, families: Iterable[tuple[Anchor, ...]]) -> Iterator[tuple[Anchor, ...]]:
    """Yield sets of lines, and of each set what stands under a heading of reviews that the first lines stand over.

    Critics and visitors are often set alike, and only a heading between them tells where the visitors begin.
    """
    headings = sorted(view.headings)
    for anchors in families:
        yield anchors
        begin = next((i for i in headings if anchors[0].draft < i < anchors[-1].draft), None)
        if begin is not None and len(under := tuple(a for a in anchors if a.draft > begin)) >= 2:
            yield under


def _named(view: View) -> Iterator[Findings]:
    """Find reviews that have a name over them and nothing else, where a heading announces them."""
    for anchors in bare_names(view):
        yield from (found for found in _ways(view, anchors) if heading_before(view, anchors[0].draft) is not None)


def view_of(material: Material, roles: Sequence[Role]) -> View:
    """Look at a page as the finders do."""
    drafts = material.drafts[:REVIEWS_SEARCHED]
    return View(
        drafts=drafts,
        roles=roles[:REVIEWS_SEARCHED],
        order=numeric_order(draft.text for draft in drafts) or "auto",
        html=material.html,
        front=material.front,
        clues=by_draft(material.clues),
        headings=frozenset(i for i, draft in enumerate(drafts) if is_review_heading(draft.text)),
    )


def _ways(view: View, anchors: Sequence[Anchor]) -> list[Findings]:
    heading = heading_before(view, anchors[0].draft)
    floor = view.front if heading is None else heading + 1
    found = []
    for cut in (by_element, by_line, closing):
        cuts = cut(view, anchors, floor)
        if heading is None and cuts and (view.front or under_article(view, min(c.first for c in cuts))):
            continue  # records under an article that no heading announces are none: why part them
        records = records_of(view, cuts)
        whole = len(records) >= 2 and not (cut is by_element and _left_out(view, records))
        why = reasons(view, records, heading) if whole else ()
        if why:
            found.append(Findings(records=records, finder="records", why=why))
        if why and _value(view, records) >= _GOOD * len(anchors):
            break
    return found


def _left_out(view: View, records: Sequence[Record]) -> bool:
    """Tell whether the elements hold the heads alone: more is said between them than in them."""
    inside = sum(len(view.drafts[i].text) for r in records for i in range(r.begin[0], r.end[0] + 1))
    gaps = (range(a.last + 1, b.first) for a, b in pairwise(records))
    lines = [view.drafts[i].text for gap in gaps for i in gap]
    spoken = [line for line in lines if not is_label(line) and not is_noise(line)]
    return len(spoken) >= len(records) - 1 and sum(map(len, spoken)) > 2 * inside


def _value(view: View, records: Sequence[Record]) -> float:
    """Weigh a set of records: each counts, more with words, a name, a date and a rating."""
    return sum(
        0.5
        + 0.5 * min(1.0, sum(len(view.drafts[i].text) for i in range(r.begin[0], r.end[0] + 1)) / 60)
        + 0.5 * (r.author is not None)
        + 0.3 * (r.date is not None)
        + 0.3 * (r.rating is not None)
        for r in records
    )


def _single(view: View) -> Findings:
    """Find the one review that stands under a heading of reviews, with its rating, its author and its date."""
    last = {view.drafts[i].text: i for i in sorted(view.headings)}  # before it the same words are a menu's
    headings = [i for i in sorted(last.values()) if not _is_title(view, i)]
    for index in headings[:_HEADINGS]:
        if heading_before(view, index + 1) != index:
            continue
        for anchor in dated_lines(view, index + 1, min(len(view.drafts), index + 1 + _SECTION)):
            for cut in (by_element, by_line, closing):
                records = records_of(view, cut(view, (anchor,), index + 1))
                if len(records) == 1 and _is_one(view, records[0]):
                    why = reasons(view, records, index)
                    return Findings(records=records, finder="records", why=why) if why else Findings()
    return Findings()


def _is_title(view: View, index: int) -> bool:
    """Tell whether a line is the page's own headline: what a critic's page is called announces no visitors."""
    return view.roles[index] is Role.TITLE or view.drafts[index].tag == "h1"


def _is_one(view: View, record: Record) -> bool:
    words = sum(len(view.drafts[i].text) for i in range(record.begin[0], record.end[0] + 1)) // 4
    return record.author is not None and record.rating is not None and words >= _ENOUGH
