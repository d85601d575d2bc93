"""Planted campaigns: are their votes found, and does the shown score stay where the honest voices have it?

Honest votes: made up (seeded), and two real sets of the measuring material that have dates and ratings: critics on
Rotten Tomatoes, users of MovieLens. Both are taken as they are; where they have no accounts and texts the signs of a
review (a few words, a new account, a stamp of an import) are drawn at the rates that honest reviews are given here. A
fifth of all votes is planted, by one of seven makes. Rivals: how far the day's count of votes is above the film's usual
day, the same for one end of the scale alone, and how far the vote is from the film's median.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import fmean, median, pstdev
from types import MappingProxyType

from benchmarks.common import Section, material, table
from benchmarks.scores import dated_ratings
from cinequorum.model.film import Fact, Film, Review
from cinequorum.model.page import Span
from cinequorum.score.film import scored

FILMS, LEAST, PLANTED = 60, 40, 0.2
HONEST: Mapping[str, float] = MappingProxyType({"bare": 0.15, "single_review": 0.2, "import_stamp": 0.05})
"""How many honest reviews bear a sign."""
RELEASE = date(2021, 3, 5)

Stream = Sequence["Cast"]
Make = Callable[[random.Random, Stream], "Cast"]
Judge = Callable[[Stream], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Cast:
    """A vote: its value, its day, the signs that it bears, whether it was planted."""

    value: float
    day: date
    signs: tuple[str, ...] = ()
    planted: bool = False


def run() -> Section:
    """Return a table a set of votes: how well planted votes are told from honest ones, how far the score moves."""
    parts = [INTRO]
    for name, films in SETS.items():
        trial = _Trial()
        for number, (film, votes) in enumerate(films()):
            trial.measure(f"{name} {film} {number}", votes)
        parts += [f"{name}, {trial.films} films of {trial.votes / trial.films:.0f} votes:", trial.text()]
    return Section(title="Planted campaigns", body="\n\n".join(parts))


INTRO = (
    "A fifth of each film's votes is planted (seeded). AUC: how often a planted vote is suspected more than an honest "
    "one. Shift: points by which the shown audience score differs from that of the honest votes alone, and in how "
    "many trials by 3 at most; beside it the plain mean. Accused: honest votes with a suspicion of a half or more."
)


def _made_up() -> Iterator[tuple[str, Stream]]:
    """Films of 40 to 300 votes over two years, most in the first weeks, good, bad and divided ones."""
    for number in range(FILMS):
        draw = random.Random(f"film {number}")
        mean, spread, split = draw.uniform(35, 85), draw.uniform(12, 28), draw.random() < 0.2
        votes = []
        for _ in range(draw.randint(LEAST, 300)):
            around = mean + (draw.choice((-25, 25)) if split else 0)
            value = float(min(100, max(10, round(draw.gauss(around, spread), -1))))
            votes.append(Cast(value, RELEASE + timedelta(days=int(draw.expovariate(1 / 90))), _signs(draw)))
        yield str(number), votes


def _critics() -> Iterator[tuple[str, Stream]]:
    yield from _chosen(dated_ratings())


def _movielens() -> Iterator[tuple[str, Stream]]:
    import pyarrow.parquet as pq

    found: dict[str, list[tuple[float, date]]] = defaultdict(list)
    for row in pq.read_table(material() / Path("data") / "movielens" / "ratings.parquet").to_pylist():
        day = date.fromordinal(date(1970, 1, 1).toordinal() + int(row["timestamp"]) // 86400)
        found[str(row["movieId"])].append((float(row["rating"]) * 20, day))
    yield from _chosen(found)


def _chosen(films: Mapping[str, Sequence[tuple[float, date]]]) -> Iterator[tuple[str, Stream]]:
    large = sorted(film for film, votes in films.items() if len(votes) >= LEAST)
    for film in random.Random(7).sample(large, FILMS):
        draw = random.Random(film)
        yield film, [Cast(min(100.0, value), day, _signs(draw)) for value, day in films[film]]


def _signs(draw: random.Random, rates: Mapping[str, float] = HONEST) -> tuple[str, ...]:
    return tuple(sign for sign, rate in rates.items() if draw.random() < rate)


def _bombs(values: Sequence[float], days: int, **rates: float) -> Make:
    """Votes of these values, spread over so many days from the day of some honest vote on; `rates`: of signs."""
    signs = {**HONEST, "import_stamp": 0.0, **rates}

    def one(draw: random.Random, honest: Stream) -> Cast:
        start = random.Random(f"{len(honest)} {honest[0]}").choice([vote.day for vote in honest])
        day = start + timedelta(days=draw.randrange(days))
        return Cast(draw.choice(values), day, _signs(draw, signs), planted=True)

    return one


MAKES: Mapping[str, Make] = MappingProxyType(
    {
        "burst of nothing, two days, new accounts": _bombs((0.0, 10.0, 10.0, 20.0), 2, bare=0.6, single_review=0.7),
        "the same without a sign": _bombs((0.0, 10.0, 10.0, 20.0), 3),
        "drip over two months, new accounts": _bombs((10.0, 10.0, 20.0), 60, bare=0.6, single_review=0.7),
        "drip over a month without a sign": _bombs((0.0, 10.0, 20.0), 30),
        "camouflage: 10 to 50, ten days": _bombs((10.0, 20.0, 30.0, 40.0, 50.0), 10, single_review=0.4),
        "one import": _bombs((0.0, 10.0, 10.0), 1, bare=0.3, import_stamp=1.0),
        "brushing: 90 and 100, a week": _bombs((90.0, 100.0, 100.0), 7, bare=0.6, single_review=0.7),
    }
)


class _Trial:
    """What was found on the films of one set, by make."""

    def __init__(self) -> None:
        self.films = self.votes = 0
        self.aucs: dict[tuple[str, str], list[float]] = defaultdict(list)
        self.shifts: dict[str, list[float]] = defaultdict(list)
        self.plain: dict[str, list[float]] = defaultdict(list)
        self.accused: dict[str, list[float]] = defaultdict(list)

    def measure(self, name: str, honest: Stream) -> None:
        """Plant each make in turn among the votes of one film."""
        self.films += 1
        self.votes += len(honest)
        alone = _scored(honest)
        before = _mean(honest)
        kept = plainly(honest)
        self._accuse("none", honest, alone)
        self.shifts["none"].append(abs(_value(alone) - kept))
        self.plain["none"].append(0.0)
        for make, plant in MAKES.items():
            draw = random.Random(f"{name} {make}")
            count = round(len(honest) * PLANTED / (1 - PLANTED))
            votes = [*honest, *(plant(draw, honest) for _ in range(count))]
            found = _scored(votes)
            self.aucs[make, "cinequorum"].append(_auc(_doubts(found), votes))
            for rival, judge in RIVALS.items():
                self.aucs[make, rival].append(_auc(judge(votes), votes))
            self._accuse(make, votes, found)
            self.shifts[make].append(abs(_value(found) - kept))
            self.plain[make].append(abs(_mean(votes) - before))

    def _accuse(self, make: str, votes: Stream, found: Film) -> None:
        doubts = [doubt for doubt, vote in zip(_doubts(found), votes, strict=True) if not vote.planted]
        self.accused[make].append(fmean(doubt >= 0.5 for doubt in doubts))

    def text(self) -> str:
        """Return the table."""
        head = ["planted", "AUC", *RIVALS, "shift", "within 3", "plain mean", "accused"]
        rows = [[make, *self._aucs(make), *self._moved(make)] for make in MAKES]
        rows.append(["all makes", *self._aucs(*MAKES), *self._moved(*MAKES)])
        rows.append(["nothing", *["–"] * (1 + len(RIVALS)), *self._moved("none")])
        return table(head, rows)

    def _aucs(self, *makes: str) -> list[str]:
        names = ("cinequorum", *RIVALS)
        return [f"{fmean(one for make in makes for one in self.aucs[make, name]):.3f}" for name in names]

    def _moved(self, *makes: str) -> list[str]:
        shifts = [one for make in makes for one in self.shifts[make]]
        plain = [one for make in makes for one in self.plain[make]]
        accused = [one for make in makes for one in self.accused[make]]
        near = fmean(shift <= 3 for shift in shifts)
        return [f"{fmean(shifts):.2f}", f"{100 * near:.0f}%", f"{fmean(plain):.2f}", f"{100 * fmean(accused):.1f}%"]


def plainly(votes: Stream) -> float:
    """Return the audience score of these votes where none is suspected: undated and without signs, nothing can be."""
    return _value(_scored([Cast(vote.value, date.min) for vote in votes]))


def _scored(votes: Stream) -> Film:
    """The film of these votes as the program makes it; the release is left out, so that no vote is too early."""
    reviews = tuple(_review(number, vote) for number, vote in enumerate(votes))
    return scored(_film(reviews))


def _review(number: int, vote: Cast) -> Review:
    return Review(
        source="votes",
        index=number,
        by="user",
        author=None,
        outlet=None,
        published=vote.day.isoformat() if vote.day != date.min else None,
        rating=None,
        value=vote.value,
        inferred=False,
        verdict="positive" if vote.value >= 60 else "negative",
        spoiler_level="none",
        opening=None,
        text_span=Span(page="votes", start=0, end=0),
        independent=True,
        flags=vote.signs,
        witness=number + 1,
    )


def _film(reviews: tuple[Review, ...]) -> Film:
    none: tuple[Fact, ...] = ()
    return Film(
        slug="film", title="Film", original_title=None, year=None, titles=("Film",), facts=none, statements=none,
        people=(), disagreements=(), shared=(), critics=None, audience=None, aggregates=(), verdicts=(), aspects=(),
        consensus=(), comparisons=(), similar=(), reviews=reviews, sources=(),
    )  # fmt: skip


def _doubts(film: Film) -> list[float]:
    return [review.suspicion for review in film.reviews]


def _value(film: Film) -> float:
    return film.audience.value if film.audience is not None and film.audience.value is not None else 0.0


def _mean(votes: Stream) -> float:
    return fmean(vote.value for vote in votes)


def _burst(votes: Stream) -> list[float]:
    """How far each vote's day is above the mean day, in standard deviations of days."""
    return _heights([vote.day for vote in votes], [True] * len(votes))


