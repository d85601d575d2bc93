"""A reading: everything that was understood of one page."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum.model.claim import Claim
from cinequorum.model.notes import Notes
from cinequorum.model.opinion import Aspect, Rating, Spoiler, Verdict
from cinequorum.model.page import Page, Span

SPOILER_LEVELS = ("none", "mild", "major")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectFilm:
    """The film that a page is about, in the page's own spelling.

    `year` is the film's year where the page states it. `p` is the probability that this is the page's single
    subject; `reasons` what spoke for it.
    """

    title: str
    year: int | None
    span: Span
    p: float
    original_title: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFilm:
    """Another film named on the page. `relation`: `compared`, `same_director`, `same_cast`, `mentioned`."""

    title: str
    year: int | None
    relation: str
    p: float
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReading:
    """One user review of a listing page, understood. `duplicate_of` is the index of the earlier identical one."""

    author: str | None
    published: str | None
    stamp: str | None
    span: Span
    text_span: Span
    rating: Rating | None
    verdict: Verdict
    spoiler_level: str
    aspects: tuple[Aspect, ...] = ()
    empty: bool = False
    duplicate_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that was understood of one page. A page about several films or none has `film` None.

    `notes` is what joining pages has worked out of the text; a reading without it is as good, and slower to join.
    """

    page: Page
    film: SubjectFilm | None
    other_films: tuple[OtherFilm, ...] = ()
    ratings: tuple[Rating, ...] = ()
    claims: tuple[Claim, ...] = ()
    verdict: Verdict
    aspects: tuple[Aspect, ...] = ()
    spoilers: tuple[Spoiler, ...] = ()
    spoiler_level: str = "none"
    spoiler_warning: Span | None = None
    reviews: tuple[ReviewReading, ...] = ()
    notes: Notes | None = None

    def gives_away(self, span: Span) -> str:
        """Return the highest level of the spoiling sentences that `span` touches: `none`, `mild`, `major`."""
        levels = [s.level for s in self.spoilers if s.span.start < span.end and span.start < s.span.end]
        return max(levels, key=SPOILER_LEVELS.index, default="none")

    @property
    def headline_gives_away(self) -> str:
        """The level of what the headline gives away, wherever on the page it stands."""
        page, headline = self.page, self.page.headline
        if not headline or not self.spoilers:
            return "none"
        levels, at = ["none"], page.text.find(headline)
        while at >= 0:
            levels.append(self.gives_away(page.span(at, at + len(headline))))
            at = page.text.find(headline, at + 1)
        levels += [s.level for s in self.spoilers if _says(headline, page.slice(s.span))]
        return max(levels, key=SPOILER_LEVELS.index)


def _says(headline: str, sentence: str) -> bool:
    """Tell whether a headline holds a whole sentence."""
    return " ".join(sentence.split()).strip(" .!").casefold() in " ".join(headline.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that could not be read: the other half of every result list."""

    source: str
    code: str
    message: str
