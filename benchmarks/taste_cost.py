"""What learning costs on made-up marks: `python -m benchmarks.taste_cost 50000 10000000` (films, marks)."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator

import numpy as np

from cinequorum.taste import FilmTraits, OwnFilm, Rated, Stance, TasteOptions, Wish, learn

_EACH = 100  # marks of a person on average
_TASTES = 50  # kinds of films
_HEAD = 4000


def made(films: int, marks: int) -> Iterator[Rated]:
    """Yield made-up marks: few films have most of them, and each person keeps to some kinds of films."""
    draw = np.random.default_rng(0)
    kind = np.arange(films) % _TASTES
    known = (np.arange(films) + 10.0) ** -0.9
    for person in range(marks // _EACH):
        dear = np.isin(kind, draw.choice(_TASTES, 5, replace=False))
        weights = known * np.where(dear, 5.0, 1.0)
        count = min(films // 2, 1 + int(draw.exponential(_EACH)))
        where = np.searchsorted(np.cumsum(weights), draw.random(count) * weights.sum())
        some = np.unique(np.minimum(where, films - 1))
        scores = np.clip(np.rint(draw.normal(60 + 15 * dear[some], 18) / 10) * 10, 0, 100)
        for film, score in zip(some.tolist(), scores.tolist(), strict=True):
            yield Rated(who=f"p{person}", film=f"f{film}", score=score)


def traits(films: int) -> list[FilmTraits]:
    """Return made-up traits: two genres, a director and three others each."""
    return [
        FilmTraits(
            film=f"f{film}",
            year=1950 + film % 75,
            genres=(f"g{film % _TASTES}", f"g{film % 7}"),
            directors=(f"d{film % (films // 5)}",),
            people=tuple(f"a{film * k % (films // 2)}" for k in (1, 3, 7)),
        )
        for film in range(films)
    ]


def measure(films: int, marks: int) -> str:
    """Return one line: sizes, processor time and most memory of learning, time of a film page's question."""
    start, clock = time.process_time(), time.perf_counter()
    taste = learn(made(films, marks), traits(films), TasteOptions(head=_HEAD))
    spent, wall = time.process_time() - start, time.perf_counter() - clock
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    names = [f"f{n}" for n in range(0, films, max(1, films // 200))]
    start = time.process_time()
    for name in names:
        taste.like(name, 6)
    page = 1000 * (time.process_time() - start) / len(names)
    own = [OwnFilm(film=name, stance=Stance.LIKED) for name in names]
    start = time.process_time()
    taste.suggest(own, Wish())
    member = 1000 * (time.process_time() - start)
    size = len(taste.to_bytes()) / 1e6
    return (
        f"{len(taste.films):,} films, {taste.learned.marks:,} marks: {spent:.0f} s of processor time ({wall:.0f} s), "
        f"{peak:.1f} GB, stored {size:.0f} MB, a film page {page:.2f} ms, "
        f"a member with {len(own)} films {member:.0f} ms"
    )


if __name__ == "__main__":
    print(measure(int(sys.argv[1]), int(sys.argv[2])))
