"""Invented coverage of invented films, as readings: what a store is filled with when its cost is measured.

A page has some thirty sentences of made-up prose, a sentence of credits, five opinions, one or two spoilers, other
films beside this one; a third of the pages print the distributor's synopsis, a tenth are the work of critics who write
in several places, every twentieth is a list of user reviews. The same seed makes the same pages.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from cinequorum.model.claim import Claim
from cinequorum.model.opinion import Aspect, Rating, Spoiler, Verdict
from cinequorum.model.page import Block, Kind, Page, Role, Span, content_id
from cinequorum.model.reading import OtherFilm, Reading, ReviewReading, SubjectFilm

_LITTLE = ("the", "a", "of", "in", "and", "to", "with", "for", "that", "its", "his", "her", "as", "but", "from", "by")
_SYLLABLES = ("ba", "ren", "dil", "fo", "gar", "ka", "lem", "mi", "nor", "ru", "sa", "tev", "vi", "zol", "pha", "que")
_ASPECTS = ("acting", "direction", "script", "cinematography", "music", "pacing")
_WORDS = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An invented film: its title, year and people, the synopsis that goes round, and films like it."""

    title: str
    year: int
    director: str
    writer: str
    cast: tuple[str, ...]
    synopsis: str
    others: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    """The text of a page so far, and its blocks; places are fixed once the id is known."""

    id: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)

    def add(self, text: str, role: Role = Role.BODY) -> Span:
        """Add a block."""
        span = Span(page=self.id, start=self.length, end=self.length + len(text))
        self.parts.append(text)
        self.length += len(text) + 1
        self.blocks.append(Block(role=role, span=span))
        return span

    def within(self, block: Span, words: str) -> Span:
        """Return where `words` stand in a block."""
        text = self.parts[[b.span for b in self.blocks].index(block)]
        start = block.start + text.index(words)
        return Span(page=self.id, start=start, end=start + len(words))


class Prose:
    """Made-up sentences from a fixed vocabulary, some words far more usual than others."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._words = ["".join(draw.choices(_SYLLABLES, k=draw.randint(1, 3))) for _ in range(_WORDS)]
        self._weights = [1 / (rank + 3) for rank in range(_WORDS)]

    def sentence(self, least: int = 8, most: int = 28) -> str:
        """Return a sentence of so many words, every other one a little word at most."""
        count = self._draw.randint(least, most)
        found = self._draw.choices(self._words, weights=self._weights, k=count)
        for at in range(1, count, 2):
            if self._draw.random() < 0.7:
                found[at] = self._draw.choice(_LITTLE)
        return " ".join(found).capitalize() + "."

    def name(self) -> str:
        """Return a person's name."""
        return " ".join("".join(self._draw.choices(_SYLLABLES, k=k)).capitalize() for k in (2, 3))

    def title(self) -> str:
        """Return a title of three words."""
        return "The " + " ".join("".join(self._draw.choices(_SYLLABLES, k=3)).capitalize() for _ in range(2))


def subjects(count: int, seed: int = 0) -> tuple[Subject, ...]:
    """Return invented films; neighbours share a director or some of the cast now and then."""
    draw = random.Random(f"films {seed}")
    prose = Prose(draw)
    people = [prose.name() for _ in range(max(12, 4 * count))]
    titles = [prose.title() for _ in range(count + 20)]
    return tuple(
        Subject(
            title=titles[n],
            year=draw.randint(1950, 2025),
            director=draw.choice(people),
            writer=draw.choice(people),
            cast=tuple(draw.sample(people, 8)),
            synopsis=" ".join(prose.sentence(14, 24) for _ in range(3)),
            others=tuple(draw.sample([t for t in titles if t != titles[n]], 12)),
        )
        for n in range(count)
    )


