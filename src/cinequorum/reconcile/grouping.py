"""Which readings are of the same film."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from cinequorum.model.claim import Manner, Scope
from cinequorum.model.reading import Reading
from cinequorum.names.letters import sound_keys
from cinequorum.names.people import SAME_PERSON, compare, parse
from cinequorum.names.titles import same_title, title_key
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
    names = _people(reading, field)
    return frozenset(sound for name in names for sound in sound_keys(parse(name).family))


def group_by_film(readings: Sequence[Reading]) -> tuple[Group, ...]:
    """Put readings of the same film together, in an order that does not depend on the input's.

    Same title (or the same database number; or, in two languages, the same year, makers and cast), and years at most
    one apart. A page that names no year joins the only film of that title, or the one whose director or cast it names;
    where several fit it stays alone. Pages without a film are left out, and of pages with the same bytes one is kept.
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
    if reading.film is not None and reading.film.year is not None:
        return reading.film.year
    stated = [c for c in reading.claims if c.predicate == "year" and c.value.isdecimal() and _firm(c.manner, c.p)]
    best = max(stated, key=lambda c: (c.p, -c.span.start), default=None)
    return int(best.value) if best is not None else None


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
    stated = [c.value for c in reading.claims if c.predicate == "original_title" and _firm(c.manner, c.p)]
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


def _firm(manner: Manner, p: float) -> bool:
    return manner in (Manner.FACT, Manner.ESTIMATE) and p >= 0.4


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
        if key[0] in "dm":
            pairs += _translated(readings, members)
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


def _translated(readings: Sequence[Reading], members: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of readings in two languages with one director and cast, and one year if both state it: one film."""
    return [
        (i, j)
        for i, j in combinations(members, 2)
        if readings[i].page.language[:2] != readings[j].page.language[:2] and _same_makers(readings[i], readings[j])
    ]


def _same_makers(a: Reading, b: Reading) -> bool:
    """Tell whether two pages name a director and two of the cast in common; three of them where a year is missing.

    Where a page leaves the director unnamed, its writer or cinematographer stands for him if both pages state the year.
    """
    years = {year_of(a), year_of(b)}
    if len(years - {None}) > 1 or _shared(_people(a, "cast"), _people(b, "cast")) < (3 if None in years else 2):
        return False
    directors = _people(a, "director"), _people(b, "director")
    if all(directors):
        return _shared(*directors) > 0
    return None not in years and any(
        _shared(_people(a, field), _people(b, field)) for field in ("writer", "cinematographer")
    )


def _by_year(block: Group) -> list[list[Reading]]:
    dated = {reading.page.id: year for reading in block if (year := year_of(reading)) is not None}
    counts = Counter(dated.values())
    groups: list[list[Reading]] = []
    while counts:
        centre = min(counts, key=lambda year: (-counts[year], year))
        near = {year for year in counts if abs(year - centre) <= 1}
        groups.append([r for r in block if dated.get(r.page.id) in near])
        for year in near:
            del counts[year]
    undated = [reading for reading in block if reading.page.id not in dated]
    return _with_undated(groups, undated)


def _with_undated(groups: list[list[Reading]], undated: list[Reading]) -> list[list[Reading]]:
    """Add each reading without a year to the one film it fits; the rest form films of their own."""
    films = [tuple(group) for group in groups]
    rest: list[Reading] = []
    for reading in undated:
        found = [agreement((reading,), film) for film in films]
        fitting = [i for i, a in enumerate(found) if a > 0] or [i for i, a in enumerate(found) if a == 0]
        if len(fitting) == 1:
            groups[fitting[0]].append(reading)
        else:
            rest.append(reading)
    if films:
        pairs = _pairs(rest, lambda a: a > 0)
        return groups + [[rest[i] for i in part] for part in joined(len(rest), pairs)]
    return groups + _without_years(rest)


def _without_years(rest: list[Reading]) -> list[list[Reading]]:
    """Split readings of one title and no year where their people exclude each other."""
    named = [r for r in rest if _people(r, "director")]
    bare = [r for r in rest if not _people(r, "director")]
    groups = [[named[i] for i in part] for part in joined(len(named), _pairs(named, lambda a: a > 0))]
    if len(groups) > 1 and bare:
        return [*groups, *_alone_or_with(groups, bare)]
    return [[*(groups[0] if groups else []), *bare]] if rest else []


def _alone_or_with(groups: list[list[Reading]], bare: list[Reading]) -> list[list[Reading]]:
    """Join readings without a director to the film whose cast they name; return those that fit none or several."""
    films = [tuple(group) for group in groups]
    alone = []
    for reading in bare:
        fitting = [i for i, film in enumerate(films) if agreement((reading,), film) > 0]
        if len(fitting) == 1:
            groups[fitting[0]].append(reading)
        else:
            alone.append([reading])
    return alone


def _pairs(readings: Sequence[Reading], wanted: Callable[[int], bool]) -> list[tuple[int, int]]:
    return [
        (i, j)
        for i, left in enumerate(readings)
        for j in range(i + 1, len(readings))
        if wanted(agreement((left,), (readings[j],)))
    ]


def agreement(left: Iterable[Reading], right: Iterable[Reading]) -> int:
    """Return 1 if a director or two of the cast are on both sides, -1 if both name other directors, else 0."""
    a, b = tuple(left), tuple(right)
    directors = [{p for r in side for p in _people(r, "director")} for side in (a, b)]
    cast = [{p for r in side for p in _people(r, "cast")} for side in (a, b)]
    shared_cast = _shared(cast[0], cast[1])
    if _shared(directors[0], directors[1]) or shared_cast >= 2:
        return 1
    if directors[0] and directors[1] and not shared_cast:
        return -1
    return int(shared_cast == 1 and not (directors[0] and directors[1]))


def _shared(left: Iterable[str], right: Iterable[str]) -> int:
    others = tuple(right)
    return sum(any(compare(name, other).same >= SAME_PERSON for other in others) for name in left)


def _people(reading: Reading, field: str) -> frozenset[str]:
    return frozenset(
        c.value for c in reading.claims if c.predicate == field and c.scope is Scope.WORK and _firm(c.manner, c.p)
    )
