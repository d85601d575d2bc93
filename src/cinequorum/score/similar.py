"""Which other films of the store are near a film, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import exp

from cinequorum.model.film import Film, Similar
from cinequorum.names.titles import title_key

MOST = 6
CROWD = 200  # films that share one trait: a trait of more says too little to compare them all

_WEIGHTS = {"compared": 3.0, "director": 2.0, "cast": 1.0, "genre": 0.4}

Trait = tuple[str, str]


def with_similar(films: Sequence[Film]) -> tuple[Film, ...]:
    """Return the films with `similar` filled in: those that sources compare it with, and those that share its people.

    Works through what the films share, not through all pairs. The order of the films is kept.
    """
    holders: dict[Trait, list[int]] = defaultdict(list)
    titles: dict[str, list[int]] = defaultdict(list)
    for index, film in enumerate(films):
        titles[title_key(film.title)].append(index)
        for trait in _traits(film):
            holders[trait].append(index)
    reasons: list[dict[int, dict[Trait, str]]] = [defaultdict(dict) for _ in films]
    for (kind, value), members in sorted(holders.items()):
        for a in members if 1 < len(members) <= CROWD else ():
            for b in members:
                if a != b:
                    reasons[a][b][kind, value] = _shared(kind, value)
    for a, film in enumerate(films):
        for b, why in _compared(film, a, films, titles):
            reasons[a][b]["compared", films[b].title] = why
            reasons[b][a].setdefault(("compared", film.title), f"the sources on {film.title} name this film beside it")
    return tuple(replace(film, similar=_ranked(films, reasons[index])) for index, film in enumerate(films))


def _traits(film: Film) -> Iterator[Trait]:
    for field in ("director", "cast", "genre"):
        for value in sorted({fact.value for fact in film.having(field)}):
            yield field, value


def _shared(kind: str, value: str) -> str:
    return {"director": f"also by {value}", "cast": f"also with {value}", "genre": f"also {value}"}[kind]


def _compared(film: Film, at: int, films: Sequence[Film], titles: dict[str, list[int]]) -> Iterator[tuple[int, str]]:
    for other in film.comparisons:
        for index in titles.get(title_key(other.title), ()):
            year = films[index].year
            near = other.year is None or year is None or abs(year - other.year) <= 1
            if index != at and near:
                voices = "one voice names" if other.n == 1 else f"{other.n} voices name"
                yield index, f"{voices} it beside this film"


def _ranked(films: Sequence[Film], reasons: dict[int, dict[Trait, str]]) -> tuple[Similar, ...]:
    found = [_similar(films[index], shared) for index, shared in reasons.items()]
    return tuple(sorted(found, key=lambda s: (-s.score, s.title, s.slug))[:MOST])


def _similar(film: Film, shared: dict[Trait, str]) -> Similar:
    weight = sum(_WEIGHTS[kind] for kind, _ in shared)
    ranked = sorted(shared, key=lambda trait: (-_WEIGHTS[trait[0]], trait))
    why = "; ".join(dict.fromkeys(shared[trait] for trait in ranked[:4]))
    return Similar(title=film.title, year=film.year, slug=film.slug, score=round(1 - exp(-weight / 3), 3), why=why)