def pages_of(film: Subject, count: int, seed: int = 0) -> list[Reading]:
    """Return the readings of `count` pages about one film."""
    draw = random.Random(f"{film.title} {seed}")
    prose = Prose(draw)
    regulars = [prose.name() for _ in range(max(2, count // 30))]
    return [_page(film, number, draw, (prose, regulars)) for number in range(count)]


def _page(film: Subject, number: int, draw: random.Random, words: tuple[Prose, list[str]]) -> Reading:
    prose, regulars = words
    source = f"outlet{draw.randrange(400)}/{film.title.lower().replace(' ', '-')}-{number}"
    draft = _Draft(content_id(f"{source} {draw.random()}".encode()))
    headline = draft.add(f"{film.title} review", Role.TITLE)
    claims = _claims(film, draft, draw)
    if draw.random() < 0.3:
        draft.add(film.synopsis)
    paragraphs = [draft.add(" ".join(prose.sentence() for _ in range(draw.randint(3, 6)))) for _ in range(6)]
    aspects = [
        Aspect(aspect=draw.choice(_ASPECTS), polarity=draw.choice(("pos", "pos", "neg")), p=0.8, span=_first(draft, at))
        for at in draw.sample(paragraphs, 5)
    ]
    spoilers = [Spoiler(level="major", p=0.8, span=_first(draft, draw.choice(paragraphs)))]
    others = [_other(title, draft) for title in draw.sample(film.others, 2)]
    reviews = _reviews(draft, draw, prose) if number % 20 == 7 else ()
    author = draw.choice(regulars) if draw.random() < 0.1 else prose.name() if draw.random() < 0.8 else None
    page = Page(
        id=draft.id,
        source=source,
        text="\n".join(draft.parts),
        language="en",
        kind=Kind(name="user_reviews" if reviews else "critic_review", p=0.9),
        headline=film.title,
        author=author,
        outlet=source.split("/", maxsplit=1)[0].capitalize(),
        published=f"{film.year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
        blocks=tuple(draft.blocks),
    )
    value = float(draw.randint(2, 5)) * 20
    return Reading(
        page=page,
        film=SubjectFilm(title=film.title, year=film.year if draw.random() < 0.6 else None, span=headline, p=0.9),
        other_films=tuple(others),
        ratings=(Rating(by="author", raw=f"{value / 20:g}/5", value=value, scale="stars/5", span=headline),),
        claims=tuple(claims),
        verdict=Verdict(label=_label(value), value=value, p=0.9, span=_first(draft, paragraphs[-1])),
        aspects=tuple(aspects),
        spoilers=tuple(spoilers),
        spoiler_level="major",
        reviews=tuple(reviews),
    )


def _claims(film: Subject, draft: _Draft, draw: random.Random) -> list[Claim]:
    cast = draw.sample(film.cast, 4)
    year = film.year if draw.random() < 0.95 else film.year + 1
    runtime = str(112 if draw.random() < 0.8 else draw.choice((111, 113, 121)))
    told = f"Directed by {film.director}, written by {film.writer}, with {', '.join(cast)}; {runtime} minutes, {year}."
    block = draft.add(told)
    stated = [("director", film.director), ("writer", film.writer), *(("cast", name) for name in cast)]
    stated += [("runtime", runtime), ("year", str(year))]
    return [
        Claim(predicate=field, value=value, raw=value, span=draft.within(block, value), rule="made-up/1", p=0.9)
        for field, value in stated
        if draw.random() < 0.9
    ]


def _other(title: str, draft: _Draft) -> OtherFilm:
    block = draft.add(f"It stands beside {title} well.")
    return OtherFilm(title=title, year=None, relation="compared", p=0.9, span=draft.within(block, title))


def _reviews(draft: _Draft, draw: random.Random, prose: Prose) -> Sequence[ReviewReading]:
    found = []
    for _ in range(8):
        span = draft.add(" ".join(prose.sentence(6, 14) for _ in range(3)), Role.USER_REVIEW)
        value = float(draw.randint(1, 5)) * 20
        found.append(
            ReviewReading(
                author=prose.name(),
                published=None,
                stamp=None,
                span=span,
                text_span=span,
                rating=None,
                verdict=Verdict(label=_label(value), value=value, p=0.8, span=span),
                spoiler_level="none",
            )
        )
    return found


def _first(draft: _Draft, block: Span) -> Span:
    text = draft.parts[[b.span for b in draft.blocks].index(block)]
    return Span(page=draft.id, start=block.start, end=block.start + text.index(".") + 1)


def _label(value: float) -> str:
    return "positive" if value >= 60 else "negative"
