"""Films as judgements on films and pages have them: joined, parted, a page moved or left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from cinequorum.model.part import Subject
from cinequorum.reconcile.grouping import Group, agreement, in_order
from cinequorum.reconcile.rulings import Rulings
from cinequorum.reconcile.sets import joined
from cinequorum.reconcile.subjects import is_note

Fit = tuple[int, ...]


def regrouped(groups: Sequence[Group], rulings: Rulings) -> tuple[Group, ...]:
    """Return `groups`, which were made without asking anybody, as they are after what was judged.

    Pages judged the same are in one film with all that was grouped with them; pages judged different never are,
    whatever else joins them. Where a group is parted, each of its other pages goes with the side that it fits better
    by number, people, year and title; one that fits both alike stays with neither. Groups that nobody judged stay as
    they are. An editor's note that no judgement ties to a film is on none.
    """
    groups = [group for group in groups if not all(is_note(page) for page in group) or _is_tied(group, rulings)]
    if not rulings.pages and not rulings.filmless:
        return tuple(groups)
    kept = [tuple(r for r in group if r.page not in rulings.filmless) for group in groups]
    case = _Judged([group for group in kept if group], rulings)
    return in_order(case.films())


def _is_tied(group: Group, rulings: Rulings) -> bool:
    return any(page.page in rulings.pages.cores for page in group)


class _Judged:
    """Groups and, in each, the pages of which something was judged, by core (the pages judged to be of one film)."""

    def __init__(self, groups: Sequence[Group], rulings: Rulings) -> None:
        self._groups = groups
        self._ties = rulings.pages
        self._lone = rulings.lone
        self._cores: list[dict[str, list[Subject]]] = [self._anchors(group) for group in groups]
        self._pages = {r.page for cores in self._cores for held in cores.values() for r in held}

    def films(self) -> list[Group]:
        """Return the groups after joining and parting."""
        part = self._parts()
        found: dict[str, list[Subject]] = defaultdict(list)
        rest: list[Group] = []
        for group, cores in zip(self._groups, self._cores, strict=True):
            sides: dict[str, list[Subject]] = defaultdict(list)
            for core, anchors in cores.items():
                sides[part[core]] += anchors
            if not sides:
                rest.append(group)
            elif len(sides) == 1:
                found[next(iter(sides))] += group
            else:
                rest += self._parted(group, sides, found)
        return [*(tuple(held) for held in found.values()), *rest]

    def _anchors(self, group: Group) -> dict[str, list[Subject]]:
        cores: dict[str, list[Subject]] = defaultdict(list)
        for page in group:
            if page.page in self._ties.cores:
                cores[self._ties.core(page.page)].append(page)
        return cores

    def _parts(self) -> dict[str, str]:
        """Name for each core the film it goes into.

        Cores that stand in one group are joined, the surest first, unless anything in the two is kept apart.
        """
        part = {core: {core} for cores in self._cores for core in cores}
        for _, _, left, right in sorted(link for cores in self._cores for link in self._links(cores)):
            one, other = part[left], part[right]
            if one is not other and not any(self._ties.apart(a, b) for a in one for b in other):
                one |= other
                for core in other:
                    part[core] = one
        return {core: min(members) for core, members in part.items()}

    def _links(self, cores: Mapping[str, Sequence[Subject]]) -> list[tuple[bool, Fit, str, str]]:
        found = []
        for left, right in combinations(sorted(cores), 2):
            lone = self._is_lone(cores[left]) or self._is_lone(cores[right])
            apart = self._ties.apart(left, right) or (lone and agreement(cores[left], cores[right]) < 0)
            if not apart:
                fit = tuple(-value for value in max(_fit(one, cores[right]) for one in cores[left]))
                found.append((lone, fit, left, right))
        return found

    def _is_lone(self, anchors: Sequence[Subject]) -> bool:
        return all(r.page in self._lone for r in anchors)

    def _parted(
        self, group: Group, sides: Mapping[str, Sequence[Subject]], found: dict[str, list[Subject]]
    ) -> list[Group]:
        """Give each page of a group to a side; return what fits none better than another, as films of their own."""
        open_sides = {name: held for name, held in sides.items() if not self._is_lone(held)} or sides
        unplaced = []
        for page in group:
            own = next((name for name, held in sides.items() if page in held), None)
            home = own or _home(page, open_sides)
            if home is None:
                unplaced.append(page)
            else:
                found[home].append(page)
        pairs = [(i, j) for i, j in combinations(range(len(unplaced)), 2) if _agree(unplaced[i], unplaced[j])]
        return [tuple(unplaced[i] for i in members) for members in joined(len(unplaced), pairs)]


def _home(page: Subject, sides: Mapping[str, Sequence[Subject]]) -> str | None:
    """The side that a page fits better than any other."""
    fits = {name: _fit(page, held) for name, held in sides.items()}
    best = max(fits.values())
    fitting = [name for name, fit in fits.items() if fit == best]
    return fitting[0] if len(fitting) == 1 else None


def _fit(page: Subject, anchors: Sequence[Subject]) -> Fit:
    """How well a page fits others: by databases' numbers, people, year, title, in that order."""
    numbers = {number for r in anchors for number in r.numbers}
    years = {r.year for r in anchors if r.year is not None}
    keys = {key for r in anchors for key in r.title_keys}
    same_year = 0 if page.year is None or not years else 1 if page.year in years else -1
    same_title = int(any(key in keys for key in page.title_keys))
    return (int(not numbers.isdisjoint(page.numbers)), agreement((page,), anchors), same_year, same_title)


def _agree(left: Subject, right: Subject) -> bool:
    return agreement((left,), (right,)) > 0
