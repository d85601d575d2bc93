"""Which readings are of the same film."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from cinequorum.model.part import Subject
from cinequorum.model.reading import Reading
from cinequorum.names.titles import same_title
from cinequorum.reconcile.crews import by_crew
from cinequorum.reconcile.makers import Makers, agree, in_common, makers_of
from cinequorum.reconcile.sets import joined
from cinequorum.reconcile.subjects import subject_of

Group = tuple[Subject, ...]


def group_by_film(
    readings: Iterable[Reading], after: Callable[[Sequence[Group]], Sequence[Group]] = tuple
) -> tuple[tuple[Reading, ...], ...]:
    """Put readings of the same film together, as `group_subjects` does with what tells their films.

    `after` is what is done to the groups then, such as to follow what people judged.
    """
    ordered = sorted(readings, key=lambda reading: (reading.page.source, reading.page.id), reverse=True)
    by_id = {reading.page.id: reading for reading in ordered}
    groups = after(group_subjects([subject_of(reading) for reading in by_id.values()]))
    return tuple(tuple(by_id[page.page] for page in group) for group in groups)


def group_subjects(pages: Iterable[Subject]) -> tuple[Group, ...]:
    """Put pages about the same film together, in an order that does not depend on the input's.

    Same title (or the same database number; or, in two languages, the same year, makers and cast), and years at most
    one apart. Whole crews with nobody in common are two films. A page that names no year joins the only film of that
    title, or the one whose director or cast it names; where several fit it stays alone. Pages without a film are left
    out, and of pages with the same bytes one is kept.
    """
    unique: dict[str, Subject] = {}
    for page in sorted((page for page in pages if page.titles), key=_order):
        unique.setdefault(page.page, page)
    ordered = tuple(unique.values())
    groups = [group for block in _same_titles(ordered) for group in _by_year(block)]
    return in_order(groups)


def in_order(groups: Iterable[Sequence[Subject]]) -> tuple[Group, ...]:
    """Return groups and the pages in each in the order that `group_subjects` promises."""
    return tuple(sorted((tuple(sorted(group, key=_order)) for group in groups), key=_group_order))


def _order(page: Subject) -> tuple[str, str]:
    return (page.source, page.page)


def _group_order(group: Group) -> tuple[str, int, str]:
    years = [page.year for page in group if page.year is not None]
    return (min(key for page in group for key in page.title_keys), min(years, default=0), group[0].page)


def _same_titles(pages: Sequence[Subject]) -> tuple[Group, ...]:
    """Pages joined by a title or a database number, directly or through another page."""
    pairs, blocks = _titled_alike(pages)
    pairs += [(members[0], other) for key, members in blocks.items() if key[0] in "it" for other in members[1:]]
    for key, members in blocks.items():
        if key[0] in "az":
            pairs += _near_titles(pages, members)
    parts = joined(len(pages), pairs)
    if len(parts) > 1 and len({page.language for page in pages}) > 1:
        parts = joined(len(pages), [*pairs, *_same_makers_in(pages, parts)])
    return tuple(tuple(pages[i] for i in part) for part in parts)


def _titled_alike(pages: Sequence[Subject]) -> tuple[list[tuple[int, int]], dict[str, list[int]]]:
    """Pairs of pages that are titled and numbered in the same words, and which of the first ones have which keys.

    A film has many pages and few writings of its title: the others are no more looked at.
    """
    first: dict[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], int] = {}
    pairs: list[tuple[int, int]] = []
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, page in enumerate(pages):
        known = first.setdefault((page.titles, page.numbers), index)
        if known != index:
            pairs.append((known, index))
            continue
        for key in page.keys:
            if key[0] in "itaz":  # not of one address, which is not of one film; and makers come later
                blocks[key].append(index)
    return pairs, blocks


def _same_makers_in(pages: Sequence[Subject], parts: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of pages in two languages about a film of the same makers; `parts` are those joined by their titles."""
    part = {index: number for number, members in enumerate(parts) for index in members}
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, page in enumerate(pages):
        for key in page.keys:
            if key[0] in "dm":
                blocks[key].append(index)
    for key in sorted(blocks):
        yield from _translated(pages, blocks[key], part)


