"""Which readings are of the same film."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from cinequorum.model.reading import Reading
from cinequorum.names.letters import sound_keys
from cinequorum.names.people import parse
from cinequorum.names.titles import same_title, title_key
from cinequorum.reconcile.crews import by_crew
from cinequorum.reconcile.data.plausible import YEAR
from cinequorum.reconcile.makers import Makers, agree, firm, in_common, makers_of, people
from cinequorum.reconcile.people import slug_of
from cinequorum.reconcile.sets import joined

Group = tuple[Reading, ...]

_BRACKETED = re.compile(r"([^()\[\]]{2,120}?)\s*[(\[]([^()\[\]]{4,120})[)\]]")

_OR = re.compile(r"(?P<short>.{3,60}?)(?:,?\sor:|,\sor,?)\s.{8,120}", re.IGNORECASE)


def block_keys(reading: Reading) -> frozenset[str]:
    """Return the keys under which readings of the same film may be found together; none for a page without a film.

    The keys of the title and the original title, both halves of a long one (one slip leaves one half whole), the
    numbers that databases give the film, its director, its writer and cinematographer in that year. Sharing a key is
    not yet being the same film. Films that would have one address share a key too: they are told apart together.
    """
    keys = {f"id:{name}:{value}" for name, value in identifiers(reading)}
    if reading.film is not None:
        keys.add(f"s:{slug_of(reading.film.title)}")
    for title in titles_of(reading):
        bare = title_key(title).replace(" ", "")
        keys.add(f"t:{bare}")
        if len(bare) >= 10:
            keys |= {f"a:{bare[:5]}", f"z:{bare[-5:]}"}
    if keys:
        keys |= {f"d:{sound}" for sound in _sounds(reading, "director")}
        if year := year_of(reading):
            keys |= {f"m:{year}:{sound}" for sound in _sounds(reading, "writer") | _sounds(reading, "cinematographer")}
    return frozenset(keys)


def _sounds(reading: Reading, field: str) -> frozenset[str]:
    names = people(reading, field)
    return frozenset(sound for name in names for sound in sound_keys(parse(name).family))


def group_by_film(readings: Sequence[Reading]) -> tuple[Group, ...]:
    """Put readings of the same film together, in an order that does not depend on the input's.

    Same title (or the same database number; or, in two languages, the same year, makers and cast), and years at most
    one apart. Whole crews with nobody in common are two films. A page that names no year joins the only film of that
    title, or the one whose director or cast it names; where several fit it stays alone. Pages without a film are left
    out, and of pages with the same bytes one is kept.
    """
    unique = {r.page.id: r for r in sorted(readings, key=_order, reverse=True) if r.film is not None}
    ordered = tuple(sorted(unique.values(), key=_order))
    groups = [group for block in _same_titles(ordered) for group in _by_year(block)]
    return in_order(groups)


def in_order(groups: Iterable[Sequence[Reading]]) -> tuple[Group, ...]:
    """Return groups and the readings in each in the order that `group_by_film` promises."""
    return tuple(sorted((tuple(sorted(group, key=_order)) for group in groups), key=_group_order))


def year_of(reading: Reading) -> int | None:
    """Return the film's year as the page states it: beside the title, else in its best claim."""
    if reading.film is not None and reading.film.year is not None and plausible(reading.film.year):
        return reading.film.year
    stated = [c for c in reading.claims if c.predicate == "year" and _is_year(c.value) and firm(c.manner, c.p)]
    best = max(stated, key=lambda c: (c.p, -c.span.start), default=None)
    return int(best.value) if best is not None else None


def plausible(year: int) -> bool:
    """Tell whether a film can be of that year.

    >>> plausible(1962), plausible(20021)
    (True, False)
    """
    return YEAR["least"] <= year <= YEAR["most"]


def _is_year(value: str) -> bool:
    return len(value) == len("2021") and value.isdecimal() and plausible(int(value))


def _order(reading: Reading) -> tuple[str, str]:
    return (reading.page.source, reading.page.id)


def _group_order(group: Group) -> tuple[str, int, str]:
    years = [year for reading in group if (year := year_of(reading)) is not None]
    titles = min(title_key(title) for reading in group for title in titles_of(reading))
    return (titles, min(years, default=0), group[0].page.id)


def titles_of(reading: Reading) -> tuple[str, ...]:
    """Return the film's titles as the page states them, the parts of a double one among them."""
    if reading.film is None:
        return ()
    stated = [c.value for c in reading.claims if c.predicate == "original_title" and firm(c.manner, c.p)]
    found = (reading.film.title, reading.film.original_title, *stated)
    return tuple(dict.fromkeys(form for title in found if title for form in _forms(title)))


def _forms(title: str) -> tuple[str, ...]:
    """A title, and both parts of one that carries another in brackets: `Letyat zhuravli (The Cranes Are Flying)`."""
    match = _BRACKETED.fullmatch(title.strip())
    if match is None or match[2].strip().isdigit():
        long = _OR.fullmatch(title.strip())  # "Candide or: The Optimist"
        return (title, long["short"]) if long else (title,)
    return (title, match[1].strip(), match[2].strip())


def identifiers(reading: Reading) -> frozenset[tuple[str, str]]:
    """Return the numbers that databases give the film, each with its database."""
    return frozenset((c.role or "", c.value) for c in reading.claims if c.predicate == "source_id")


