"""The film's title, year and address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import count

from msgspec import Struct

from cinequorum.model.claim import LOCKED
from cinequorum.model.film import Fact, Film
from cinequorum.names.titles import title_key
from cinequorum.reconcile.people import slug_of


def display_title(named: Iterable[tuple[str, float, int]]) -> tuple[str, tuple[str, ...]]:
    """Return the title shown and every form seen. `named`: each page's title, how sure it is, and its voice.

    The form that most independent voices use, by how sure each page is; ties go to mixed case, then to the longer
    form (one that keeps its exclamation mark).
    """
    first = {(title, voice): sure for title, sure, voice in reversed(list(named))}  # of a voice its first page
    weight: Counter[str] = Counter()
    for (title, sure), voices in Counter((title, sure) for (title, _), sure in first.items()).items():
        weight[title] += voices * round(1000 * sure)
    best = min(weight, key=lambda t: (t.isupper() or t.islower(), -weight[t], -len(t), t))
    return best, tuple(sorted(weight, key=lambda t: (t != best, -weight[t], t)))


def original_title(beside: Iterable[str], facts: Sequence[Fact], title: str) -> str | None:
    """Return the original title, if it is another than the one shown. `beside`: those that pages put beside theirs."""
    stated = [fact.value for fact in facts if fact.field == "original_title"]
    stated += sorted(beside)
    bare = [value.split(" (")[0].strip() or value for value in stated]
    return next((value for value in bare if title_key(value) != title_key(title)), None)


def film_year(stated: Iterable[int], facts: Sequence[Fact]) -> int | None:
    """Return the film's year: an editor's, else the best supported one that pages state or facts have."""
    locked = [fact.value for fact in facts if fact.field == "year" and LOCKED in fact.qualifiers]
    if len(locked) == 1 and locked[0].isdecimal():
        return int(locked[0])
    years = Counter(stated)
    for fact in facts:
        if fact.field == "year" and fact.value.isdecimal():
            years[int(fact.value)] += fact.witnesses
    return min(years, key=lambda year: (-years[year], year), default=None)


def with_own_slugs(films: Sequence[Film]) -> tuple[Film, ...]:
    """Return the films, each with an address of its own.

    Two films of one title and year are told apart by a director in the address, else by a number; the one with the most
    pages keeps the plain address.
    """
    return own_slugs(films, [tuple(entry.id for entry in film.sources) for film in films])


def own_slugs(
    films: Sequence[Film], pages: Sequence[Sequence[str]], taken: AbstractSet[str] = frozenset()
) -> tuple[Film, ...]:
    """Do what `with_own_slugs` does; the pages of each film are given beside it, slugs in `taken` are not to be had."""
    slugs = addresses([claimed(film, held) for film, held in zip(films, pages, strict=True)], taken)
    return tuple(
        film if slug == film.slug else replace(film, slug=slug) for film, slug in zip(films, slugs, strict=True)
    )


class Claimed(Struct, frozen=True, kw_only=True, array_like=True):
    """The address that a film would have, and what tells it from another that would have the same.

    `first` is its first page, `pages` how many it has.
    """

    slug: str
    director: str | None
    pages: int
    first: str


def claimed(film: Film, pages: Sequence[str]) -> Claimed:
    """Return which address a film of these pages claims."""
    director = next((fact.value for fact in film.having("director")), None)
    return Claimed(slug=film.slug, director=director, pages=len(pages), first=pages[0])


def addresses(films: Sequence[Claimed], taken: AbstractSet[str] = frozenset()) -> tuple[str, ...]:
    """Return an address for each film, in their order; those in `taken` are not to be had.

    >>> two = [Claimed(slug="solaris-1972", director=None, pages=n, first=f"{n}") for n in (1, 2)]
    >>> addresses(two)
    ('solaris-1972-2', 'solaris-1972')
    """
    given = set(taken)
    found: dict[int, str] = {}
    for at in sorted(range(len(films)), key=lambda i: (films[i].slug, -films[i].pages, films[i].first)):
        found[at] = next(slug for slug in _addresses(films[at]) if slug not in given)
        given.add(found[at])
    return tuple(found[at] for at in range(len(films)))


def _addresses(film: Claimed) -> Iterator[str]:
    yield film.slug
    if film.director is not None:
        yield f"{film.slug}-{slug_of(film.director)}"
    yield from (f"{film.slug}-{number}" for number in count(2))


def film_slug(title: str, year: int | None) -> str:
    """Return the film's address: ASCII, the year at the end where it is known.

    >>> film_slug("Cléo de 5 à 7", 1962)
    'cleo-de-5-a-7-1962'
    """
    return slug_of(title) if year is None else f"{slug_of(title)}-{year}"
