"""Whether pages name the same people, as a sign that they are about one film."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cinequorum.model.part import Subject
from cinequorum.names.people import SAME_PERSON, compare


@dataclass(frozen=True, slots=True)
class Makers:
    """The names that one or more pages give as the film's, by function."""

    directors: frozenset[str]
    cast: frozenset[str]


def makers_of(pages: Iterable[Subject]) -> Makers:
    """Return the directors and the cast that these pages name, firmly enough."""
    directors: set[str] = set()
    cast: set[str] = set()
    for page in pages:
        directors.update(page.directors)
        cast.update(page.cast)
    return Makers(frozenset(directors), frozenset(cast))


def agree(one: Makers, other: Makers) -> int:
    """Return 1 if a director or two of the cast are on both sides, -1 if both name other directors, else 0."""
    if shared(one.directors, other.directors):
        return 1
    common = shared(one.cast, other.cast)
    if common >= 2:
        return 1
    both = bool(one.directors and other.directors)
    return (-1 if both else 0) if not common else int(not both)


def shared(one: Iterable[str], others: frozenset[str]) -> int:
    """Count the names of one side that the other has too, in any spelling."""
    return sum(_is_among(name, others) for name in one)


def _is_among(name: str, others: frozenset[str]) -> bool:
    if name in others and compare(name, name).same >= SAME_PERSON:
        return True
    return any(compare(name, other).same >= SAME_PERSON for other in others)


def in_common(one: Subject, other: Subject, year: int | None) -> bool:
    """Tell whether two pages name a director and two of the cast in common; three of them where `year` is None.

    Where a page leaves the director unnamed, its writer or cinematographer stands for him if both pages state `year`.
    """
    if shared(one.cast, frozenset(other.cast)) < (3 if year is None else 2):
        return False
    if one.directors and other.directors:
        return shared(one.directors, frozenset(other.directors)) > 0
    return year is not None and (
        shared(one.writers, frozenset(other.writers)) > 0
        or shared(one.cinematographers, frozenset(other.cinematographers)) > 0
    )
