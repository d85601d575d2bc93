"""Invented reviews: the records that a page is drawn from, and what a reader of the page should find."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from benchmarks.listing_pages.words import FILMS, MONTHS, NAMES, PARTS, SENTENCES, TITLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One invented review. `stars` counts to ten, None where the user gave none."""

    author: str
    when: datetime
    stars: int | None
    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    @property
    def day(self) -> str:
        return self.when.strftime("%Y-%m-%d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What one page shows: the film, its reviews, the language of its labels."""

    film: str
    year: int
    language: str
    reviews: tuple[Made, ...]
    rng: random.Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What is to be found of one review; None is not shown. `value` is on 0..100, -1 where any will do."""

    author: str | None
    date: str | None
    value: float | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawn page: its HTML and what is in it. `flat` is what of it still stands there once the markup is lost."""

    html: str
    gold: tuple[Gold, ...]
    flat: tuple[Gold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How many reviews of what sort: `rated` and `titled` are shares, `long` the most sentences of a review."""

    n: int = 8
    language: str = "en"
    rated: float = 1.0
    long: int = 5
    paragraphs: int = 2
    empties: int = 0
    twins: int = 0
    batch: int = 0
    anonymous: bool = False
    first_day: datetime = field(default=datetime(2019, 2, 3))


def make(seed: int, wanted: Wanted) -> Case:
    """Make up the reviews of one page; the same seed and wishes give the same page."""
    rng = random.Random(f"{seed} {wanted}")
    film = rng.choice(FILMS.get(wanted.language, FILMS["en"]))
    names = list(NAMES.get(wanted.language, ())) + list(NAMES["en"])
    rng.shuffle(names)
    reviews = [_one(rng, wanted, _name(names, i)) for i in range(wanted.n)]
    for i in range(min(wanted.empties, len(reviews))):
        reviews[2 * i + 1] = replace(reviews[2 * i + 1], paragraphs=(film,))
    for i in range(wanted.twins):
        reviews[-1 - i] = replace(reviews[-1 - i], paragraphs=reviews[i].paragraphs)
    stamp = reviews[0].when
    for i in range(wanted.batch):
        reviews[i] = replace(reviews[i], when=stamp)
    if wanted.anonymous:
        reviews = [replace(r, author="Anonymous") if i % 2 == 0 else r for i, r in enumerate(reviews)]
    return Case(film=film, year=rng.randint(1998, 2023), language=wanted.language, reviews=tuple(reviews), rng=rng)


def _name(names: Sequence[str], index: int) -> str:
    return names[index] if index < len(names) else f"{names[index % len(names)]}{index}"


def _one(rng: random.Random, wanted: Wanted, name: str) -> Made:
    when = wanted.first_day + timedelta(minutes=rng.randint(0, 1900 * 1440))
    sentences = [_sentence(rng, wanted.language) for _ in range(rng.randint(1, wanted.long))]
    cuts = min(len(sentences), rng.randint(1, wanted.paragraphs))
    size = -(-len(sentences) // cuts)
    glue = "" if wanted.language in {"zh", "ja"} else " "
    paragraphs = tuple(glue.join(sentences[i : i + size]) for i in range(0, len(sentences), size))
    stars = rng.randint(1, 10) if rng.random() < wanted.rated else None
    title = rng.choice(TITLES.get(wanted.language, TITLES["en"]))
    return Made(author=name, when=when, stars=stars, title=title, paragraphs=paragraphs)


def _sentence(rng: random.Random, language: str) -> str:
    pattern = rng.choice(SENTENCES[language])
    if "{" not in pattern:
        return pattern
    return pattern.format(
        part=rng.choice(PARTS["part"]), adj=rng.choice(PARTS["adj"]), thing=rng.choice(PARTS["thing"])
    )


def long_date(when: datetime, language: str) -> str:
    """Write a date out as the language does: March 5, 2021; 5. März 2021; 2021年3月5日."""
    month = MONTHS[language][when.month - 1] if language in MONTHS else ""
    forms = {
        "en": f"{month} {when.day}, {when.year}",
        "de": f"{when.day}. {month} {when.year}",
        "cs": f"{when.day}. {month} {when.year}",
        "es": f"{when.day} de {month} de {when.year}",
        "pt": f"{when.day} de {month} de {when.year}",
        "ko": f"{when.year}년 {when.month}월 {when.day}일",
    }
    if language in {"zh", "ja"}:
        return f"{when.year}年{when.month}月{when.day}日"
    return forms.get(language, f"{when.day} {month} {when.year}")


def golds(case: Case, *, date: bool = True, rating: bool = True, step: int = 10) -> tuple[Gold, ...]:
    """Return what a page that shows all reviews of `case` holds; `step` is 20 where it shows whole stars of five."""
    return tuple(
        Gold(author=r.author, date=r.day if date else None, value=value(r, step) if rating else None, text=r.text)
        for r in case.reviews
    )


def value(review: Made, step: int = 10) -> float | None:
    """Return the rating on 0..100, in whole stars of five with a `step` of 20, not measured with 0."""
    if step == 0:
        return -1.0
    return None if review.stars is None else float(five(review) * 20 if step == 20 else review.stars * 10)


def five(review: Made) -> int:
    """Return the rating in whole stars of five."""
    return max(1, round((review.stars or 1) / 2 + 0.01))


def without(found: Sequence[Gold], *fields: str) -> tuple[Gold, ...]:
    """Return the same records with some of author, date and value not shown."""
    return tuple(
        replace(
            gold,
            author=None if "author" in fields else gold.author,
            date=None if "date" in fields else gold.date,
            value=None if "value" in fields and gold.value != -1 else gold.value,
        )
        for gold in found
    )
