"""Readings for tests, from a few words: what `understand` would hand over."""

from __future__ import annotations

from dataclasses import dataclass, field

from cinequorum.model.claim import Claim, Manner, Scope
from cinequorum.model.opinion import Aspect, Rating, Spoiler, Verdict
from cinequorum.model.page import Block, Kind, Page, Role, Span, content_id
from cinequorum.model.reading import OtherFilm, Reading, ReviewReading, SubjectFilm


@dataclass
class Draft:
    """A page to be: its text, and what is found in it. Every finding names words of the text."""

    source: str
    text: str
    title: str | None = "The Harbour"
    year: int | None = None
    kind: str = "critic_review"
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str = "en"
    verdict: str = "none"
    value: float | None = None
    claims: list[Claim] = field(default_factory=list)
    others: list[OtherFilm] = field(default_factory=list)
    aspects: list[Aspect] = field(default_factory=list)
    spoilers: list[Spoiler] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    reviews: list[ReviewReading] = field(default_factory=list)

    @property
    def id(self) -> str:
        return content_id((self.source + self.text).encode())

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(page=self.id, start=start, end=start + len(words))

    def says(
        self,
        predicate: str,
        value: str,
        words: str,
        *,
        role: str | None = None,
        subject: str = "film",
        manner: Manner = Manner.FACT,
        scope: Scope = Scope.WORK,
        **qualifiers: str,
    ) -> Draft:
        self.claims.append(
            Claim(
                predicate=predicate,
                value=value,
                raw=words,
                span=self.span(words),
                rule="test/1",
                p=0.95,
                role=role,
                subject=subject,
                manner=manner,
                scope=scope,
                qualifiers=tuple(sorted(qualifiers.items())),
            )
        )
        return self

    def judges(self, aspect: str, polarity: str, words: str) -> Draft:
        self.aspects.append(Aspect(aspect=aspect, polarity=polarity, p=0.9, span=self.span(words)))
        return self

    def spoils(self, words: str, level: str = "major") -> Draft:
        self.spoilers.append(Spoiler(level=level, p=0.9, span=self.span(words)))
        return self

    def names(self, title: str, relation: str = "compared", year: int | None = None) -> Draft:
        self.others.append(OtherFilm(title=title, year=year, relation=relation, p=0.9, span=self.span(title)))
        return self

    def rated(self, raw: str, value: float | None, by: str = "author") -> Draft:
        self.ratings.append(Rating(by=by, raw=raw, value=value, scale="stars/5", span=self.span(raw)))
        return self

    def review(
        self,
        words: str,
        verdict: str,
        *,
        value: float | None = None,
        stamp: str | None = None,
        empty: bool = False,
        duplicate_of: int | None = None,
        author: str | None = None,
    ) -> Draft:
        span = self.span(words)
        self.reviews.append(
            ReviewReading(
                author=author or f"user{len(self.reviews)}",
                published=None,
                stamp=stamp,
                span=span,
                text_span=span,
                rating=None,
                verdict=Verdict(label=verdict, value=value, p=0.9, span=span),
                spoiler_level="none",
                empty=empty,
                duplicate_of=duplicate_of,
            )
        )
        return self

    def reading(self) -> Reading:
        blocks = []
        at = 0
        for line in self.text.split("\n"):
            span = Span(page=self.id, start=at, end=at + len(line))
            inside = any(r.span.start <= at < r.span.end for r in self.reviews)
            if line.strip():
                blocks.append(Block(role=Role.USER_REVIEW if inside else Role.BODY, span=span))
            at += len(line) + 1
        page = Page(
            id=self.id,
            source=self.source,
            text=self.text,
            language=self.language,
            kind=Kind(name=self.kind, p=0.9),
            headline=self.title,
            author=self.author,
            outlet=self.outlet,
            published=self.published,
            blocks=tuple(blocks),
        )
        film = None
        if self.title is not None:
            film = SubjectFilm(title=self.title, year=self.year, span=page.span(0, 1), p=0.9)
        return Reading(
            page=page,
            film=film,
            other_films=tuple(self.others),
            ratings=tuple(self.ratings),
            claims=tuple(self.claims),
            verdict=Verdict(label=self.verdict, value=self.value, p=0.9, span=page.span(0, len(self.text))),
            aspects=tuple(self.aspects),
            spoilers=tuple(self.spoilers),
            reviews=tuple(self.reviews),
        )
