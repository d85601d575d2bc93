"""Dates without a year, worked out from the other pages of the film; both forms are kept.

A page that says "in cinemas on 5 February" and has no date of its own says nothing of the year. Other pages often do:
they state the same day with its year, another day of the same release, or they are dated themselves. What they settle
is an inference: the claim keeps the printed words (`raw_date`), says how it was read (`resolved`) and counts less.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple

from cinequorum.model.claim import Claim
from cinequorum.model.film import Fact
from cinequorum.model.reading import Reading
from cinequorum.reconcile.data.plausible import STEPS
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.subjects import year_of
from cinequorum.text.edtf import bounds, exact, in_words, year_in
from cinequorum.text.relative import shifted

TIMELY = frozenset({"critic_review", "trailer_news", "news", "interview"})
"""Kinds of pages that are written when a film comes out; a listing is dated by its last change, if at all."""
SAME_RUN = 200  # days: releases of one film nearer than this are steps of one run
LATE = 3  # years after the film's: a page so late is about a revival, or looks back
INFERRED = 0.9  # of a claim's probability is left where its year is inferred
MOST_HINTS = 200  # stated days, best supported first, and dated pages, earliest first: bounds the work on a crowd
_HINTS = ("same_day", "same_window", "other_window", "page_date")


class Dateline(NamedTuple):
    """When a page was written, by whom and where, the number of its voice, and the film's year as it states it."""

    page: str
    source: str
    kind: str
    author: str | None
    outlet: str | None
    published: str | None
    voice: int
    year: int | None


