"""MovieLens (the small edition of autumn 2016) as marks, traits and splits of people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from benchmarks.common import material
from cinequorum.taste import FilmTraits, Rated

LIKED = 4.0  # stars
HELD = 66  # people held out of each split
_YEAR = re.compile(r"\((\d{4})\)\s*$")

Stars = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Lens:
    """People by films: stars, 0 where none; and the films' traits."""

    stars: Stars
    traits: tuple[FilmTraits, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """People to learn from; of the others, what is shown (people by films, 0 or 1) and what is held out."""

    learn: NDArray[np.int64]
    shown: Stars
    held: tuple[NDArray[np.int64], ...]


def lens(*, usual: bool = True) -> Lens:
    """Return the data; `usual`: people with 5 likes or more, films with 4 likes or more of theirs (2,441 films)."""
    folder = material() / "data" / "movielens"
    people, films, given = (_column(folder / "ratings.parquet", name) for name in ("userId", "movieId", "rating"))
    _, who = np.unique(people, return_inverse=True)
    names, what = np.unique(films, return_inverse=True)
    stars = np.zeros((who.max() + 1, len(names)), np.float32)
    stars[who, what] = given
    keep = np.ones(len(names), bool)
    if usual:
        stars = stars[(stars >= LIKED).sum(axis=1) >= 5]
        keep = (stars >= LIKED).sum(axis=0) >= 4
    about = _traits(folder)
    return Lens(stars[:, keep], tuple(about[int(name)] for name in names[keep]))


def splits(stars: Stars, number: int = 10) -> Iterator[Split]:
    """Yield seeded splits; the people held out are drawn from the half on which nothing was chosen."""
    half = np.random.default_rng(12345).permutation(len(stars))[len(stars) // 2 :]
    for seed in range(number):
        draw = np.random.default_rng(seed)
        out = np.sort(draw.permutation(half)[:HELD])
        shown, held = np.zeros((len(out), stars.shape[1]), np.float32), []
        for row, person in zip(shown, out, strict=True):
            likes = draw.permutation(np.flatnonzero(stars[person] >= LIKED))
            cut = max(1, round(0.2 * len(likes)))
            row[likes[cut:]] = 1.0
            held.append(likes[:cut])
        yield Split(np.setdiff1d(np.arange(len(stars)), out), shown, tuple(held))


def marks(data: Lens, people: NDArray[np.int64]) -> Iterator[Rated]:
    """Yield these people's marks, a star as 20 points."""
    for person in people:
        for film in np.flatnonzero(data.stars[person]):
            score = float(data.stars[person, film]) * 20
            yield Rated(who=str(person), film=data.traits[film].film, score=score)


def _traits(folder: Any) -> dict[int, FilmTraits]:
    tags: dict[int, set[str]] = defaultdict(set)
    for film, tag in zip(*(_column(folder / "tags.parquet", name) for name in ("movieId", "tag")), strict=True):
        tags[int(film)].add(str(tag).strip().lower())
    found = {}
    columns = (_column(folder / "movies.parquet", name) for name in ("movieId", "title", "genres"))
    for film, title, genres in zip(*columns, strict=True):
        year = _YEAR.search(str(title))
        found[int(film)] = FilmTraits(
            film=f"{int(film):06}",
            title=str(title),
            year=int(year[1]) if year else None,
            genres=tuple(g for g in str(genres).split("|") if not g.startswith("(")),
            themes=tuple(sorted(tags[int(film)])),
        )
    return found


def _column(path: Any, name: str) -> NDArray[Any]:
    return np.array(pq.read_table(path, columns=[name])[name].to_pylist())
