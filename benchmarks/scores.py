"""How near a few critics come to all of them: a score from a small panel beside the mean of the others.

Ratings: `data/rt_critics` of the measuring material, two crawls of Rotten Tomatoes, read by the program's own reader of
ratings. Of every film with at least 40 stated ratings a panel of n is drawn ten times (seeded); the target is the mean
of the film's other critics. What is known of critics comes from the other films alone: five folds by film.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from math import sqrt
from pathlib import Path
from statistics import fmean, median

from benchmarks.common import Section, material, table
from cinequorum.score.formulas import AS_MANY, share
from cinequorum.score.leanings import NO_LEANINGS, Leanings, Rated, leanings_from, learned_leanings
from cinequorum.score.panel import CRITICS, Estimate, estimate, vote
from cinequorum.text.fold import fold
from cinequorum.text.scores import parse_score

FOLDER = Path("data") / "rt_critics"
FOLDS, DRAWS, FULL = 5, 10, 40
SIZES = (3, 5, 10, 20)
CRAWLS = ("titled", "untitled")

Panel = Sequence[Rated]
Judge = Callable[[Panel, Leanings], float]


def ratings() -> dict[str, list[Rated]]:
    """Return the stated ratings of all films, by film."""
    found: dict[str, list[Rated]] = defaultdict(list)
    for crawl in CRAWLS:
        for row in _rows(f"reviews_{crawl}"):
            score = parse_score(str(row["original_score"] or ""))
            critic, outlet = fold(str(row["critic"] or "")), fold(str(row["publisher"] or ""))
            if score is not None and score.value is not None and (critic or outlet):
                film = f"{crawl} {row['film_id']}"
                found[film].append(Rated(film=film, critic=critic, outlet=outlet, value=score.value))
    return found


def dated_ratings() -> dict[str, list[tuple[float, date]]]:
    """Return the stated ratings of all films with their days, by film; the first of January stands for "unknown"."""
    found: dict[str, list[tuple[float, date]]] = defaultdict(list)
    for crawl in CRAWLS:
        for row in _rows(f"reviews_{crawl}"):
            score, day = parse_score(str(row["original_score"] or "")), str(row["review_date"] or "")[:10]
            if score is not None and score.value is not None and day and not day.endswith("-01-01"):
                found[f"{crawl} {row['film_id']}"].append((score.value, date.fromisoformat(day)))
    return found


def run() -> Section:
    """Return the tables of errors and of coverage, and how many tomatometers come out as published."""
    return Section(title="Scores from few critics", body=trial(ratings()).text() + "\n\n" + _tomatometers())


def trial(films: Mapping[str, list[Rated]], every: int = 1) -> Trial:
    """Return how every formula does on the films with enough ratings, or on one of so many of them."""
    found = Trial()
    for number, (own, known) in enumerate(_by_fold(films)):
        if number % every == 0:
            found.measure(own, known)
    return found


def _by_fold(films: Mapping[str, list[Rated]]) -> Iterator[tuple[list[Rated], Leanings]]:
    """Yield each film with enough ratings, and what the films of the other folds tell of its critics."""
    shuffled = random.Random(7).sample(sorted(films), len(films))
    for number in range(FOLDS):
        fold_films = set(shuffled[number::FOLDS])
        rest = [one for film, own in films.items() if film not in fold_films for one in own]
        known = leanings_from(learned_leanings(rest))
        yield from ((films[film], known) for film in sorted(fold_films) if len(films[film]) >= FULL)


class Trial:
    """Misses of every formula, and how often the interval held the mean of all critics."""

    def __init__(self) -> None:
        self.films = 0
        self.misses: dict[tuple[str, int], list[float]] = defaultdict(list)
        self.held: dict[tuple[str, int], list[bool]] = defaultdict(list)

    def measure(self, own: Sequence[Rated], known: Leanings) -> None:
        """Draw panels of one film's critics."""
        self.films += 1
        everybody = fmean(r.value for r in own)
        for size in SIZES:
            for draw in range(DRAWS):
                panel = random.Random(f"{own[0].film} {size} {draw}").sample(list(own), size)
                others = (everybody * len(own) - sum(r.value for r in panel)) / (len(own) - size)
                for name, judge in JUDGES.items():
                    self.misses[name, size].append(judge(panel, known) - others)
                for name, whom in WHOM.items():
                    found = _estimate(panel, known, whom(own))
                    self.held[name, size].append(found.low <= everybody <= found.high)

    def text(self) -> str:
        """Return both tables with their captions."""
        head = ["", *(f"n = {size}" for size in SIZES)]
        errors = [[name, *(f"{self.error(name, size):.4f}" for size in SIZES)] for name in JUDGES]
        shares = [[name, *(f"{fmean(self.held[name, size]):.3f}" for size in SIZES)] for name in WHOM]
        intro = (
            f"Root mean square error (0 to 1) against the mean of the other critics, {self.films} films; critics are "
            "known from the films of other folds, the model's five constants from all of them:"
        )
        outro = (
            "How often the 90% interval held the mean of all critics of the film, asked 88 to 92%. The interval for "
            "these critics knows how many there are, and that those of the panel are among them (20 of 40 are half of "
            "the mean); the one for critics at large, which is shown where nobody says how many there are, is wider:"
        )
        return "\n\n".join((intro, table(head, errors), outro, table(head, shares)))

    def error(self, name: str, size: int) -> float:
        """Return the root mean square error of a formula, 0 to 1."""
        return sqrt(fmean(miss**2 for miss in self.misses[name, size])) / 100


