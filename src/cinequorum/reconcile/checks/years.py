"""The film's year against its releases, and the dates of pages against both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from cinequorum.model.film import Check, Support
from cinequorum.model.reading import Reading
from cinequorum.reconcile.checks.ledger import MOST, Ledger, checked, counted, listed
from cinequorum.reconcile.data.plausible import YEAR
from cinequorum.reconcile.evidence import Evidence, support_at
from cinequorum.reconcile.subjects import year_of
from cinequorum.text.edtf import bounds, in_words, year_in

OLD = 2  # years: a film as old as this is in cinemas again, not yet
LATE = 4  # years from a film's year to its first release that are rare
_NEWS = frozenset({"news", "trailer_news", "interview", "feature"})


def year_checks(ledger: Ledger) -> Iterator[Check]:
    """Yield what the stated years of the film say of one another, and of its first release."""
    years: dict[int, list[Support]] = defaultdict(list)
    for reading in ledger.readings.values():
        if (year := year_of(reading)) is not None and reading.film is not None:
            years[year].append(support_at(reading, reading.film.span, ledger.voices))
    if len(years) > 1:
        yield _apart(years, ledger)
    if ledger.year is not None:
        yield from _first_release(ledger, ledger.year)


def page_date_checks(ledger: Ledger) -> Iterator[Check]:
    """Yield pages, user reviews and releases whose dates cannot belong to a film of this year."""
    if ledger.year is None:
        return
    pages = sorted(ledger.readings.values(), key=lambda r: (r.page.source, r.page.id))
    found = [check for reading in pages if (check := _too_early(reading, ledger.year, ledger)) is not None]
    yield from found[:MOST]
    yield from _early_reviews(ledger, ledger.year)
    yield from _still_to_come(ledger, ledger.year)


def _apart(years: dict[int, list[Support]], ledger: Ledger) -> Check:
    ordered = sorted(years)
    gap = ordered[-1] - ordered[0]
    said = f"The pages give {listed([str(year) for year in ordered])} as the film’s year"
    held = [support for year in ordered for support in years[year]]
    if gap > 1:
        text = f"{said}: {counted(gap, 'year')} apart. One may mean a revival."
        return checked(("year", "year"), "odd", text, held)
    shown = {year_in(f.value) for f in ledger.facts if f.field == "release" and f.qualifier("window") == "festival"}
    known = f"The festival was in {ordered[0]}." if ordered[0] in shown else ""
    text = f"{said}. {known or 'Often a festival comes the year before the cinemas.'}"
    return checked(("year", "year"), "fits", text, held)


def _first_release(ledger: Ledger, year: int) -> Iterator[Check]:
    dates = [(ends[0], fact) for fact in ledger.facts if fact.field == "release" and (ends := bounds(fact.value))]
    if not dates:
        return
    first, fact = min(dates, key=lambda pair: (pair[0], pair[1].value))
    gap = first.year - year
    said = f"The first release is of {in_words(fact.value)}, the film of {year}"
    if gap < 0:
        level = "odd" if gap == -1 else "impossible"
        text = f"{said}: it would have been out {counted(-gap, 'year')} before it was made."
        yield checked(("year", "year"), level, text, fact.support)
    elif gap >= LATE:
        text = f"{said}: {counted(gap, 'year')} later. A revival, a late release, or another film’s year."
        yield checked(("year", "year"), "odd", text, fact.support)


def _too_early(reading: Reading, year: int, ledger: Ledger) -> Check | None:
    """A page that reviews a film before it can have been made, or reports on it years before."""
    written = year_in(reading.page.published)
    kind = reading.page.kind.name
    before = YEAR["review_before"] if kind == "critic_review" else YEAR["news_before"] if kind in _NEWS else None
    if written is None or before is None or reading.film is None or written >= year - before:
        return None
    what = "reviews" if kind == "critic_review" else "speaks of"
    text = (
        f"A page dated {in_words(reading.page.published or '')} {what} a film of {year}, "
        f"{counted(year - written, 'year')} later: one of the two dates is wrong, or another film is meant."
    )
    level = "impossible" if kind == "critic_review" and year - written > OLD else "odd"
    return checked(("page_date", "year"), level, text, [support_at(reading, reading.film.span, ledger.voices)])


def _early_reviews(ledger: Ledger, year: int) -> Iterator[Check]:
    """User reviews that are dated before the film."""
    early: list[Support] = []
    count, first = 0, 9999
    for reading in ledger.readings.values():
        for review in reading.reviews:
            written = year_in(review.published)
            if written is not None and written < year - YEAR["review_before"]:
                count, first = count + 1, min(first, written)
                if len(early) < MOST:
                    early.append(support_at(reading, review.text_span, ledger.voices))
    if count:
        what = f"{counted(count, 'user review')} of a film of {year} {'is' if count == 1 else 'are'} dated before it"
        text = f"{what}, the first {first}."
        yield checked(("page_date", "year"), "odd", text, early)


def _still_to_come(ledger: Ledger, year: int) -> Iterator[Check]:
    """A page on an old film that dates its release later than itself."""
    by_value: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for one in ledger.said("release"):
        written, ends = bounds(ledger.written(one) or ""), bounds(one.claim.value)
        if written and ends and written[1].year >= year + OLD and ends[0] > written[1] + timedelta(days=31):
            by_value[one.claim.value, ledger.written(one) or ""].append(one)
    for (value, page), held in sorted(by_value.items())[:MOST]:
        text = (
            f"A page dated {in_words(page)} puts a release of a film of {year} on {in_words(value)}, still to come: "
            "a revival, or a slip."
        )
        yield checked(("page_date", "release"), "odd", text, held)
