"""A made-up world of sources that err, are out of date, are vague, spell as they like and copy one another.

The design was fixed before the method was tuned on it. Three sorts of question in turn: a day (wrong ones lie near), a
word of few, as a country (wrong ones are shared by all questions), a person's name (wrong ones are drawn from a pool in
which some are common). Each source has its own accuracy, coverage, fineness of dates and way of writing names. Copiers
take four fifths of their answers from one original, mistakes and spelling with them. A fifth of the questions have an
old answer, which stale sources still give.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from cinequorum.reconcile.fusion.table import Statement
from cinequorum.text.fold import fold

_SYLLABLES = ("ba", "cé", "di", "fo", "gü", "ka", "lé", "mi", "no", "ru", "sà", "te", "vi", "zo")
COPIED_SHARE, OLD, STALE_SOURCES, STALE, WRONG_VALUES = 0.8, 0.2, 0.3, 0.7, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The size and the quality of a simulated world; ranges are drawn from evenly, source by source."""

    name: str
    sources: int = 40
    questions: int = 400
    coverage: tuple[float, float] = (0.3, 0.9)
    accuracy: tuple[float, float] = (0.6, 0.95)
    copiers: float = 0.3


WORLDS = (
    World(name="standard"),
    World(name="thin", coverage=(0.05, 0.3), accuracy=(0.5, 0.9)),
    World(name="poor", sources=30, coverage=(0.1, 0.4), accuracy=(0.4, 0.9)),
    World(name="small", sources=20, questions=200, coverage=(0.2, 0.5), accuracy=(0.5, 0.95)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """What the sources say, as written; the truth by question; who copies whom."""

    said: tuple[Statement, ...]
    truth: Mapping[tuple[str, str], str]
    copies: Mapping[str, str]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements with their values in one canonical writing."""
        return tuple(
            Statement(field=one.field, item=one.item, source=one.source, value=canonical(one.field, one.value))
            for one in self.said
        )


@dataclass(slots=True)
class _Source:
    name: str
    accuracy: float
    coverage: float
    fineness: float
    stale: bool
    style: int
    original: str | None = None
    said: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Question:
    number: int
    field: str
    truth: str
    wrong: tuple[str, ...]
    old: str | None


def simulate(world: World, seed: int) -> Simulated:
    """Make a world; the same seed makes the same one."""
    draw = random.Random(f"{world.name} {seed}")
    sources = _sources(world, draw)
    by_name = {one.name: one for one in sources}
    pool = [_name(draw) for _ in range(60)]
    truth = {}
    said = []
    for number in range(world.questions):
        question = _question(number, draw, pool)
        truth[question.field, str(number)] = canonical(question.field, question.truth)
        for source in sources:
            value = _answer(source, question, draw, by_name)
            if value is not None:
                source.said[number] = value
                said.append(Statement(field=question.field, item=str(number), source=source.name, value=value))
    asked = {(one.field, one.item) for one in said}
    copies = {one.name: one.original for one in sources if one.original is not None}
    return Simulated(said=tuple(said), truth={k: v for k, v in truth.items() if k in asked}, copies=copies)


def canonical(sort: str, value: str) -> str:
    """Undo the ways of writing a name: case, accents, surname first."""
    if sort != "name":
        return value
    family, comma, given = value.partition(",")
    return fold(f"{given} {family}" if comma else value).strip()


def wider(value: str) -> tuple[str, ...]:
    """Return the month and the year of a day."""
    return tuple(value[:length] for length in (4, 7) if value[:4].isdigit() and len(value) > length)


def _sources(world: World, draw: random.Random) -> list[_Source]:
    count = int(world.sources * world.copiers)
    found = [
        _Source(
            name=f"s{number:02}",
            accuracy=draw.uniform(*world.accuracy),
            coverage=draw.uniform(*world.coverage),
            fineness=draw.uniform(0.5, 1.0),
            stale=draw.random() < STALE_SOURCES,
            style=draw.randrange(4),
        )
        for number in range(world.sources)
    ]
    originals, copiers = found[: world.sources - count], found[world.sources - count :]
    for one in copiers:
        one.original = draw.choice(originals).name
    return found


def _question(number: int, draw: random.Random, pool: list[str]) -> _Question:
    sort = ("date", "word", "name")[number % 3]
    if sort == "date":
        truth, old = _day(draw, draw.randint(1980, 2020)), _day(draw, draw.randint(1980, 2020))
        years = [int(truth[:4]) + draw.choice((-1, 0, 0, 1)) for _ in range(WRONG_VALUES)]
        wrong = tuple(_day(draw, year) for year in years)
    elif sort == "word":
        truth, *wrong_words = draw.sample([f"word{n}" for n in range(WRONG_VALUES + 1)], WRONG_VALUES + 1)
        wrong, old = tuple(wrong_words), wrong_words[0]
    else:
        truth, old = draw.choice(pool), draw.choice(pool)
        common = draw.choices(pool, weights=[1 / (rank + 1) for rank in range(len(pool))], k=WRONG_VALUES)
        wrong = tuple(name for name in common if name != truth) or (old,)
    stale = old if draw.random() < OLD and old != truth else None
    return _Question(number, sort, truth, wrong, stale)


def _answer(source: _Source, question: _Question, draw: random.Random, by_name: Mapping[str, _Source]) -> str | None:
    if draw.random() > source.coverage:
        return None
    if source.original is not None and draw.random() < COPIED_SHARE:
        return by_name[source.original].said.get(question.number)
    value = question.truth if draw.random() < source.accuracy else draw.choice(question.wrong)
    if question.old is not None and source.stale and draw.random() < STALE:
        value = question.old
    if question.field == "date" and draw.random() > source.fineness:
        return value[: draw.choice((4, 7))]
    return _written(value, source.style) if question.field == "name" else value


def _written(name: str, style: int) -> str:
    given, family = name.split(" ")
    return (name, name.upper(), f"{family}, {given}", fold(name).title())[style]


def _day(draw: random.Random, year: int) -> str:
    return f"{year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"


def _name(draw: random.Random) -> str:
    return " ".join("".join(draw.choices(_SYLLABLES, k=count)).capitalize() for count in (2, 3))