def _tomatometers() -> str:
    """Say for how many films the share of fresh reviews is the figure that the site printed, and what ails the rest."""
    fresh: dict[str, list[bool]] = defaultdict(list)
    for row in _rows("reviews_titled"):
        fresh[str(row["film_id"])].append(bool(row["fresh"]))
    films = [row for row in _rows("films_titled") if row["tomatometer"] is not None and str(row["film_id"]) in fresh]
    odd = [row for row in films if share(*_counts(row, fresh)) != row["tomatometer"]]
    same = f"The site's tomatometer comes out of its reviews exactly for {len(films) - len(odd)} of {len(films)} films."
    return " ".join([same, *(_inconsistent(row, *_counts(row, fresh)) for row in odd)])


def _counts(row: Mapping[str, object], fresh: Mapping[str, Sequence[bool]]) -> tuple[int, int]:
    """How many of a film's reviews are fresh, and how many there are."""
    own = fresh[str(row["film_id"])]
    return sum(own), len(own)


def _inconsistent(row: Mapping[str, object], liked: int, judged: int) -> str:
    """Say of a film whose printed figure no rounding makes of its listed reviews how many it would take."""
    printed = int(str(row["tomatometer"]))
    above, below = liked * 100 < printed * judged, liked * 100 > printed * judged
    more = next((n for n in range(1, judged) if share(liked + above * n, judged + n) == printed), None)
    sort = "fresh" if above else "rotten" if below else ""
    said = f"{row['title']} ({row['year']}): {_percent(liked, judged)}, printed is {printed}."
    if more is None:
        return said
    enough = _percent(liked + above * more, judged + more)
    missing = f"{more} more {sort} review{'s' * (more > 1)}"
    return f"{said} The site counted what the crawl has not: {missing} would do, {enough}."


def _percent(liked: int, judged: int) -> str:
    return f"{liked} of {judged} are {100 * liked / judged:.3f}%, rounded {share(liked, judged)}"


def _rows(name: str) -> list[dict[str, object]]:
    import pyarrow.parquet as pq

    rows: list[dict[str, object]] = pq.read_table(material() / FOLDER / f"{name}.parquet").to_pylist()
    return rows


def _estimate(panel: Panel, known: Leanings, everybody: int | None = None) -> Estimate:
    told = (known.known(one.critic, one.outlet, CRITICS) for one in panel)
    votes = [vote(one.value, CRITICS, known=what) for one, what in zip(panel, told, strict=True)]
    return estimate(votes, CRITICS, everybody)


def _weighted(panel: Panel) -> float:
    return (sum(r.value for r in panel) + AS_MANY * CRITICS.mean) / (len(panel) + AS_MANY)


WHOM: Mapping[str, Callable[[Panel], int | None]] = {"for these critics": len, "for critics at large": lambda _: None}
JUDGES: Mapping[str, Judge] = {
    "cinequorum": lambda panel, known: _estimate(panel, known).value,
    "cinequorum, critics unknown": lambda panel, _: _estimate(panel, NO_LEANINGS).value,
    "plain mean": lambda panel, _: fmean(r.value for r in panel),
    "median": lambda panel, _: median(r.value for r in panel),
    f"weighted mean, {AS_MANY} imaginary voices": lambda panel, _: _weighted(panel),
}