def _same_titles(readings: Sequence[Reading]) -> tuple[Group, ...]:
    """Readings joined by a title or a database number, directly or through another reading."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, reading in enumerate(readings):
        for key in block_keys(reading):
            blocks[key].append(index)
    pairs = [(members[0], other) for key, members in blocks.items() if key[0] in "it" for other in members[1:]]
    for key, members in blocks.items():
        if key[0] in "az":
            pairs += _near_titles(readings, members)
    parts = joined(len(readings), pairs)
    part = {index: number for number, members in enumerate(parts) for index in members}
    for key in sorted(blocks):
        if key[0] in "dm":
            pairs += _translated(readings, blocks[key], part)
    return tuple(tuple(readings[i] for i in part) for part in joined(len(readings), pairs))


def _near_titles(readings: Sequence[Reading], members: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of readings whose titles are a slip apart. The distinct titles of one block are few."""
    from rapidfuzz.distance import OSA

    first = {
        title_key(title).replace(" ", ""): (i, title) for i in reversed(members) for title in titles_of(readings[i])
    }
    return [
        (first[a][0], first[b][0])
        for a, b in combinations(sorted(first), 2)
        if abs(len(a) - len(b)) <= 1
        and OSA.distance(a, b, score_cutoff=1) <= 1
        and same_title(first[a][1], first[b][1])
    ]


def _translated(readings: Sequence[Reading], members: Sequence[int], part: Mapping[int, int]) -> list[tuple[int, int]]:
    """Pairs of readings in two languages with one director and cast, and one year if both state it: one film.

    `part` numbers what titles have joined already; one pair is enough to join two of them.
    """
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for i, j in combinations(members, 2) if len({part[i] for i in members}) > 1 else ():
        parts = (min(part[i], part[j]), max(part[i], part[j]))
        if parts[0] != parts[1] and parts not in found and _same_makers(readings[i], readings[j]):
            found[parts] = (i, j)
    return list(found.values())


def _same_makers(a: Reading, b: Reading) -> bool:
    years = {year_of(a), year_of(b)}
    if a.page.language[:2] == b.page.language[:2] or len(years - {None}) > 1:
        return False
    return in_common(a, b, None if None in years else next(iter(years)))


def _by_year(block: Group) -> list[list[Reading]]:
    dated = {reading.page.id: year for reading in block if (year := year_of(reading)) is not None}
    counts = Counter(dated.values())
    groups: list[list[Reading]] = []
    while counts:
        centre = min(counts, key=lambda year: (-counts[year], year))
        near = {year for year in counts if abs(year - centre) <= 1}
        groups += by_crew([r for r in block if dated.get(r.page.id) in near], identifiers)
        for year in near:
            del counts[year]
    undated = [reading for reading in block if reading.page.id not in dated]
    return _with_undated(groups, undated)


def _with_undated(groups: list[list[Reading]], undated: list[Reading]) -> list[list[Reading]]:
    """Add each reading without a year to the one film it fits; the rest form films of their own."""
    films = [makers_of(group) for group in groups]
    rest: list[Reading] = []
    for reading in undated:
        found = [agree(makers_of((reading,)), film) for film in films]
        fitting = [i for i, a in enumerate(found) if a > 0] or [i for i, a in enumerate(found) if a == 0]
        if len(fitting) == 1:
            groups[fitting[0]].append(reading)
        else:
            rest.append(reading)
    return groups + (_agreeing(rest) if films else _without_years(rest))


def _without_years(rest: list[Reading]) -> list[list[Reading]]:
    """Split readings of one title and no year where their people exclude each other."""
    bare = [r for r in rest if not people(r, "director")]
    groups = _agreeing([r for r in rest if people(r, "director")])
    if len(groups) > 1:
        alone = _alone_or_with(groups, bare)
        return [*groups, *alone]
    return [[*(groups[0] if groups else []), *bare]] if rest else []


def _alone_or_with(groups: list[list[Reading]], bare: list[Reading]) -> list[list[Reading]]:
    """Join readings without a director to the film whose cast they name; return those that fit none or several."""
    films = [makers_of(group) for group in groups]
    alone = []
    for reading in bare:
        own = makers_of((reading,))
        fitting = [i for i, film in enumerate(films) if agree(own, film) > 0]
        if len(fitting) == 1:
            groups[fitting[0]].append(reading)
        else:
            alone.append([reading])
    return alone


def _agreeing(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Put together the readings whose people agree, directly or through another; equal crews are compared once."""
    crews: dict[Makers, list[int]] = defaultdict(list)
    for number, reading in enumerate(readings):
        crews[makers_of((reading,))].append(number)
    parts: list[list[Makers]] = []
    for crew in crews:
        joining = [part for part in parts if any(agree(crew, other) > 0 for other in part)]
        parts = [part for part in parts if part not in joining]
        parts.append([crew, *(other for part in joining for other in part)])
    found: list[list[Reading]] = []
    for part in parts:
        numbers = sorted(n for crew in part for n in crews[crew])
        together = len(part) > 1 or agree(part[0], part[0]) > 0
        found += [[readings[n] for n in numbers]] if together else [[readings[n]] for n in numbers]
    return found


def agreement(left: Iterable[Reading], right: Iterable[Reading]) -> int:
    """Return 1 if a director or two of the cast are on both sides, -1 if both name other directors, else 0."""
    return agree(makers_of(left), makers_of(right))