def _near_titles(pages: Sequence[Subject], members: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of pages whose titles are a slip apart. The distinct titles of one block are few."""
    from rapidfuzz.distance import OSA

    first = {
        key.replace(" ", ""): (i, title)
        for i in reversed(members)
        for key, title in zip(pages[i].title_keys, pages[i].titles, strict=True)
    }
    return [
        (first[a][0], first[b][0])
        for a, b in combinations(sorted(first), 2)
        if abs(len(a) - len(b)) <= 1
        and OSA.distance(a, b, score_cutoff=1) <= 1
        and same_title(first[a][1], first[b][1])
    ]


def _translated(pages: Sequence[Subject], members: Sequence[int], part: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Pairs of pages in two languages with one director and cast, and one year if both state it: one film.

    `part` numbers what titles have joined already; one pair is enough to join two of them.
    """
    held: dict[int, list[int]] = defaultdict(list)
    for i in members:
        held[part[i]].append(i)
    for one, other in combinations(held.values(), 2):
        if len({pages[i].language for i in (*one, *other)}) > 1:
            pairs = ((i, j) for i in one for j in other if _same_makers(pages[i], pages[j]))
            yield from (pair for pair in [next(pairs, None)] if pair is not None)


def _same_makers(a: Subject, b: Subject) -> bool:
    years = {a.year, b.year}
    if a.language == b.language or len(years - {None}) > 1:
        return False
    return in_common(a, b, None if None in years else next(iter(years)))


def _by_year(block: Group) -> list[list[Subject]]:
    counts = Counter(page.year for page in block if page.year is not None)
    groups: list[list[Subject]] = []
    while counts:
        centre = min(counts, key=lambda year: (-counts[year], year))
        near = {year for year in counts if abs(year - centre) <= 1}
        groups += by_crew([page for page in block if page.year in near])
        for year in near:
            del counts[year]
    undated = [page for page in block if page.year is None]
    return _with_undated(groups, undated)


def _with_undated(groups: list[list[Subject]], undated: list[Subject]) -> list[list[Subject]]:
    """Add each page without a year to the one film it fits; the rest form films of their own."""
    films = [makers_of(group) for group in groups]
    rest: list[Subject] = []
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]] = {}
    for page in undated:
        crew = (page.directors, page.cast)
        if crew not in known:
            known[crew] = [agree(makers_of((page,)), film) for film in films]
        found = known[crew]
        fitting = [i for i, a in enumerate(found) if a > 0] or [i for i, a in enumerate(found) if a == 0]
        if len(fitting) == 1:
            groups[fitting[0]].append(page)
        else:
            rest.append(page)
    return groups + (_agreeing(rest) if films else _without_years(rest))


def _without_years(rest: list[Subject]) -> list[list[Subject]]:
    """Split pages of one title and no year where their people exclude each other."""
    bare = [r for r in rest if not r.directors]
    groups = _agreeing([r for r in rest if r.directors])
    if len(groups) > 1:
        alone = _alone_or_with(groups, bare)
        return [*groups, *alone]
    return [[*(groups[0] if groups else []), *bare]] if rest else []


def _alone_or_with(groups: list[list[Subject]], bare: list[Subject]) -> list[list[Subject]]:
    """Join pages without a director to the film whose cast they name; return those that fit none or several."""
    films = [makers_of(group) for group in groups]
    alone = []
    for page in bare:
        own = makers_of((page,))
        fitting = [i for i, film in enumerate(films) if agree(own, film) > 0]
        if len(fitting) == 1:
            groups[fitting[0]].append(page)
        else:
            alone.append([page])
    return alone


def _agreeing(pages: Sequence[Subject]) -> list[list[Subject]]:
    """Put together the pages whose people agree, directly or through another; equal crews are compared once."""
    crews: dict[Makers, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        crews[makers_of((page,))].append(number)
    parts: list[list[Makers]] = []
    for crew in crews:
        joining = [part for part in parts if any(agree(crew, other) > 0 for other in part)]
        parts = [part for part in parts if part not in joining]
        parts.append([crew, *(other for part in joining for other in part)])
    found: list[list[Subject]] = []
    for part in parts:
        numbers = sorted(n for crew in part for n in crews[crew])
        together = len(part) > 1 or agree(part[0], part[0]) > 0
        found += [[pages[n] for n in numbers]] if together else [[pages[n]] for n in numbers]
    return found


def agreement(left: Iterable[Subject], right: Iterable[Subject]) -> int:
    """Return 1 if a director or two of the cast are on both sides, -1 if both name other directors, else 0."""
    return agree(makers_of(left), makers_of(right))
