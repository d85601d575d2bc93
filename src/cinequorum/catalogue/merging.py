"""One work that several files list, or one file twice, made one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from cinequorum.catalogue.entries import MOST_PEOPLE, Work
from cinequorum.text.fold import fold


def merged(works: Iterable[Work]) -> tuple[Work, ...]:
    """Return the works found under one title, each once, in a fixed order.

    Works that share an identifier are one. So are works of one title, year and kind, if that leaves no doubt: there
    are no two identifiers of one database among them, and no two lists of people without a name in common.
    """
    by_id: list[Work] = []
    place: dict[str, int] = {}
    for work in sorted(set(works), key=_order):
        at = next((place[one] for one in work.ids if one in place), len(by_id))
        if at == len(by_id):
            by_id.append(work)
        else:
            by_id[at] = _both(by_id[at], work)
        place.update(dict.fromkeys(by_id[at].ids, at))
    return tuple(sorted(_alike(by_id), key=_order))


def _alike(works: list[Work]) -> list[Work]:
    groups: dict[tuple[str, int | None, str], list[Work]] = {}
    for work in works:
        groups.setdefault((fold(work.title), work.year, work.kind), []).append(work)
    kept: list[Work] = []
    for (_, year, _), group in groups.items():
        kept.extend([_all_of(group)] if year and _one_work(group) else group)
    return kept


def _one_work(group: list[Work]) -> bool:
    ids = [one[:1] for work in group for one in work.ids]
    people = [{fold(name) for name in work.people} for work in group if work.people]
    return len(ids) == len(set(ids)) and not any(one.isdisjoint(other) for one, other in combinations(people[:9], 2))


def _all_of(group: list[Work]) -> Work:
    whole = group[0]
    for work in group[1:]:
        whole = _both(whole, work)
    return whole


def _both(one: Work, other: Work) -> Work:
    return Work(
        title=one.title,
        original_title=one.original_title or other.original_title,
        year=one.year or other.year,
        kind=one.kind,
        people=tuple(dict.fromkeys((*one.people, *other.people)))[:MOST_PEOPLE],
        ids=tuple(sorted({*one.ids, *other.ids})),
    )


def _order(work: Work) -> tuple[int, int, str, str, tuple[str, ...], tuple[str, ...]]:
    """Put the work of whom most is known first, then by year and title."""
    known = len(work.people) + len(work.ids) + bool(work.original_title)
    return (-known, work.year or 0, work.title, work.kind, work.ids, work.people)
