"""Which other films of the store are near a film, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from math import exp

from cinequorum.model.film import Film, Similar
from cinequorum.model.links import FilmLinks
from cinequorum.names.titles import title_key

MOST = 6
CROWD = 200  # films that share one trait: a trait of more says too little to compare them all

_WEIGHTS = {"compared": 3.0, "director": 2.0, "cast": 1.0, "genre": 0.4}
_FACING = {"title": "beside", "beside": "title"}

Trait = tuple[str, str]


def with_similar(films: Sequence[Film]) -> tuple[Film, ...]:
    """Return the films with `similar` filled in: those that sources compare it with, and those that share its people.

    Works through what the films share, not through all pairs. The order of the films is kept.
    """
    found = similar_of([links_of(film) for film in films])
    return tuple(replace(film, similar=similar) for film, similar in zip(films, found, strict=True))


def links_of(film: Film) -> FilmLinks:
    """Return what a film is linked by."""
    traits = tuple(
        (field, value)
        for field in ("director", "cast", "genre")
        for value in sorted({fact.value for fact in film.having(field)})
    )
    beside = tuple((other.title, other.year, other.n) for other in film.comparisons)
    keys = {f"slug:{film.slug}", f"title:{title_key(film.title)}", *(f"{kind}:{value}" for kind, value in traits)}
    keys |= {f"beside:{title_key(title)}" for title, _, _ in beside}
    return FilmLinks(
        slug=film.slug, title=film.title, year=film.year, traits=traits, beside=beside, keys=tuple(sorted(keys))
    )


def facing(key: str) -> str:
    """Return the key under which the films are filed that one filed under `key` is linked with."""
    kind, _, value = key.partition(":")
    return f"{_FACING.get(kind, kind)}:{value}"


def similar_of(films: Sequence[FilmLinks], crowded: AbstractSet[str] = frozenset()) -> tuple[tuple[Similar, ...], ...]:
    """Return for each of these films which of the others are near it, in the order of the films.

    Of a part of a store, the films of which all neighbours are at hand get the same as with the whole; `crowded` are
    the keys of the traits that too many films of the whole have.
    """
    holders: dict[Trait, list[int]] = defaultdict(list)
    titles: dict[str, list[int]] = defaultdict(list)
    for index, film in enumerate(films):
        titles[title_key(film.title)].append(index)
        for trait in film.traits:
            holders[trait].append(index)
    reasons: list[dict[int, dict[Trait, str]]] = [defaultdict(dict) for _ in films]
    for (kind, value), members in sorted(holders.items()):
        shown = 1 < len(members) <= CROWD and f"{kind}:{value}" not in crowded
        for a in members if shown else ():
            for b in members:
                if a != b:
                    reasons[a][b][kind, value] = _shared(kind, value)
    for a, film in enumerate(films):
        for b, why in _compared(film, a, films, titles):
            reasons[a][b]["compared", films[b].title] = why
            reasons[b][a].setdefault(("compared", film.title), f"the sources on {film.title} name this film beside it")
    return tuple(_ranked(films, found) for found in reasons)


def _shared(kind: str, value: str) -> str:
    return {"director": f"also by {value}", "cast": f"also with {value}", "genre": f"also {value}"}[kind]


def _compared(
    film: FilmLinks, at: int, films: Sequence[FilmLinks], titles: dict[str, list[int]]
) -> Iterator[tuple[int, str]]:
    for title, named, n in film.beside:
        for index in titles.get(title_key(title), ()):
            year = films[index].year
            near = named is None or year is None or abs(year - named) <= 1
            if index != at and near:
                voices = "one voice names" if n == 1 else f"{n} voices name"
                yield index, f"{voices} it beside this film"


def _ranked(films: Sequence[FilmLinks], reasons: dict[int, dict[Trait, str]]) -> tuple[Similar, ...]:
    found = [_similar(films[index], shared) for index, shared in reasons.items()]
    return tuple(sorted(found, key=lambda s: (-s.score, s.title, s.slug))[:MOST])


def _similar(film: FilmLinks, shared: dict[Trait, str]) -> Similar:
    weight = sum(_WEIGHTS[kind] for kind, _ in shared)
    ranked = sorted(shared, key=lambda trait: (-_WEIGHTS[trait[0]], trait))
    why = "; ".join(dict.fromkeys(shared[trait] for trait in ranked[:4]))
    return Similar(title=film.title, year=film.year, slug=film.slug, score=round(1 - exp(-weight / 3), 3), why=why)
