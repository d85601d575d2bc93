"""A page's sentences with their places: what every part of this stage reads."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import Struct

from cinequorum.catalogue.known import KnownFilms
from cinequorum.model.page import PROSE, Page, Role, Span
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.text.sentences import sentence_spans


class Sentence(Struct, frozen=True, kw_only=True):
    """One sentence. `block` is the index of its block in `Page.blocks`, `position` 0..1 its place in the body.

    `review` is the index in `Page.reviews` of the user review it belongs to, or None.
    """

    text: str
    span: Span
    role: Role
    block: int
    position: float
    review: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A page and its sentences: title, headings, body and user reviews, in text order; furniture is left out.

    `known` are the films that a reader of the page may be held to know, or None for the page alone.
    """

    page: Page
    sentences: tuple[Sentence, ...]
    known: KnownFilms | None = None

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The author's own sentences: body only, no title, no headings, no user reviews."""
        return tuple(s for s in self.sentences if s.role is Role.BODY and s.review is None)

    def of_review(self, index: int) -> tuple[Sentence, ...]:
        """The sentences of one user review."""
        return tuple(s for s in self.sentences if s.review == index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Films:
    """The films of a page: its subject, if it has a single one, and the others it names."""

    subject: SubjectFilm | None
    others: tuple[OtherFilm, ...] = ()


def prose_of(page: Page, known: KnownFilms | None = None) -> Prose:
    """Cut the prose blocks of `page` into sentences."""
    found: list[Sentence] = []
    reviews = sorted((r.text_span.start, r.text_span.end, index) for index, r in enumerate(page.reviews))
    total = max(1, sum(b.span.end - b.span.start for b in page.blocks if b.role in PROSE))
    done = 0
    for index, block in enumerate(page.blocks):
        if block.role not in PROSE:
            continue
        for start, end in sentence_spans(page.slice(block.span), page.language):
            span = page.span(block.span.start + start, block.span.start + end)
            found.append(
                Sentence(
                    text=page.slice(span),
                    span=span,
                    role=block.role,
                    block=index,
                    position=(done + start) / total,
                    review=_review_at(reviews, span.start),
                )
            )
        done += block.span.end - block.span.start
    return Prose(page=page, sentences=tuple(found), known=known)


def _review_at(reviews: Sequence[tuple[int, int, int]], at: int) -> int | None:
    """Return the index of the review that holds a place; `reviews` are start, end and index, sorted and apart."""
    after = bisect_left(reviews, (at + 1,))
    return reviews[after - 1][2] if after and at < reviews[after - 1][1] else None
