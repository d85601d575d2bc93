"""Whose words stand where: the numbers that reconciling gave to the independent voices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cinequorum.model.film import Film, Support
from cinequorum.model.page import Span
from cinequorum.model.reading import Reading

_LEVELS = ("none", "mild", "major")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The voices of one film by page and user review, and the stretches that several pages share, by page."""

    pages: Mapping[str, int]
    reviews: Mapping[tuple[str, int], int]
    shared: Mapping[str, Sequence[Support]]
    names: Mapping[int, str]

    def at(self, reading: Reading, span: Span) -> int:
        """Return the number of the voice that says the words under `span`."""
        for support in self.shared.get(span.page, ()):
            if support.span.start <= span.start < support.span.end:
                return support.witness
        index = review_at(reading, span)
        if index is not None:
            return self.reviews[reading.page.id, index]
        return self.pages[reading.page.id]

    def support(self, reading: Reading, span: Span) -> Support:
        """Return the words under `span` with their voice and what they give away."""
        return Support(
            source=reading.page.source,
            span=span,
            witness=self.at(reading, span),
            raw=reading.page.slice(span),
            spoiler=spoiler_at(reading, span),
        )

    def name(self, support: Support) -> str:
        """Return how the voice is called: the author, else the outlet, else that it gives no name."""
        return self.names.get(support.witness) or "unsigned"


def heard_of(film: Film) -> Heard:
    """Collect the voices that are noted on a reconciled film's sources, reviews and shared texts."""
    names = {r.witness: r.author for r in reversed(film.reviews) if r.author}
    names |= {s.witness: s.author or s.outlet or "" for s in reversed(film.sources) if s.author or s.outlet}
    shared: dict[str, list[Support]] = defaultdict(list)
    for text in film.shared:
        for support in text.support:
            shared[support.span.page].append(support)
    return Heard(
        pages={source.id: source.witness for source in film.sources},
        reviews={(r.text_span.page, r.index): r.witness for r in film.reviews if r.index is not None},
        shared=shared,
        names=names,
    )


def review_at(reading: Reading, span: Span) -> int | None:
    """Return the index of the user review that `span` begins in, or None for the page's own words."""
    for index, review in enumerate(reading.reviews):
        if review.span.start <= span.start < review.span.end:
            return index
    return None


def spoiler_at(reading: Reading, span: Span) -> str:
    """Return the highest spoiler level among the spoiling sentences that `span` touches."""
    levels = [s.level for s in reading.spoilers if s.span.start < span.end and span.start < s.span.end]
    return max(levels, key=_LEVELS.index, default="none")


def safe(supports: Sequence[Support]) -> tuple[Support, ...]:
    """Keep the words that give nothing away."""
    return tuple(support for support in supports if support.spoiler == "none")
