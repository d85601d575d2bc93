"""The other films that the pages name, joined across pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from cinequorum.model.film import Comparison, Support
from cinequorum.model.reading import Reading
from cinequorum.names.titles import near_keys, same_title, title_key
from cinequorum.reconcile.evidence import support_at
from cinequorum.reconcile.sets import joined
from cinequorum.reconcile.voices import Voices

_RELATIONS = ("compared", "same_director", "same_cast", "mentioned")


@dataclass(frozen=True, slots=True)
class Mention:
    """Another film as one or several pages name it: how they are related, the words, the voices, how many times.

    `written`: the title as it stands on the page, where that is more than the title ("Hugo (in 3D)").
    """

    title: str
    year: int | None
    relation: str
    support: tuple[Support, ...]
    voices: AbstractSet[int]
    count: int = 1
    written: str = ""


def comparisons_of(readings: Sequence[Reading], voices: Voices, titles: Sequence[str]) -> tuple[Comparison, ...]:
    """Return each other film once, with its forms, its most telling relation and its independent voices.

    `titles` are the film's own, which pages may name like another film's.
    """
    return compared(_mentions(readings, voices), titles)


def compared(mentions: Iterable[Mention], titles: Sequence[str]) -> tuple[Comparison, ...]:
    """Return the other films that are mentioned, as `comparisons_of` does.

    Mentions are one film if their titles are the same and no two of their years are more than one apart.
    """
    own = {title_key(title) for title in titles}
    others = [one for one in mentions if title_key(one.title) not in own]
    films = [_comparison([others[i] for i in part]) for part in _films(others)]
    return tuple(sorted(films, key=lambda c: (_RELATIONS.index(c.relation), -c.n, c.title, c.year or 0)))


def _mentions(readings: Sequence[Reading], voices: Voices) -> Iterator[Mention]:
    for reading in readings:
        for other in reading.other_films:
            support = support_at(reading, other.span, voices)
            words = " ".join(reading.page.slice(other.span).split())
            more = words if words != other.title and title_key(words) == title_key(other.title) else ""
            yield Mention(other.title, other.year, other.relation, (support,), {support.witness}, written=more)


def _films(named: Sequence[Mention]) -> tuple[tuple[int, ...], ...]:
    """Which mentions are of one film. Titles are compared once, and only those that may be a slip apart."""
    holders: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for number, other in enumerate(named):
        holders[other.title, other.year].append(number)
    alike: dict[str, list[tuple[str, int | None]]] = defaultdict(list)
    for title, year in holders:
        for form in near_keys(title):
            alike[form].append((title, year))
    pairs = [(held[0], other) for held in holders.values() for other in held[1:]]
    for forms in alike.values():
        pairs += [(holders[a][0], holders[b][0]) for a, b in combinations(forms, 2) if _same_film(a, b)]
    return tuple(film for part in joined(len(named), pairs) for film in _by_year(named, part))


def _by_year(named: Sequence[Mention], part: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Part a film from its remake. Mentions without a year belong to either then, and are kept by themselves."""
    runs: list[list[int]] = []
    first: int | None = None
    for number in sorted((i for i in part if named[i].year is not None), key=lambda i: (named[i].year or 0, i)):
        year = named[number].year or 0
        if first is None or year - first > 1:
            first = year
            runs.append([])
        runs[-1].append(number)
    undated = [i for i in part if named[i].year is None]
    if len(runs) > 1:
        yield from (tuple(run) for run in (*runs, undated) if run)
    else:
        yield part


def _same_film(a: tuple[str, int | None], b: tuple[str, int | None]) -> bool:
    near = a[1] is None or b[1] is None or abs(a[1] - b[1]) <= 1
    return near and same_title(a[0], b[0])


def _comparison(mentions: Sequence[Mention]) -> Comparison:
    forms: Counter[str] = Counter()
    years: Counter[int] = Counter()
    for one in mentions:
        forms[one.title] += one.count
        if one.year is not None:
            years[one.year] += one.count
    title = min(forms, key=lambda form: (form.isupper(), -forms[form], -len(form), form))
    return Comparison(
        title=title,
        year=min(years, key=lambda year: (-years[year], year), default=None),
        relation=min((one.relation for one in mentions), key=_RELATIONS.index),
        n=len(set[int]().union(*(one.voices for one in mentions))),
        support=tuple(support for one in mentions for support in one.support),
        variants=tuple(sorted((set(forms) | {one.written for one in mentions}) - {title, ""})),
    )