def dateline_of(reading: Reading, voice: int) -> Dateline:
    """Return the dateline of a page whose voice has this number."""
    page = reading.page
    return Dateline(
        page.id, page.source, page.kind.name, page.author, page.outlet, page.published, voice, year_of(reading)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
    """A year that no page states together with its day: the claims it dates, and what it was read from."""

    window: str
    raw: str
    value: str
    because: str
    claims: tuple[Evidence, ...]
    grounds: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Evidence with its years filled in, how that was done, and each page's date: stated, or the year inferred."""

    evidence: tuple[Evidence, ...]
    inferences: tuple[Inference, ...]
    pages: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hint:
    """What one voice tells of a year: `rank` is the place in `_HINTS`, the smaller the nearer to a statement."""

    rank: int
    year: int
    witness: int
    because: str
    ground: Evidence | None = None


def dated(evidence: Sequence[Evidence], datelines: Sequence[Dateline]) -> Dated:
    """Give release dates without a year the year that the other pages tell, where they tell one.

    Releases and awards must be told one by one, not as crowds. Linear in the claims. The order of pages and claims
    does not matter.
    """
    known = _Known(evidence, datelines)
    settled = {key: known.settle(*key) for key in sorted({_key(e.claim) for e in evidence if _yearless(e.claim)})}
    pages = known.page_dates({key: found.year for key, (found, _) in _found(settled)})
    inferences = [known.inference(key, best, hints) for key, (best, hints) in _found(settled)]
    years = {key: best.year for key, (best, _) in _found(settled)}
    return Dated(
        evidence=tuple(read for one in evidence for read in _relative(_with_year(one, years), pages)),
        inferences=tuple(inferences),
        pages=pages,
    )


def noted(facts: Sequence[Fact], inferences: Sequence[Inference]) -> tuple[Fact, ...]:
    """Return the facts, those whose year was inferred with a note on what it was read from."""
    why = {(one.window, one.value): one.because for one in inferences}
    return tuple(
        replace(fact, note=f"No page states the year with the day: {why[key]}.")
        if fact.field == "release" and (key := (fact.qualifier("window") or "", fact.value)) in why
        else fact
        for fact in facts
    )


Key = tuple[str, str]  # the window, and the day without its year
Settled = Mapping[Key, "tuple[_Hint, tuple[_Hint, ...]] | None"]


def _found(settled: Settled) -> Iterator[tuple[Key, tuple[_Hint, tuple[_Hint, ...]]]]:
    for key, found in settled.items():
        if found is not None:
            yield key, found


class _Known:
    """What the pages of one film tell of its years."""

    def __init__(self, evidence: Sequence[Evidence], datelines: Sequence[Dateline]) -> None:
        self._yearless: dict[Key, list[Evidence]] = defaultdict(list)
        self._stated: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
        self._datelines = datelines
        for one in evidence:
            if _yearless(one.claim):
                self._yearless[_key(one.claim)].append(one)
            elif one.claim.predicate == "release" and one.votes and exact(one.claim.value):
                self._stated[one.claim.qualifier("window") or "", one.claim.value].append(one)

    @cached_property
    def _film_year(self) -> int | None:
        years = Counter(line.year for line in self._datelines if line.year is not None)
        return max(years, key=lambda year: (years[year], -year), default=None)

    @cached_property
    def _pages(self) -> list[Dateline]:
        timely = [line for line in self._datelines if line.published and line.kind in TIMELY]
        return nsmallest(MOST_HINTS, timely, key=lambda line: (line.published or "", line.page))

    @cached_property
    def _days(self) -> list[tuple[tuple[str, str], list[Evidence]]]:
        best = nsmallest(MOST_HINTS, self._stated, key=lambda key: (-len(self._stated[key]), key))
        return [(key, self._stated[key][:MOST_HINTS]) for key in sorted(best)]

    def settle(self, window: str, day: str) -> tuple[_Hint, tuple[_Hint, ...]] | None:
        """Return the hint that settles the year of a day, with all hints of its rank; None where they tie."""
        hints = [hint for hint in self._hints(window, day) if self._can_be(hint)]
        for rank in range(len(_HINTS)):
            voices: dict[int, set[int]] = defaultdict(set)
            for hint in hints:
                if hint.rank == rank:
                    voices[hint.year].add(hint.witness)
            ranked = sorted(voices, key=lambda year: (-len(voices[year]), year))
            if ranked and (len(ranked) == 1 or len(voices[ranked[0]]) > len(voices[ranked[1]])):
                own = tuple(h for h in hints if h.rank == rank and h.year == ranked[0])
                return own[0], own
            if ranked:
                return None
        return None

    def _can_be(self, hint: _Hint) -> bool:
        if self._film_year is None:
            return True
        latest = self._film_year + LATE if _HINTS[hint.rank] == "page_date" else 9999
        return self._film_year - 1 <= hint.year <= latest

    def _hints(self, window: str, day: str) -> Iterator[_Hint]:
        for (other, value), held in self._days:
            if stated := exact(value):
                yield from _from_date(held, stated, (window, other), day)
        for line in self._pages:
            yield from _from_page(line, day)

    def inference(self, key: Key, best: _Hint, hints: Sequence[_Hint]) -> Inference:
        """Say what was inferred, and from what."""
        claims = tuple(self._yearless[key])
        raw = min(one.claim.qualifier("raw_date") or key[1] for one in claims)
        because = "; ".join(dict.fromkeys(hint.because for hint in hints[:3]))
        grounds = tuple(hint.ground for hint in hints if hint.ground is not None)
        value = f"{best.year}-{key[1]}"
        return Inference(window=key[0], raw=raw, value=value, because=because, claims=claims, grounds=grounds)

    def page_dates(self, years: Mapping[Key, int]) -> dict[str, str]:
        """Return each page's date: as stated, else the year of the releases that it announces."""
        announced: dict[str, set[int]] = defaultdict(set)
        for key, held in self._yearless.items():
            if key in years:
                for one in held:
                    announced[one.support.span.page].add(years[key])
        found = {page: str(min(own)) for page, own in announced.items() if len(own) == 1}
        stated = {line.page: line.published for line in self._datelines if line.published}
        return {**found, **stated}


def _from_date(held: Sequence[Evidence], stated: date, windows: tuple[str, str], day: str) -> Iterator[_Hint]:
    """A day with its year tells the year of another day near it: most of all of the same day and window.

    `windows`: of the day without a year, and of the stated one; a later step of the way to the audience comes later.
    """
    window, other = windows
    step = STEPS.get(window, 0) - STEPS.get(other, 0)
    near = _nearest(stated, day, step)
    if near is None or abs((near - stated).days) > SAME_RUN:
        return
    rank = 2 if window != other else 0 if near == stated else 1
    what = "the same release" if window == other else f"its {other.replace('_', ' ')} date"
    because = f"a page dates {what} {in_words(stated.isoformat())}"
    for one in held:
        yield _Hint(rank=rank, year=near.year, witness=one.support.witness, because=because, ground=one)


def _from_page(line: Dateline, day: str) -> Iterator[_Hint]:
    """A page that is written when the film comes out tells the year of a day near its own date."""
    ends = bounds(line.published or "")
    if ends is None:
        return
    middle = ends[0] + (ends[1] - ends[0]) / 2
    near = _nearest(middle, day)
    if near is None:
        return
    year = ends[0].year if (ends[1] - ends[0]).days > 31 else near.year
    because = f"the page {_named(line)} is dated {in_words(line.published or '')}"
    yield _Hint(rank=3, year=year, witness=line.voice, because=because)


def _named(line: Dateline) -> str:
    """What a page is called in a sentence: by its author or outlet, else by the last part of its address."""
    if line.author or line.outlet:
        return f"by {line.author}" if line.author else f"of {line.outlet}"
    return re.split(r"[/\\]", line.source.rstrip("/\\"))[-1]


def _nearest(to: date, day: str, step: int = 0) -> date | None:
    """Return the occurrence of a day ("02-05") nearest to a date; `step` above 0: not before it, below 0: not after."""
    found = [near for year in (to.year - 1, to.year, to.year + 1) if (near := exact(f"{year:04}-{day}"))]
    fitting = [near for near in found if (near - to).days * step >= 0]
    return min(fitting, key=lambda near: (abs((near - to).days), near), default=None)


def _yearless(claim: Claim) -> bool:
    """Say whether a release has a day without a year, or with one that its page guessed: other pages know better."""
    if claim.predicate != "release" or "X" in claim.value[4:]:
        return False
    return claim.value.startswith("XXXX-") or claim.qualifier("resolved") == "custom"


def _key(claim: Claim) -> Key:
    return claim.qualifier("window") or "", claim.value[5:]


def _with_year(one: Evidence, years: Mapping[Key, int]) -> Evidence:
    if not _yearless(one.claim) or (key := _key(one.claim)) not in years:
        return one
    claim = replace(one.claim, value=f"{years[key]}-{key[1]}")
    return _counting_less(_said(replace(one, claim=claim), dict(claim.qualifiers) | {"resolved": "other_pages"}))


def _relative(one: Evidence, pages: Mapping[str, str]) -> Iterator[Evidence]:
    """Read "last year" on a page whose date is only now known: of a prize its year, of a premiere a release as well."""
    claim = one.claim
    raw, page = claim.qualifier("raw_date"), pages.get(claim.span.page)
    year = year_in(shifted(raw, page)) if raw and page and claim.predicate == "award" else None
    if year is None or claim.qualifier("resolved"):
        yield one
        return
    said = {name: value for name, value in claim.qualifiers if name != "premiere"} | {"resolved": "other_pages"}
    yield _said(one, said | {"year": str(year)})
    if claim.qualifier("premiere"):
        festival = {name: value for name, value in said.items() if name != "result"} | {"window": "festival"}
        premiere = replace(one, claim=replace(claim, predicate="release", value=str(year)))
        yield _counting_less(_said(premiere, festival))


def _said(one: Evidence, qualifiers: Mapping[str, str]) -> Evidence:
    return replace(one, claim=replace(one.claim, qualifiers=tuple(sorted(qualifiers.items()))))


def _counting_less(one: Evidence) -> Evidence:
    claim = replace(one.claim, p=round(one.claim.p * INFERRED, 4))
    return replace(one, claim=claim, weight=one.weight * INFERRED)