def _burst_at_end(votes: Stream) -> list[float]:
    """The same among the votes of the lowest and the highest fifth alone; others are not suspected."""
    return _heights([vote.day for vote in votes], [not 20 < vote.value < 90 for vote in votes])


def _heights(days: Sequence[date], counts: Sequence[bool]) -> list[float]:
    per_day = Counter(day for day, at_end in zip(days, counts, strict=True) if at_end)
    every = [per_day[day] for day in set(days)]
    usual, spread = fmean(every), pstdev(every) or 1.0
    return [(per_day[day] - usual) / spread if at_end else -9.0 for day, at_end in zip(days, counts, strict=True)]


def _far(votes: Stream) -> list[float]:
    middle = median(vote.value for vote in votes)
    return [abs(vote.value - middle) for vote in votes]


RIVALS: Mapping[str, Judge] = MappingProxyType(
    {"burst z-score": _burst, "z-score of ends": _burst_at_end, "distance from median": _far}
)
SETS = MappingProxyType({"Made-up votes": _made_up, "Critics of Rotten Tomatoes": _critics, "MovieLens": _movielens})


def _auc(doubts: Sequence[float], votes: Stream) -> float:
    """The share of pairs of a planted and an honest vote that are in order; half a pair where they are level."""
    order = sorted(zip(doubts, (vote.planted for vote in votes), strict=True))
    ranks: dict[float, list[int]] = defaultdict(list)
    for rank, (doubt, _) in enumerate(order):
        ranks[doubt].append(rank)
    of = {doubt: fmean(places) for doubt, places in ranks.items()}
    planted = [of[doubt] for doubt, is_planted in order if is_planted]
    n, m = len(planted), len(order) - len(planted)
    return (sum(planted) - n * (n - 1) / 2) / (n * m)
